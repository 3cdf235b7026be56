"""Find text that is the same and is cut into sentences otherwise: another rule, two paragraphs made one."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

_BEGINNING = 12
"""Characters by which two sentences are found to begin alike."""
_TRIED = 8
"""Sentences tried of those that begin alike: refrains must not cost their square."""


def recut(
    old: Sequence[str],
    new: Sequence[str],
    *,
    free_old: Callable[[int], bool],
    free_new: Callable[[int], bool],
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Runs of free sentences, each as short as it can be, that are the same but for cuts and white space.

    Args:
        old: plain texts.
        new: plain texts.
        free_old: asked anew before each step: what is yielded may be taken at once.
        free_new: likewise.
    """
    tight = _Tight(
        ["".join(text.split()) if free_old(i) else "" for i, text in enumerate(old)],
        ["".join(text.split()) if free_new(j) else "" for j, text in enumerate(new)],
        free_old,
        free_new,
    )
    begin: dict[str, deque[int]] = defaultdict(deque)
    whole: dict[str, deque[int]] = defaultdict(deque)
    for j, text in enumerate(tight.new):
        for size in range(1, min(len(text), _BEGINNING) + 1):
            begin[text[:size]].append(j)
        if 0 < len(text) < _BEGINNING:
            whole[text].append(j)
    for i, text in enumerate(tight.old):
        if not text or not free_old(i):
            continue
        alike = [begin.get(text[:_BEGINNING])]
        alike += (whole.get(text[:size]) for size in range(1, min(len(text), _BEGINNING)))
        for j in chain.from_iterable(_first_free(queue, free_new) for queue in alike if queue):
            found = free_new(j) and tight.run(i, j)
            if found:
                yield found
                break


def _first_free(queue: deque[int], free: Callable[[int], bool]) -> list[int]:
    """The first few that are free; those before them that are not leave the queue for good."""
    while queue and not free(queue[0]):
        queue.popleft()
    return list(islice(queue, _TRIED))


@dataclass(frozen=True, slots=True)
class _Tight:
    """Both texts without white space, empty where they are not free."""

    old: Sequence[str]
    new: Sequence[str]
    free_old: Callable[[int], bool]
    free_new: Callable[[int], bool]

    def run(self, i: int, j: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """The sentences from ``i`` and from ``j`` on, up to the first cut that both have."""
        last_old, last_new = i, j
        at_old = at_new = 0  # what of the last of each is compared already
        while True:
            left, right = len(self.old[last_old]) - at_old, len(self.new[last_new]) - at_new
            if left >= right:
                same = self.old[last_old].startswith(
                    self.new[last_new][at_new:] if at_new else self.new[last_new], at_old
                )
            else:
                same = self.new[last_new].startswith(
                    self.old[last_old][at_old:] if at_old else self.old[last_old], at_new
                )
            if not same:
                return None
            if left == right:
                return tuple(range(i, last_old + 1)), tuple(range(j, last_new + 1))
            if left > right:
                last_new, at_new, at_old = last_new + 1, 0, at_old + right
                if not self.free_new(last_new):
                    return None
            else:
                last_old, at_old, at_new = last_old + 1, 0, at_new + left
                if not self.free_old(last_old):
                    return None
