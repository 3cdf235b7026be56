"""What stands above a unit for its translator: role, legend of marks, places."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from l10n.merge.changes import SIGNS, changes
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


def kept_notes(unit: Unit) -> tuple[str, ...]:
    """What was said of a unit when its sentence was cut or joined, as long as nobody has accepted it since."""
    return tuple(n for n in unit.notes if n.startswith(_KEPT)) if unit.fuzzy and unit.previous else ()


def change_note(unit: Unit, text: str, *, locale: str) -> tuple[str, ...]:
    """What was changed in the source of a unit since its target was made; nothing where that is much."""
    said = changes(unit.previous[1], text, locale=locale) if unit.fuzzy and unit.previous else ""
    return (said,) if said else ()


def is_told(note: str) -> bool:
    """Whether a note speaks of a change that somebody has to look at."""
    return note.startswith((*_KEPT, *SIGNS))


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
