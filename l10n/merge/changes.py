"""Name what was changed in a sentence: ``changed number: 6,000 -> 6,500``."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from l10n.text.dates import read_dates
from l10n.text.joining import language
from l10n.text.marks import MARK
from l10n.text.negation import negations
from l10n.text.numerals import read_numerals

SIGNS = ("changed", "added", "removed")
"""What a note of a change begins with."""
_WORD = re.compile(
    r"</?[gx]\d+/?>|\d+(?:[.,:]\d+)*%?|[^\W\d\u1100-\U0003ffff]+(?:[-'’][^\W\d\u1100-\U0003ffff]+)*|[\u1100-\U0003ffff]|\S"
)
"""Marks, numbers with their separators, words with theirs, single characters of scripts without spaces, and signs."""
_NAME = re.compile(r"[^\W\d_]*[A-ZÀ-Þ]")
_LONGEST = 400
"""Words of a sentence beyond which nothing is named: comparing costs their square."""
_MOST = 3
"""Changes beyond which reading both texts tells more than a list of them."""
_LONG = 40
"""Characters of one side of a change, likewise."""


class _Side(NamedTuple):
    """A sentence before or after, and what in it is easily overlooked."""

    text: str
    words: list[re.Match[str]]
    facts: dict[str, list[tuple[int, int]]]
    """Kind -> spans."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Of some of its words, in characters."""
        if start == end:
            return (0, 0)
        return self.words[start].start(), self.words[end - 1].end()


def changes(old: str, new: str, *, locale: str) -> str:
    """What was changed in a sentence, in few words; empty where it is much, or nothing.

    A number, a date, a name, a negation or markup is called so: it is what a translator overlooks most easily.

    Args:
        old: with marks.
        new: with marks.
        locale: of both.
    """
    sides = _side(old, locale), _side(new, locale)
    if max(len(side.words) for side in sides) > _LONGEST:
        return ""
    words = [[match[0] for match in side.words] for side in sides]
    found: list[str] = []
    for how, a, b, c, d in SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes():
        if how == "equal":
            continue
        spans = sides[0].span(a, b), sides[1].span(c, d)
        gone, come = (side.text[start:end] for side, (start, end) in zip(sides, spans, strict=True))
        if len(found) == _MOST or max(len(gone), len(come)) > _LONG:
            return ""
        found.append(_said(_kind(sides, spans), gone, come))
    return "; ".join(found)


def _side(text: str, locale: str) -> _Side:
    plain = MARK.sub(lambda mark: " " * len(mark[0]), text)
    tag = language(locale)
    names = (m.span() for m in _WORD.finditer(plain) if _NAME.match(m[0]) and not _begins(plain, m.start()))
    return _Side(
        text,
        list(_WORD.finditer(text)),
        {
            "negation": negations(plain, locale=tag),
            "date": [(one.start, one.end) for one in read_dates(plain, locale=tag)],
            "number": [(one.start, one.end) for one in read_numerals(plain, locale=tag)],
            "name": list(names),
            "markup": [match.span() for match in MARK.finditer(text)],
        },
    )


def _begins(text: str, at: int) -> bool:
    """Whether a word begins a sentence, so that its capital says nothing."""
    before = text[:at].rstrip(" \n“\"'‘(◆")
    return not before or before[-1] in ".!?:…"


def _kind(sides: Sequence[_Side], spans: Sequence[tuple[int, int]]) -> str:
    """The first kind of fact that the change touches on either side."""
    for kind in sides[0].facts:
        for side, (start, end) in zip(sides, spans, strict=True):
            if any(a < end and start < b for a, b in side.facts[kind]):
                return f" {kind}"
    return ""


def _said(kind: str, gone: str, come: str) -> str:
    if gone and come:
        return f"changed{kind}: {gone} -> {come}"
    return f"added{kind}: {come}" if come else f"removed{kind}: {gone}"
