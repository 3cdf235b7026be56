"""What stands above a unit for its translator: role, legend of marks, places."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from l10n.merge.changes import changes
from l10n.model import Code, Segment, Unit
from l10n.text.normalize import normalize

_LONGEST_LEGEND = 120
_KEPT = ("split: ", "joined: ")
"""Notes that no later reading of both texts could make again."""


def places(path: PurePosixPath, segments: Iterable[Segment]) -> tuple[str, ...]:
    """``sources/<report>/en.html#p3.2`` for each segment."""
    return tuple(f"{path}#{segment.id}" for segment in segments)


def place_id(place: str) -> str:
    """The segment id of a place."""
    return place.rpartition("#")[2]


def notes(segments: Sequence[Segment], codes: Iterable[Code]) -> tuple[str, ...]:
    """``role: paragraph`` and ``<g1> = <a href="…">``, in that order."""
    roles = dict.fromkeys(segment.role.value for segment in segments)
    return (f"role: {', '.join(roles)}", *(_legend(code) for code in codes))


def kept_notes(unit: Unit, text: str) -> tuple[str, ...]:
    """What is to say of a unit whose source was changed: that it was cut or joined, and what was changed in it."""
    if not (unit.fuzzy and unit.previous):
        return ()
    kept = tuple(note for note in unit.notes if note.startswith(_KEPT))
    named = changes(unit.previous[1], text)
    return (*kept, named) if named else kept


def united_notes(one: Unit, other: Unit) -> tuple[str, ...]:
    """Those of two occurrences of one text."""
    return tuple(dict.fromkeys(one.notes + other.notes))


def _legend(code: Code) -> str:
    mark = f"<g{code.number}>" if code.paired else f"<x{code.number}/>"
    data = " ".join(normalize(code.data).split())
    if len(data) > _LONGEST_LEGEND:
        data = data[: _LONGEST_LEGEND - 1] + "…"
    seen = (
        ""
        if code.paired or not code.text.strip() or code.text == data
        else f" ({' '.join(code.text.split())})"
    )
    return f"{mark} = {data}{seen}"
