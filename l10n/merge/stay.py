"""What of the links of last time still holds when one of the two versions is another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from l10n.merge.settle import Pair
from l10n.model import Bead, Link, Segment
from l10n.text.fingerprint import short_hash


def followed(old: Mapping[int, str], new: Sequence[str]) -> dict[int, int]:
    """Where sentences of last time stand now, by their texts.

    A text that is there as often as before has its occurrences in their order. Of one that was added or
    removed somewhere, those are found whose neighbour was.

    Args:
        old: the sentences of last time, hashed, by their indexes.
        new: those of now, hashed.
    """
    was: dict[str, list[int]] = defaultdict(list)
    now: dict[str, list[int]] = defaultdict(list)
    for j in sorted(old):
        was[old[j]].append(j)
    for j, text in enumerate(new):
        now[text].append(j)
    there = {
        j: k
        for text, places in was.items()
        if len(places) == len(now[text])
        for j, k in zip(places, now[text], strict=True)
    }
    taken = set(there.values())
    for step in (1, -1):
        for j in sorted(old, reverse=step < 0):
            k = there.get(j - step, -2) + step
            if j not in there and k not in taken and 0 <= k < len(new) and new[k] == old[j]:
                there[j] = k
                taken.add(k)
    return there


def target_places(links: Iterable[Link], target: Sequence[Segment]) -> dict[int, int]:
    """Where the published sentences of last time stand now; all stay where a record does not know their texts."""
    links = [link for link in links if link.target]
    if not all(link.texts for link in links):
        return {j: j for link in links for j in link.target}
    old = {
        j: text
        for link in links
        for j, text in zip(link.target, link.texts[len(link.source) :], strict=False)
    }
    return followed(old, [short_hash(segment.text) for segment in target])


def standing(
    links: Sequence[Link],
    source: Sequence[Segment],
    target: Sequence[Segment],
    *,
    fixed: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> list[Bead]:
    """Links all of whose sentences are there unchanged, together as they were, and against no decision.

    A sentence without counterpart stays so only as long as the other side has nothing new to offer it. Links
    beside a rejected one are left open: they may want what it held.

    Args:
        links: of last time.
        source: the sentences of now under their stable ids.
        target: the published sentences of now.
        fixed: links that humans decided.
        apart: links that they rejected.

    Returns:
        Beads with the confidence they had, none with a sentence of ``fixed``; none at all from a record that
        does not know the texts of its sentences.
    """
    taken = {i for pair in fixed for i in pair[0]}, {j for pair in fixed for j in pair[1]}
    open_now = _beside(apart, 0), _beside(apart, 1)
    beads = [
        bead
        for bead in _unchanged(links, source, target)
        if not bead.decided
        and taken[0].isdisjoint(bead.source)
        and taken[1].isdisjoint(bead.target)
        and open_now[0].isdisjoint(bead.source)
        and open_now[1].isdisjoint(bead.target)
    ]
    for bead in beads:
        taken[0].update(bead.source)
        taken[1].update(bead.target)
    news = len(taken[0]) < len(source), len(taken[1]) < len(target)
    return [
        bead
        for bead in beads
        if (bead.source and bead.target) or (bead.source and not news[1]) or (bead.target and not news[0])
    ]


def _unchanged(links: Sequence[Link], source: Sequence[Segment], target: Sequence[Segment]) -> Iterator[Bead]:
    index = {segment.id: i for i, segment in enumerate(source)}
    texts = {segment.id: short_hash(segment.text) for segment in source}
    places = target_places(links, target)
    for link in links:
        if not link.texts:
            continue
        known = link.texts[: len(link.source)]
        left = tuple(
            index[id_] for id_, text in zip(link.source, known, strict=False) if texts.get(id_) == text
        )
        right = tuple(places[j] for j in link.target if j in places)
        whole = (len(left), len(right)) == (len(link.source), len(link.target))
        if whole and _gaps(right) == _gaps(link.target) and left == tuple(sorted(left)):
            yield Bead(left, right, link.confidence, decided=link.decided)


def _beside(pairs: Sequence[Pair], side: int) -> set[int]:
    """The sentences of one side of these pairs, and their neighbours."""
    return {at + step for pair in pairs for at in pair[side] for step in (-1, 0, 1)}


def _gaps(indexes: Sequence[int]) -> list[int]:
    return [b - a for a, b in pairwise(indexes)]
