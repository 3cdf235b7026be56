"""Names from one script into another: a file for each direction, with what no rule tells in data files beside it."""

from l10n.terms.transliteration.candidates import hangul_forms, kana_forms, latin_forms
from l10n.terms.transliteration.folding import folded
from l10n.terms.transliteration.hanja import sounds as hanja_readings
from l10n.terms.transliteration.kanji import kanji_readings
from l10n.terms.transliteration.persons import Person, parse_latin, people, split_korean, titles
from l10n.terms.transliteration.transliterate import transliterate
from l10n.terms.transliteration.unknown import unknown

__all__ = [
    "Person",
    "folded",
    "hangul_forms",
    "hanja_readings",
    "kana_forms",
    "kanji_readings",
    "latin_forms",
    "parse_latin",
    "people",
    "split_korean",
    "titles",
    "transliterate",
    "unknown",
]
