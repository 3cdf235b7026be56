"""Hangul syllables and their letters."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from l10n.terms.transliteration.pieces import pieces

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

_FIRST = 0xAC00
_PER_INITIAL = len(VOWELS) * len(FINALS)
_RUN = re.compile("[가-힣]+")

TENSE = dict(zip("ㄱㄷㅂㅅㅈ", "ㄲㄸㅃㅆㅉ", strict=True))
LAX = {tense: lax for lax, tense in TENSE.items()}


class Syllable(NamedTuple):
    """A syllable as it is written, in compatibility letters."""

    initial: str
    """``ㅇ`` where it begins with its vowel."""
    vowel: str
    final: str
    """Empty, or one of `FINALS`: ``ㄺ`` is one item."""


def normalize(text: str) -> str:
    """Text in whole syllables: letters that were typed apart, or in half width, are composed."""
    text = unicodedata.normalize("NFC", text)
    if any("\uffa0" <= char <= "\uffdc" for char in text):
        text = unicodedata.normalize("NFKC", text)
    return text


def split(syllable: str) -> Syllable:
    """Letters of one syllable, U+AC00 to U+D7A3."""
    initial, rest = divmod(ord(syllable) - _FIRST, _PER_INITIAL)
    vowel, final = divmod(rest, len(FINALS))
    return Syllable(INITIALS[initial], VOWELS[vowel], FINALS[final])


def join(syllable: Syllable) -> str:
    """The inverse of `split`."""
    initial, vowel = INITIALS.index(syllable.initial), VOWELS.index(syllable.vowel)
    return chr(_FIRST + initial * _PER_INITIAL + vowel * len(FINALS) + FINALS.index(syllable.final))


def is_hangul(text: str) -> bool:
    """Whether a text is syllables and nothing else."""
    return _RUN.fullmatch(text) is not None


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is syllables."""
    return pieces(text, _RUN)
