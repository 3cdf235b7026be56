"""Say above a unit what its translator should know of its link."""

from collections.abc import Sequence
from dataclasses import replace

from l10n.merge.notes import place_id
from l10n.model import Bitext, Catalog, Segment

MOVED = "moved: stands at another place of the published version"


def mark_moved(catalog: Catalog, bitext: Bitext, source: Sequence[Segment]) -> Catalog:
    """The catalog with a note above each unit whose published text stands at another place of its story."""
    moved = {source[i].id for bead in bitext.beads if bead.moved for i in bead.source}
    return replace(
        catalog,
        units=tuple(
            replace(unit, notes=(*unit.notes, MOVED))
            if moved.intersection(map(place_id, unit.places)) and MOVED not in unit.notes
            else unit
            for unit in catalog.units
        ),
    )
