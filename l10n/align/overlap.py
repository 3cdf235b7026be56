"""Features of a bead from what both languages write alike: numbers, Latin words, signs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from l10n.align.network import Floats
from l10n.align.side import Side, windows

_MOST = 3.0
"""Items counted at most."""
_ITEMS = 2000
"""Items of a page that are compared: a long page of tables has more, and time for them would grow with its square."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What both sides have of one sort of item."""

    tables: tuple[Floats, Floats]
    """(sentences, items): the root of an item's weight where a sentence has it; frequent items weigh less."""
    counts: tuple[Floats, Floats]
    """(sentences,): items of each sentence, those that the other side lacks included."""


def _share(items: Sequence[Sequence[frozenset[str]]]) -> Shared:
    """Tables of the items that both sides have, those in most sentences first."""
    frequency = [Counter(chain.from_iterable(side)) for side in items]
    common = sorted(
        frequency[0].keys() & frequency[1].keys(), key=lambda item: (-min(f[item] for f in frequency), item)
    )[:_ITEMS]
    column = {item: at for at, item in enumerate(common)}
    weight = np.array([max(frequency[0][item], frequency[1][item]) for item in common], np.float32) ** -0.25
    tables = [np.zeros((len(side), len(common)), np.float32) for side in items]
    for table, side in zip(tables, items, strict=True):
        for row, sentence in enumerate(side):
            for item in sentence & column.keys():
                table[row, column[item]] = weight[column[item]]
    counts = [np.array([len(sentence) for sentence in side], np.float32) for side in items]
    return Shared((tables[0], tables[1]), (counts[0], counts[1]))


def shared_items(source: Side, target: Side) -> dict[str, Shared]:
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
        "names": _share(_known([side.names for side in sides])),
    }


def _known(names: Sequence[Sequence[frozenset[str]]]) -> list[list[frozenset[str]]]:
    """Names that both sides have: of others it is not known how this version writes them."""
    both = frozenset[str]().union(*names[0]) & frozenset[str]().union(*names[1])
    return [[sentence & both for sentence in side] for side in names]


def _hits(shared: Shared, shape: tuple[int, int]) -> Floats:
    """Weight of the items that two blocks have in common."""
    left, right = (
        np.maximum.reduce([table[shift : len(table) - size + 1 + shift] for shift in range(size)])
        for table, size in zip(shared.tables, shape, strict=True)
    )
    common: Floats = left @ right.T
    return common


def overlap_features(shared: dict[str, Shared], shape: tuple[int, int]) -> Sequence[Floats]:
    """Numbers in common and missing, words likewise, signs, names in common and missing, each (n - a + 1, m - b + 1)."""
    a, b = shape
    forth, back = _hits(shared["hard to soft"], shape), _hits(shared["soft to hard"], shape)
    lacking = np.maximum(windows(shared["hard to soft"].counts[0], a)[:, None] - forth, 0)
    lacking = lacking + np.maximum(windows(shared["soft to hard"].counts[1], b)[None, :] - back, 0)
    words = _hits(shared["words"], shape)
    left, right = (windows(count, size) for count, size in zip(shared["words"].counts, shape, strict=True))
    # Words can be missed only in text of another script: what an English text says in Latin letters is no name.
    foreign = np.zeros_like(words)
    totals = [float(count.sum()) for count in shared["words"].counts]
    if totals[1] < totals[0] / 2:
        foreign = np.maximum(right[None, :] - words, 0)
    elif totals[0] < totals[1] / 2:
        foreign = np.maximum(left[:, None] - words, 0)
    names = shared["names"]
    named = _hits(names, shape)
    unnamed = windows(names.counts[0], a)[:, None] + windows(names.counts[1], b)[None, :] - 2 * named
    marks = shared["signs"]
    signs = (
        2 * _hits(marks, shape) - windows(marks.counts[0], a)[:, None] - windows(marks.counts[1], b)[None, :]
    )
    return (
        np.minimum(np.maximum(forth, back), _MOST),
        np.minimum(lacking, _MOST),
        np.minimum(words, _MOST),
        np.minimum(foreign, _MOST),
        np.maximum(signs, -_MOST),
        np.minimum(named, _MOST),
        np.clip(unnamed, 0, _MOST),
    )
