"""Features of a bead from the form of the page: kinds of sentences and paragraph breaks."""

from collections.abc import Sequence

import numpy as np

from l10n.align.facts import Kind
from l10n.align.network import Floats
from l10n.align.side import Side, windows

_FULL = 0.77
"""Paragraphs a sentence above which they are only line breaks."""


def kind_features(source: Side, target: Side, shape: tuple[int, int]) -> Sequence[Floats]:
    """Whether the first sentences are of one special kind, of different ones, and how many inner ones are special."""
    kinds = [np.array([fact.kind for fact in side.facts]) for side in (source, target)]
    rows, columns = (len(kind) - size + 1 for kind, size in zip(kinds, shape, strict=True))
    left, right = kinds[0][:rows, None], kinds[1][None, :columns]
    same = (left == right) & (left != Kind.TEXT)
    special = (left != Kind.TEXT).astype(np.float32) + (right != Kind.TEXT)
    inner = [np.zeros(rows, np.float32), np.zeros(columns, np.float32)]
    for side, (kind, size) in enumerate(zip(kinds, shape, strict=True)):
        count = len(inner[side])
        for shift in range(1, size):
            later, first = kind[shift : shift + count], kind[:count]
            inner[side] += (later != Kind.TEXT) & ~((later == Kind.PICTURE) & (first == Kind.PICTURE))
    return same.astype(np.float32), np.where(left == right, 0, special), np.add.outer(inner[0], inner[1])


def break_features(source: Side, target: Side, shape: tuple[int, int]) -> Sequence[Floats]:
    """Paragraph breaks inside the bead, and whether it begins one on both sides or on one only."""
    rows, columns = len(source) - shape[0] + 1, len(target) - shape[1] + 1
    if not (_has_paragraphs(source) and _has_paragraphs(target)):
        nothing = np.zeros((rows, columns), np.float32)
        return nothing, nothing, nothing
    starts = [np.append(True, np.diff(side.blocks) != 0).astype(np.float32) for side in (source, target)]
    inner = [
        windows(start, size) - start[: len(start) - size + 1]
        for start, size in zip(starts, shape, strict=True)
    ]
    left, right = starts[0][:rows, None], starts[1][None, :columns]
    return np.add.outer(inner[0], inner[1]), left * right, np.abs(left - right)


def _has_paragraphs(side: Side) -> bool:
    """Whether paragraphs say anything: neither one for all nor one for each sentence."""
    count = 1 + np.count_nonzero(np.diff(side.blocks))
    return bool(1 < count < _FULL * len(side))
