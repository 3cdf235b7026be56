"""Say above a unit what the names in it are called in its language."""

from collections.abc import Sequence
from dataclasses import replace

from l10n.model import Catalog, Unit
from l10n.terms import Termbase

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
    return replace(
        catalog, units=tuple(_unit(unit, termbase, catalog, locales, source_locale) for unit in catalog.units)
    )


def _unit(
    unit: Unit, termbase: Termbase, catalog: Catalog, locales: Sequence[str], source_locale: str
) -> Unit:
    kept = [note for note in unit.notes if not note.startswith(_NAMES)]
    lines: list[str] = []
    for locale in locales:
        names = termbase.notes(unit.source, source_locale=source_locale, locale=locale, role=_role(unit))
        if names:
            tag = "" if catalog.locale else f"{locale} "
            lines.append(f"{_NAMES}{tag}{'; '.join(names)}")
    # Below the role, above the legend of marks.
    at = sum(note.startswith(_ROLE) for note in kept)
    notes = (*kept[:at], *lines, *kept[at:])
    return unit if notes == unit.notes else replace(unit, notes=notes)


def _role(unit: Unit) -> str:
    roles = [note.removeprefix(_ROLE) for note in unit.notes if note.startswith(_ROLE)]
    return roles[0] if len(roles) == 1 else ""
