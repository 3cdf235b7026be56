"""Dates and times of day in English, Korean and Japanese text.

Relative ones (yesterday, 지난주, 来月) are left alone: what they are called depends on the day a version appears.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module

from l10n.text.joining import language

_LONGEST = 20_000
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：（）", "0123456789:()")
_WIDE = re.compile("[０-９：（）]")
NOON, DAY = 720, 1440
"""Minutes."""


class MomentKind(StrEnum):
    """What part of a date."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    """Of the month."""
    WEEKDAY = "weekday"
    """0 is Monday."""
    PART = "part"
    """Of a month or year: 0 early, 1 middle, 2 late."""
    TIME = "time"
    """Minutes since midnight; below 720 where the half of the day is open."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A part of a date, or a time of day, as it stands in a text."""

    start: int
    end: int
    """Half-open, in code points."""
    kind: MomentKind
    value: int
    sure: bool = True
    """False where it may be none: a bare number of four digits, May; for times, where the half of the day is open."""


Reader = Callable[[str], Iterable[Moment]]
_READERS = {"en": "l10n.text.dates_en", "ko": "l10n.text.dates_ko", "ja": "l10n.text.dates_ja"}


def read_dates(text: str, *, locale: str) -> list[Moment]:
    """Parts of dates and times in order.

    Args:
        text: without marks; looked at up to 20,000 characters.
        locale: nothing is found in languages other than English, Korean and Japanese.
    """
    module = _READERS.get(language(locale))
    if module is None:
        return []
    text = text[:_LONGEST]
    if not text.isascii() and _WIDE.search(text):
        text = text.translate(_FULL_WIDTH)
    return list(_reader(module)(text))


@cache
def _reader(module: str) -> Reader:
    read: Reader = import_module(module).read
    return read


def clock(hour: int, minute: int, *, after_noon: bool | None) -> tuple[int, bool]:
    """Minutes since midnight, and whether the half of the day is known."""
    if hour > 12:  # noqa: PLR2004 - of 24
        return (hour * 60 + minute) % DAY, True
    if after_noon is None:
        return (hour % 12) * 60 + minute, False
    return (hour % 12) * 60 + minute + (NOON if after_noon else 0), True


def same_time(one: Moment, other: Moment) -> bool:
    """Whether two times can be the same."""
    if one.sure and other.sure:
        return one.value % DAY == other.value % DAY
    return one.value % NOON == other.value % NOON
