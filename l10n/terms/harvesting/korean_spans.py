"""What of a Korean sentence may be a name: words and the starts of words that only grammar follows."""

import re
from collections.abc import Iterator

from l10n.terms.find.korean import is_particle, joins
from l10n.terms.harvesting.heads import added
from l10n.terms.harvesting.span import Span
from l10n.terms.sounds import of_hangul
from l10n.terms.term import TermKind

_WORD = re.compile("[가-힣]+")
_MOST_WORDS = 4
_LONGEST_TAIL = 6
_CALLS = ("아", "야", "여", "이여")
"""Particles that call somebody, which reports hardly do: more often the end of the name, as in 카탈로니아."""
_AND = (" 앤 ", " 앤드 ", "&", " & ")
"""Joins the parts of a name: 마크스 앤 스펜서."""
_KINDS = (TermKind.PLACE, TermKind.PERSON, TermKind.ORGANISATION)


def spans(text: str) -> list[Span]:
    """Every stretch of one to four words, its last word whole or without what is joined to it."""
    found = list(_WORD.finditer(text))
    out: list[Span] = []
    for first, start in enumerate(found):
        for last in range(first, min(first + _MOST_WORDS, len(found))):
            if last > first and text[found[last - 1].end() : found[last].start()] not in {" ", "\u00a0", "·"}:
                break
            head = "".join(word[0] for word in found[first:last])
            for size in _sizes(found[last][0]):
                stem = head + found[last][0][:size]
                if len(stem) > 1:
                    end = found[last].start() + size
                    out.append(
                        Span(
                            start.start(),
                            end,
                            text[start.start() : end],
                            (of_hangul(stem),),
                            last - first + 1,
                            part=found[last][0][size:].startswith(_CALLS)
                            or text.startswith(_AND, end)
                            or text.endswith(_AND, 0, start.start()),
                        )
                    )
    return out


def _sizes(word: str) -> Iterator[int]:
    """Where a name in a word may end."""
    for size in range(max(1, len(word) - _LONGEST_TAIL), len(word) + 1):
        rest = word[size:]
        if (
            not rest
            or is_particle(rest, after=word[size - 1])
            or any(joins(rest, kind) for kind in _KINDS)
            or _stacked(rest)
            or added(word, size, tongue="ko") > size
        ):
            yield size


def _stacked(rest: str) -> bool:
    """A title or the like, and then particles."""
    return any(
        is_particle(rest[cut:]) and any(joins(rest[:cut], kind) for kind in _KINDS)
        for cut in range(1, len(rest))
    )
