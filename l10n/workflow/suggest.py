"""Say above what nobody has translated yet how sentences like it were translated."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.draft import Job
from l10n.merge import is_untouched, unit_key
from l10n.model import Catalog, Origin, Unit

if TYPE_CHECKING:
    from l10n.memory import Match

Suggestions = Mapping[str, tuple[str, ...]]
"""Notes, by unit."""
Suggester = Callable[[Job], Suggestions | None]
"""None where there is no memory to ask."""
_NOTE = re.compile(r"memory [0-9]+: ")


def is_open(unit: Unit) -> bool:
    """Whether it has no text, or that of an engine which nobody has touched."""
    if not unit.target:
        return True
    return is_untouched(unit) and unit.provenance is not None and unit.provenance.draft is Origin.ENGINE


def suggestion(match: "Match") -> str:
    """``memory 84: what was translated = its translation (changed: number)``."""
    text = " ".join(f"memory {match.score}: {match.entry.source} = {match.target}".split())
    return f"{text} (changed: {', '.join(match.changed)})" if match.changed else text


def suggested(catalog: Catalog, suggestions: Suggestions) -> Catalog:
    """The catalog with these notes above the units that are open, and no older ones anywhere."""

    def noted(unit: Unit) -> Unit:
        kept = tuple(line for line in unit.notes if not _NOTE.match(line))
        lines = suggestions.get(unit_key(unit), ()) if is_open(unit) else ()
        return unit if (*kept, *lines) == unit.notes else replace(unit, notes=(*kept, *lines))

    return replace(catalog, units=tuple(noted(unit) for unit in catalog.units))


def suggestions_of(units: Sequence[Unit]) -> Suggestions:
    """Those that units have."""
    found = {unit_key(unit): tuple(line for line in unit.notes if _NOTE.match(line)) for unit in units}
    return {key: lines for key, lines in found.items() if lines}
