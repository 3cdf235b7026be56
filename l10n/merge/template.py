"""The template of a report: every source sentence once, in story order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.merge.notes import notes, place_id, places, united_notes
from l10n.model import Catalog, Segment, Unit


def template(segments: Sequence[Segment], *, path: PurePosixPath, header: Mapping[str, str]) -> Catalog:
    """Units without targets.

    Args:
        segments: the source sentences under their stable ids.
        path: the source file, relative to the project.
        header: of the file.
    """
    units: dict[tuple[str, str], Unit] = {}
    for segment in segments:
        unit = Unit(
            source=segment.text,
            places=places(path, [segment]),
            notes=notes([segment], segment.codes),
        )
        if (twin := units.get(unit.key)) is not None:
            unit = replace(twin, places=twin.places + unit.places, notes=united_notes(twin, unit))
        units[unit.key] = unit
    return Catalog(locale="", units=tuple(units.values()), header=header)


def known_segments(catalog: Catalog) -> list[tuple[str, str]]:
    """Id and text of each sentence of a template."""
    return [(place_id(place), unit.source) for unit in catalog.units for place in unit.places]
