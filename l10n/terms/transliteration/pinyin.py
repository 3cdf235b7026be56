"""Pinyin: its syllables, with tones and without."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from l10n.terms.transliteration import tables

_TONES = re.compile("[\u0300\u0301\u0304\u030c]")
_NUMBER = re.compile("(?<=[a-zü])[1-5]")
_WORD = re.compile("[A-Za-zÀ-ÿĀ-ǜü'’-]+")
_LONGEST = 6
_UMLAUT = frozenset("jqxy")
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
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.start() > at:
            pieces.append((text[at : match.start()], False))
        pieces.append((match[0], True))
        at = match.end()
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def _cut(text: str) -> list[Syllable] | None:
    """The cut into the fewest syllables; of two, the one with longer syllables first, as pinyin is read."""
    table = _table()
    ways: list[list[Syllable] | None] = [[], *([None] * len(text))]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - _LONGEST), end):
            left, found = ways[start], table.get(text[start:end])
            best = ways[end]
            # A syllable that begins with a vowel inside a word would have an apostrophe.
            if left is None or found is None or (start and text[start] in "aeo"):
                continue
            if best is None or len(left) + 1 < len(best):
                ways[end] = [*left, found]
    return ways[-1]


@cache
def _table() -> dict[str, Syllable]:
    table = {row[0]: Syllable("", row[0]) for row in tables.rows("pinyin_bare")}
    for row in tables.rows("pinyin_initials"):
        initial = row[0]
        for (final, *_) in tables.rows("pinyin_finals"):
            written = final.replace("ü", "u") if initial in _UMLAUT else final
            if initial in _UMLAUT and final.startswith("u") and final != "u":
                continue
            meant = final.replace("u", "ü") if initial in _UMLAUT and final == "u" else final
            table[initial + written] = Syllable(initial, meant)
    for final in ("üe", "ü"):
        for initial in "nl":
            table[initial + final] = Syllable(initial, final)
            table[f"{initial}ue"] = Syllable(initial, "üe")
    return table
