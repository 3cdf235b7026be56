"""Marks of a translation whose source has other marks than it had."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from l10n.text.marks import MARK, numbers

_SPACE = re.compile(r"\s+")


class _Mark(NamedTuple):
    kind: str
    """``g`` opens, ``/`` closes, ``x`` stands alone."""
    number: int
    place: int
    """Characters before it that are neither marks nor white space."""


def renumber(target: str, *, old: str, new: str) -> tuple[str, bool]:
    """A translation with the numbers that its source's marks have now.

    Args:
        target: made for ``old``.
        old: the source as it was.
        new: the source as it is.

    Returns:
        The target, and whether old and new have the same marks at the same places. Where they have not, marks
        that still stand at the same place of the text, or else in the same order, are given their new numbers;
        the others stay, under numbers that ``new`` does not use.
    """
    before, after = _marks(old), _marks(new)
    if before == after:
        return target, True
    same = [(m.kind, m.place) for m in before] == [(m.kind, m.place) for m in after]
    if same or [m.kind for m in before] == [m.kind for m in after]:
        pairs = {a.number: b.number for a, b in zip(before, after, strict=True)}
    else:
        places = {extent: number for number, extent in _extents(after).items()}
        pairs = {n: places[extent] for n, extent in _extents(before).items() if extent in places}
    if len(set(pairs.values())) < len(pairs):
        return target, False
    if not same:
        used = {*pairs.values(), *(mark.number for mark in after)}
        free = max([0, *used, *numbers(target)]) + 1
        for number in sorted(numbers(target) - pairs.keys()):
            clash = number in used
            pairs[number] = free if clash else number
            free += clash
    return renumbered(target, pairs), same


def renumbered(text: str, pairs: dict[int, int]) -> str:
    """A text with other numbers in its marks; those that are not named stay."""

    def mark(match: re.Match[str]) -> str:
        number = int(match["n"] or match["m"] or match["x"])
        return match[0].replace(str(number), str(pairs.get(number, number)))

    return MARK.sub(mark, text) if any(a != b for a, b in pairs.items()) else text


def _marks(text: str) -> list[_Mark]:
    found: list[_Mark] = []
    at = place = 0
    for match in MARK.finditer(text):
        place += len(_SPACE.sub("", text[at : match.start()]))
        at = match.end()
        kind = "g" if match["n"] else "/" if match["m"] else "x"
        found.append(_Mark(kind, int(match["n"] or match["m"] or match["x"]), place))
    return found


def _extents(marks: Sequence[_Mark]) -> dict[int, tuple[tuple[str, int], ...]]:
    """Number -> where its marks stand."""
    extents: dict[int, tuple[tuple[str, int], ...]] = {}
    for mark in marks:
        extents[mark.number] = (*extents.get(mark.number, ()), (mark.kind, mark.place))
    return extents
