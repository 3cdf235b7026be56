"""Readings from the Sudachi dictionary, with the extra ``names``: SudachiPy and SudachiDict, both Apache-2.0."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from l10n.terms.transliteration import kana

_KANJI = re.compile("[\u3400-\u9fff]")
_NO_READING = "キゴウ"
_PIECE = re.compile("(?s).{1,2000}(?:[、。，．！？,.!?\\s]|$)|.{1,2000}")
"""What is cut into words at once: Sudachi refuses long texts."""
_LONGEST = 60
"""Characters of a word that is looked up."""


class Word(NamedTuple):
    """A word of the dictionary."""

    surface: str
    reading: str
    """In hiragana; nothing where there is none."""
    kind: str
    """``姓`` ``名`` ``地名`` ``人名`` or nothing."""


class _Morpheme(Protocol):
    def surface(self) -> str: ...
    def reading_form(self) -> str: ...
    def part_of_speech(self) -> tuple[str, ...]: ...


class _Tokenizer(Protocol):
    def tokenize(self, text: str) -> Iterable[_Morpheme]: ...


class _Dictionary(Protocol):
    def lookup(self, surface: str) -> Iterable[_Morpheme]: ...
    def tokenizer(self) -> _Tokenizer: ...


def installed() -> bool:
    """Whether the dictionary is there."""
    return _dictionary() is not None


def words(text: str) -> list[Word]:
    """The text cut into words, as Sudachi likes it best; nothing without the dictionary."""
    tokenizer = _tokenizer()
    if tokenizer is None:
        return []
    return [_word(one) for piece in _PIECE.findall(text) for one in tokenizer.tokenize(piece)]


@cache
def lookup(surface: str) -> tuple[Word, ...]:
    """Every word that is written so, commonest first; nothing without the dictionary."""
    dictionary = _dictionary()
    if dictionary is None or not 0 < len(surface) <= _LONGEST:
        return ()
    return tuple(word for word in map(_word, dictionary.lookup(surface)) if word.reading)


def _word(found: _Morpheme) -> Word:
    parts = found.part_of_speech()
    kind = (
        parts[3]
        if parts[2] == "人名" and parts[3] in "姓名"
        else parts[2]
        if parts[2] in {"人名", "地名"}
        else ""
    )
    reading = found.reading_form()
    # What it does not know it reads as it stands.
    known = reading != _NO_READING and not _KANJI.search(reading)
    return Word(found.surface(), kana.normalize(reading) if known else "", kind)


@cache
def _dictionary() -> _Dictionary | None:
    try:
        # No types come with it, and it is slow to load.
        return cast("_Dictionary", import_module("sudachipy").Dictionary(dict="core"))
    except ImportError:
        return None


@cache
def _tokenizer() -> _Tokenizer | None:
    dictionary = _dictionary()
    return dictionary.tokenizer() if dictionary else None
