"""Pinyin: its syllables, with tones and without."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.pieces import pieces

_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_NUMBER = re.compile("(?<=[a-zü])[1-5]")
_WORD = re.compile("[A-Za-zÀ-ÿĀ-ǜü'’-]+")
_LONGEST = 6
_ODD = 10
_UMLAUT = frozenset("jqx")
"""After these u is ü."""


class Syllable(NamedTuple):
    """A syllable without its tone."""

    initial: str
    final: str
    """With ü written as such; of a syllable without initial, the whole of it: ``yan``."""


def syllables(word: str) -> list[Syllable] | None:
    """The syllables of a word of pinyin; None for one that is none.

    Args:
        word: tone marks or numbers may stand in it; an apostrophe or hyphen parts syllables: Xi'an, Xian.
    """
    text = plain(word).lower()
    found: list[Syllable] = []
    for part in re.split(r"['’\-]", text):
        parts = _cut(part)
        if parts is None:
            return None
        found += parts
    return found


def plain(word: str) -> str:
    """Without tones; ü stays, and v and u: are ü."""
    bare = _TONES.sub("", unicodedata.normalize("NFD", word))
    return _NUMBER.sub("", unicodedata.normalize("NFC", bare).replace("u:", "ü").replace("v", "ü"))


def words(text: str) -> list[tuple[str, bool]]:
    """Pieces of a text, each with whether it is made of Latin letters."""
    return list(pieces(text, _WORD))


def _cut(text: str) -> list[Syllable] | None:
    """The cut into the fewest syllables, which begin with a consonant wherever they can."""
    table = _table()
    ways: list[tuple[int, int] | None] = [(0, 0), *([None] * len(text))]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST), end):
            left, best = ways[start], ways[end]
            if left is None or text[start:end] not in table:
                continue
            # Inside a word it would have an apostrophe: Xi'an.
            cost = left[0] + (_ODD if start and text[start] in "aeo" else 1)
            if best is None or cost < best[0]:
                ways[end] = cost, start
    found: list[Syllable] = []
    end = len(text)
    while end:
        way = ways[end]
        if way is None:
            return None
        found.append(table[text[way[1] : end]])
        end = way[1]
    return found[::-1]


@cache
def _table() -> dict[str, Syllable]:
    """Syllables as they are spelled, without tones."""
    table = {row[0]: Syllable("", row[0]) for row in tables.rows("pinyin_bare")}
    initials = sorted((row[0] for row in tables.rows("pinyin_initials")), key=len, reverse=True)
    for spelled in tables.mapping("chinese_katakana"):
        initial = next(one for one in initials if spelled.startswith(one))
        final = spelled.removeprefix(initial)
        if initial in _UMLAUT:
            final = final.replace("u", "ü", 1) if final[0] == "u" else final
        table[spelled] = Syllable(initial, final)
    return table | {f"{initial}ue": Syllable(initial, "üe") for initial in "nl"}
