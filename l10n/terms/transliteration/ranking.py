"""Ways to put a name together from parts that each may be written in several ways."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

_VARIED = 8
"""Parts of a name that vary."""
_RARE = 3
"""Places that a form which is not in use stands further back."""
_LONGEST = 40
"""Parts of a name; what is longer is none, and has one form."""


def best(choices: Sequence[Sequence[str]], *, usual: Sequence[int] = ()) -> Iterator[tuple[str, ...]]:
    """Ways to pick one of each, likeliest first: by the sum of their places in the lists.

    Args:
        choices: the forms of each part, likeliest first.
        usual: how many forms of each part are in use; the others count as if they stood further back. All are, where
            nothing is said.
    """
    if len(choices) > _LONGEST:
        yield tuple(options[0] for options in choices)
        return
    used = [*usual, *map(len, choices[len(usual) :])]
    heap: list[tuple[int, tuple[int, ...]]] = [(0, (0,) * len(choices))]
    seen = {heap[0][1]}
    while heap:
        cost, picks = heappop(heap)
        yield tuple(options[pick] for options, pick in zip(choices, picks, strict=True))
        for at, options in enumerate(choices[:_VARIED]):
            pick = picks[at] + 1
            following = (*picks[:at], pick, *picks[at + 1 :])
            if pick < len(options) and following not in seen:
                seen.add(following)
                heappush(heap, (cost + (_RARE if pick == used[at] else 1), following))
