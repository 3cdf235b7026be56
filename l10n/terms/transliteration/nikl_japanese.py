"""Kana to hangul as the South writes Japanese names.

Source: 외래어 표기법, notice 2017-14 of the Ministry of Culture, Sports and Tourism, table 4 and chapter 3, section 6.
A word begins with a plain consonant (도쿄, not 토쿄), long vowels are not written, っ is ㅅ and ん is ㄴ. Family and
given name are words of their own: 가토 가쓰노부.
"""

import re
from functools import cache

from l10n.terms.transliteration import kana, tables
from l10n.terms.transliteration.hangul import join, split

_APART = re.compile("[・·=＝‐]+")


def nikl(text: str, *, kind: str) -> list[str]:
    """Hangul of a text in kana; kanji in it are read first, and there may be several readings.

    Args:
        text: kana, kanji or Latin letters (Hepburn).
        kind: a ``person`` has a space between family and given name.
    """
    from l10n.terms.transliteration.japanese import readings  # noqa: PLC0415 - readings may need a dictionary

    return list(dict.fromkeys(_APART.sub(" ", _write(reading)) for reading in readings(text, kind=kind)))


def _write(text: str) -> str:
    return "".join(_word(piece) if is_kana else piece for piece, is_kana in kana.words(text))


def _word(word: str) -> str:
    table = _syllables()
    out: list[str] = []
    for mora in kana.morae(word):
        if mora.long:
            continue
        if mora.text in "んっ":
            out.append(_closed(out.pop() if out else "으", "ㄴ" if mora.text == "ん" else "ㅅ"))
            continue
        initial, later = table.get(mora.text) or _apart(mora.text, first=not out)
        out.append(later if out else initial)
    return "".join(out)


@cache
def _syllables() -> dict[str, tuple[str, str]]:
    """Morae to hangul at the beginning of a word and after it."""
    return {row[0]: (row[1], row[-1]) for row in tables.rows("nikl_japanese")}


def _apart(text: str, *, first: bool) -> tuple[str, str]:
    """A kana with a small one that the table does not pair: each by itself, but for a vowel that only repeats."""
    table = _syllables()
    if len({kana.vowel_of(char) for char in text}) == 1:
        text = text[0]
    small = {
        "ぁ": "아",
        "ぃ": "이",
        "ぅ": "우",
        "ぇ": "에",
        "ぉ": "오",
        "ゃ": "야",
        "ゅ": "유",
        "ょ": "요",
        "ゎ": "와",
    }
    forms = [table.get(char, (small.get(char, char),) * 2) for char in text]
    written = "".join(form[0 if first and at == 0 else 1] for at, form in enumerate(forms))
    return written, written


def _closed(before: str, final: str) -> str:
    """What was written last with one more sound at its end; a syllable of its own where there is no room."""
    last = before[-1:]
    if not "가" <= last <= "힣" or split(last).final:
        return before + join(split("으")._replace(final=final))
    return before[:-1] + join(split(last)._replace(final=final))
