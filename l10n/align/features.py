"""What speaks for and against a bead: one number for each feature and each place on the page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from l10n.align.encoder import Encoder, Floats
from l10n.align.facts import Kind
from l10n.align.side import LARGEST, Side

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
    "numbers",
    "missing numbers",
    "words",
    "missing words",
    "signs",
    "same kind",
    "other kind",
    "inner kind",
    "inner break",
    "same start",
    "other start",
    "level",
)
SKIP_FEATURES = ("run", "best margin", "special", "long", "level", "surplus")
OPEN_FEATURES = ("open", "level")
"""A run of left-out sentences costs once for opening it, and for each of its sentences."""

_HIGH = 0.6
_OFF = 9.0
"""Length features grow no further than this."""
_MOST = 3.0
"""Items counted at most."""
_FULL = 0.77
"""Paragraphs a sentence above which they are only line breaks."""
_UNRELATED, _DOUBT = 0.07, 3
"""Cosine of sentences that have nothing to do with each other, and as how many sentences that counts."""
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
    cosines = _cosines(source, target, encoder)
    single = cosines[1, 1]
    margin = _margin(single)
    level = float(_level(margin))
    shared = _shared(source, target)
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
                *_overlaps(shared, shape),
                *_kinds(source, target, shape),
                *_breaks(source, target, shape),
                np.full(cosines[shape].shape, level, np.float32),
            ]
        ).astype(np.float32)
        valid[shape] = np.logical_and.outer(
            *(_whole(side, size) for side, size in zip((source, target), shape, strict=True))
        )
    lengths = [_lengths(side) for side in (source, target)]
    surplus = float(np.log(lengths[0].sum() / lengths[1].sum()))
    skips = (
        _skips(source, margin.max(axis=1), level, surplus),
        _skips(target, margin.max(axis=0), level, -surplus),
    )
    return Page(beads, skips, np.array([1.0, level], np.float32), valid)


def _cosines(source: Side, target: Side, encoder: Encoder) -> dict[tuple[int, int], Floats]:
    """Cosines of all blocks, by shape; shapes larger than a side are left out."""
    vectors = [
        [encoder.vectors(encoder.blocks(side.sums, size)) for size in range(1, min(LARGEST, len(side)) + 1)]
        for side in (source, target)
    ]
    return {
        (a, b): vectors[0][a - 1] @ vectors[1][b - 1].T
        for a, b in SHAPES
        if a <= len(vectors[0]) and b <= len(vectors[1])
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


def _windows(values: npt.NDArray[np.floating], size: int) -> Floats:
    """Sums over runs of ``size`` neighbours along the first axis."""
    total = np.cumsum(np.concatenate([np.zeros_like(values[:1]), values]), axis=0)
    return (total[size:] - total[:-size]).astype(np.float32)


def _lengths(side: Side) -> Floats:
    return np.array([fact.length for fact in side.facts], np.float32)


def _length(source: Side, target: Side, shape: tuple[int, int]) -> Sequence[Floats]:
    """Deviation of the lengths from each other, in standard deviations of a Poisson-like spread (Gale and Church 1993)."""
    left, right = (_windows(_lengths(side), size) for side, size in zip((source, target), shape, strict=True))
    off = np.abs(right[None, :] - left[:, None]) / np.sqrt(right[None, :] + left[:, None])
    return np.minimum(off, _OFF) / 3, np.minimum(off, _OFF) ** 2 / 27


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


@dataclass(frozen=True, slots=True)
class _Shared:
    """What both sides have of one sort of item."""

    tables: tuple[Floats, Floats]
    """(sentences, items): the root of an item's weight where a sentence has it; frequent items weigh less."""
    counts: tuple[Floats, Floats]
    """(sentences,): items of each sentence, those that the other side lacks included."""


def _share(items: Sequence[Sequence[frozenset[str]]]) -> _Shared:
    """Tables of the items that both sides have, in sorted order."""
    frequency = [Counter(chain.from_iterable(side)) for side in items]
    common = sorted(frequency[0].keys() & frequency[1].keys())
    column = {item: at for at, item in enumerate(common)}
    weight = np.array([max(frequency[0][item], frequency[1][item]) for item in common], np.float32) ** -0.25
    tables = [np.zeros((len(side), len(common)), np.float32) for side in items]
    for table, side in zip(tables, items, strict=True):
        for row, sentence in enumerate(side):
            for item in sentence & column.keys():
                table[row, column[item]] = weight[column[item]]
    counts = [np.array([len(sentence) for sentence in side], np.float32) for side in items]
    return _Shared((tables[0], tables[1]), (counts[0], counts[1]))


def _shared(source: Side, target: Side) -> dict[str, _Shared]:
    """Items of the sides by sort. Soft numbers are told from hard ones by what `_overlaps` makes of them."""
    sides = (source, target)
    return {
        "hard to soft": _share(
            [[f.numbers for f in source.facts], [f.numbers | f.soft_numbers for f in target.facts]]
        ),
        "soft to hard": _share(
            [[f.numbers | f.soft_numbers for f in source.facts], [f.numbers for f in target.facts]]
        ),
        "words": _share([[f.words for f in side.facts] for side in sides]),
        "signs": _share([[f.signs for f in side.facts] for side in sides]),
    }


def _hits(shared: _Shared, shape: tuple[int, int]) -> Floats:
    """Weight of the items that two blocks have in common."""
    left, right = (
        np.maximum.reduce([table[shift : len(table) - size + 1 + shift] for shift in range(size)])
        for table, size in zip(shared.tables, shape, strict=True)
    )
    return left @ right.T


def _overlaps(shared: dict[str, _Shared], shape: tuple[int, int]) -> Sequence[Floats]:
    a, b = shape
    forth, back = _hits(shared["hard to soft"], shape), _hits(shared["soft to hard"], shape)
    lacking = np.maximum(_windows(shared["hard to soft"].counts[0], a)[:, None] - forth, 0)
    lacking = lacking + np.maximum(_windows(shared["soft to hard"].counts[1], b)[None, :] - back, 0)
    words = _hits(shared["words"], shape)
    left, right = (_windows(count, size) for count, size in zip(shared["words"].counts, shape, strict=True))
    # Words can be missed only in text of another script: what an English text says in Latin letters is no name.
    foreign = np.zeros_like(words)
    totals = [float(count.sum()) for count in shared["words"].counts]
    if totals[1] < totals[0] / 2:
        foreign = np.maximum(right[None, :] - words, 0)
    elif totals[0] < totals[1] / 2:
        foreign = np.maximum(left[:, None] - words, 0)
    marks = shared["signs"]
    signs = (
        2 * _hits(marks, shape)
        - _windows(marks.counts[0], a)[:, None]
        - _windows(marks.counts[1], b)[None, :]
    )
    return (
        np.minimum(np.maximum(forth, back), _MOST),
        np.minimum(lacking, _MOST),
        np.minimum(words, _MOST),
        np.minimum(foreign, _MOST),
        np.maximum(signs, -_MOST),
    )


def _kinds(source: Side, target: Side, shape: tuple[int, int]) -> Sequence[Floats]:
    """Whether the first sentences are of one special kind, of different ones, and how many inner ones are special."""
    kinds = [np.array([fact.kind for fact in side.facts]) for side in (source, target)]
    rows, columns = (len(kind) - size + 1 for kind, size in zip(kinds, shape, strict=True))
    left, right = kinds[0][:rows, None], kinds[1][None, :columns]
    same = (left == right) & (left != Kind.TEXT)
    special = (left != Kind.TEXT).astype(np.float32) + (right != Kind.TEXT)
    inner = [np.zeros(rows, np.float32), np.zeros(columns, np.float32)]
    for kind, size, count in zip(kinds, shape, inner, strict=True):
        for shift in range(1, size):
            later, first = kind[shift : shift + len(count)], kind[: len(count)]
            count += (later != Kind.TEXT) & ~((later == Kind.PICTURE) & (first == Kind.PICTURE))
    return same.astype(np.float32), np.where(left == right, 0, special), np.add.outer(inner[0], inner[1])


def _breaks(source: Side, target: Side, shape: tuple[int, int]) -> Sequence[Floats]:
    """Paragraph breaks inside the bead, and whether it begins one on both sides or on one only."""
    rows, columns = len(source) - shape[0] + 1, len(target) - shape[1] + 1
    if not (_has_paragraphs(source) and _has_paragraphs(target)):
        nothing = np.zeros((rows, columns), np.float32)
        return nothing, nothing, nothing
    starts = [np.append(True, np.diff(side.blocks) != 0).astype(np.float32) for side in (source, target)]
    inner = [
        _windows(start, size) - start[: len(start) - size + 1]
        for start, size in zip(starts, shape, strict=True)
    ]
    left, right = starts[0][:rows, None], starts[1][None, :columns]
    return np.add.outer(inner[0], inner[1]), left * right, np.abs(left - right)


def _has_paragraphs(side: Side) -> bool:
    """Whether paragraphs say anything: neither one for all nor one for each sentence."""
    count = 1 + np.count_nonzero(np.diff(side.blocks))
    return 1 < count < _FULL * len(side)


def _skips(side: Side, best: Floats, level: float, surplus: float) -> Floats:
    """Features of leaving out each sentence, (features, n)."""
    count = len(side)
    return np.stack(
        [
            np.ones(count),
            best,
            [fact.kind != Kind.TEXT for fact in side.facts],
            np.log(_lengths(side)) - _USUAL,
            np.full(count, level),
            np.full(count, max(surplus, 0.0)),
        ]
    ).astype(np.float32)


def _whole(side: Side, size: int) -> npt.NDArray[np.bool_]:
    """Whether ``size`` sentences from here on are neighbours on the page, (n - size + 1,)."""
    return side.places[size - 1 :] - side.places[: len(side) - size + 1] == size - 1
