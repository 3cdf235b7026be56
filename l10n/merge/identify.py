"""Give the sentences of a report the ids they had before."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from l10n.merge.trace import trace
from l10n.model import Segment

_ID = re.compile(r"(?P<block>(?P<role>[a-z]+)(?P<number>\d+))\.(?P<sentence>\d+)")


def identify(segments: Sequence[Segment], known: Sequence[tuple[str, str]]) -> tuple[Segment, ...]:
    """The same segments under stable ids.

    A sentence takes the id of the one that it was (`trace`); of several that were made one, the first id, and
    where one was cut in several, the first of them takes it. The rest gets ids that were not in use.

    Args:
        segments: as segmented now, with ids by position.
        known: id and text of the sentences of last time, in document order.
    """
    if not known:
        return tuple(segments)
    if _is_unchanged(segments, known):
        return tuple(
            s if s.id == id_ else replace(s, id=id_) for s, (id_, _) in zip(segments, known, strict=True)
        )
    ids: list[str | None] = [None] * len(segments)
    settled = _by_role(segments, known)
    for i, j in settled.items():
        ids[j] = known[i][0]
    found = trace(
        [text for _, text in known],
        [segment.text for segment in segments],
        settled={i: (j,) for i, j in settled.items()},
    )
    for one in found:
        for i, j in zip(one.old, one.new, strict=False):
            ids[j] = known[i][0]
    fresh = _Fresh({id_ for id_, _ in known})
    for i, segment in enumerate(segments):
        if ids[i] is None:
            ids[i] = fresh.like(segment.id, block=_neighbour(segments, ids, i))
    return tuple(replace(s, id=id_ or s.id) for s, id_ in zip(segments, ids, strict=True))


def _is_unchanged(segments: Sequence[Segment], known: Sequence[tuple[str, str]]) -> bool:
    """Whether every sentence stands where it stood, in the role that it had: nothing needs to be traced."""
    return len(segments) == len(known) and all(
        segment.text == text and (segment.id == id_ or _role(segment.id) == _role(id_))
        for segment, (id_, text) in zip(segments, known, strict=True)
    )


def _by_role(segments: Sequence[Segment], known: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Known and new sentences with one text that stands in several roles: a headline, and what a page's head says.

    A template lists them side by side, so that their neighbours tell nothing; their roles do, where each role has
    the text as often as before.
    """
    before: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    now: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, (id_, text) in enumerate(known):
        before[text][_role(id_)].append(i)
    for j, segment in enumerate(segments):
        now[segment.text][_role(segment.id)].append(j)
    return {
        i: j
        for text, roles in before.items()
        if len(roles) > 1
        for role, old in roles.items()
        if len(old) == len(new := now[text][role])
        for i, j in zip(old, new, strict=True)
    }


def _role(id_: str) -> str:
    match = _ID.fullmatch(id_)
    return match["role"] if match else ""


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
