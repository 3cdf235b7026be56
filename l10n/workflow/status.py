"""How far every report is, from what lies on disk: nothing is read but catalogs and their records."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.config import Config
from l10n.errors import ReadError
from l10n.merge import place_id, unedited
from l10n.model import Finding, Provenance, Sidecar
from l10n.project import Files, Folder, Layout, scan
from l10n.project.catalogs import parse_catalog, parse_sidecar
from l10n.workflow.choose import choose_locales, choose_reports
from l10n.workflow.doubt import Doubt, doubts
from l10n.workflow.plan import Row, row_of
from l10n.workflow.relink import record_findings


@dataclass(frozen=True, slots=True)
class Unedited:
    """A draft that was accepted as it stood."""

    ids: tuple[str, ...]
    """Of its sentences."""
    source: str
    target: str
    draft: Provenance


@dataclass(slots=True)
class Status:
    """The state of a project."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict[tuple[str, str], Row])
    """By report and locale. A report that was never synced has none."""
    records: dict[tuple[str, str], Sidecar] = field(default_factory=dict[tuple[str, str], Sidecar])
    """By report and locale, of those that have a row."""
    unedited: dict[tuple[str, str], tuple[Unedited, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[Unedited, ...]]
    )
    """By report and locale, of those that have a row: drafts that somebody accepted as they stood."""
    doubts: dict[tuple[str, str], tuple[Doubt, ...]] = field(
        default_factory=dict[tuple[str, str], tuple[Doubt, ...]]
    )
    """By report and locale, of those that have a row: drafts, the most doubtful first."""
    missing: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Reports and locales without a catalog: the next sync makes them."""
    failures: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    """Report, locale and what is wrong with its files."""
    findings: list[Finding] = field(default_factory=list[Finding])


def status(root: Path, config: Config, *, reports: Sequence[str] = (), locales: Sequence[str] = ()) -> Status:
    """Count the units of catalogs.

    Raises:
        ConfigError: the tree contradicts itself.
        UsageError: a report or locale is not of the project.
    """
    found = scan(root, config)
    result = Status(findings=list(found.findings))
    files = Files(root)
    for folder in choose_reports(found.folders, reports):
        for locale in choose_locales(config, locales):
            try:
                found_row = _row(files, folder, locale, accept=config.align.accept)
            except ReadError as error:
                result.failures.append((folder.id, locale, str(error)))
                continue
            if found_row is None:
                result.missing.append((folder.id, locale))
            else:
                place = (folder.id, locale)
                result.rows[place], result.records[place] = found_row[:2]
                result.unedited[place], result.doubts[place] = found_row[2:]
    return result


def _row(
    files: Files, folder: Folder, locale: str, *, accept: float
) -> tuple[Row, Sidecar, tuple[Unedited, ...], tuple[Doubt, ...]] | None:
    layout = Layout(folder.id)
    path, record = layout.catalog(locale), layout.sidecar(locale)
    catalog = parse_catalog(files.read_if_any(path), path, locale=locale)
    if catalog is None:
        return None
    beside = parse_sidecar(files.read_if_any(record), record)
    row = replace(row_of(catalog, beside), findings=record_findings(beside), confidential=folder.confidential)
    confirmed = tuple(
        Unedited(tuple(map(place_id, unit.places)), unit.source, unit.target, draft)
        for unit in catalog.units
        if (draft := unedited(unit, beside.drafts, accept=accept))
    )
    return row, beside, confirmed, doubts(catalog)
