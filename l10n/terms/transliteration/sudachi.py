"""Readings from the Sudachi dictionary, with the extra ``names``: SudachiPy and SudachiDict, both Apache-2.0."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.terms.transliteration import kana

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer

_NO_READING = "キゴウ"
_LONGEST = 200
"""Characters of a text that are looked up; names are shorter."""


class Word(NamedTuple):
    """A word of the dictionary."""

    surface: str
    reading: str
    """In hiragana; nothing where there is none."""
    kind: str
    """``姓`` ``名`` ``地名`` ``人名`` or nothing."""


def installed() -> bool:
    """Whether the dictionary is there."""
    return _dictionary() is not None


def words(text: str) -> list[Word]:
    """The text cut into words, as Sudachi likes it best; nothing without the dictionary."""
    tokenizer = _tokenizer()
    return [_word(one) for one in tokenizer.tokenize(text[:_LONGEST])] if tokenizer and text else []


@cache
def lookup(surface: str) -> tuple[Word, ...]:
    """Every word that is written so, commonest first; nothing without the dictionary."""
    dictionary = _dictionary()
    if dictionary is None or not surface:
        return ()
    return tuple(word for word in map(_word, dictionary.lookup(surface)) if word.reading)


def _word(found: "Morpheme") -> Word:
    parts = found.part_of_speech()
    kind = (
        parts[3]
        if parts[2] == "人名" and parts[3] in "姓名"
        else parts[2]
        if parts[2] in {"人名", "地名"}
        else ""
    )
    reading = found.reading_form()
    return Word(found.surface(), "" if reading == _NO_READING else kana.normalize(reading), kind)


@cache
def _dictionary() -> "Dictionary | None":
    try:
        from sudachipy import Dictionary  # noqa: PLC0415 - an extra, and slow to load

        return Dictionary(dict="core")
    except ImportError:
        return None


@cache
def _tokenizer() -> "Tokenizer | None":
    from sudachipy import SplitMode  # noqa: PLC0415

    dictionary = _dictionary()
    return dictionary.tokenizer(SplitMode.C) if dictionary else None
