"""Sign off translations: an editor's word that they may be published, good for the wording they have now."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from l10n.config import Config
from l10n.errors import UsageError
from l10n.formats import sidecar
from l10n.merge import place_id, sign, state, unit_key
from l10n.model import Catalog, Change, State, Unit
from l10n.project import Files, Layout, locked, scan
from l10n.project.catalogs import parse_catalog, parse_sidecar
from l10n.workflow.apply import apply
from l10n.workflow.choose import choose_locales, choose_reports


@dataclass(frozen=True, slots=True)
class Approved:
    """What came of signing off, each unit by its ids joined with ``+``."""

    report: str
    locale: str
    signed: tuple[str, ...]
    """Signed off now; withdrawn now, where that was asked."""
    standing: tuple[str, ...]
    """Signed off before, in the wording they still have."""
    unfinished: tuple[str, ...]
    """Asked for, and not to be signed: untranslated or fuzzy."""


def approve(
    root: Path,
    config: Config,
    *,
    report: str,
    locale: str,
    by: str,
    names: Sequence[str] = (),
    withdraw: bool = False,
    dry_run: bool = False,
) -> Approved:
    """Sign off the finished units of a report in one locale, or take that back.

    Args:
        root: of the project.
        config: of the project.
        report: its id or folder.
        locale: a target locale.
        by: who signs.
        names: ids of sentences; without any, the whole report.
        withdraw: take sign-offs back.
        dry_run: write nothing.

    Raises:
        UsageError: no such report, locale or sentence, no catalog, or nobody signs.
        ReadError: the catalog or its record cannot be read.
        ConflictError: the record changed meanwhile.
        LockError: another run is at work here.
    """
    if not by.strip() and not withdraw:
        raise UsageError("say who signs: --by NAME.")
    (folder,) = choose_reports(scan(root, config).folders, [report])
    (locale,) = choose_locales(config, [locale])
    layout, files = Layout(folder.id), Files(root)
    place = layout.catalog(locale)
    catalog = parse_catalog(files.read_if_any(place), place, locale=locale)
    if catalog is None:
        raise UsageError(f"{folder.id}: has no {locale} catalog yet; `l10n sync` makes it.")
    path = layout.sidecar(locale)
    base = files.read_if_any(path)
    record = parse_sidecar(base, path)
    chosen = _chosen(catalog, names)
    kinds: dict[str, list[str]] = {"signed": [], "standing": [], "unfinished": []}
    signoffs = dict(record.signoffs)
    for unit in chosen:
        key = unit_key(unit)
        match state(unit, record.signoffs):
            case State.REVIEWED if withdraw:
                del signoffs[key]
                kinds["signed"].append(key)
            case State.REVIEWED:
                kinds["standing"].append(key)
            case State.TRANSLATED if not withdraw:
                signoffs[key] = sign(unit, by=by.strip(), date=datetime.now(UTC).date().isoformat())
                kinds["signed"].append(key)
            case State.UNTRANSLATED | State.DRAFT if not withdraw:
                kinds["unfinished"].append(key)
            case _:
                pass
    if kinds["signed"] and not dry_run:
        with locked(root):
            apply(root, [Change(path, sidecar.serialize(replace(record, signoffs=signoffs)), base)])
    return Approved(folder.id, locale, **{kind: tuple(keys) for kind, keys in kinds.items()})


def _chosen(catalog: Catalog, names: Sequence[str]) -> list[Unit]:
    if not names:
        return list(catalog.units)
    by_id = {place_id(place): unit for unit in catalog.units for place in unit.places}
    chosen: dict[str, Unit] = {}
    for id_ in (part for name in names for part in name.split("+")):
        if id_ not in by_id:
            close = difflib.get_close_matches(id_, by_id, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            raise UsageError(f"{id_}: no sentence has this id.{hint}")
        chosen[unit_key(by_id[id_])] = by_id[id_]
    return list(chosen.values())
