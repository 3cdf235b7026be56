"""From two lists of sentences to a bitext: human decisions, pieces, paths, and what is left over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from l10n.align.across import said_once, traces
from l10n.align.encoder import Encoder
from l10n.align.features import page_features
from l10n.align.habits import adapt
from l10n.align.moves import moving_cost, solve
from l10n.align.order import heaviest_chain, story_order
from l10n.align.path import Scores, forbid
from l10n.align.pieces import LONGEST, cut
from l10n.align.side import Sentences, Side, read_side
from l10n.align.weights import Weights, shipped_weights
from l10n.errors import UsageError
from l10n.model import Bead, Bitext

Link = tuple[Sequence[int], Sequence[int]]

_FOUND = 2 / 3
"""Share of the cost of a move that a link across pieces must bring: it was found among all that is left over."""
_LIKELY = 0.5
"""Confidence of a link across the pieces of a page, at least: less sure, both sides stay without counterpart."""


@lru_cache(maxsize=1)
def shared_encoder() -> Encoder:
    """The encoder of calls that bring none."""
    return Encoder()


def link(
    source: Sentences,
    target: Sentences,
    *,
    fixed: Iterable[Link] = (),
    apart: Iterable[Link] = (),
    encoder: Encoder | None = None,
    weights: Weights | None = None,
) -> Bitext:
    """See `l10n.align.align`."""
    source.check("source")
    target.check("target")
    sizes = len(source.texts), len(target.texts)
    decided, rejected = _decided(fixed, sizes), _rejected(apart, sizes)
    beads = list(decided)
    if all(sizes):
        aligner = _Aligner(encoder or shared_encoder(), weights or shipped_weights(), rejected)
        with aligner.encoder.threads():
            left, right = (read_side(side, encoder=aligner.encoder) for side in (source, target))
            beads += aligner.around(left, right, decided)
    return Bitext(story_order(_alone(beads, sizes), weights=[1 + len(text) for text in source.texts]))


def _rejected(apart: Iterable[Link], sizes: tuple[int, int]) -> tuple[Link, ...]:
    """Rejected links, checked.

    Raises:
        UsageError: one lacks a side or names a sentence that does not exist.
    """
    links = tuple(apart)
    for sides in links:
        for chosen, size in zip(sides, sizes, strict=True):
            if not chosen or not 0 <= min(chosen) <= max(chosen) < size:
                raise UsageError(
                    f"a rejected link names {sides}; each side must be of sentences that are there"
                )
    return links


def _decided(fixed: Iterable[Link], sizes: tuple[int, int]) -> list[Bead]:
    """Fixed links as beads.

    Raises:
        UsageError: a sentence does not exist or is in two links, or a link is empty.
    """
    beads: list[Bead] = []
    used: tuple[set[int], set[int]] = set(), set()
    for sides in fixed:
        if not any(sides):
            raise UsageError("a fixed link must name at least one sentence")
        for name, chosen, seen, size in zip(("source", "target"), sides, used, sizes, strict=True):
            for sentence in chosen:
                if not 0 <= sentence < size:
                    raise UsageError(
                        f"a fixed link names {name} sentence {sentence}; there are {size}, from 0"
                    )
                if sentence in seen:
                    raise UsageError(f"{name} sentence {sentence} is in two fixed links; keep one of them")
                seen.add(sentence)
        beads.append(Bead(tuple(sorted(sides[0])), tuple(sorted(sides[1]))))
    return beads


@dataclass(frozen=True, slots=True)
class _Aligner:
    encoder: Encoder
    weights: Weights
    apart: tuple[Link, ...]

    def around(self, source: Side, target: Side, decided: Sequence[Bead]) -> list[Bead]:
        """Beads of all sentences that no decision holds; decisions in order are walls between them."""
        if not decided:
            return self.region(source, target)
        walls = heaviest_chain(decided, weights=[1] * len(source))
        taken = [{i for bead in decided for i in bead.source}, {j for bead in decided for j in bead.target}]
        beads: list[Bead] = []
        low = (0, 0)
        for high in [*((bead.source[0], bead.target[0]) for bead in walls), (len(source), len(target))]:
            free = [
                side.pick(np.array([i for i in range(start, end) if i not in used], np.intp))
                for side, start, end, used in zip((source, target), low, high, taken, strict=True)
            ]
            beads += self.region(*free)
            low = high
        return self.second_look(source, target, beads) if walls else beads

    def region(self, source: Side, target: Side) -> list[Bead]:
        """Beads of sentences between two walls, piece by piece."""
        if not (len(source) and len(target)):
            return []
        pieces = cut(source, target, encoder=self.encoder)
        move = self.moving(source, target)
        beads: list[Bead] = []
        for left, right in pieces:
            beads += self.piece(source.pick(left), target.pick(right), move=move)
        return self.across(source, target, beads) if len(pieces) > 1 else beads

    def moving(self, source: Side, target: Side) -> float:
        """What a move costs on a page of these sides."""
        return moving_cost(self.weights.move, max(len(source), len(target)))

    def piece(self, source: Side, target: Side, *, move: float, extra: float = 0.0) -> list[Bead]:
        """Beads of one piece, single sentences that stay alone included.

        Args:
            source: sentences of the piece.
            target: likewise.
            move: what a move costs.
            extra: what it costs to link anything at all.
        """
        if not (len(source) and len(target)):
            return []
        scores = self.weights.score(page_features(source, target, encoder=self.encoder))
        self.keep_apart(scores, source, target)
        scores = adapt(scores, self.weights.habits)
        solution = solve(scores, move_cost=move)
        if extra:
            solution = solution.weighed(scores, extra)
        beads: list[Bead] = []
        alone = [np.ones(len(side), bool) for side in (source, target)]
        for step, confidence in zip(solution.beads, solution.confidences, strict=True):
            left = slice(step.source, step.source + step.sources)
            right = slice(step.target, step.target + step.targets)
            alone[0][left] = alone[1][right] = False
            beads.append(
                Bead(
                    tuple(source.places[left].tolist()),
                    tuple(target.places[right].tolist()),
                    _rounded(confidence),
                )
            )
        beads += [
            Bead((int(source.places[at]),), (), _rounded(solution.left_out[0][at]))
            for at in np.flatnonzero(alone[0])
        ]
        beads += [
            Bead((), (int(target.places[at]),), _rounded(solution.left_out[1][at]))
            for at in np.flatnonzero(alone[1])
        ]
        return beads

    def keep_apart(self, scores: Scores, source: Side, target: Side) -> None:
        """Take out of the scores what was rejected and is on these sides."""
        if not self.apart:
            return
        at = [{int(place): n for n, place in enumerate(side.places)} for side in (source, target)]
        for left, right in self.apart:
            if at[0].keys() >= set(left) and at[1].keys() >= set(right):
                forbid(scores, [at[0][i] for i in left], [at[1][j] for j in right])

    def across(self, source: Side, target: Side, beads: list[Bead]) -> list[Bead]:
        """The beads, with runs that were left over in different pieces linked where that is worth a move."""
        alone = _left_over(source, target, beads)
        move, extra = self.moving(source, target), _FOUND * self.weights.move
        found: list[Bead] = []
        once = said_once(source), said_once(target)
        for trace in traces(*alone, once=once, encoder=self.encoder):
            left, right = alone[0].pick(trace.source), alone[1].pick(trace.target)
            linked = self.piece(left, right, move=move, extra=extra)
            found += [bead for bead in linked if bead.source and bead.target and bead.confidence >= _LIKELY]
        return _instead(beads, found)

    def second_look(self, source: Side, target: Side, beads: list[Bead]) -> list[Bead]:
        """Sentences left alone on either side of a wall are compared across it."""
        left, right = _left_over(source, target, beads)
        if max(len(left), len(right)) > LONGEST:
            return beads
        found = self.piece(left, right, move=self.moving(left, right))
        return _instead(beads, [bead for bead in found if bead.source and bead.target])


def _left_over(source: Side, target: Side, beads: Sequence[Bead]) -> tuple[Side, Side]:
    """The sentences that are alone in a bead."""
    alone = (
        {i for bead in beads if not bead.target for i in bead.source},
        {j for bead in beads if not bead.source for j in bead.target},
    )
    left, right = (
        side.pick(np.flatnonzero([int(place) in free for place in side.places]))
        for side, free in zip((source, target), alone, strict=True)
    )
    return left, right


def _instead(beads: Sequence[Bead], found: Sequence[Bead]) -> list[Bead]:
    """Beads of sentences that were left over, and all others."""
    taken = {i for bead in found for i in bead.source}, {j for bead in found for j in bead.target}
    return [
        *found,
        *(b for b in beads if taken[0].isdisjoint(b.source) and taken[1].isdisjoint(b.target)),
    ]


def _rounded(confidence: float) -> float:
    return round(min(max(float(confidence), 0.0), 1.0), 4)


def _alone(beads: Sequence[Bead], sizes: tuple[int, int]) -> list[Bead]:
    """The beads, and one for each sentence that is in none: it had nothing to be compared with."""
    seen = {i for bead in beads for i in bead.source}, {j for bead in beads for j in bead.target}
    return [
        *beads,
        *(Bead((i,), ()) for i in range(sizes[0]) if i not in seen[0]),
        *(Bead((), (j,)) for j in range(sizes[1]) if j not in seen[1]),
    ]
