"""Hepburn back to kana: what a Japanese name in Latin letters sounds like. Long vowels that are not marked are lost."""

import re
import unicodedata
from functools import cache

from l10n.terms.transliteration import tables

_DOUBLED = re.compile(r"([bcdfghjklpqrstvwyz])(?=\1)|t(?=ch)")
_LONG = {"ā": "あ", "ī": "い", "ū": "う", "ē": "え", "ō": "う"}
_LONGEST = 3


def from_romaji(word: str) -> str | None:
    """Hiragana of a word in Hepburn, with macrons or without; None for one that is none.

    ``Ishimaru`` is いしまる; a hyphen or apostrophe parts syllables.
    """
    text = unicodedata.normalize("NFC", word).lower().replace("’", "'")
    for circumflex, macron in zip("âîûêô", _LONG, strict=True):
        text = text.replace(circumflex, macron)
    text = _DOUBLED.sub("っ", text.replace("oh", "ō") if re.search("oh(?![aiueoy])", text) else text)
    text = re.sub("m(?=[bmp])", "n", text)
    out: list[str] = []
    at = 0
    while at < len(text):
        if text[at] in "っ'-":
            out.append("っ" if text[at] == "っ" else "")
            at += 1
            continue
        found = _syllable(text, at)
        if found is None:
            return None
        out.append(found[0])
        at += found[1]
    return "".join(out)


def _syllable(text: str, at: int) -> tuple[str, int] | None:
    """Kana at a place of the text, and how many letters it took."""
    table = _morae()
    for size in range(_LONGEST, 0, -1):
        chunk = text[at : at + size]
        short = unicodedata.normalize("NFD", chunk).replace("\u0304", "")
        if short in table:
            return table[short] + _LONG.get(chunk[-1], ""), len(chunk)
    return None


@cache
def _morae() -> dict[str, str]:
    table: dict[str, str] = {}
    for mora, latin in tables.rows("hepburn"):
        table.setdefault(latin, mora)
    return table | {"wo": "を", "l": "る"}
