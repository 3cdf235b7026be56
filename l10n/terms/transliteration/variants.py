"""Forms of one character: what Japan and China simplified, and what stood before."""

import unicodedata
from collections.abc import Mapping
from functools import cache

from l10n.terms.transliteration import tables


def standard(char: str) -> str:
    """The form that Korean dictionaries have: 國 for 国 and 国, 澤 for 沢. What has no other form stays."""
    char = unicodedata.normalize("NFC", char)
    if len(char) > 1 or ord(char) < ord("⺀"):
        return char
    return _standards().get(char, char)


def japanese(text: str) -> str:
    """A text with the forms that Japan uses today: 沢 for 澤."""
    return text.translate(_today())


def simplified(text: str) -> str:
    """A text with the simplified forms of China, from traditional or Japanese ones."""
    return text.translate(_before()).translate(_simple())


@cache
def one_form() -> Mapping[int, str]:
    """For `str.translate`: every form of a character to that of today's Japanese; 惠 to 恵, 吳 to 呉."""
    return {**_today(), **{ord(other): today for other, today in _pairs("same_kanji").items()}}


@cache
def _standards() -> dict[str, str]:
    return _pairs("variants") | _pairs("shinjitai")


@cache
def _before() -> dict[int, str]:
    return {ord(new): old for new, old in _pairs("shinjitai").items()}


@cache
def _today() -> dict[int, str]:
    pairs = _pairs("shinjitai")
    return {ord(old): new for new, old in pairs.items() if old not in pairs}  # 萌 and 萠 are each other's


@cache
def _simple() -> dict[int, str]:
    return {ord(old): new for old, new in _pairs("simplified").items()}


def _pairs(table: str) -> dict[str, str]:
    return {
        one: other for ones, others in tables.rows(table) for one, other in zip(ones, others, strict=True)
    }
