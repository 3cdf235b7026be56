"""Say above each draft of a catalog what makes one doubt it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from l10n.estimate import PREFIX, estimate, is_polite, note
from l10n.model import Catalog, Origin, Unit
from l10n.terms import Termbase, TermStatus

Likeness = Callable[[Sequence[str], Sequence[str]], Sequence[float]]
"""Cosines of the vectors of sources and targets, pair by pair."""
_ROLE = "role: "
_TOLD = 3
"""Finished sentences from which on a report has a manner of its own."""


def flagged(
    catalog: Catalog, *, source_locale: str, termbase: Termbase, likeness: Likeness | None
) -> Catalog:
    """The catalog with a line of flags above its drafts that have some.

    Args:
        catalog: of one report.
        source_locale: of its sources.
        termbase: names that must be called as it says.
        likeness: None leaves out what needs vectors.
    """
    # How near a published sentence is to its source, the aligner has weighed already.
    drafts = [unit for unit in catalog.units if _is_machine(unit)] if likeness else []
    cosines = iter(
        likeness([u.source for u in drafts], [u.target for u in drafts]) if likeness and drafts else ()
    )
    plain = _is_plain(catalog)

    def looked_at(unit: Unit) -> Unit:
        kept = tuple(line for line in unit.notes if not line.startswith(PREFIX))
        if unit.fuzzy and unit.target:
            found = estimate(
                unit.source,
                unit.target,
                source_locale=source_locale,
                target_locale=catalog.locale,
                role=_role(unit),
                names=_names(unit.source, termbase, source_locale, catalog.locale),
                plain=plain,
                likeness=next(cosines) if likeness and _is_machine(unit) else None,
            )
            line = note(found)
            kept = (*kept, line) if line else kept
        return unit if kept == unit.notes else replace(unit, notes=kept)

    return replace(catalog, units=tuple(looked_at(unit) for unit in catalog.units))


def _is_machine(unit: Unit) -> bool:
    made = unit.provenance.draft if unit.provenance else None
    return bool(unit.fuzzy and unit.target and made in {Origin.ENGINE, Origin.MEMORY, Origin.REPAIRED})


def _is_plain(catalog: Catalog) -> bool:
    """Whether a report is written plainly: as most of what is finished in it; as newspapers are, before anything is."""
    told = [
        polite
        for unit in catalog.units
        if unit.target and not unit.fuzzy
        if (polite := is_polite(unit.target, locale=catalog.locale)) is not None
    ]
    return len(told) < _TOLD or 2 * sum(told) < len(told)


def _role(unit: Unit) -> str:
    line = next((line for line in unit.notes if line.startswith(_ROLE)), _ROLE)
    return line.removeprefix(_ROLE).partition(",")[0]


def _names(
    text: str, termbase: Termbase, source_locale: str, locale: str
) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (text[one.start : one.end], one.term.accepted(locale=locale))
        for one in termbase.find(text, locale=source_locale)
        if one.term.status is TermStatus.ACCEPTED
    ]
