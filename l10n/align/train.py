"""Learning the weights from pages whose links are known.

`refit` is for a house's own pages and goes on from the weights that are shipped; `fit` is what those were made
with.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from l10n.align.encoder import Encoder
from l10n.align.features import BEAD_FEATURES, OPEN_FEATURES, SHAPES, SKIP_FEATURES, Page, page_features
from l10n.align.habits import CHANGES, HABITS, Told, log_odds, page_size, shares, tell
from l10n.align.order import follow
from l10n.align.path import Doubles, Scores, Shape, Step
from l10n.align.side import Sentences, Side, read_side
from l10n.align.weights import GROUPS, SIDES, Weights, group_of, shipped_weights

Link = tuple[Sequence[int], Sequence[int]]

_GUESS = {
    "any": (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    "faithful": (-1.0, -1.0, 0.0, 0.0, -4.0, 0.0, 0.0, 0.0),
    "joining": (-1.5, -1.5, 0.0, 0.0, 0.3, 0.0, 0.0, 0.0),
    "leaving out": (0.7, 0.7, 0.0, 0.0, -3.0, 0.0, 0.0, 0.0),
    "free": (1.0, 1.0, 0.0, 0.0, 0.7, -1.0, -0.5, -0.5),
}
"""What habits are learned from: what each changes, and its odds. Equal ones would stay so."""

_BATCH = 16
_RATE = 0.08
_RIDGE = 1e-4
_FEW = 500
"""Links below which only the costs of shapes and of leaving out are learned, not what features are worth."""
_TRUST = 1.0
"""What the given weights count in `refit`, in pages, for each step of one that a weight is moved."""
_ROUNDS = 60
"""Steps of `refit` at least."""
_PARTS = 5
"""Parts of the pages that `refit` tests on, each on weights learned from the others."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A page whose links humans have looked through, all of them."""

    source: Sentences
    target: Sentences
    links: Sequence[Link]
    """Sentences of either side by index, in any order; a sentence that is in none, or alone in one, has no
    counterpart."""


@dataclass(frozen=True, slots=True)
class Refit:
    """What `refit` found."""

    weights: Weights
    """Those it began with, where pages that were not learned from say that learning makes none better."""
    better: bool
    """Whether the weights are others than those it began with."""
    pages: int
    """Pages that were learned from."""
    links: int
    """Links with two sides on them."""
    unusable: tuple[int, ...]
    """Indexes of the pages that hold a bead of a shape that is not modelled, or no link."""
    before: float
    after: float
    """Mean log-probability of a page's links under the weights begun with, and under weights learned from other
    pages."""


@dataclass(frozen=True, slots=True)
class Prior:
    """A normal distribution of the weights."""

    mean: Weights
    precision: float
    """Of each weight, for one lesson."""
    costs_only: bool = False
    """Whether all is certain but the costs of shapes, of leaving out a sentence, of beginning to; habits, too."""

    def slope(self, weights: Weights, slope: list[Doubles]) -> list[Doubles]:
        """The gradient with the prior's own."""
        pulled = [
            up - self.precision * (array - mean)
            for up, array, mean in zip(slope, weights.arrays(), self.mean.arrays(), strict=True)
        ]
        if self.costs_only:
            pulled[0][:] = 0.0
            pulled[2][:, 1:] = 0.0
            pulled[3][:, 1:] = 0.0
            pulled[4][:] = 0.0
        return pulled


@dataclass(frozen=True, slots=True)
class Lesson:
    """A page with its right path."""

    page: Page
    steps: tuple[Step, ...]
    weight: float = 1.0


def make_lesson(
    source: Side, target: Side, links: Sequence[Link], *, encoder: Encoder, weight: float = 1.0
) -> Lesson | None:
    """A lesson from links in any order; None where they hold a bead of a shape that is not modelled.

    Moved sentences are put where their source stands, so that the lesson teaches what belongs together and
    not that moved material is unlinked.
    """
    full = sorted((sorted(left), sorted(right)) for left, right in links if left and right)
    order = follow([right for _, right in full], len(target))
    place = {sentence: at for at, sentence in enumerate(order)}
    steps = tuple(Step(left[0], len(left), place[right[0]], len(right)) for left, right in full)
    page = page_features(source, target.pick(np.array(order, np.intp)), encoder=encoder)
    for step in steps:
        valid = page.valid.get((step.sources, step.targets))
        if valid is None or not valid[step.source, step.target]:
            return None
    return Lesson(page, steps, weight)


def refit(
    pages: Sequence[Reviewed], *, encoder: Encoder, start: Weights | None = None, seed: int = 1
) -> Refit:
    """Adapt weights to a house's pages: how its editors join, cut, drop and add.

    The more a weight is moved, the more pages must ask for it: the given weights are the mean of a normal
    prior, and the most probable ones are looked for. From few links, only the costs of shapes and of leaving
    out are learned. Pages are learned from only if that makes other pages of the house more probable: each of
    five parts is held against weights learned from the rest. Two pages are the least of which this can be
    said; some twenty are worth the while.

    Args:
        pages: with all their links, not only those that were corrected: what is right already teaches too.
        encoder: see `l10n.align.encoder.Encoder`.
        start: weights to go on from; without them those that are shipped.
        seed: of the order in which pages are seen.

    Raises:
        UsageError: roles or blocks do not fit the sentences of a page.
    """
    start = start or shipped_weights()
    made = [_lesson(page, encoder) for page in pages]
    lessons = [lesson for lesson in made if lesson]
    unusable = tuple(at for at, lesson in enumerate(made) if not lesson)
    links = sum(len(lesson.steps) for lesson in lessons)
    if len(lessons) < 2:  # noqa: PLR2004 -- one to learn from and one to test on
        return Refit(start, False, len(lessons), links, unusable, 0.0, 0.0)
    before = sum(likelihood(start, lesson) for lesson in lessons) / len(lessons)
    after = 0.0
    parts = min(_PARTS, len(lessons))
    for part in range(parts):
        rest = [lesson for at, lesson in enumerate(lessons) if at % parts != part]
        learned = _adapt(rest, start, links=links, seed=seed)
        after += sum(likelihood(learned, lesson) for lesson in lessons[part::parts]) / len(lessons)
    better = after > before
    weights = _adapt(lessons, start, links=links, seed=seed) if better else start
    return Refit(weights, better, len(lessons), links, unusable, before, after)


def _lesson(page: Reviewed, encoder: Encoder) -> Lesson | None:
    page.source.check("source")
    page.target.check("target")
    if not any(left and right for left, right in page.links):
        return None
    source, target = (read_side(side, encoder=encoder) for side in (page.source, page.target))
    return make_lesson(source, target, page.links, encoder=encoder)


def _adapt(lessons: Sequence[Lesson], start: Weights, *, links: int, seed: int) -> Weights:
    """The most probable weights, near those given."""
    epochs = -(-_ROUNDS // -(-len(lessons) // _BATCH))
    prior = Prior(start, _TRUST / len(lessons), costs_only=links < _FEW)
    return fit(lessons, start=start, prior=prior, epochs=epochs, seed=seed)


def fit(
    lessons: Sequence[Lesson],
    *,
    start: Weights | None = None,
    prior: Prior | None = None,
    epochs: int = 10,
    seed: int = 1,
) -> Weights:
    """Weights of the highest likelihood, by Adam (Kingma and Ba 2015) with a step that falls to nothing.

    Args:
        lessons: pages with their right paths.
        start: weights to go on from.
        prior: what is thought of the weights beforehand; that they are small, without it.
        epochs: how often every lesson is seen.
        seed: of the order in which they are.
    """
    rng = np.random.default_rng(seed)
    weights = start or blank_weights()
    prior = prior or Prior(weights.times(0.0), _RIDGE)
    mean, spread = ([np.zeros_like(array) for array in weights.arrays()] for _ in range(2))
    steps = epochs * -(-len(lessons) // _BATCH)
    orders: Iterator[int] = chain.from_iterable(
        rng.permutation(len(lessons)).tolist() for _ in range(epochs + 1)
    )
    for step in range(1, steps + 1):
        some: list[Lesson] = [lessons[at] for at in islice(orders, min(_BATCH, len(lessons)))]
        pull = prior.slope(weights, gradient(weights, some))
        mean = [0.9 * old + 0.1 * new for old, new in zip(mean, pull, strict=True)]
        spread = [0.99 * old + 0.01 * new**2 for old, new in zip(spread, pull, strict=True)]
        rate = _RATE * (1 - step / (steps + 1)) * np.sqrt(1 - 0.99**step) / (1 - 0.9**step)
        moved = [
            array + rate * up / (np.sqrt(by) + 1e-8)
            for array, up, by in zip(weights.arrays(), mean, spread, strict=True)
        ]
        weights = weights.of(moved)
    return weights


def blank_weights() -> Weights:
    """Where learning begins: a liking for similar sentences, a dislike of leaving out, a guess at habits."""
    beads = np.zeros((len(GROUPS), len(BEAD_FEATURES)))
    beads[:, BEAD_FEATURES.index("margin")] = 10.0
    shapes = np.array([-1.0 if shape == (1, 1) else -4.0 for shape in SHAPES])
    skips = np.zeros((len(SIDES), len(SKIP_FEATURES)))
    opens = np.zeros((len(SIDES), len(OPEN_FEATURES)))
    opens[:, 0] = -2.0
    return Weights(beads, shapes, skips, opens, np.array([_GUESS[name] for name in HABITS]))


def likelihood(weights: Weights, lesson: Lesson) -> float:
    """Log-probability of the right path."""
    scores = weights.score(lesson.page)
    own = sum(float(scores.beads[s.sources, s.targets][s.source, s.target]) for s in lesson.steps)
    skipped, runs = _left_out(lesson)
    own += sum(float(part @ out) for part, out in zip(scores.skips, skipped, strict=True))
    own += sum(cost * count for cost, count in zip(scores.opens, runs, strict=True))
    logs = _with_right_path(weights, scores, _counts(lesson))
    return own + float(np.logaddexp.reduce(logs)) - tell(scores, weights.habits).posterior.log_partition


def _with_right_path(weights: Weights, scores: Scores, counts: Doubles) -> Doubles:
    """(habits,), log-potential of each together with the right path, less what the path has without any."""
    logs: Doubles = log_odds(scores, weights.habits) + weights.habits[:, : len(CHANGES)] @ counts
    return logs


def _counts(lesson: Lesson) -> Doubles:
    """(changes,), how often the right path has what a habit changes."""
    skipped, runs = _left_out(lesson)
    joined = sum((step.sources, step.targets) != (1, 1) for step in lesson.steps)
    return np.array([*runs, *(out.sum() for out in skipped), joined], np.float64)


def gradient(weights: Weights, lessons: Sequence[Lesson]) -> list[Doubles]:
    """Gradient of the mean likelihood: features of the right paths less those expected."""
    out = [np.zeros_like(array) for array in weights.arrays()]
    for lesson in lessons:
        _add_gradient(out, weights, lesson)
    return [part / len(lessons) for part in out]


def _add_gradient(out: list[Doubles], weights: Weights, lesson: Lesson) -> None:
    page = lesson.page
    scores = weights.score(page)
    told = tell(scores, weights.habits)
    expected = told.posterior
    taken: dict[Shape, Doubles] = {shape: -chance for shape, chance in expected.beads.items()}
    for step in lesson.steps:
        taken[step.sources, step.targets][step.source, step.target] += 1
    for at, shape in enumerate(SHAPES):
        if shape in taken:
            out[0][group_of(shape)] += lesson.weight * np.tensordot(page.beads[shape], taken[shape], axes=2)
            out[1][at] += lesson.weight * taken[shape].sum()
    skipped, runs = _left_out(lesson)
    for side, (right, chance) in enumerate(zip(skipped, expected.skips(), strict=True)):
        out[2][side] += lesson.weight * (page.skips[side] @ (right - chance))
        out[3][side] += lesson.weight * page.opens * (runs[side] - expected.opens[side])
    _add_habits(out[4], weights, lesson, scores, told)


def _add_habits(out: Doubles, weights: Weights, lesson: Lesson, scores: Scores, told: Told) -> None:
    counts = _counts(lesson)
    right = shares(_with_right_path(weights, scores, counts))
    changes = np.outer(right, counts) - told.habits[:, None] * told.counts
    odds = np.outer(right - told.habits, page_size(scores))
    out += lesson.weight * np.hstack([changes, odds])


def _left_out(lesson: Lesson) -> tuple[tuple[Doubles, Doubles], tuple[int, int]]:
    """Of the right path: which sentences are left out (1.0), and how many runs they form, for each side."""
    out = tuple(np.ones(skips.shape[1]) for skips in lesson.page.skips)
    for step in lesson.steps:
        out[0][step.source : step.source + step.sources] = 0.0
        out[1][step.target : step.target + step.targets] = 0.0
    runs = [0, 0]
    ends = [0, 0]
    final = Step(len(out[0]), 0, len(out[1]), 0)
    for step in (*lesson.steps, final):
        runs[0] += step.source > ends[0]
        runs[1] += step.target > ends[1]
        ends = [step.source + step.sources, step.target + step.targets]
    return (out[0], out[1]), (runs[0], runs[1])
