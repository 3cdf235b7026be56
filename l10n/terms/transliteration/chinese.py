"""How a Chinese text is read: the pinyin that every Chinese direction begins with."""

import re

from l10n.terms.transliteration.persons import parse_latin

_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff]+")


def readings(text: str, *, kind: str) -> list[str]:
    """Pinyin with tone marks of a text in hanzi, best first; Latin letters are taken for pinyin."""
    if _HANZI.search(text):
        from l10n.terms.transliteration.hanzi import hanzi_readings  # noqa: PLC0415 - a dictionary

        return hanzi_readings(text, kind=kind)
    if kind == "person":
        text = " ".join(filter(None, parse_latin(text)))
    return [text]
