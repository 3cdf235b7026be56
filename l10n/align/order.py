"""Beads in the order of the story: which of them stand elsewhere, and where those without source belong."""

from collections.abc import Sequence
from dataclasses import replace

from l10n.model import Bead


def story_order(beads: Sequence[Bead], *, weights: Sequence[int]) -> tuple[Bead, ...]:
    """Beads in order of the source, moved ones marked.

    A bead without source follows the one that holds the target sentence before it.

    Args:
        beads: all beads of a page.
        weights: for each source sentence, how much it counts in saying which beads keep the story's order.
    """
    linked = [bead for bead in beads if bead.source and bead.target]
    kept = set(heaviest_chain(linked, weights=weights))
    linked = [replace(bead, moved=bead not in kept) for bead in linked]
    ordered = sorted([*linked, *(bead for bead in beads if not bead.target)], key=lambda bead: bead.source)
    owner = {sentence: bead for bead in ordered for sentence in bead.target}
    followers: dict[Bead | None, list[Bead]] = {}
    lasts: list[Bead | None] = [None]
    reached = 0
    for bead in sorted((bead for bead in beads if not bead.source), key=lambda bead: bead.target):
        passed = [owner[sentence] for sentence in range(reached, bead.target[0]) if sentence in owner]
        reached = bead.target[0]
        lasts.extend(passed[-1:])
        followers.setdefault(lasts[-1], []).append(bead)
    out = list(followers.get(None, []))
    for bead in ordered:
        out += [bead, *followers.get(bead, [])]
    return tuple(out)


def heaviest_chain(beads: Sequence[Bead], *, weights: Sequence[int]) -> list[Bead]:
    """Of beads with two sides, those that tell the story in one order and weigh the most.

    A weighted longest increasing subsequence in O(n log n): a Fenwick tree over the target holds the heaviest
    chain that ends before each sentence.
    """
    ordered = sorted((bead for bead in beads if bead.source and bead.target), key=lambda bead: bead.source)
    size = max((bead.target[-1] for bead in ordered), default=-1) + 2
    tree: list[tuple[int, int]] = [(0, -1)] * size
    before: list[int] = []
    heaviest = (0, -1)
    for at, bead in enumerate(ordered):
        best = (0, -1)
        node = bead.target[0]
        while node > 0:
            best = max(best, tree[node])
            node -= node & -node
        before.append(best[1])
        chain = (best[0] + sum(weights[sentence] for sentence in bead.source), at)
        heaviest = max(heaviest, chain, key=lambda found: found[0])
        node = bead.target[-1] + 1
        while node < size:
            tree[node] = max(tree[node], chain, key=lambda found: found[0])
            node += node & -node
    out: list[Bead] = []
    at = heaviest[1]
    while at >= 0:
        out.append(ordered[at])
        at = before[at]
    return out[::-1]


def follow(linked: Sequence[Sequence[int]], count: int) -> tuple[int, ...]:
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
    return tuple(order)
