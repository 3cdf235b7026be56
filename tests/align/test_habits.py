"""What a page tells of its editors moves what joining and leaving out cost there."""

import numpy as np
import pytest

from l10n.align.habits import CHANGES, ODDS, adapt, tell
from l10n.align.path import Scores

NONE = np.zeros((1, len(CHANGES) + len(ODDS)))
"""One habit that changes nothing: costs follow what is found only."""
FAITHFUL, FREE = (-3.0, -3.0, 0.0, 0.0, -3.0), (2.0, 2.0, 0.0, 0.0, 2.0)
TWO = np.array([(*FAITHFUL, 0.0, 0.0, 0.0), (*FREE, 0.0, -4.0, -4.0)])
"""Either nothing is left out or joined, or much: freedom has more ways, so odds against it grow with the page."""


def page(*, joins=0.0, gaps=0.0, size=24):
    """Sentences that belong together one by one, or in pairs against one; then some that have no counterpart."""
    right = np.full((size, size), -8.0)
    np.fill_diagonal(right, 2.0 - gaps)
    pairs = np.full((size - 1, size), -8.0)
    for at in range(size // 2):
        pairs[2 * at, 2 * at] = joins
    return Scores({(1, 1): right, (2, 1): pairs}, (np.full(size, -3.0), np.full(size, -3.0)), (-1.0, -1.0))


def joining(scores):
    """How much dearer it has become to join."""
    return float(scores.beads[2, 1][0, 0] - adapt(scores, NONE).beads[2, 1][0, 0])


def test_where_much_is_joined_joining_costs_less():
    assert joining(page(joins=12.0)) < 0 < joining(page())


def test_where_nothing_is_left_out_leaving_out_costs_more():
    scores = page()
    assert all(now < before for now, before in zip(adapt(scores, NONE).opens, scores.opens, strict=True))


def test_leaving_out_never_costs_much_less():
    scores = page(gaps=12.0)
    for now, before in zip(adapt(scores, NONE).opens, scores.opens, strict=True):
        assert now - before == pytest.approx(0.15) or now < before


def test_a_short_page_says_little():
    assert abs(joining(page(size=2))) < abs(joining(page()))


def test_what_cannot_be_stays_so():
    scores = page()
    scores.beads[2, 1][:] = -1e9
    assert adapt(scores, NONE).beads[2, 1].max() < -1e8
    assert np.array_equal(adapt(scores, NONE).beads[1, 1], scores.beads[1, 1])


@pytest.mark.parametrize(
    ("scores", "free"), [(page(), False), (page(joins=12.0), True), (page(gaps=12.0), True)]
)
def test_a_page_tells_which_habit_its_editors_have(scores, free):
    habits = tell(scores, TWO).habits
    assert habits.sum() == pytest.approx(1)
    assert (habits[1] > 0.9, habits[0] > 0.9) == (free, not free)


def test_costs_move_to_those_of_the_habit_that_is_told():
    for scores, which in ((page(), FAITHFUL), (page(joins=12.0), FREE)):
        costs = adapt(scores, TWO).opens[0] - adapt(scores, NONE).opens[0]
        assert costs == pytest.approx(which[0], abs=0.7)


def test_a_habit_that_is_as_likely_as_another_says_nothing():
    """The odds of one against the other decide, whatever the page is."""
    twins = np.array([(*FREE, 2.0, 0.0, 0.0), (*FREE, 0.0, 0.0, 0.0)])
    assert tell(page(), twins).habits[0] == pytest.approx(1 / (1 + np.exp(-2.0)))


def test_all_habits_together_are_one_distribution():
    scores = page(joins=3.0)
    told = tell(scores, TWO)
    covered = told.posterior.beads[1, 1].sum() + 2 * told.posterior.beads[2, 1].sum()
    assert covered + told.posterior.skips()[0].sum() == pytest.approx(24)
    assert told.habits @ told.counts == pytest.approx(
        [
            *told.posterior.opens,
            *(out.sum() for out in told.posterior.skips()),
            told.posterior.beads[2, 1].sum(),
        ]
    )
