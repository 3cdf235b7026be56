"""The best way through a page, and how probable each of its beads is.

A semi-Markov conditional random field over beads (Sarawagi and Cohen 2004): a path goes from (0, 0) to (n, m)
by beads and by runs of sentences left out, in each gap those of the source first. Costs are exact: no beam.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]
Shape = tuple[int, int]

NEVER = -1e9
"""Log-potential of what cannot be; finite, so that sums of it stay numbers."""


_NEAR = 1.5
"""How many times as long as the other a side may be so that both ways through a page are gone at once."""


@dataclass(frozen=True, slots=True)
class Step:
    """A bead of a path: first sentence and number of sentences on each side."""

    source: int
    sources: int
    target: int
    targets: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-potentials of a page of n by m sentences."""

    beads: dict[Shape, Doubles]
    """By shape (a, b): (n - a + 1, m - b + 1)."""
    skips: tuple[Doubles, Doubles]
    """(n,) and (m,), of leaving out a sentence."""
    opens: tuple[float, float]
    """Of beginning a run of left-out sentences, for each side."""

    def backward(self) -> "Scores":
        """The same page read from its end, with the sides exchanged: so gaps are again source first."""
        return Scores(
            {(b, a): beads[::-1, ::-1].T for (a, b), beads in self.beads.items()},
            (self.skips[1][::-1], self.skips[0][::-1]),
            (self.opens[1], self.opens[0]),
        )


def forbid(scores: Scores, source: Sequence[int], target: Sequence[int]) -> None:
    """Make every bead that holds all of these sentences of both sides one that cannot be."""
    for (a, b), potential in scores.beads.items():
        rows = slice(max(0, max(source) - a + 1), min(source) + 1)
        columns = slice(max(0, max(target) - b + 1), min(target) + 1)
        potential[rows, columns] = NEVER


@dataclass(frozen=True, slots=True)
class Lattice:
    """Totals over all ways to each point of k pages of one size, (n + 1, k, m + 1) each, by what came last."""

    bead: Doubles
    first_run: Doubles
    second_run: Doubles
    any: Doubles

    def page(self, which: int, *, n: int, m: int) -> "Lattice":
        """Those of one page, or of its beginning, (n + 1, m + 1)."""
        return Lattice(*(part[: n + 1, which, : m + 1] for part in self._parts()))

    def some(self, which: slice) -> "Lattice":
        """Those of some of the pages."""
        return Lattice(*(part[:, which] for part in self._parts()))

    def _parts(self) -> tuple[Doubles, ...]:
        return self.bead, self.first_run, self.second_run, self.any


@dataclass(frozen=True, slots=True)
class Posterior:
    """How probable what is, given the page."""

    log_partition: float
    beads: dict[Shape, Doubles]
    """By shape, probability of the bead that begins at (i, j)."""
    opens: tuple[float, float]
    """Expected number of runs of left-out sentences, for each side."""

    def skips(self) -> tuple[Doubles, Doubles]:
        """Probability of each sentence of the two sides to be left out."""
        shapes = self.beads
        n, m = next(((p.shape[0] + a - 1, p.shape[1] + b - 1) for (a, b), p in shapes.items()), (0, 0))
        covered = np.zeros(n), np.zeros(m)
        for (a, b), beads in shapes.items():
            for shift in range(a):
                covered[0][shift : shift + beads.shape[0]] += beads.sum(axis=1)
            for shift in range(b):
                covered[1][shift : shift + beads.shape[1]] += beads.sum(axis=0)
        return 1.0 - covered[0], 1.0 - covered[1]


@dataclass(frozen=True, slots=True)
class Paths:
    """The best paths through pages of one size."""

    pages: Sequence[Scores]
    lattice: Lattice

    @property
    def scores(self) -> list[float]:
        """Of the best path of each page."""
        scores: list[float] = self.lattice.any[-1, :, -1].tolist()
        return scores

    def steps(self, which: int) -> list[Step]:
        """Beads of one of the paths, in order; sentences in no bead are left out."""
        n, m = (len(skips) for skips in self.pages[which].skips)
        return _trace(self.pages[which], self.lattice.page(which, n=n, m=m))


def best_paths(pages: Sequence[Scores]) -> Paths:
    """Best paths through some pages at once: half the time of one after the other."""
    return Paths(pages, _fill(pages, lambda ways: ways.max(axis=0), np.maximum))


def best_path(scores: Scores) -> tuple[float, list[Step]]:
    """Score of the best path and its beads in order; sentences in no bead are left out."""
    paths = best_paths([scores])
    return paths.scores[0], paths.steps(0)


def _trace(scores: Scores, lattice: Lattice) -> list[Step]:
    """The beads of the path that led to the end."""
    i, j = (len(skips) for skips in scores.skips)
    walls = [np.concatenate([[0.0], np.cumsum(skips)]) for skips in scores.skips]
    steps: list[Step] = []
    while i or j:
        if lattice.second_run[i, j] > max(lattice.bead[i, j], lattice.first_run[i, j]):
            begun = np.maximum(lattice.bead[i, :j], lattice.first_run[i, :j])
            j = int(np.argmax(begun - walls[1][:j]))
        if lattice.first_run[i, j] > lattice.bead[i, j]:
            i = int(np.argmax(lattice.bead[:i, j] - walls[0][:i]))
        if i and j:
            ways = {
                (a, b): lattice.any[i - a, j - b] + beads[i - a, j - b]
                for (a, b), beads in scores.beads.items()
                if i >= a and j >= b
            }
            a, b = max(ways, key=ways.__getitem__)
            i, j = i - a, j - b
            steps.append(Step(i, a, j, b))
    return steps[::-1]


def posterior(scores: Scores) -> Posterior:
    """Exact marginals by the forward-backward recursions."""
    return posteriors([scores])[0]


def posteriors(pages: Sequence[Scores]) -> list[Posterior]:
    """Exact marginals of some pages of one size, at once."""
    n, m = (len(skips) for skips in pages[0].skips)
    forward, back = _both_ways(pages)
    return [
        _marginals(scores, forward.page(at, n=n, m=m), back.page(at, n=m, m=n))
        for at, scores in enumerate(pages)
    ]


def totals(pages: Sequence[Scores]) -> Doubles:
    """(pages,), log-potential of all ways through each of some pages of one size, together."""
    found: Doubles = _fill(pages, _log_sum, np.logaddexp).any[-1, :, -1]
    return found


def _marginals(scores: Scores, forward: Lattice, back: Lattice) -> Posterior:
    total = float(forward.any[-1, -1])
    after = back.any.T[::-1, ::-1]
    beads = {
        (a, b): np.exp(forward.any[:-a, :-b] + potential + after[a:, b:] - total)
        for (a, b), potential in scores.beads.items()
    }
    begun = np.logaddexp(forward.bead, forward.first_run)
    opens = (
        float(np.exp(forward.bead + back.second_run.T[::-1, ::-1] - total).sum()),
        float(np.exp(begun + back.first_run.T[::-1, ::-1] - total).sum()),
    )
    return Posterior(total, beads, opens)


def _both_ways(pages: Sequence[Scores]) -> tuple[Lattice, Lattice]:
    """Sums over all ways from the beginning, and from the end; at once, where the sides are of about one length."""
    n, m = (len(skips) for skips in pages[0].skips)
    count = len(pages)
    turned = [page.backward() for page in pages]
    if max(n, m) > _NEAR * min(n, m) or pages[0].beads.keys() != turned[0].beads.keys():
        return _fill(pages, _log_sum, np.logaddexp), _fill(turned, _log_sum, np.logaddexp)
    both = _fill([_padded(page, max(n, m)) for page in [*pages, *turned]], _log_sum, np.logaddexp)
    return both.some(slice(count)), both.some(slice(count, None))


def _padded(scores: Scores, size: int) -> Scores:
    """The same page with sentences after its end that no bead may hold."""
    missing = [size - len(skips) for skips in scores.skips]
    if not any(missing):
        return scores
    beads = {
        shape: np.pad(potential, ((0, missing[0]), (0, missing[1])), constant_values=NEVER)
        for shape, potential in scores.beads.items()
    }
    skips = [np.pad(skips, (0, more)) for skips, more in zip(scores.skips, missing, strict=True)]
    return Scores(beads, (skips[0], skips[1]), scores.opens)


def _log_sum(ways: Doubles) -> Doubles:
    top: Doubles = ways.max(axis=0)
    top += np.log(np.exp(ways - top).sum(axis=0))
    return top


def _fill(pages: Sequence[Scores], join: Callable[[Doubles], Doubles], add: np.ufunc) -> Lattice:
    """Totals row by row; ``add`` is the ufunc that joins two ways, ``join`` the same over the first axis."""
    n, m = (len(skips) for skips in pages[0].skips)
    count = len(pages)
    beads = {shape: np.stack([page.beads[shape] for page in pages], axis=1) for shape in pages[0].beads}
    bead, first_run, second_run, total = (np.full((n + 1, count, m + 1), NEVER) for _ in range(4))
    bead[0, :, 0] = 0.0
    wall = np.zeros((count, m + 1))
    np.cumsum([page.skips[1] for page in pages], axis=1, out=wall[:, 1:])
    first_skips = np.array([page.skips[0] for page in pages]).T[:, :, None]
    opens = np.array([page.opens for page in pages]).T[:, :, None]
    ways = np.empty((len(beads), count, m + 1))
    for i in range(n + 1):
        if i:
            ways.fill(NEVER)
            for way, ((a, b), potential) in zip(ways, beads.items(), strict=True):
                if i >= a:
                    np.add(total[i - a, :, : m + 1 - b], potential[i - a], out=way[:, b:])
            if len(ways):
                bead[i] = join(ways)
            first_run[i] = add(bead[i - 1] + opens[0], first_run[i - 1]) + first_skips[i - 1]
        begun = add(bead[i], first_run[i])
        run = add.accumulate(begun - wall, axis=1)
        second_run[i, :, 1:] = run[:, :-1] + wall[:, 1:] + opens[1]
        total[i] = add(begun, second_run[i])
    return Lattice(bead, first_run, second_run, total)
