"""What a page tells of its editors moves what joining and leaving out cost there."""

import numpy as np
import pytest

from l10n.align.habits import adapt
from l10n.align.path import Scores


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
    return float(scores.beads[2, 1][0, 0] - adapt(scores).beads[2, 1][0, 0])


def test_where_much_is_joined_joining_costs_less():
    assert joining(page(joins=12.0)) < 0 < joining(page())


def test_where_nothing_is_left_out_leaving_out_costs_more():
    scores = page()
    assert all(now < before for now, before in zip(adapt(scores).opens, scores.opens, strict=True))


def test_leaving_out_never_costs_much_less():
    scores = page(gaps=12.0)
    for now, before in zip(adapt(scores).opens, scores.opens, strict=True):
        assert now - before == pytest.approx(0.15) or now < before


def test_a_short_page_says_little():
    assert abs(joining(page(size=2))) < abs(joining(page()))


def test_what_cannot_be_stays_so():
    scores = page()
    scores.beads[2, 1][:] = -1e9
    assert adapt(scores).beads[2, 1].max() < -1e8
    assert np.array_equal(adapt(scores).beads[1, 1], scores.beads[1, 1])
