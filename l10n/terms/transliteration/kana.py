"""Kana: one spelling of many, and its morae."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.pieces import pieces

_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_HIRAGANA = {hira: kata for kata, hira in _KATAKANA.items()}
_VOICED = dict(
    zip(
        "かきくけこさしすせそたちつてとはひふへほう",
        "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ",
        strict=True,
    )
)
_SMALL = "ぁぃぅぇぉゃゅょゎ"
_VOWELS = {
    "a": "あかがさざただなはばぱまやらわぁゃゎ",
    "i": "いきぎしじちぢにひびぴみりゐぃ",
    "u": "うくぐすずつづぬふぶぷむゆるゔぅゅ",
    "e": "えけげせぜてでねへべぺめれゑぇ",
    "o": "おこごそぞとどのほぼぽもよろをぉょ",
}
_VOWEL_OF = {letter: vowel for vowel, letters in _VOWELS.items() for letter in letters}
_LENGTHENED = {"あ": "a", "い": "i", "う": "uo", "え": "e", "お": "o"}
_WORD = re.compile("[ぁ-ゖー]+")


class Mora(NamedTuple):
    """A beat of Japanese."""

    text: str
    """One kana, or one and a small one: ``きょ``."""
    vowel: str
    """``a`` to ``o``; nothing for ん and っ."""
    long: bool
    """Whether it only lengthens the vowel before it."""


def normalize(text: str) -> str:
    """Hiragana for every kana: half width, separate voicing marks and signs of repetition are resolved.

    Everything that is no kana stays as it is.
    """
    text = "".join(unicodedata.normalize("NFKC", c) if "\uff65" <= c <= "\uff9f" else c for c in text)
    text = unicodedata.normalize("NFC", text.replace("゛", "\u3099").replace("゜", "\u309a"))
    return _repeated(text.translate(_KATAKANA))


def katakana(hiragana: str) -> str:
    """The same in katakana."""
    return hiragana.translate(_HIRAGANA)


def words(text: str) -> list[tuple[str, bool]]:
    """Pieces of a normalized text, each with whether it is kana."""
    return list(pieces(text, _WORD))


def morae(word: str) -> list[Mora]:
    """The beats of a word in hiragana.

    A vowel after the same, and う after お, lengthen; unless a part of the word begins there
    (``data/kana_breaks.tsv``).
    """
    breaks = {match.end() for pattern in _breaks() for match in pattern.finditer(word)}
    found: list[Mora] = []
    at = 0
    while at < len(word):
        size = 2 if word[at + 1 : at + 2] and word[at + 1] in _SMALL and word[at] not in "んっー" else 1
        text = word[at : at + size]
        before = found[-1].vowel if found else ""
        if text == "ー":
            found.append(Mora(text, before, long=True))
        elif before and at not in breaks and before in _LENGTHENED.get(text, "?"):
            # A lengthened vowel is not lengthened again: おおおか is ō and o.
            again = found[-1].long
            found.append(Mora(text, _VOWEL_OF[text], long=not again))
        else:
            found.append(Mora(text, _VOWEL_OF.get(text[-1], ""), long=False))
        at += size
    return found


def vowel_of(letter: str) -> str:
    """``a`` to ``o``; nothing for what has no vowel."""
    return _VOWEL_OF.get(letter, "")


@cache
def _breaks() -> list[re.Pattern[str]]:
    return [re.compile(f"{before}(?={after})") for before, after in tables.rows("kana_breaks")]


def _repeated(text: str) -> str:
    out: list[str] = []
    for char in text:
        if char in "ゝヽ" and out:
            out.append(out[-1])
        elif char in "ゞヾ" and out:
            out.append(_VOICED.get(out[-1], out[-1]))
        else:
            out.append(char)
    return "".join(out)
