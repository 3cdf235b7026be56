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
QUOTES = {"「": "」", "『": "』", "“": "”", "‘": "’", "«": "»", "｢": "｣", "〝": "〟", "《": "》"}

OPENING = "".join(BRACKETS) + "".join(QUOTES)
CLOSING = "".join(BRACKETS.values()) + "".join(QUOTES.values()) + "\"'＂＇〞"

_PARTNER = {**BRACKETS, **QUOTES}
_STRAIGHT = frozenset("\"'＂")

_LONGEST = 1200
"""Code points between the marks of a pair; two marks further apart are not meant for each other."""
_NEAR = 300
"""Code points of a pair that is taken in one match."""
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
    """A pattern for `find_pairs` that finds some opening marks and the marks that close them.

    It takes a pair with no other mark inside in one match, which is nearly all of them.
    """
    every = sorted({found for mark in marks for found in (mark, _PARTNER.get(mark, mark))})
    inside = f"[^{re.escape(''.join(every))}]{{0,{_NEAR}}}"
    whole = [f"{re.escape(mark)}{inside}{re.escape(_PARTNER[mark])}" for mark in marks if mark in _PARTNER]
    return re.compile("|".join([*whole, *map(re.escape, every)]))


def find_pairs(text: str, marks: re.Pattern[str]) -> list[Pair]:
    """Pairs of a line by where they open; marks without a partner are left out.

    Time grows linearly with the text: an opening mark is put aside once and dropped once.
    """
    pairs: list[Pair] = []
    waiting: list[_Open] = []
    for match in marks.finditer(text):
        at, end = match.span()
        mark = text[at]
        partner = _PARTNER.get(mark)
        if end - at > 1:
            pairs.append(Pair(at, end - 1, mark in QUOTES))
        elif partner:
            waiting.append(_Open(at, partner, mark in QUOTES))
        elif not waiting or waiting[-1].close != mark or mark in _STRAIGHT:
            _close_or_open(text, at, waiting, pairs)
        else:
            _join(waiting, len(waiting) - 1, at, pairs)
    pairs.sort()
    return pairs


def _close_or_open(text: str, at: int, waiting: list[_Open], pairs: list[Pair]) -> None:
    """Take a mark that may close a pair further out, or, being straight, open one."""
    mark = text[at]
    found = -1
    for index in range(len(waiting) - 1, max(len(waiting) - 1 - _DEEPEST, -1), -1):
        if waiting[index].close == mark:
            found = index
            break
    if mark in _STRAIGHT:
        if mark == "'" and _is_apostrophe(text, at):
            return
        if found >= 0 and _must_open(text, at):
            del waiting[found:]
            found = -1
        if found < 0 and not _cannot_open(text, at):
            waiting.append(_Open(at, mark, quote=True))
            return
    if found >= 0:
        _join(waiting, found, at, pairs)


def _join(waiting: list[_Open], index: int, at: int, pairs: list[Pair]) -> None:
    begin = waiting[index]
    del waiting[index:]
    if at - begin.at <= _LONGEST:
        pairs.append(Pair(begin.at, at, begin.quote))


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
