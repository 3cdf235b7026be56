"""Which accepted translations a correction of the source has overtaken."""

from collections.abc import Mapping
from dataclasses import dataclass

from l10n.merge.notes import place_id
from l10n.merge.records import made_for_by_id
from l10n.model import Catalog, MadeFor


@dataclass(frozen=True, slots=True)
class Affected:
    """A translation that was accepted and whose sentence is another now."""

    ids: tuple[str, ...]
    """Of its sentences."""
    old: str
    """The sentence that it was accepted for."""
    new: str
    """Empty where the sentence is gone."""
    target: str


def affected(catalog: Catalog, made_for: Mapping[str, MadeFor]) -> tuple[Affected, ...]:
    """The translations that wait for somebody to compare them with their corrected sentences.

    Args:
        catalog: as it is.
        made_for: from its sidecar.
    """
    rows = made_for_by_id(made_for)
    found: list[Affected] = []
    for unit in catalog.units:
        ids = tuple(map(place_id, unit.places))
        row = rows.get(ids[0]) if ids else None
        if row and row.accepted and unit.fuzzy and unit.previous and unit.previous[1] == row.source:
            found.append(Affected(ids, row.source, unit.source, unit.target))
    return tuple(found)
