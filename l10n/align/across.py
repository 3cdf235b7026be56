"""Moves across a long page: what was left over in one of its pieces is looked for in all others.

Pieces are aligned each on its own (`l10n.align.pieces`), so a section that stands elsewhere altogether is left over
twice: once on each side.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from l10n.align.encoder import Encoder
from l10n.align.network import Floats, Ints
from l10n.align.side import Side

_CLEAR = 0.25
"""Margin from which two sentences that are each other's favourites are taken for a trace of a move."""
_ROWS = 1024
"""Sentences compared at once with all of the other side."""
_MOST = 8000
"""Sentences left over on one side above which nothing is looked for: the two have little in common anyway."""
_REACH = 2
"""Sentences that a moved run may have lost between two that were found."""
_LONGEST = 60
"""Sentences of a run that are aligned with those of another."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Neighbouring sentences of either side that seem to belong together, by place in what is left over."""

    source: Ints
    target: Ints


def traces(
    source: Side, target: Side, *, once: tuple[frozenset[int], frozenset[int]], encoder: Encoder
) -> Iterator[Trace]:
    """Pairs of runs, left over far from each other, in which sentences find each other, in order of the source.

    Args:
        source: what is left over of it.
        target: likewise.
        once: places of what each side says once on the whole page (`said_once`). Nothing else is looked for: nobody
            could tell which of them is meant.
        encoder: see `l10n.align.encoder.Encoder`.
    """
    if not 0 < min(len(source), len(target)) <= max(len(source), len(target)) <= _MOST:
        return
    pairs = _favourites(encoder.vectors(source.sums), encoder.vectors(target.sums))
    runs = _runs(source.places), _runs(target.places)
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in pairs:
        if int(source.places[i]) in once[0] and int(target.places[j]) in once[1]:
            found.setdefault((int(runs[0][i]), int(runs[1][j])), []).append((i, j))
    for (left, right), some in found.items():
        yield Trace(
            _around(np.flatnonzero(runs[0] == left), [i for i, _ in some]),
            _around(np.flatnonzero(runs[1] == right), [j for _, j in some]),
        )


def _favourites(left: Floats, right: Floats) -> list[tuple[int, int]]:
    """Pairs that are clearly each other's best, in order of the first."""
    rows, columns = left @ right.mean(axis=0), right @ left.mean(axis=0)
    best = np.full(len(right), -1.0, np.float32)
    favourite = np.full(len(right), -1, np.intp)
    chosen: list[tuple[int, int, float]] = []
    for at in range(0, len(left), _ROWS):
        margin = left[at : at + _ROWS] @ right.T - (rows[at : at + _ROWS, None] + columns[None, :]) / 2
        columns_of = margin.argmax(axis=1)
        chosen += [(at + n, int(j), float(margin[n, j])) for n, j in enumerate(columns_of)]
        top, who = margin.max(axis=0), margin.argmax(axis=0)
        favourite = np.where(top > best, who + at, favourite)
        best = np.maximum(best, top)
    return [(i, j) for i, j, margin in chosen if margin > _CLEAR and favourite[j] == i]


def said_once(side: Side) -> frozenset[int]:
    """Places of the sentences that are said once."""
    counts = Counter(row.tobytes() for row in side.sums)
    return frozenset(
        int(place) for place, row in zip(side.places, side.sums, strict=True) if counts[row.tobytes()] == 1
    )


def _runs(places: Ints) -> Ints:
    """The number of the run that each sentence is in, (n,)."""
    return np.cumsum((np.diff(places, prepend=places[:1]) > _REACH).astype(np.int64))


def _around(run: Ints, found: Sequence[int]) -> Ints:
    """The part of a run that is aligned: what was found, and sentences beside it."""
    spare = max(0, _LONGEST - (max(found) - min(found))) // 2
    return run[(run >= min(found) - spare) & (run <= max(found) + spare)][:_LONGEST]
