"""Cutting a long page where its sides surely meet, so that the cost of aligning it stays linear.

Blocks of sentences are aligned coarsely, at several sizes from large to small; inside a band around that path,
sentences that are each other's clear favourites are anchors; four anchors in a row on a diagonal are a cut.
"""

from bisect import bisect_left
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from l10n.align.encoder import Encoder
from l10n.align.network import Floats
from l10n.align.side import Side

WHOLE = 80
"""Sentences of one side up to which a page is aligned as a whole: longer ones are better in pieces, as more on them looks
right by chance."""
LONGEST = 400
"""Sentences of one side of a piece, at most."""
_SHORTEST = 12
"""Sentences of the source between two cuts, at least."""
_BLOCK = 16
_COARSER = 4
_FEW = 512
"""Blocks up to which all are compared with all."""
_BAND = 96
"""Sentences to either side of the coarse path that are compared."""
_CLEAR = 0.2
"""Margin from which a pair of favourites is an anchor."""
_RUN = 4

Cut = tuple[int, int]
Ints = npt.NDArray[np.intp]


def cut(source: Side, target: Side, *, encoder: Encoder) -> list[tuple[slice, slice]]:
    """Pieces of both sides, in order, that together are all of them."""
    size = len(source), len(target)
    if max(size) <= WHOLE:
        return [(slice(0, size[0]), slice(0, size[1]))]
    path = _coarse_path(source.sums, target.sums, _BLOCK, encoder)
    anchors = _anchors(encoder.vectors(source.sums), encoder.vectors(target.sums), path)
    cuts = [(0, 0), *_sure_cuts(anchors, size), size]
    pieces: list[tuple[slice, slice]] = []
    for low, high in pairwise(cuts):
        points = _even_cuts(low, high, path)
        pieces += [(slice(i, k), slice(j, p)) for (i, j), (k, p) in pairwise(points)]
    return pieces


def _sure_cuts(anchors: list[Cut], size: Cut) -> list[Cut]:
    """The middle of each run of anchors on one diagonal that is far enough from the last one."""
    cuts: list[Cut] = []
    last = (0, 0)
    for at in range(len(anchors) - _RUN + 1):
        i, j = anchors[at]
        if anchors[at + _RUN - 1] == (i + _RUN - 1, j + _RUN - 1):
            here = (i + _RUN // 2, j + _RUN // 2)
            if here[0] - last[0] >= _SHORTEST and size[0] - here[0] >= _RUN:
                cuts.append(here)
                last = here
    return cuts


def _even_cuts(low: Cut, high: Cut, path: Ints) -> list[Cut]:
    """Cuts along the coarse path of a piece too long to be aligned as a whole: the last resort."""
    count = -(-max(high[0] - low[0], high[1] - low[1]) // LONGEST)
    points = [low]
    for part in range(1, count):
        wanted = low[0] + part * (high[0] - low[0]) // count
        between = low[1] + part * (high[1] - low[1]) // count
        column = int(path[wanted]) if high[0] - low[0] >= count else between
        # A column that leaves too much on one side for a whole page is no guide.
        floor = max(points[-1][1], high[1] - (count - part) * LONGEST)
        points.append((wanted, min(max(column, floor), points[-1][1] + LONGEST, high[1])))
    return [*points, high]


def _coarse_path(source: Floats, target: Floats, block: int, encoder: Encoder) -> Ints:
    """For each source sentence the target sentence opposite it, roughly, (n,)."""
    left, right = (_block_sums(sums, block) for sums in (source, target))
    band: tuple[Ints, Ints] | None = None
    if max(len(left), len(right)) > _FEW:
        guide = _coarse_path(source, target, block * _COARSER, encoder)[::block] // block
        reach = 2 * _COARSER
        band = np.maximum(guide - reach, 0), np.minimum(guide + reach + 1, len(right))
    steps = _path(encoder.vectors(left), encoder.vectors(right), band)
    rows = np.arange(len(source)) / block
    columns = np.interp(rows, np.arange(len(steps)) + 0.5, (steps + 0.5) * block)
    opposite: Ints = np.clip(columns, 0, len(target) - 1).astype(np.intp)
    return opposite


def _block_sums(sums: Floats, block: int) -> Floats:
    return np.add.reduceat(sums, np.arange(0, len(sums), block), axis=0)


def _path(left: Floats, right: Floats, band: tuple[Ints, Ints] | None) -> Ints:
    """For each row the column where the heaviest chain of similar blocks is, (rows,).

    The weight of a pair is how far its cosine is above the mean; going along one side only is free.
    """
    rows, columns = len(left), len(right)
    low, high = band or (np.zeros(rows, np.intp), np.full(rows, columns, np.intp))
    width = int((high - low).max())
    mean = right.mean(axis=0)
    best = np.zeros(columns + 1, np.float32)
    taken = np.zeros((rows, width), bool)
    came = np.zeros((rows, width), bool)
    for i in range(rows):
        here = slice(int(low[i]), int(high[i]))
        weight = np.maximum(right[here] @ left[i] - mean @ left[i], 0.0)
        through = best[here] + weight
        above = best[here.start + 1 : here.stop + 1]
        value = np.maximum(through, above)
        reached = np.maximum(np.maximum.accumulate(value), best[here.start])
        count = here.stop - here.start
        taken[i, :count] = (through >= above) & (value >= reached)
        came[i, :count] = value >= reached
        best[here.start + 1 : here.stop + 1] = reached
        best[here.stop + 1 :] = np.maximum(best[here.stop + 1 :], reached[-1])
    out = np.empty(rows, np.intp)
    j = columns
    for i in range(rows - 1, -1, -1):
        j = min(j, int(high[i]))
        while j > low[i] and not came[i, j - 1 - low[i]]:
            j -= 1
        out[i] = max(j - 1, 0)
        if j > low[i] and taken[i, j - 1 - low[i]]:
            j -= 1
    return out


def _anchors(left: Floats, right: Floats, path: Ints) -> list[Cut]:
    """Pairs that are each other's clear favourites near the path, the longest rising chain of them."""
    best = np.full(len(right), -1.0, np.float32)
    favourite = np.full(len(right), -1, np.intp)
    choices: list[tuple[int, int]] = []
    for at in range(0, len(left), _BAND):
        rows = slice(at, min(at + _BAND, len(left)))
        columns = slice(max(int(path[rows].min()) - _BAND, 0), min(int(path[rows].max()) + _BAND, len(right)))
        cosines = left[rows] @ right[columns].T
        margin = cosines - (cosines.mean(axis=1, keepdims=True) + cosines.mean(axis=0, keepdims=True)) / 2
        chosen = margin.argmax(axis=1)
        choices += [
            (at + row, columns.start + int(column))
            for row, column in enumerate(chosen)
            if margin[row, column] > _CLEAR
        ]
        top, who = margin.max(axis=0), margin.argmax(axis=0)
        better = top > best[columns]
        best[columns] = np.where(better, top, best[columns])
        favourite[columns] = np.where(better, who + at, favourite[columns])
    return _rising([(i, j) for i, j in choices if favourite[j] == i])


def _rising(pairs: list[Cut]) -> list[Cut]:
    """The longest chain in which both numbers rise; the first numbers rise already."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        size = bisect_left(ends, j)
        before.append(places[size - 1] if size else -1)
        ends[size : size + 1] = [j]
        places[size : size + 1] = [at]
    chain: list[Cut] = []
    at = places[-1] if places else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
