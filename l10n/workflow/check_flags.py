"""Say above each finished translation which rules object to it: ``#. flags: numbers, names``, where that is configured."""

from dataclasses import replace

from l10n.config import Config
from l10n.model import Catalog, Sidecar
from l10n.terms import Termbase


def with_findings(catalog: Catalog, config: Config, *, termbase: Termbase, record: Sidecar) -> Catalog:
    """The catalog with a line of flags above its translations that have findings.

    Drafts have their own, see `l10n.estimate`. What a comment answers is not told.

    Args:
        catalog: of one report.
        config: of the project; nothing is done without ``checks.flags``.
        termbase: names that must be right.
        record: beside the catalog.
    """
    if not config.checks.flags:
        return catalog
    from l10n.checks import Checker  # noqa: PLC0415 - only where it is asked for
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
    for at in asked:
        answered = read_suppressions(units[at].comments, known=names)
        note = flags_note(finding for finding in found[at] if not answered.covers(finding))
        notes = flagged(units[at].notes, note)
        if notes != units[at].notes:
            units[at] = replace(units[at], notes=notes)
    return replace(catalog, units=tuple(units))
