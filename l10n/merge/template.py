"""The template of a report: every source sentence once, in story order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.merge.notes import notes, place_id, places, united_notes
from l10n.model import Catalog, Segment, Unit

_REPEATS = "X-L10n-Repeats"
"""Field of the header: each further place of a repeated text, and the sentence before it. An entry lists its places side
by side; by their neighbours they are told apart."""


def template(segments: Sequence[Segment], *, path: PurePosixPath, header: Mapping[str, str]) -> Catalog:
    """Units without targets.

    Args:
        segments: the source sentences under their stable ids.
        path: the source file, relative to the project.
        header: of the file.
    """
    units: dict[tuple[str, str], Unit] = {}
    repeats: list[str] = []
    before = ""
    for segment in segments:
        unit = Unit(
            source=segment.text,
            places=places(path, [segment]),
            notes=notes([segment], segment.codes),
        )
        if (twin := units.get(unit.key)) is not None:
            unit = replace(twin, places=twin.places + unit.places, notes=united_notes(twin, unit))
            repeats.append(f"{segment.id}>{before}")
        units[unit.key] = unit
        before = segment.id
    order = {_REPEATS: " ".join(repeats)} if repeats else {}
    return Catalog(locale="", units=tuple(units.values()), header={**header, **order})


def known_segments(catalog: Catalog) -> list[tuple[str, str]]:
    """Id and text of each sentence of a template, in story order."""
    after: dict[str, list[str]] = defaultdict(list)
    texts = {place_id(place): unit.source for unit in catalog.units for place in unit.places}
    for pair in catalog.header.get(_REPEATS, "").split():
        id_, _, before = pair.partition(">")
        if id_ in texts and before in texts:
            after[before].append(id_)
    inserted = {id_ for ids in after.values() for id_ in ids}
    found: list[tuple[str, str]] = []
    left = [id_ for id_ in reversed(texts) if id_ not in inserted]
    while left:
        id_ = left.pop()
        found.append((id_, texts[id_]))
        left += reversed(after.pop(id_, []))
    return [*found, *((id_, texts[id_]) for ids in after.values() for id_ in ids)]
