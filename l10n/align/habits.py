"""What the editors of a page are like, told by the page itself: what they never do, and how often they do the rest.

Some leave nothing out, some join nothing, some do both freely. Each such habit is a change of the costs, and has its
odds before the page is seen; both are learned (a latent class, as of Quattoni et al. 2007). A page is as probable under
a habit as all its paths together are, so costs are moved to what is expected of its editors. Then the page is aligned
once with that, and the costs are moved to how often it seems to have been left out and joined, the less the shorter the
page is: one step of expectation maximization with a prior (empirical Bayes).
"""

import math
from dataclasses import dataclass

import numpy as np

from l10n.align.path import Doubles, Posterior, Scores, posterior, posteriors, totals

HABITS = ("any", "faithful", "joining", "leaving out", "free")
"""Named after what the first guess was, from which they are learned."""
CHANGES = ("source run", "target run", "source sentence", "target sentence", "joined")
"""What a habit changes: the cost of a run of left-out sentences, of each of its sentences, of a bead not of one and
one."""
ODDS = ("odds", "odds by source", "odds by target")
"""Logarithms: of a habit on any page, and more for each `_PAGE` sentences of a side."""

_PAGE = 40
"""Sentences of a side that odds are told for."""
_LEFT_OUT = 0.06
"""Runs of left-out sentences for each sentence of a side, usually."""
_JOINED = 0.09
"""Share of beads that are not of one sentence and one."""
_PRIOR = 40.0
"""Sentences, or beads, that what is usual counts as: a page."""
_FARTHEST = 1.5
"""How far a cost is moved by how often, at most."""
_CHEAPER = 0.15
"""How much less it costs to begin to leave out, at most: what moved looks left out at first, and would stay so."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of its editors."""

    habits: Doubles
    """(habits,), the probability of each."""
    counts: Doubles
    """(habits, changes), how often what a habit changes is expected under it."""
    posterior: Posterior
    """Of all habits together; its partition is theirs with their odds."""


def adapt(scores: Scores, habits: Doubles) -> Scores:
    """The scores of a page with the costs that its editors seem to have.

    Args:
        scores: of the page.
        habits: (habits, changes + odds), as in `l10n.align.weights.Weights`.
    """
    logs = log_odds(scores, habits) + totals(_under_each(scores, habits))
    return _as_often(under(scores, shares(logs) @ habits[:, : len(CHANGES)]))


def tell(scores: Scores, habits: Doubles) -> Told:
    """What a page tells of its editors, for learning; arguments as those of `adapt`."""
    found = posteriors(_under_each(scores, habits))
    logs = log_odds(scores, habits) + [chances.log_partition for chances in found]
    probable = shares(logs)
    together = Posterior(
        float(np.logaddexp.reduce(logs)),
        {
            shape: np.tensordot(probable, [chances.beads[shape] for chances in found], axes=1)
            for shape in scores.beads
        },
        (
            float(probable @ [chances.opens[0] for chances in found]),
            float(probable @ [chances.opens[1] for chances in found]),
        ),
    )
    return Told(probable, np.array([_counts(chances, scores) for chances in found]), together)


def log_odds(scores: Scores, habits: Doubles) -> Doubles:
    """(habits,), logarithm of the odds of each on a page of this size."""
    odds: Doubles = habits[:, len(CHANGES) :] @ page_size(scores)
    return odds


def page_size(scores: Scores) -> Doubles:
    """(odds,), what the odds of a habit are multiplied by."""
    source, target = (len(skips) / _PAGE for skips in scores.skips)
    return np.array([1.0, source, target])


def shares(logs: Doubles) -> Doubles:
    """Probabilities in proportion to potentials, from their logarithms."""
    found: Doubles = np.exp(logs - np.logaddexp.reduce(logs))
    return found


def under(scores: Scores, changes: Doubles) -> Scores:
    """The scores of a page whose editors have a habit."""
    source_run, target_run, source, target, joined = changes.tolist()
    return Scores(
        {shape: score if shape == (1, 1) else score + joined for shape, score in scores.beads.items()},
        (scores.skips[0] + source, scores.skips[1] + target),
        (scores.opens[0] + source_run, scores.opens[1] + target_run),
    )


def _under_each(scores: Scores, habits: Doubles) -> list[Scores]:
    return [under(scores, habit[: len(CHANGES)]) for habit in habits]


def _counts(chances: Posterior, scores: Scores) -> list[float]:
    beads = {shape: float(chance.sum()) for shape, chance in chances.beads.items()}
    left_out = (
        len(skips) - sum(shape[side] * count for shape, count in beads.items())
        for side, skips in enumerate(scores.skips)
    )
    return [*chances.opens, *left_out, sum(beads.values()) - beads[1, 1]]


def _as_often(scores: Scores) -> Scores:
    """The scores with the costs of beginning to leave out and of joining that fit how often the page has it."""
    chances = posterior(scores)
    sentences = sum(map(len, scores.skips)) / 2
    source, target = (
        min(_bounded(math.log(_rate(runs, sentences, _LEFT_OUT) / _LEFT_OUT)), _CHEAPER)
        for runs in chances.opens
    )
    counts = {shape: float(chance.sum()) for shape, chance in chances.beads.items()}
    beads = sum(counts.values())
    share = _rate(beads - counts[1, 1], beads, _JOINED)
    joined = _bounded(math.log(share / (1 - share)) - math.log(_JOINED / (1 - _JOINED)))
    return under(scores, np.array([source, target, 0.0, 0.0, joined]))


def _rate(count: float, among: float, usual: float) -> float:
    return (max(count, 0.0) + _PRIOR * usual) / (among + _PRIOR)


def _bounded(change: float) -> float:
    return min(max(change, -_FARTHEST), _FARTHEST)
