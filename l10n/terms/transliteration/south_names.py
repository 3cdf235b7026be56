"""Names of Koreans in Latin letters as their bearers and the press of the South write them."""

from collections.abc import Sequence
from heapq import heappop, heappush

from l10n.terms.transliteration import letters, tables
from l10n.terms.transliteration.mccune import mccune_plain
from l10n.terms.transliteration.persons import given_parts, split_korean
from l10n.terms.transliteration.revised import spelled

_MOST = 120
"""Candidates for one name: Kim Jeong-yeon alone has 5 x 6 x 5."""


def southern(text: str, *, kind: str) -> list[str]:  # noqa: ARG001 - every scheme is called the same way
    """Lee Myung-bak: customary spellings, likeliest first, 120 at most.

    No rule tells how a person writes their own name: the candidates serve to recognise it, and the first is
    only a guess.
    """
    family, given = split_korean(text)
    choices = [_surname(family)] if family else []
    parts = given_parts(given)
    spaced = {len(choices) + sum(map(len, parts[:n])) for n in range(len(parts))}
    choices += [_spellings(char) for part in parts for char in part]
    out: list[str] = []
    for picked in _best(choices):
        name = ""
        for at, spelling in enumerate(picked):
            fresh = at == 0 or at in spaced
            glue = "" if at == 0 else " " if at in spaced else "-"
            name += glue + (letters.capitalized(spelling) if fresh else spelling)
        out.append(name)
    return out


def _surname(family: str) -> Sequence[str]:
    known = tables.choices("south_surnames").get(family)
    return known or (letters.capitalized("".join(map(spelled, family))),)


def _spellings(char: str) -> Sequence[str]:
    known = tables.choices("south_syllables").get(char, ())
    rule = [spelled(char), *mccune_plain(char, kind="term")]
    return tuple(dict.fromkeys((*known, *rule)))


def _best(choices: list[Sequence[str]]) -> list[list[str]]:
    """The likeliest ways to pick one of each: those whose places in the lists sum up to the least."""
    heap: list[tuple[int, tuple[int, ...]]] = [(0, (0,) * len(choices))]
    seen = {heap[0][1]}
    out: list[list[str]] = []
    while heap and len(out) < _MOST:
        cost, picks = heappop(heap)
        out.append([options[pick] for options, pick in zip(choices, picks, strict=True)])
        for at, options in enumerate(choices[:8]):
            following = (*picks[:at], picks[at] + 1, *picks[at + 1 :])
            if following[at] < len(options) and following not in seen:
                seen.add(following)
                heappush(heap, (cost + 1, following))
    return out
