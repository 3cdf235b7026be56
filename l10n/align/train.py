"""Learning the weights from pages whose links are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from l10n.align.encoder import Encoder
from l10n.align.features import BEAD_FEATURES, OPEN_FEATURES, SHAPES, SKIP_FEATURES, Page, page_features
from l10n.align.path import Doubles, Posterior, Shape, Step, posterior
from l10n.align.side import Side
from l10n.align.weights import GROUPS, SIDES, Weights, group_of

Link = tuple[Sequence[int], Sequence[int]]


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
    order = target_order([right for _, right in full], len(target))
    place = {sentence: at for at, sentence in enumerate(order)}
    steps = tuple(Step(left[0], len(left), place[right[0]], len(right)) for left, right in full)
    page = page_features(source, target.pick(np.array(order, np.intp)), encoder=encoder)
    for step in steps:
        valid = page.valid.get((step.sources, step.targets))
        if valid is None or not valid[step.source, step.target]:
            return None
    return Lesson(page, steps, weight)


def target_order(linked: Sequence[Sequence[int]], count: int) -> list[int]:
    """All target sentences, those linked in the order of their links, others after the one before them."""
    chosen = {sentence for right in linked for sentence in right}
    followers: dict[int, list[int]] = {}
    last = -1
    for sentence in range(count):
        if sentence in chosen:
            last = sentence
        else:
            followers.setdefault(last, []).append(sentence)
    order = followers.get(-1, []).copy()
    for right in linked:
        inner = [sentence for known in right[:-1] for sentence in followers.get(known, [])]
        order += [*right, *inner, *followers.get(right[-1], [])]
    return order


def fit(
    lessons: Sequence[Lesson], *, start: Weights | None = None, epochs: int = 12, seed: int = 1
) -> Weights:
    """Weights of the highest likelihood, by Adam (Kingma and Ba 2015) with a step that falls to nothing."""
    rng = np.random.default_rng(seed)
    weights = start or blank_weights()
    first, second = ([np.zeros_like(array) for array in weights.arrays()] for _ in range(2))
    batch, count = 16, 0
    total = epochs * -(-len(lessons) // batch)
    for _ in range(epochs):
        order = rng.permutation(len(lessons))
        for at in range(0, len(order), batch):
            some = [lessons[i] for i in order[at : at + batch]]
            slope = [-_RIDGE * array for array in weights.arrays()]
            for lesson in some:
                for part, own in zip(slope, _slope(weights, lesson), strict=True):
                    part += lesson.weight * own / len(some)
            count += 1
            rate = _RATE * (1 - count / (total + 1))
            arrays: list[Doubles] = []
            for array, part, m, v in zip(weights.arrays(), slope, first, second, strict=True):
                m *= 0.9
                m += 0.1 * part
                v *= 0.99
                v += 0.01 * part**2
                arrays.append(array + rate * (m / (1 - 0.9**count)) / (np.sqrt(v / (1 - 0.99**count)) + 1e-8))
            weights = Weights(arrays[0], arrays[1], arrays[2], arrays[3], weights.move)
    return weights


_RIDGE = 1e-4
_RATE = 0.08


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


def _slope(weights: Weights, lesson: Lesson) -> list[Doubles]:
    """Gradient of the likelihood: features of the right path less those expected."""
    page = lesson.page
    expected: Posterior = posterior(weights.score(page))
    out = [np.zeros_like(array) for array in weights.arrays()]
    taken: dict[Shape, Doubles] = {shape: -chance for shape, chance in expected.beads.items()}
    for step in lesson.steps:
        taken[step.sources, step.targets][step.source, step.target] += 1
    for at, shape in enumerate(SHAPES):
        if shape in taken:
            out[0][group_of(shape)] += np.tensordot(page.beads[shape], taken[shape], axes=2)
            out[1][at] += taken[shape].sum()
    skipped, runs = _left_out(lesson)
    for side, (right, chance) in enumerate(zip(skipped, expected.skips(), strict=True)):
        out[2][side] += page.skips[side] @ (right - chance)
        out[3][side] += page.opens * (runs[side] - expected.opens[side])
    return out


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
