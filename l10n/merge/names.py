"""Say above a unit what the names in it are called in its language."""

from collections.abc import Sequence
from dataclasses import replace

from l10n.model import Catalog, Unit
from l10n.terms import Term, Termbase, TermKind

_NAMES = "names: "
_ROLE = "role: "


def with_names(catalog: Catalog, termbase: Termbase, *, source_locale: str) -> Catalog:
    """The catalog with ``names: Rason = 라선 (not 나선)`` among the notes of each unit whose source has names.

    Args:
        catalog: of a locale.
        termbase: the newsroom's.
        source_locale: of the catalog's sources.
    """
    return _noted(catalog, termbase, [catalog.locale], source_locale)


def template_with_names(
    catalog: Catalog, termbase: Termbase, *, source_locale: str, locales: Sequence[str]
) -> Catalog:
    """A template, which has the names of all its locales: ``names: ko Rason = 라선 (not 나선)``."""
    return _noted(catalog, termbase, locales, source_locale)


def _noted(catalog: Catalog, termbase: Termbase, locales: Sequence[str], source_locale: str) -> Catalog:
    units: list[Unit] = []
    named: dict[str, Term] = {}
    for unit in catalog.units:
        lines: list[str] = []
        for locale in locales:
            names = termbase.notes(
                unit.source,
                source_locale=source_locale,
                locale=locale,
                role=_role(unit),
                before=named.values(),
            )
            if names:
                tag = "" if catalog.locale else f"{locale} "
                lines.append(f"{_NAMES}{tag}{'; '.join(names)}")
        units.append(_unit(unit, lines))
        named |= {
            one.term.id: one.term
            for one in termbase.find(unit.source, locale=source_locale)
            if one.term.kind in {TermKind.PERSON, TermKind.BYLINE}
        }
    return replace(catalog, units=tuple(units))


def _unit(unit: Unit, lines: Sequence[str]) -> Unit:
    kept = [note for note in unit.notes if not note.startswith(_NAMES)]
    # Below the role, above the legend of marks.
    at = sum(note.startswith(_ROLE) for note in kept)
    notes = (*kept[:at], *lines, *kept[at:])
    return unit if notes == unit.notes else replace(unit, notes=notes)


def _role(unit: Unit) -> str:
    roles = [note.removeprefix(_ROLE) for note in unit.notes if note.startswith(_ROLE)]
    return roles[0] if len(roles) == 1 else ""
