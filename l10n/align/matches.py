"""Features of a bead from the clauses of its sentences: whether each finds itself within the bead, or beyond its ends.

A sentence that was cut elsewhere in the other version begins or ends with a clause that belongs to the next bead. The
vectors of whole sentences hardly show it; those of clauses do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from l10n.align.network import Floats, Ints
from l10n.align.side import Side, Vectors

_UNRELATED, _DOUBT = 0.07, 3
"""As in `l10n.align.features`: what a clause has in common with anything, and as how many clauses that counts."""


@dataclass(frozen=True, slots=True)
class Matches:
    """How well clauses of one side find themselves in sentences of the other, (clauses, sentences of the other)."""

    source: Floats
    target: Floats
    starts: tuple[Ints, Ints]
    """First clause of each sentence."""
    shares: tuple[Floats, Floats]
    """(clauses,), what part of its sentence each clause is."""
    best: tuple[Floats, Floats]
    """(sentences,), how well the sentence finds itself in any clause or sentence of the other side."""


def clause_matches(sides: tuple[Side, Side], vectors: tuple[Vectors, Vectors], single: Floats) -> Matches:
    """Compare all clauses with all, and with all sentences.

    Args:
        sides: source and target.
        vectors: of both.
        single: margins of all pairs of sentences, (n, m).
    """
    source, target = sides
    starts = np.cumsum(source.counts) - source.counts, np.cumsum(target.counts) - target.counts
    clauses = [part.clauses for part in vectors]
    whole = [part.blocks[0] for part in vectors]
    between = _margin(clauses[0] @ clauses[1].T)
    ours = np.maximum(_margin(clauses[0] @ whole[1].T), np.maximum.reduceat(between, starts[1], axis=1))
    theirs = np.maximum(_margin(clauses[1] @ whole[0].T), np.maximum.reduceat(between.T, starts[0], axis=1))
    best = (
        np.maximum(single.max(axis=1), theirs.max(axis=0)),
        np.maximum(single.max(axis=0), ours.max(axis=0)),
    )
    shares = (_shares(source, starts[0]), _shares(target, starts[1]))
    return Matches(ours, theirs, starts, shares, best)


def _shares(side: Side, starts: Ints) -> Floats:
    tokens = side.clauses[:, -1].astype(np.float32)
    shares: Floats = (tokens / np.repeat(np.add.reduceat(tokens, starts), side.counts)).astype(np.float32)
    return shares


def _margin(cosines: Floats) -> Floats:
    rows, columns = (
        (cosines.sum(axis=axis, keepdims=True) + _DOUBT * _UNRELATED) / (cosines.shape[axis] + _DOUBT)
        for axis in (1, 0)
    )
    margin: Floats = cosines - (rows + columns) / 2
    return margin


def clause_features(matches: Matches, shape: tuple[int, int]) -> Sequence[Floats]:
    """How far clauses at the ends belong beyond them, in sum and at worst; the least and the mean of all within."""
    a, b = shape
    ours = _one_side(matches.source, matches.starts[0], matches.shares[0], a, b)
    theirs = [part.T for part in _one_side(matches.target, matches.starts[1], matches.shares[1], b, a)]
    first, last, weakest, covered = zip(ours, theirs, strict=True)
    spills = [*first, *last]
    total: Floats = first[0] + first[1] + last[0] + last[1]
    worst: Floats = np.maximum.reduce(spills)
    least: Floats = np.minimum(*weakest)
    mean = ((covered[0] + covered[1]) / 2).astype(np.float32)
    return total, worst, least, mean


def _one_side(found: Floats, starts: Ints, shares: Floats, a: int, b: int) -> list[Floats]:
    """For blocks of ``a`` own sentences and ``b`` others, (n - a + 1, m - b + 1): spill before, after, least, mean."""
    others = found.shape[1] - b + 1
    inside = np.maximum.reduce([found[:, shift : shift + others] for shift in range(b)])
    count = len(starts) - a + 1
    ends = np.append(starts[1:], len(found)) - 1
    first, last = starts[:count], ends[a - 1 :]
    before, after = np.zeros((count, others), np.float32), np.zeros((count, others), np.float32)
    before[:, 1:] = np.maximum(found[first, : others - 1] - inside[first, 1:], 0)
    after[:, :-1] = np.maximum(found[last, b:] - inside[last, :-1], 0)
    least = np.minimum.reduceat(inside, starts, axis=0)
    mean = np.add.reduceat(inside * shares[:, None], starts, axis=0)
    return [
        before,
        after,
        np.minimum.reduce([least[shift : shift + count] for shift in range(a)]),
        np.add.reduce([mean[shift : shift + count] for shift in range(a)]) / a,
    ]
