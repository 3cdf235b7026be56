"""What speaks for and against a bead: one number for each feature and each place on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from l10n.align.encoder import Encoder
from l10n.align.facts import Kind
from l10n.align.layout import break_features, kind_features
from l10n.align.matches import clause_features, clause_matches
from l10n.align.network import Floats
from l10n.align.overlap import overlap_features, shared_items
from l10n.align.side import Side, Vectors, read_vectors, windows

SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1), (2, 3), (3, 2))
"""Sentences of the source and of the target in one bead."""

BEAD_FEATURES = (
    "cosine",
    "high cosine",
    "margin",
    "rival",
    "length",
    "length squared",
    "weakest edge",
    "crossed cut",
    "spill",
    "worst spill",
    "weakest clause",
    "covered",
    "numbers",
    "missing numbers",
    "words",
    "missing words",
    "signs",
    "names",
    "missing names",
    "same kind",
    "other kind",
    "inner kind",
    "inner break",
    "same start",
    "other start",
    "level",
)
SKIP_FEATURES = ("run", "best margin", "best clause", "special", "long", "level", "surplus")
OPEN_FEATURES = ("open", "level")
"""A run of left-out sentences costs once for opening it, and for each of its sentences."""

_HIGH = 0.6
_OFF = 9.0
"""Length features grow no further than this."""
_UNRELATED, _DOUBT = 0.07, 3
"""Cosine of sentences that have nothing to do with each other, and as how many sentences that counts."""
_SURPLUS = 1.0
"""How much longer than the other a side may count, in powers of e."""
_USUAL = 4.5
"""Logarithm of the length of a usual sentence."""


@dataclass(frozen=True, slots=True)
class Page:
    """Features of two sides."""

    beads: dict[tuple[int, int], Floats]
    """By shape (a, b): (features, n - a + 1, m - b + 1), for the bead that begins at (i, j)."""
    skips: tuple[Floats, Floats]
    """For each side (features, sentences): what leaving the sentence out is judged by."""
    opens: Floats
    """(features,): what beginning to leave out is judged by."""
    valid: dict[tuple[int, int], npt.NDArray[np.bool_]]
    """By shape, (n - a + 1, m - b + 1): False where a bead would cross a seam."""


def page_features(source: Side, target: Side, *, encoder: Encoder) -> Page:
    """Features of all beads and skips of a page; both sides must have sentences."""
    vectors = read_vectors(source, encoder=encoder), read_vectors(target, encoder=encoder)
    cosines = _cosines(*vectors)
    single = cosines[1, 1]
    margin = _margin(single)
    level = float(_level(margin))
    shared = shared_items(source, target)
    matches = clause_matches((source, target), vectors, margin)
    beads: dict[tuple[int, int], Floats] = {}
    valid: dict[tuple[int, int], npt.NDArray[np.bool_]] = {}
    for shape in SHAPES:
        if shape not in cosines:
            continue
        beads[shape] = np.stack(
            [
                *_meaning(cosines, shape, single),
                *_length(source, target, shape),
                *_joins(cosines, shape),
                *clause_features(matches, shape),
                *overlap_features(shared, shape),
                *kind_features(source, target, shape),
                *break_features(source, target, shape),
                np.full(cosines[shape].shape, level, np.float32),
            ]
        ).astype(np.float32)
        valid[shape] = np.logical_and.outer(
            *(_whole(side, size) for side, size in zip((source, target), shape, strict=True))
        )
    lengths = [side.lengths for side in (source, target)]
    surplus = float(np.log(lengths[0].sum() / lengths[1].sum()))
    skips = (
        _skips(source, margin.max(axis=1), matches.best[0], level, surplus),
        _skips(target, margin.max(axis=0), matches.best[1], level, -surplus),
    )
    return Page(beads, skips, np.array([1.0, level], np.float32), valid)


def _cosines(source: Vectors, target: Vectors) -> dict[tuple[int, int], Floats]:
    """Cosines of all blocks, by shape; shapes larger than a side are left out."""
    return {
        (a, b): source.blocks[a - 1] @ target.blocks[b - 1].T
        for a, b in SHAPES
        if a <= len(source.blocks) and b <= len(target.blocks)
    }


def _margin(cosines: Floats) -> Floats:
    """How far a cosine is above what its row and column are on average; few values lean on what is usual."""
    rows, columns = (
        (cosines.sum(axis=axis, keepdims=True) + _DOUBT * _UNRELATED) / (cosines.shape[axis] + _DOUBT)
        for axis in (1, 0)
    )
    margin: Floats = cosines - (rows + columns) / 2
    return margin


def _level(margin: Floats) -> float:
    """How close the page's translation is: the mean margin of the better half of the best pairs."""
    best = np.sort(np.concatenate([margin.max(axis=1), margin.max(axis=0)]))
    return float(best[len(best) // 2 :].mean()) - 0.45


def _meaning(
    cosines: dict[tuple[int, int], Floats], shape: tuple[int, int], single: Floats
) -> Sequence[Floats]:
    own = cosines[shape]
    rival = np.zeros_like(own)
    if shape == (1, 1):
        rival = own - np.maximum(_other_best(single, 1), _other_best(single, 0))
    return own, np.maximum(own - _HIGH, 0), _margin(own), rival


def _other_best(cosines: Floats, axis: int) -> Floats:
    """The best other value of the same row (axis 1) or column (axis 0); zero where there is none."""
    if cosines.shape[axis] == 1:
        return np.zeros_like(cosines)
    top = np.partition(cosines, -2, axis=axis)
    best, second = np.take(top, [-1], axis=axis), np.take(top, [-2], axis=axis)
    return np.where(cosines == best, second, best)


def _length(source: Side, target: Side, shape: tuple[int, int]) -> Sequence[Floats]:
    """Deviation of the lengths from each other, in standard deviations of a Poisson-like spread (Gale and Church 1993)."""
    left, right = (windows(side.lengths, size) for side, size in zip((source, target), shape, strict=True))
    apart = np.abs(right[None, :] - left[:, None]) / np.sqrt(right[None, :] + left[:, None])
    off: Floats = np.minimum(apart, _OFF).astype(np.float32)
    squared: Floats = off**2 / np.float32(27)
    return off / np.float32(3), squared


def _joins(cosines: dict[tuple[int, int], Floats], shape: tuple[int, int]) -> Sequence[Floats]:
    """What the weakest edge sentence adds to a joined bead, and how well the bead would fall in two."""
    a, b = shape
    own = cosines[shape]
    edge = np.zeros_like(own)
    if shape != (1, 1):
        gains: list[Floats] = []
        rows, columns = own.shape
        for less, rest in (((1, 0), (a - 1, b)), ((0, 1), (a, b - 1))):
            if min(rest) >= 1 and rest in cosines:
                smaller = cosines[rest]
                gains.append(own - smaller[:rows, :columns])
                gains.append(own - smaller[less[0] : less[0] + rows, less[1] : less[1] + columns])
        edge = np.minimum.reduce(gains)
    crossed = np.zeros_like(own)
    if a > 1 and b > 1:
        rows, columns = own.shape
        best = np.full_like(own, -1.0)
        for i in range(1, a):
            for j in range(1, b):
                if (i, j) in cosines and (a - i, b - j) in cosines:
                    first = cosines[i, j][:rows, :columns]
                    second = cosines[a - i, b - j][i : i + rows, j : j + columns]
                    best = np.maximum(best, np.minimum(first, second))
        crossed = own - best
    return edge, crossed


def _skips(side: Side, best: Floats, clause: Floats, level: float, surplus: float) -> Floats:
    """Features of leaving out each sentence, (features, n)."""
    count = len(side)
    return np.stack(
        [
            np.ones(count),
            best,
            clause,
            [fact.kind != Kind.TEXT for fact in side.facts],
            np.log(side.lengths) - _USUAL,
            np.full(count, level),
            np.full(count, np.clip(surplus, 0.0, _SURPLUS)),
        ]
    ).astype(np.float32)


def _whole(side: Side, size: int) -> npt.NDArray[np.bool_]:
    """Whether ``size`` sentences from here on are neighbours on the page, (n - size + 1,)."""
    whole: npt.NDArray[np.bool_] = side.places[size - 1 :] - side.places[: len(side) - size + 1] == size - 1
    return whole
