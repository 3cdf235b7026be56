"""Find the sentences that a human decided about, and what the decisions ask of an alignment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from l10n.model import Decision, Segment
from l10n.text.fingerprint import fingerprint

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""Sentences of the source and of the published version, by index, ascending."""

_SAME_PLACE = 60
"""Least similarity (rapidfuzz ratio, 0 to 100) of a sentence that has kept its id or its place."""
_ELSEWHERE = 85
"""Likewise, of one that stands anywhere else."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions in terms of the sentences of now."""

    decisions: tuple[Decision, ...]
    """All of them, those with effect under the ids, indexes and texts of now."""
    fixed: tuple[Pair, ...]
    """What must be linked so."""
    apart: tuple[Pair, ...]
    """What must not be linked."""


def settle(
    decisions: Sequence[Decision],
    source: Sequence[Segment],
    target: Sequence[Segment],
    *,
    places: Mapping[int, int],
) -> Settled:
    """Find what was decided about.

    A sentence is found by its id or its place if it reads nearly as it did, else by its text, else by a text that is nearly
    the same. A decision that misses one of its sentences is dormant, and so is one whose sentences an earlier decision holds.

    Args:
        decisions: in the order in which they were made.
        source: the sentences of now under their stable ids.
        target: the published sentences of now.
        places: index of last time -> index of now, of published sentences that are unchanged.
    """
    left, right = _Finder([s.text for s in source]), _Finder([s.text for s in target])
    index = {segment.id: i for i, segment in enumerate(source)}
    kept: list[Decision] = []
    fixed: list[Pair] = []
    apart: list[Pair] = []
    held: tuple[set[int], set[int]] = set(), set()
    for decision in decisions:
        ours = left.all(decision.source_texts, [index.get(id_, -1) for id_ in decision.source])
        theirs = right.all(decision.target_texts, [places.get(j, j) for j in decision.target])
        if ours is None or theirs is None:
            kept.append(replace(decision, dormant=True))
            continue
        if not decision.apart and not (held[0].isdisjoint(ours) and held[1].isdisjoint(theirs)):
            kept.append(replace(decision, dormant=True))
            continue
        (apart if decision.apart else fixed).append((ours, theirs))
        if not decision.apart:
            held[0].update(ours)
            held[1].update(theirs)
        kept.append(decide((ours, theirs), source, target, apart=decision.apart))
    return Settled(tuple(kept), tuple(fixed), tuple(apart))


def decide(
    pair: Pair, source: Sequence[Segment], target: Sequence[Segment], *, apart: bool = False
) -> Decision:
    """A decision on sentences of now."""
    left, right = (
        [side[at] for at in sorted(some)] for side, some in zip((source, target), pair, strict=True)
    )
    return Decision(
        tuple(segment.id for segment in left),
        tuple(segment.text for segment in left),
        tuple(sorted(pair[1])),
        tuple(segment.text for segment in right),
        apart=apart,
    )


def decision_name(decision: Decision) -> str:
    """Six hexadecimal digits by which a decision is spoken of; another once one of its texts is another."""
    parts = [str(decision.apart), *decision.source, "", *decision.source_texts, "", *decision.target_texts]
    return fingerprint(parts)[:6]


class _Finder:
    """Finds sentences of one side."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._places: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            self._places.setdefault(text, []).append(at)

    def all(self, texts: Sequence[str], guesses: Sequence[int]) -> tuple[int, ...] | None:
        """Indexes of the texts, ascending; None where one is not there, or two are the same."""
        found = {self._one(text, guess) for text, guess in zip(texts, guesses, strict=True)}
        return (
            None
            if None in found or len(found) < len(texts)
            else tuple(sorted(at for at in found if at is not None))
        )

    def _one(self, text: str, guess: int) -> int | None:
        """The place of a text, the one nearest to the guess where it stands several times."""
        if (same := self._places.get(text)) is not None:
            return min(same, key=lambda at: abs(at - guess))
        if 0 <= guess < len(self._texts) and fuzz.ratio(text, self._texts[guess]) >= _SAME_PLACE:
            return guess
        best = process.extractOne(text, self._texts, scorer=fuzz.ratio, score_cutoff=_ELSEWHERE)
        return best[2] if best else None
