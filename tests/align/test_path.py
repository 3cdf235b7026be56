"""The recursions against every path there is, on pages small enough to list them."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.align.moves import reorder, solve
from l10n.align.path import Scores, Step, best_path, posterior, posteriors, totals

SHAPES = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)]


@st.composite
def pages(draw):
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    beads = {(a, b): rng.normal(0, 2, (n - a + 1, m - b + 1)) for a, b in SHAPES if a <= n and b <= m}
    return Scores(beads, (rng.normal(-1, 1, n), rng.normal(-1, 1, m)), (rng.normal(), rng.normal()))


def all_paths(scores):
    """Every path as (score, steps): in a gap the source's sentences come first, so each path is listed once."""
    n, m = (len(skips) for skips in scores.skips)

    def go(i, j, state):
        if (i, j) == (n, m):
            yield 0.0, ()
        for (a, b), beads in scores.beads.items():
            if i + a <= n and j + b <= m:
                for rest, steps in go(i + a, j + b, "bead"):
                    yield rest + beads[i, j], (Step(i, a, j, b), *steps)
        if i < n and state != "target":
            opening = 0.0 if state == "source" else scores.opens[0]
            for rest, steps in go(i + 1, j, "source"):
                yield rest + scores.skips[0][i] + opening, steps
        if j < m:
            opening = 0.0 if state == "target" else scores.opens[1]
            for rest, steps in go(i, j + 1, "target"):
                yield rest + scores.skips[1][j] + opening, steps

    yield from go(0, 0, "bead")


@given(scores=pages())
@settings(max_examples=60, deadline=None)
def test_the_best_path_is_the_best_of_all(scores):
    best = max(all_paths(scores), key=lambda path: path[0])
    score, steps = best_path(scores)
    assert math.isclose(score, best[0], abs_tol=1e-9)
    assert tuple(steps) == best[1]


@given(scores=pages())
@settings(max_examples=60, deadline=None)
def test_posteriors_are_shares_of_all_paths(scores):
    paths = list(all_paths(scores))
    total = np.logaddexp.reduce([score for score, _ in paths])
    chances = posterior(scores)
    assert math.isclose(chances.log_partition, total, abs_tol=1e-8)
    for (a, b), beads in chances.beads.items():
        for i, j in np.ndindex(beads.shape):
            share = sum(math.exp(score - total) for score, steps in paths if Step(i, a, j, b) in steps)
            assert math.isclose(beads[i, j], share, abs_tol=1e-8)
    for side, skipped in enumerate(chances.skips()):
        assert np.all(skipped > -1e-9), side


@given(scores=pages())
@settings(max_examples=60, deadline=None)
def test_pages_are_read_together_as_each_alone(scores):
    other = Scores(scores.beads, (scores.skips[0] - 1, scores.skips[1]), (1.0, -1.0))
    together, apart = posteriors([scores, other]), [posterior(scores), posterior(other)]
    assert np.allclose(totals([scores, other]), [chances.log_partition for chances in apart])
    for one, alone in zip(together, apart, strict=True):
        assert math.isclose(one.log_partition, alone.log_partition, abs_tol=1e-8)
        assert np.allclose(one.opens, alone.opens)
        assert all(np.allclose(one.beads[shape], alone.beads[shape]) for shape in scores.beads)


@given(scores=pages(), seed=st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_no_bead_spans_sentences_that_were_not_neighbours(scores, seed):
    count = len(scores.skips[1])
    order = np.random.default_rng(seed).permutation(count).tolist()
    for step in best_path(reorder(scores, order))[1]:
        chosen = order[step.target : step.target + step.targets]
        assert chosen == list(range(chosen[0], chosen[0] + step.targets))


@given(scores=pages())
@settings(max_examples=60, deadline=None)
def test_moves_never_make_a_page_worse(scores):
    assert solve(scores, move_cost=3.0).log_partition >= best_path(scores)[0] - 1e-9


@given(scores=pages())
@settings(max_examples=60, deadline=None)
def test_no_path_is_expected_to_be_right_in_more(scores):
    chances = posterior(scores)
    solution = solve(scores, move_cost=1e6)
    assert expected(chances, solution.beads) >= expected(chances, best_path(scores)[1]) - 1e-6


def expected(chances, steps):
    """How many sentences are expected to be right."""
    right = sum(
        (s.sources + s.targets) * float(chances.beads[s.sources, s.targets][s.source, s.target])
        for s in steps
    )
    covered = [{i for s in steps for i in range(s.source, s.source + s.sources)}]
    covered.append({j for s in steps for j in range(s.target, s.target + s.targets)})
    for side, skipped in enumerate(chances.skips()):
        right += sum(chance for at, chance in enumerate(skipped.tolist()) if at not in covered[side])
    return right


def test_a_free_move_is_found():
    strong = np.full((4, 4), -8.0)
    for i, j in ((0, 3), (1, 0), (2, 1), (3, 2)):
        strong[i, j] = 8.0
    scores = Scores({(1, 1): strong}, (np.full(4, -2.0), np.full(4, -2.0)), (-1.0, -1.0))
    solution = solve(scores, move_cost=3.0)
    assert [(s.source, s.target) for s in solution.beads] == [(0, 3), (1, 0), (2, 1), (3, 2)]
    assert min(solution.confidences) > 0.9
