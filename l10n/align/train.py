"""Learning the weights from pages whose links are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from l10n.align.encoder import Encoder
from l10n.align.features import BEAD_FEATURES, OPEN_FEATURES, SHAPES, SKIP_FEATURES, Page, page_features
from l10n.align.order import follow
from l10n.align.path import Doubles, Shape, Step, posterior
from l10n.align.side import Side
from l10n.align.weights import GROUPS, SIDES, Weights, group_of

Link = tuple[Sequence[int], Sequence[int]]

_BATCH = 16
_RATE = 0.08
_RIDGE = 1e-4


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


def fit(
    lessons: Sequence[Lesson], *, start: Weights | None = None, epochs: int = 10, seed: int = 1
) -> Weights:
    """Weights of the highest likelihood, by Adam (Kingma and Ba 2015) with a step that falls to nothing.

    Args:
        lessons: pages with their right paths.
        start: weights to go on from, for a few lessons of a house's own.
        epochs: how often every lesson is seen.
        seed: of the order in which they are.
    """
    rng = np.random.default_rng(seed)
    weights = start or blank_weights()
    mean, spread = ([np.zeros_like(array) for array in weights.arrays()] for _ in range(2))
    steps = epochs * -(-len(lessons) // _BATCH)
    orders: Iterator[int] = chain.from_iterable(
        rng.permutation(len(lessons)).tolist() for _ in range(epochs + 1)
    )
    for step in range(1, steps + 1):
        some: list[Lesson] = [lessons[at] for at in islice(orders, min(_BATCH, len(lessons)))]
        slope = _slope(weights, some)
        mean = [0.9 * old + 0.1 * new for old, new in zip(mean, slope, strict=True)]
        spread = [0.99 * old + 0.01 * new**2 for old, new in zip(spread, slope, strict=True)]
        rate = _RATE * (1 - step / (steps + 1)) * np.sqrt(1 - 0.99**step) / (1 - 0.9**step)
        moved = [
            array + rate * up / (np.sqrt(by) + 1e-8)
            for array, up, by in zip(weights.arrays(), mean, spread, strict=True)
        ]
        weights = Weights(moved[0], moved[1], moved[2], moved[3], weights.move)
    return weights


def blank_weights() -> Weights:
    """Where learning begins: a liking for similar sentences, a dislike of leaving out."""
    beads = np.zeros((len(GROUPS), len(BEAD_FEATURES)))
    beads[:, BEAD_FEATURES.index("margin")] = 10.0
    shapes = np.array([-1.0 if shape == (1, 1) else -4.0 for shape in SHAPES])
    skips = np.zeros((len(SIDES), len(SKIP_FEATURES)))
    opens = np.zeros((len(SIDES), len(OPEN_FEATURES)))
    opens[:, 0] = -2.0
    return Weights(beads, shapes, skips, opens)


def likelihood(weights: Weights, lesson: Lesson) -> float:
    """Log-probability of the right path."""
    scores = weights.score(lesson.page)
    own = sum(float(scores.beads[s.sources, s.targets][s.source, s.target]) for s in lesson.steps)
    skipped, runs = _left_out(lesson)
    own += sum(float(part @ out) for part, out in zip(scores.skips, skipped, strict=True))
    own += sum(cost * count for cost, count in zip(scores.opens, runs, strict=True))
    return own - posterior(scores).log_partition


def _slope(weights: Weights, lessons: Sequence[Lesson]) -> list[Doubles]:
    """Gradient of the mean likelihood less the ridge: features of the right paths less those expected."""
    out = [np.zeros_like(array) for array in weights.arrays()]
    for lesson in lessons:
        _add_slope(out, weights, lesson)
    return [part / len(lessons) - _RIDGE * array for part, array in zip(out, weights.arrays(), strict=True)]


def _add_slope(out: list[Doubles], weights: Weights, lesson: Lesson) -> None:
    page = lesson.page
    expected = posterior(weights.score(page))
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
