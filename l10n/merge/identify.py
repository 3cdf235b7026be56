"""Give the sentences of a report the ids they had before."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from rapidfuzz import fuzz

from l10n.model import Segment

_SAME = 60
"""Least similarity (rapidfuzz ratio, 0 to 100) at which an edited sentence keeps its id."""
_PIECE = 200
"""Sentences of a gap that are compared all with all."""
_ID = re.compile(r"(?P<block>(?P<role>[a-z]+)(?P<number>\d+))\.(?P<sentence>\d+)")


def identify(segments: Sequence[Segment], known: Sequence[tuple[str, str]]) -> tuple[Segment, ...]:
    """The same segments under stable ids.

    A sentence with the text of a known one takes its id wherever it stands now. What is left between two
    such sentences is paired with what stood there before if it is similar enough. The rest gets ids that
    were not in use.

    Args:
        segments: as segmented now, with ids by position.
        known: id and text of the sentences of last time, in document order.
    """
    if not known:
        return tuple(segments)
    ids: list[str | None] = [None] * len(segments)
    free: dict[str, deque[str]] = defaultdict(deque)
    for id_, text in known:
        free[text].append(id_)
    for i, segment in enumerate(segments):
        if free[segment.text]:
            ids[i] = free[segment.text].popleft()
    _pair_edited(segments, ids, known, {id_ for rest in free.values() for id_ in rest})
    fresh = _Fresh({id_ for id_, _ in known})
    for i, segment in enumerate(segments):
        if ids[i] is None:
            ids[i] = fresh.like(segment.id, block=_neighbour(segments, ids, i))
    return tuple(replace(s, id=id_ or s.id) for s, id_ in zip(segments, ids, strict=True))


def _pair_edited(
    segments: Sequence[Segment], ids: list[str | None], known: Sequence[tuple[str, str]], lost: set[str]
) -> None:
    """Fill ``ids`` for edited sentences: those that stand where a lost one stood."""
    place = {id_: n for n, (id_, _) in enumerate(known)}
    for matched, run in groupby(range(len(segments)), key=lambda i: ids[i] is not None):
        gap = list(run)
        if matched:
            continue
        before = ids[gap[0] - 1] if gap[0] else None
        after = ids[gap[-1] + 1] if gap[-1] + 1 < len(segments) else None
        low = place[before] + 1 if before else 0
        high = place[after] if after else len(known)
        candidates = [n for n in range(low, high) if known[n][0] in lost]
        for i, n in _pairs([segments[i].text for i in gap], [known[n][1] for n in candidates]):
            id_ = known[candidates[n]][0]
            ids[gap[i]] = id_
            lost.discard(id_)


def _pairs(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Similar pairs in the order of both; a long gap is taken in pieces of like shares, so cost stays linear."""
    pieces = max(len(new), len(old)) // _PIECE + 1
    for k in range(pieces):
        i, i_end = (len(new) * n // pieces for n in (k, k + 1))
        j, j_end = (len(old) * n // pieces for n in (k, k + 1))
        yield from ((i + a, j + b) for a, b in _monotone_pairs(new[i:i_end], old[j:j_end]))


def _monotone_pairs(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The heaviest chain of similar pairs in the order of both (Needleman and Wunsch 1970, no gap costs)."""
    best = [[0.0] * (len(old) + 1) for _ in range(len(new) + 1)]
    similar = [[fuzz.ratio(a, b, score_cutoff=_SAME) for b in old] for a in new]
    for i in range(len(new) - 1, -1, -1):
        for j in range(len(old) - 1, -1, -1):
            pair = similar[i][j] + best[i + 1][j + 1] if similar[i][j] else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(new) and j < len(old):
        if similar[i][j] and best[i][j] == similar[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _neighbour(segments: Sequence[Segment], ids: Sequence[str | None], i: int) -> str | None:
    """The block of another sentence of the same block that has its id already."""
    block = segments[i].id.partition(".")[0]
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(segments) and segments[j].id.partition(".")[0] == block:
            if (id_ := ids[j]) is not None:
                return id_.partition(".")[0]
            j += step
    return None


class _Fresh:
    """Ids that were not in use."""

    def __init__(self, used: set[str]) -> None:
        self._used = used
        self._blocks: dict[str, int] = defaultdict(int)
        self._sentences: dict[str, int] = defaultdict(int)
        for id_ in used:
            self._count(id_)

    def like(self, id_: str, *, block: str | None) -> str:
        """The id itself when no sentence ever had it, else the next of its block, else of a new block."""
        match = _ID.fullmatch(id_)
        if block is not None:
            id_ = f"{block}.{self._sentences[block] + 1}"
        elif match and (id_ in self._used or match["block"] in self._sentences):
            id_ = f"{match['role']}{self._blocks[match['role']] + 1}.1"
        self._used.add(id_)
        self._count(id_)
        return id_

    def _count(self, id_: str) -> None:
        if match := _ID.fullmatch(id_):
            role, number = match["role"], int(match["number"])
            self._blocks[role] = max(self._blocks[role], number)
            self._sentences[match["block"]] = max(self._sentences[match["block"]], int(match["sentence"]))
