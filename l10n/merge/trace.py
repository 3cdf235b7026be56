"""Find what became of each sentence: the old and the new text of a report, aligned in one language.

No encoder and no dictionary: a corrected report is its old self nearly everywhere. Texts that are equal are
found first, wherever they stand; then equal text that is cut otherwise; and what is left between them is compared.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n.merge.compare import absorb, anywhere, in_order
from l10n.merge.recut import recut
from l10n.text.marks import MARK


class Fate(StrEnum):
    """What became of sentences."""

    SAME = "same"
    REMARKED = "remarked"
    """The same words with other marks or spaces."""
    RECUT = "recut"
    """The same words, cut into sentences otherwise."""
    EDITED = "edited"
    """Like enough to be the same sentence, or a sentence and its parts."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Old sentences and the new ones that they have become."""

    old: tuple[int, ...]
    """Indexes, ascending, never empty."""
    new: tuple[int, ...]
    """Indexes, ascending, never empty: what has gone has no trace."""
    fate: Fate


def trace(
    old: Sequence[str],
    new: Sequence[str],
    *,
    settled: Mapping[int, tuple[int, ...]] | None = None,
    bound: Mapping[int, tuple[int, ...]] | None = None,
) -> list[Trace]:
    """Align two versions of a text.

    Every sentence of both stands in one trace at most; the cost is linear in both.

    Args:
        old: texts with marks, in order.
        new: texts with marks, in order.
        settled: old index -> new indexes of what is known already and is not told again.
        bound: old index -> new indexes that it is taken to have become however different they are, unless
            either side is found equal elsewhere.

    Returns:
        Traces in order of the new text.
    """
    run = _Trace(old, new)
    for i, group in (settled or {}).items():
        run.link((i,), group)
    told = len(run.traces)
    run.ends(old, new)
    run.equal(old, new, Fate.SAME)
    if run.open():
        plain = [_plain(text) for text in old], [_plain(text) for text in new]
        run.equal(*plain, Fate.REMARKED)
        run.recut(*plain)
        run.compare(*plain, bound or {})
    return sorted(run.traces[told:], key=lambda found: (found.new, found.old))


class _Trace:
    """Who is still free, and what was found."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._place: list[tuple[int, ...] | None] = [None] * len(old)
        self._origin: list[tuple[int, ...] | None] = [None] * len(new)
        self.traces: list[Trace] = []

    def link(self, old: tuple[int, ...], new: tuple[int, ...], fate: Fate = Fate.SAME) -> None:
        for i in old:
            self._place[i] = new
        for j in new:
            self._origin[j] = old
        self.traces.append(Trace(old, new, fate))

    def free_old(self, i: int) -> bool:
        return 0 <= i < len(self._place) and self._place[i] is None

    def free_new(self, j: int) -> bool:
        return 0 <= j < len(self._origin) and self._origin[j] is None

    def open(self) -> bool:
        """Whether anything is left on both sides."""
        return None in self._place and None in self._origin

    def ends(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Link what both begin with and what both end with: there no neighbours are needed to tell repeated texts."""
        for pairs in (
            zip(range(len(old)), range(len(new)), strict=False),
            zip(range(len(old) - 1, -1, -1), range(len(new) - 1, -1, -1), strict=False),
        ):
            for i, j in pairs:
                if self.free_old(i) and self.free_new(j) and old[i] == new[j]:
                    self.link((i,), (j,))
                elif self._place[i] != (j,):
                    break

    def equal(self, old: Sequence[str], new: Sequence[str], fate: Fate) -> None:
        """Link equal texts; of those that stand there several times, the ones with the same neighbours.

        The rest of the repeated ones may be parts of something that is cut otherwise: `recut` has them in order.
        """
        repeated = {text for side in (old, new) for text, n in Counter(side).items() if n > 1}
        for key in _KEYS:
            waiting: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
            several = key is not _alone
            for i, text in enumerate(old):
                if self._place[i] is None and (text in repeated) is several:
                    waiting[key(old, i)].append(i)
            if not waiting:
                continue
            for j, text in enumerate(new):
                if self._origin[j] is None and text and (text in repeated) is several:
                    queue = waiting.get(key(new, j))
                    if queue:
                        self.link((queue.popleft(),), (j,), fate)

    def recut(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Link runs of sentences that are the same text, cut otherwise."""
        for olds, news in recut(old, new, free_old=self.free_old, free_new=self.free_new):
            one = len(olds) == len(news) == 1
            self.link(olds, news, Fate.REMARKED if one else Fate.RECUT)

    def compare(self, old: Sequence[str], new: Sequence[str], bound: Mapping[int, tuple[int, ...]]) -> None:
        """Link what is alike: between what is linked already, then anywhere, then the parts of both."""
        for i, group in bound.items():
            still = tuple(j for j in group if self.free_new(j))
            if still and self.free_old(i):
                self.link((i,), still, Fate.EDITED)
        for olds, news in self._gaps():
            for i, j in in_order(olds, news, old, new):
                self.link((i,), (j,), Fate.EDITED)
        left = [i for i, place in enumerate(self._place) if place is None]
        rest = [j for j, origin in enumerate(self._origin) if origin is None]
        for i, j in anywhere(left, rest, old, new):
            self.link((i,), (j,), Fate.EDITED)
        self._absorb(old, new)

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Free old and new sentences that lie between the same linked ones."""
        j = 0
        while j < len(self._origin):
            if self._origin[j] is not None:
                j += 1
                continue
            start = j
            while self.free_new(j):
                j += 1
            before = self._origin[start - 1] if start else (-1,)
            after = self._origin[j] if j < len(self._origin) else (len(self._place),)
            olds = {
                *self._run(max(before or (-1,)) + 1, 1),
                *self._run(min(after or (len(self._place),)) - 1, -1),
            }
            if olds:
                yield sorted(olds), list(range(start, j))

    def _run(self, i: int, step: int) -> Iterator[int]:
        while self.free_old(i):
            yield i
            i += step

    def _absorb(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Take free neighbours into an edited pair whose other side holds their words."""
        for n, found in enumerate(self.traces):
            if found.fate is not Fate.EDITED or len(found.new) != 1:
                continue
            i, j = found.old[0], found.new[0]
            news = absorb(old[i], new, j, self.free_new)
            olds = absorb(new[j], old, i, self.free_old) if len(news) == 1 else found.old
            if (olds, news) != (found.old, found.new):
                for k in olds:
                    self._place[k] = news
                for k in news:
                    self._origin[k] = olds
                self.traces[n] = Trace(olds, news, Fate.EDITED)


def _plain(text: str) -> str:
    return " ".join(MARK.sub("", text).split())


def _around(texts: Sequence[str], i: int) -> tuple[str, ...]:
    return (*_before(texts, i), *_after(texts, i))


def _before(texts: Sequence[str], i: int) -> tuple[str, ...]:
    return (texts[i], texts[i - 1] if i else "")


def _after(texts: Sequence[str], i: int) -> tuple[str, ...]:
    return (texts[i], texts[i + 1] if i + 1 < len(texts) else "")


def _alone(texts: Sequence[str], i: int) -> tuple[str, ...]:
    return (texts[i],)


_KEYS: tuple[Callable[[Sequence[str], int], tuple[str, ...]], ...] = (_around, _before, _after, _alone)
