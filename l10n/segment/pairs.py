"""Brackets and quotation marks of a line: which opening mark belongs to which closing one."""

import re
from typing import NamedTuple

BRACKETS = {
    "(": ")",
    "[": "]",
    "（": "）",
    "［": "］",
    "〔": "〕",
    "【": "】",
    "〈": "〉",
    "《": "》",
    "{": "}",
}
QUOTES = {"「": "」", "『": "』", "“": "”", "‘": "’", "«": "»", "｢": "｣", "〝": "〟"}

OPENING = "".join(BRACKETS) + "".join(QUOTES)
CLOSING = "".join(BRACKETS.values()) + "".join(QUOTES.values()) + "\"'＂＇〞"

_PARTNER = {**BRACKETS, **QUOTES}
_STRAIGHT = frozenset("\"'＂")

_LONGEST = 1200
"""Code points between the marks of a pair; two marks further apart are not meant for each other."""
_DEEPEST = 6
"""Marks left open inside a pair that still closes."""


class Pair(NamedTuple):
    """An opening mark and its closing one, as offsets of the two characters."""

    open: int
    close: int
    quote: bool


class _Open(NamedTuple):
    """An opening mark that waits for its partner."""

    at: int
    close: str
    quote: bool


def pattern(marks: str) -> re.Pattern[str]:
    """A pattern for `find_pairs` that finds some opening marks and the marks that close them."""
    return re.compile(
        f"[{re.escape(''.join(sorted({m for mark in marks for m in (mark, _PARTNER.get(mark, mark))})))}]"
    )


def find_pairs(text: str, marks: re.Pattern[str]) -> list[Pair]:
    """Pairs of a line by where they open; marks without a partner are left out.

    Time grows linearly with the text: an opening mark is put aside once and dropped once.
    """
    pairs: list[Pair] = []
    waiting: list[_Open] = []
    for match in marks.finditer(text):
        mark, at = match[0], match.start()
        partner = _PARTNER.get(mark)
        if partner:
            waiting.append(_Open(at, partner, mark in QUOTES))
            continue
        found = _waiting_for(waiting, mark)
        if mark in _STRAIGHT:
            if mark == "'" and _is_apostrophe(text, at):
                continue
            if found >= 0 and _must_open(text, at):
                del waiting[found:]
                found = -1
            if found < 0 and not _cannot_open(text, at):
                waiting.append(_Open(at, mark, quote=True))
        if found >= 0:
            begin = waiting[found]
            del waiting[found:]
            if at - begin.at <= _LONGEST:
                pairs.append(Pair(begin.at, at, begin.quote))
    pairs.sort()
    return pairs


def _waiting_for(waiting: list[_Open], mark: str) -> int:
    """Index of the last opening mark that this one closes, -1 if there is none near."""
    for index in range(len(waiting) - 1, max(len(waiting) - 1 - _DEEPEST, -1), -1):
        if waiting[index].close == mark:
            return index
    return -1


def _is_apostrophe(text: str, at: int) -> bool:
    """Kim's, '24년."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isascii() and before.isalnum() and after.isascii() and after.isalpha():
        return True
    return (
        not before.isalnum() and text[at + 1 : at + 3].isdecimal() and text[at + 3 : at + 4] in {"년", "年"}
    )


def _must_open(text: str, at: int) -> bool:
    """A straight mark between white space and a character."""
    return at > 0 and text[at - 1].isspace() and not text[at + 1 : at + 2].isspace() and at + 1 < len(text)


def _cannot_open(text: str, at: int) -> bool:
    """A straight mark before white space or the end."""
    return at + 1 == len(text) or text[at + 1].isspace()
