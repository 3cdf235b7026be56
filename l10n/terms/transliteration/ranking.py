"""Ways to put a name together from parts that each may be written in several ways."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

_VARIED = 8
"""Parts of a name that vary."""
_LONGEST = 40
"""Parts of a name; what is longer is none, and has one form."""


def best(choices: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Ways to pick one of each, likeliest first: by the sum of their places in the lists."""
    if len(choices) > _LONGEST:
        yield tuple(options[0] for options in choices)
        return
    heap: list[tuple[int, tuple[int, ...]]] = [(0, (0,) * len(choices))]
    seen = {heap[0][1]}
    while heap:
        cost, picks = heappop(heap)
        yield tuple(options[pick] for options, pick in zip(choices, picks, strict=True))
        for at, options in enumerate(choices[:_VARIED]):
            following = (*picks[:at], picks[at] + 1, *picks[at + 1 :])
            if following[at] < len(options) and following not in seen:
                seen.add(following)
                heappush(heap, (cost + 1, following))
