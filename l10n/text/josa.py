"""Korean particles that change with the sound before them: 을/를, 은/는, 이/가, 과/와, 으로/로."""

import re
from enum import Enum


class Final(Enum):
    """How the last syllable before a particle ends."""

    NONE = "vowel"
    RIEUL = "ㄹ"
    """A consonant, but 로 follows it and not 으로."""
    CONSONANT = "consonant"


_PAIRS = (
    ("을", "를"),
    ("은", "는"),
    ("이", "가"),
    ("과", "와"),
    ("으로", "로"),
    ("이나", "나"),
    ("이란", "란"),
    ("이라", "라"),
    ("이며", "며"),
    ("이다", "다"),
    ("이었", "였"),
    ("이랑", "랑"),
    ("아", "야"),
)
"""After a consonant, after a vowel."""
_FORMS = {form: pair for pair in _PAIRS for form in pair}
_PARTICLE = re.compile(
    r"(?:(?:으로|로)(?:서|써|부터)?(?:는|도|만|의)?|[을를은는과와이가]|(?:이나|나|이란|란|이라[는고도]?|라[는고도]|이며|며|이다|이었다|였다|이랑|랑))"
    r"(?![가-힣])"
)
_START = re.compile("으로|이나|이란|이라|이며|이다|이었|이랑|[을를은는과와이가로나란라며였랑]")

_SYLLABLES = 0xAC00
_TAILS = 28
_RIEUL = 8
_DIGITS = {
    "0": Final.CONSONANT, "1": Final.RIEUL, "2": Final.NONE, "3": Final.CONSONANT, "4": Final.NONE,
    "5": Final.NONE, "6": Final.CONSONANT, "7": Final.RIEUL, "8": Final.RIEUL, "9": Final.NONE,
}  # fmt: skip
_JO = range(12, 16)
"""Zeros of 조, the one power of ten that ends in a vowel."""
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?\Z")
_LETTERS = {"l": Final.RIEUL, "r": Final.RIEUL, "m": Final.CONSONANT, "n": Final.CONSONANT}
"""Letters whose Korean name ends in a consonant: 엘, 알, 엠, 엔."""
_UNITS = {
    "kg": Final.CONSONANT,
    "g": Final.CONSONANT,
    "mg": Final.CONSONANT,
    "t": Final.CONSONANT,
} | dict.fromkeys(("km", "m", "cm", "mm", "l", "ml", "ha", "kw", "mw"), Final.NONE)
_SIGNS = {"㎏": Final.CONSONANT, "㎎": Final.CONSONANT} | dict.fromkeys("%％℃°$㎞㎝㎜㎡㏊ℓ€", Final.NONE)
_LATIN = re.compile(r"([0-9]\s?)?([A-Za-z][A-Za-z.'’-]*)\Z")
_QUOTES = "\"'“”‘’」』〉》>"
_CLOSING = {")": "(", "]": "[", "）": "（", "］": "［", "}": "{", "】": "【"}
_LONGEST_WORD = 80
"""Characters before a particle that are looked at."""


def final(text: str) -> Final | None:
    """How a text ends, read aloud in Korean.

    Digits are read as numbers, Latin capitals by their names, other Latin words as they are usually written in
    hangul. Closing quotes are looked through. What stands in brackets is passed over, as in 라선(羅先)을,
    unless nothing is before them.

    Returns:
        None where it cannot be known: after hanja, kana or nothing.
    """
    text = _bare(text[-_LONGEST_WORD:])
    if not text:
        return None
    last = text[-1]
    if "가" <= last <= "힣":
        tail = (ord(last) - _SYLLABLES) % _TAILS
        return Final.RIEUL if tail == _RIEUL else Final.CONSONANT if tail else Final.NONE
    if last in _SIGNS:
        return _SIGNS[last]
    if number := _NUMBER.search(text):
        return _number(number[0].replace(",", ""))
    if word := _LATIN.search(text):
        return _latin(word[2].rstrip(".'’-"), unit=bool(word[1]))
    return None


def josa(word: str, particle: str) -> str:
    """The form of a particle that follows a word: ``josa("라선", "를")`` is ``을``.

    A particle that has one form only, or a word whose sound is not known, leaves it as it is.
    """
    pair, sound = _FORMS.get(particle), final(word)
    if pair is None or sound is None:
        return particle
    return pair[0] if sound is Final.CONSONANT or (sound is Final.RIEUL and pair[0] != "으로") else pair[1]


def mend(text: str, at: int) -> str:
    """The text with the particle that begins at an offset set right for what stands before it.

    Nothing is changed where none begins there: 이 of 이사 is no particle.
    """
    found = _PARTICLE.match(text, at)
    if found is None:
        return text
    start = _START.match(text, at)
    old = start[0] if start else ""
    return text[:at] + josa(text[:at], old) + text[at + len(old) :]


def _bare(text: str) -> str:
    """Without closing quotes and bracketed remarks at the end."""
    while text:
        last = text[-1]
        if last in _QUOTES:
            text = text[:-1]
        elif last in _CLOSING:
            start = text.rfind(_CLOSING[last])
            before = text[:start].rstrip() if start > 0 else ""
            text = before or text[start + 1 : -1]
        else:
            break
    return text


def _number(digits: str) -> Final:
    whole, _, part = digits.partition(".")
    if part:
        return _DIGITS[part[-1]]
    stripped = whole.rstrip("0")
    zeros = len(whole) - len(stripped)
    if not stripped or not zeros:
        return _DIGITS[whole[-1]]
    return Final.NONE if zeros in _JO else Final.CONSONANT


def _latin(word: str, *, unit: bool) -> Final | None:
    low = word.lower()
    if unit and low in _UNITS:
        return _UNITS[low]
    if not low:
        return None
    if word.isupper() or len(word) == 1:
        return _LETTERS.get(low[-1], Final.NONE)
    if low.endswith(("l", "le")) and not low.endswith("ole"):
        return Final.RIEUL
    if low.endswith(("m", "n", "ng", "me", "ne")):
        return Final.CONSONANT
    # One stop after one vowel closes the syllable, as in 칩 and 북; else it takes a vowel of its own.
    return Final.CONSONANT if re.search(r"(?:^|[^aeiou])[aeiou](?:c|ck|k|p|t|b)\Z|ook\Z", low) else Final.NONE
