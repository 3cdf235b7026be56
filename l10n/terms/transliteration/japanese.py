"""How a Japanese text is read: the kana that every Japanese direction begins with."""

import re

from l10n.terms.transliteration import kana
from l10n.terms.transliteration.persons import parse_latin
from l10n.terms.transliteration.romaji import from_romaji

_KANJI = re.compile("[\u3400-\u9fff\uf900-\ufaff々〆ヶ〇\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-zĀāĪīŪūĒēŌōâîûêôÂÎÛÊÔ'’-]+")


def readings(text: str, *, kind: str) -> list[str]:
    """Hiragana of a text, best first.

    Args:
        text: kana stand as they are; kanji are read; Latin letters are taken for Hepburn, where all of
            them can be.
        kind: a ``person`` has a space between family and given name.

    Returns:
        One reading for a text without kanji. What cannot be read stays as it is.
    """
    if _KANJI.search(text):
        from l10n.terms.transliteration.kanji import kanji_readings  # noqa: PLC0415 - a dictionary

        return kanji_readings(text, kind=kind)
    if _LATIN.search(text):
        if kind == "person" and _LATIN.match(text):
            text = " ".join(filter(None, parse_latin(text)))
        if any(from_romaji(word) is None for word in _LATIN.findall(text)):
            return [text]
        return [_LATIN.sub(lambda match: from_romaji(match[0]) or "", text)]
    return [kana.normalize(text)]


def reading(text: str, *, kind: str) -> list[str]:
    """Katakana of a text, best first: family and given name apart."""
    return [kana.katakana(form) for form in readings(text, kind=kind)]
