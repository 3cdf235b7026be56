"""Alignment of one page whose target may tell parts of the story at other places.

A path is monotone; editors are not. So the order of the target's sentences is searched as well: a piece of
the target that would gain more by standing elsewhere than a move costs is put there, the page is aligned anew,
exactly, and the move is kept when the whole got better. Scores of beads do not depend on the order, so a trial
costs one pass of the recursion and no features.

In the order that is found, those beads are taken that most sentences are expected to be right in, which need not be
the single most probable path (least expected loss, as Goodman 1996 parses).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt

from l10n.align.order import follow
from l10n.align.path import NEVER, Doubles, Scores, Shape, Step, best_path, best_paths, posterior

_TRIALS = 20
"""Orders tried from one beginning, besides one for every four sentences."""
_AT_ONCE = 6
"""Orders tried before the best of them is chosen."""
_POINTS = 50_000
"""Points of pages that are read at the same time: more would take room and no less time."""
_SEEDS = 40
"""Beads off the path that are looked at to make orders to try."""
_HOPE = 0.5
"""Share of a move's cost that a bead must promise to gain to be such a seed."""
_GROWTH = 1.0
"""Gain of a bead from which a piece that moves takes it along."""
_USUAL = 25
"""Sentences of the pages for which the cost of a move was chosen."""
_CLOSE = 4.0
"""Log-probability below the best up to which another order has a say in the confidence."""

Order = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """Beads of a page, in order of the source, and how probable everything is."""

    beads: list[Step]
    """With sentences of the target as numbered on the page, not by their place in the order."""
    confidences: list[float]
    left_out: tuple[Doubles, Doubles]
    """Probability of each sentence to have no counterpart."""
    log_partition: float
    """Of all paths through all readings together, less what their orders cost."""

    def weighed(self, scores: Scores, cost: float) -> "Solution":
        """The same where linking anything at all costs as much; no beads where it is not worth that."""
        nothing = sum(
            float(skips.sum()) + opens for skips, opens in zip(scores.skips, scores.opens, strict=True)
        )
        share = 1 / (1 + float(np.exp(min(nothing + cost - self.log_partition, 50.0))))
        left_out = (1 - share + share * self.left_out[0], 1 - share + share * self.left_out[1])
        if share < 0.5:  # noqa: PLR2004 -- the likelier of two
            return Solution([], [], left_out, self.log_partition)
        confidences = [share * confidence for confidence in self.confidences]
        return Solution(self.beads, confidences, left_out, self.log_partition)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One order of the target, and the best path through it."""

    order: Order
    score: float
    """Of the path, less what the order costs."""
    steps: list[Step]


def solve(scores: Scores, *, move_cost: float) -> Solution:
    """The best beads in the best order found, with probabilities averaged over the orders that come close."""
    seen: dict[Order, float] = {}
    told = tuple(range(len(scores.skips[1])))
    best = _climb(scores, told, move_cost, seen)
    free = _free_order(scores, move_cost)
    if free not in seen:
        best = max(best, _climb(scores, free, move_cost, seen), key=lambda reading: reading.score)
    close = [order for order, score in seen.items() if score > best.score - _CLOSE]
    return _weigh(scores, best, close, move_cost)


def moving_cost(move_cost: float, sentences: int) -> float:
    """What a move costs on a page of so many sentences.

    On a longer page there are more places that look right by chance: one choice of a piece, one of a place.
    """
    return move_cost + 2 * float(np.log(max(sentences / _USUAL, 1.0)))


def _climb(scores: Scores, order: Order, move_cost: float, seen: dict[Order, float]) -> _Reading:
    """The best order that can be reached by moves each of which is an improvement."""
    best = _best(scores, [order], move_cost, seen)
    trials = _TRIALS + len(order) // 4
    waiting = _proposals(scores, best, move_cost)
    while some := list(islice((order for order in waiting if order not in seen), min(_AT_ONCE, trials))):
        trials -= len(some)
        better = _best(scores, some, move_cost, seen)
        if better.score > best.score:
            best, waiting = better, _proposals(scores, better, move_cost)
    return best


def _best(scores: Scores, orders: Sequence[Order], move_cost: float, seen: dict[Order, float]) -> _Reading:
    """The best of some orders; what each is worth is noted among those seen."""
    size = max(1, _POINTS // (len(scores.skips[0]) * len(scores.skips[1])))
    found: list[_Reading] = []
    for at in range(0, len(orders), size):
        some = orders[at : at + size]
        paths = best_paths([reorder(scores, order) for order in some])
        values = [score - _cost(order, move_cost) for score, order in zip(paths.scores, some, strict=True)]
        seen |= zip(some, values, strict=True)
        best = values.index(max(values))
        found.append(_Reading(some[best], values[best], paths.steps(best)))
    return max(found, key=lambda reading: reading.score)


def _cost(order: Order, move_cost: float) -> float:
    """Moving one piece makes three seams (a transposition of Bafna and Pevzner 1998)."""
    ends = (-1, *order, len(order))
    return move_cost / 3 * sum(right != left + 1 for left, right in pairwise(ends))


def reorder(scores: Scores, order: Sequence[int]) -> Scores:
    """Scores of the page with its target in another order; no bead spans what was not together before."""
    at = np.asarray(order, np.intp)
    beads: dict[Shape, Doubles] = {}
    for (a, b), potential in scores.beads.items():
        starts, together = _runs(at, b)
        beads[a, b] = np.where(together, potential[:, np.minimum(starts, potential.shape[1] - 1)], NEVER)
    return Scores(beads, (scores.skips[0], scores.skips[1][at]), scores.opens)


def _runs(order: npt.NDArray[np.intp], size: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
    """First sentence of each ``size`` neighbours in an order, and whether they are neighbours on the page."""
    starts = order[: len(order) - size + 1]
    together = np.ones(len(starts), bool)
    for shift in range(1, size):
        together &= order[shift : shift + len(starts)] == starts + shift
    return starts, together


def _proposals(scores: Scores, reading: _Reading, move_cost: float) -> Iterator[Order]:
    """Other orders, the most promising first: an island of beads off the path is brought onto it."""
    gains = _gains(scores, reading)
    seeds = [
        (float(gain[i, j]), i, a, j, b)
        for (a, b), gain in gains.items()
        for i, j in np.argwhere(gain > _HOPE * move_cost).tolist()
    ]
    seeds.sort(key=lambda seed: (-seed[0], seed[1:]))
    for _, i, a, j, b in seeds[:_SEEDS]:
        first, last, start = _extend(gains, i, a, j, b)
        yield _moved(reading.order, range(first, last), _place(reading, start))
        if (first, last) != (j, j + b):
            yield _moved(reading.order, range(j, j + b), _place(reading, i))
    yield from _returns(reading.order)


def _returns(order: Order) -> Iterator[Order]:
    """Orders in which one piece is back beside the sentence that it stood next to."""
    starts = [at for at, sentence in enumerate(order) if at == 0 or sentence != order[at - 1] + 1]
    if len(starts) == 1:
        return
    for start, end in zip(starts, [*starts[1:], len(order)], strict=True):
        piece = range(order[start], order[end - 1] + 1)
        if piece.start:
            yield _moved(order, piece, order.index(piece.start - 1) + 1)
        if piece.stop < len(order):
            yield _moved(order, piece, order.index(piece.stop))


def _free_order(scores: Scores, move_cost: float) -> Order:
    """The order that the best beads would have if each were chosen without regard to the others' places."""
    walls = [np.concatenate([[0.0], np.cumsum(skips)]) for skips in scores.skips]
    found: list[tuple[float, int, int, int, int]] = []
    for (a, b), potential in scores.beads.items():
        gain = potential - np.add.outer(walls[0][a:] - walls[0][:-a], walls[1][b:] - walls[1][:-b])
        found += [(-float(gain[i, j]), i, a, j, b) for i, j in np.argwhere(gain > move_cost).tolist()]
    taken: tuple[set[int], set[int]] = set(), set()
    chosen: list[tuple[int, range]] = []
    for _, i, a, j, b in sorted(found):
        left, right = range(i, i + a), range(j, j + b)
        if taken[0].isdisjoint(left) and taken[1].isdisjoint(right):
            taken[0].update(left)
            taken[1].update(right)
            chosen.append((i, right))
    chosen.sort(key=lambda bead: bead[0])
    return follow([right for _, right in chosen], len(scores.skips[1]))


def _gains(scores: Scores, reading: _Reading) -> dict[tuple[int, int], Doubles]:
    """What each bead would bring beyond what its sentences bring now, by shape and place on the page."""
    now = scores.skips[0] + scores.opens[0] / 2, scores.skips[1] + scores.opens[1] / 2
    now = now[0].copy(), now[1].copy()
    for step in reading.steps:
        target = reading.order[step.target]
        share = scores.beads[step.sources, step.targets][step.source, target] / (step.sources + step.targets)
        now[0][step.source : step.source + step.sources] = share
        now[1][target : target + step.targets] = share
    walls = [np.concatenate([[0.0], np.cumsum(values)]) for values in now]
    return {
        (a, b): potential - np.add.outer(walls[0][a:] - walls[0][:-a], walls[1][b:] - walls[1][:-b])
        for (a, b), potential in scores.beads.items()
    }


def _extend(gains: dict[tuple[int, int], Doubles], i: int, a: int, j: int, b: int) -> tuple[int, int, int]:
    """Grow an island of beads along the diagonal while they gain; first and last target, first source sentence."""
    first, last, start, end = j, j + b, i, i + a
    while (shape := _gaining(gains, end, last, forward=True)) is not None:
        end, last = end + shape[0], last + shape[1]
    while (shape := _gaining(gains, start, first, forward=False)) is not None:
        start, first = start - shape[0], first - shape[1]
    return first, last, start


def _gaining(
    gains: dict[tuple[int, int], Doubles], i: int, j: int, *, forward: bool
) -> tuple[int, int] | None:
    """The shape of the bead beginning (or ending) here that gains most, None where none does."""
    best, found = _GROWTH, None
    for (a, b), gain in gains.items():
        row, column = (i, j) if forward else (i - a, j - b)
        if 0 <= row < gain.shape[0] and 0 <= column < gain.shape[1] and gain[row, column] > best:
            best, found = float(gain[row, column]), (a, b)
    return found


def _place(reading: _Reading, source: int) -> int:
    """Position in the order that the path has reached when it comes to a source sentence."""
    return max((step.target + step.targets for step in reading.steps if step.source < source), default=0)


def _moved(order: Order, piece: range, position: int) -> Order:
    """The order with a piece of the page brought to a position, wherever its sentences stand now."""
    moving = set(piece)
    before = [sentence for sentence in order[:position] if sentence not in moving]
    after = [sentence for sentence in order[position:] if sentence not in moving]
    return (*before, *piece, *after)


def _weigh(scores: Scores, best: _Reading, orders: Sequence[Order], move_cost: float) -> Solution:
    """Probabilities averaged over orders, each as probable as all its paths together, and what they are best for."""
    posteriors = [posterior(reorder(scores, order)) for order in orders]
    logs = np.array(
        [p.log_partition - _cost(order, move_cost) for order, p in zip(orders, posteriors, strict=True)]
    )
    total = float(np.logaddexp.reduce(logs))
    chances = {shape: np.zeros_like(potential) for shape, potential in scores.beads.items()}
    left_out = np.zeros(len(scores.skips[0])), np.zeros(len(scores.skips[1]))
    for share, order, found in zip(np.exp(logs - total).tolist(), orders, posteriors, strict=True):
        at = np.asarray(order, np.intp)
        for (a, b), chance in found.beads.items():
            starts, together = _runs(at, b)
            chances[a, b][:, starts[together]] += share * chance[:, together]
        skipped = found.skips()
        left_out[0][:] += share * skipped[0]
        left_out[1][at] += share * skipped[1]
    beads = _expected_right(chances, left_out, best.order)
    confidences = [float(chances[b.sources, b.targets][b.source, b.target]) for b in beads]
    return Solution(beads, confidences, left_out, total)


def _expected_right(
    chances: dict[Shape, Doubles], left_out: tuple[Doubles, Doubles], order: Order
) -> list[Step]:
    """The beads of an order in which most sentences are expected to be right, by place on the page."""
    worth = {shape: np.where(chance > 0, sum(shape) * chance, NEVER) for shape, chance in chances.items()}
    _, steps = best_path(reorder(Scores(worth, left_out, (0.0, 0.0)), order))
    return [Step(s.source, s.sources, order[s.target], s.targets) for s in steps]
