"""Drafts in the order in which they want a human, the most doubtful first."""

from dataclasses import dataclass

from l10n.estimate import PREFIX, doubt_of, rules_of
from l10n.merge import place_id
from l10n.model import Catalog


@dataclass(frozen=True, slots=True)
class Doubt:
    """A draft that waits for its translator."""

    ids: tuple[str, ...]
    """Of its sentences."""
    source: str
    target: str
    flags: str
    """As they stand above it in the catalog; empty for none."""
    doubt: float
    """0 to 1: see `l10n.estimate.doubt_of`."""


def doubts(catalog: Catalog) -> tuple[Doubt, ...]:
    """The drafts of a catalog, the most doubtful first, else as they stand in it."""
    found: list[Doubt] = []
    for unit in catalog.units:
        if not (unit.fuzzy and unit.target):
            continue
        line = next((line for line in unit.notes if line.startswith(PREFIX)), "")
        ids = tuple(map(place_id, unit.places))
        flags = line.removeprefix(PREFIX)
        found.append(Doubt(ids, unit.source, unit.target, flags, doubt_of(rules_of(line))))
    return tuple(sorted(found, key=lambda one: -one.doubt))
