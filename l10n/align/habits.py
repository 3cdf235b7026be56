"""What the editors of a page are like: how often they left out and joined, told by the page itself.

The weights know how often editors do so on the whole. A page is aligned once with that, and the costs are moved to what
is found on it, the less the shorter it is: one step of expectation maximization with a prior (empirical Bayes).
"""

import math

from l10n.align.path import Scores, posterior

_LEFT_OUT = 0.06
"""Runs of left-out sentences for each sentence of a side, usually."""
_JOINED = 0.09
"""Share of beads that are not of one sentence and one."""
_PRIOR = 10.0
"""Sentences, or beads, that what is usual counts as."""
_FARTHEST = 1.5
"""How far a cost is moved, at most."""
_CHEAPER = 0.15
"""How much less it costs to begin to leave out, at most: what moved looks left out at first, and would stay so."""


def adapt(scores: Scores) -> Scores:
    """The scores of a page with the costs of leaving out and of joining that it seems to have."""
    chances = posterior(scores)
    sentences = sum(map(len, scores.skips)) / 2
    source, target = (
        cost + min(_bounded(math.log(_rate(runs, sentences, _LEFT_OUT) / _LEFT_OUT)), _CHEAPER)
        for cost, runs in zip(scores.opens, chances.opens, strict=True)
    )
    counts = {shape: float(chance.sum()) for shape, chance in chances.beads.items()}
    beads = sum(counts.values())
    share = _rate(beads - counts[1, 1], beads, _JOINED)
    joined = _bounded(math.log(share / (1 - share)) - math.log(_JOINED / (1 - _JOINED)))
    return Scores(
        {shape: score if shape == (1, 1) else score + joined for shape, score in scores.beads.items()},
        scores.skips,
        (source, target),
    )


def _rate(count: float, among: float, usual: float) -> float:
    return (max(count, 0.0) + _PRIOR * usual) / (among + _PRIOR)


def _bounded(change: float) -> float:
    return min(max(change, -_FARTHEST), _FARTHEST)
