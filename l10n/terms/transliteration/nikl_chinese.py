"""Pinyin to hangul as the South writes Chinese names; hanzi are read first.

Source: 외래어 표기법, notice 2017-14, table 5 and chapter 3, section 7: tones are not written, and after ㅈ, ㅉ and ㅊ
the vowels ㅑ, ㅖ, ㅛ and ㅠ are ㅏ, ㅔ, ㅗ and ㅜ (자, not 쟈).
"""

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.chinese import readings
from l10n.terms.transliteration.hangul import join, split
from l10n.terms.transliteration.pinyin import Syllable, syllables, words

_HARD = dict(zip("ㅑㅖㅛㅠ", "ㅏㅔㅗㅜ", strict=True))
_BUZZING = frozenset(["zh", "ch", "sh", "r", "z", "c", "s"])


def nikl(text: str, *, kind: str) -> list[str]:
    """Hangul of a text; for hanzi also what Korean makes of them as hanja: 시진핑, then 습근평."""
    forms = [
        "".join(_word(piece) if latin else piece for piece, latin in words(form))
        for form in readings(text, kind=kind)
    ]
    if kind == "person":
        forms = [form.replace(" ", "") for form in forms]
    return list(dict.fromkeys([*forms, *_as_hanja(text, kind=kind)]))


def _as_hanja(text: str, *, kind: str) -> list[str]:
    from l10n.terms.transliteration.hanja import southern  # noqa: PLC0415 - a large table

    form = southern(text, kind=kind)[0]
    return [form] if form != text and not words(text)[0][1] else []


def _word(word: str) -> str:
    found = syllables(word)
    return word if found is None else "".join(map(_syllable, found))


def _syllable(syllable: Syllable) -> str:
    initial, final = syllable
    if not initial:
        return tables.mapping("pinyin_bare")[final]
    row = next(row for row in tables.rows("pinyin_initials") if row[0] == initial)
    if final == "i" and initial in _BUZZING:
        return row[2]
    whole = tables.mapping("pinyin_finals")[final]
    first = split(whole[0])._replace(initial=row[1])
    if row[1] in "ㅈㅉㅊ":
        first = first._replace(vowel=_HARD.get(first.vowel, first.vowel))
    return join(first) + whole[1:]
