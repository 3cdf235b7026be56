"""What is taken from the probabilities of a page."""

import math

import numpy as np
import pytest

from l10n.align.moves import solve
from l10n.align.path import NEVER, Scores, Step, best_path


def test_what_is_right_in_most_readings_is_taken():
    """Two sentences and two: joined, in pairs, or only the first a pair; no reading is as likely as the first pair."""
    pairs = np.array([[0.0, NEVER], [NEVER, math.log(0.35)]])
    joined = np.array([[math.log(0.4)]])
    skips = np.array([-40.0, math.log(0.25) / 2])
    scores = Scores({(1, 1): pairs, (2, 2): joined}, (skips, skips), (0.0, 0.0))
    assert best_path(scores)[1] == [Step(0, 2, 0, 2)]
    solution = solve(scores, move_cost=99.0)
    assert solution.beads == [Step(0, 1, 0, 1), Step(1, 1, 1, 1)]
    assert solution.confidences == pytest.approx([0.6, 0.35])
    assert solution.left_out[0] == pytest.approx([0.0, 0.25])


def test_what_cannot_be_is_never_taken():
    """Both sentences must be left out, however little that is worth."""
    scores = Scores({(1, 1): np.full((1, 1), NEVER)}, (np.full(1, -30.0), np.full(1, -30.0)), (0.0, 0.0))
    solution = solve(scores, move_cost=6.0)
    assert solution.beads == []
    assert solution.left_out[0] == pytest.approx([1.0])


def test_confidence_is_said_of_the_page_and_not_of_the_order():
    """The second of three stands last on the other side."""
    right = np.full((3, 3), -12.0)
    right[0, 0] = right[1, 2] = right[2, 1] = 12.0
    scores = Scores({(1, 1): right}, (np.full(3, -3.0), np.full(3, -3.0)), (-1.0, -1.0))
    solution = solve(scores, move_cost=6.0)
    assert [(bead.source, bead.target) for bead in solution.beads] == [(0, 0), (1, 2), (2, 1)]
    assert min(solution.confidences) > 0.9
    assert max(solution.left_out[1]) < 0.1
