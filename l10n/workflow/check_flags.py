"""Say above each finished translation which rules object to it: ``#. flags: numbers, names``, where that is configured."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.config import Config
from l10n.errors import reading
from l10n.model import Catalog, Finding, Sidecar
from l10n.terms import Termbase


def baseline_paths(config: Config) -> tuple[PurePosixPath, ...]:
    """The file of known findings, where flags are written and leave them out."""
    name = config.checks.baseline if config.checks.flags else ""
    return (PurePosixPath(name),) if name else ()


def with_findings(
    catalog: Catalog,
    config: Config,
    *,
    termbase: Termbase,
    record: Sidecar,
    report: str = "",
    files: Mapping[PurePosixPath, bytes | None] | None = None,
) -> Catalog:
    """The catalog with a line of flags above its translations that have findings.

    Drafts have their own, see `l10n.estimate`. What a comment answers is not told, nor what the baseline knows.

    Args:
        catalog: of one report.
        config: of the project; nothing is done without ``checks.flags``.
        termbase: names that must be right.
        record: beside the catalog.
        report: its id.
        files: those of `baseline_paths`.

    Raises:
        ReadError: the baseline is something else.
    """
    if not config.checks.flags:
        return catalog
    from l10n.checks import Checker  # noqa: PLC0415 - only where it is asked for
    from l10n.checks.baseline import Baseline, finding_key  # noqa: PLC0415
    from l10n.checks.configured import configured  # noqa: PLC0415
    from l10n.checks.flags import flagged, flags_note  # noqa: PLC0415
    from l10n.checks.registry import rules  # noqa: PLC0415
    from l10n.checks.suppress import read_suppressions  # noqa: PLC0415
    from l10n.workflow.check import pair_of  # noqa: PLC0415

    settings = configured(config.checks, locale=catalog.locale)
    names = [*rules(), *(pattern.name for pattern in settings.patterns)]
    source = config.project.source
    pairs = [
        replace(
            pair_of(unit, locale=catalog.locale, source_locale=source, termbase=termbase, record=record),
            style=settings.style,
        )
        for unit in catalog.units
    ]
    asked = {at for at, unit in enumerate(catalog.units) if unit.target and not unit.fuzzy}
    units = list(catalog.units)
    found = Checker(settings).report(pairs, asked=asked)
    baseline = Baseline()
    for path in baseline_paths(config):
        if data := (files or {}).get(path):
            with reading(path):
                baseline = Baseline.parse(data)

    def is_known(finding: Finding, target: str) -> bool:
        return baseline.knows(finding_key(finding, report=report, locale=catalog.locale, target=target))

    for at in asked:
        answered = read_suppressions(units[at].comments, known=names)
        note = flags_note(
            finding
            for finding in found[at]
            if not answered.covers(finding) and not is_known(finding, units[at].target)
        )
        notes = flagged(units[at].notes, note)
        if notes != units[at].notes:
            units[at] = replace(units[at], notes=notes)
    return replace(catalog, units=tuple(units))
