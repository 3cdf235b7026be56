"""Dates and times written with signs behind their numbers, 11월 14일 or 11月14日: what Korean and Japanese share."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from l10n.text.dates import DAY, NOON, Moment, MomentKind, clock

_GROUPS = (
    ("iso", MomentKind.YEAR), ("iso_month", MomentKind.MONTH), ("iso_day", MomentKind.DAY),
    ("year", MomentKind.YEAR), ("month", MomentKind.MONTH), ("of_month", MomentKind.DAY), ("day", MomentKind.DAY),
)  # fmt: skip
"""Groups of a pattern that are numbers."""
_MORNING = frozenset({"오전", "새벽", "아침", "午前", "未明", "朝", "早朝", "明け方"})
_AFTERNOON = frozenset({"오후", "저녁", "午後", "夕方"})
_MIDDAY = frozenset({"낮", "한낮", "대낮", "정오", "昼", "昼間", "正午"})
_NIGHT_FROM = 5
_NOON_FROM = 10


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language writes dates and times."""

    date: re.Pattern[str]
    """With the groups ``iso`` to ``day`` of numbers, as many as it has, ``year_part``, ``part``, ``weekday``, ``short``."""
    has_date: re.Pattern[str]
    """Found in every text that has one, and much faster."""
    time: re.Pattern[str]
    """With ``half`` or ``half2``, ``hour``, ``minute``, ``thirty``, or ``plain`` and ``minutes``, or ``noon``."""
    has_hour: re.Pattern[str]
    noons: Mapping[str, tuple[int, bool]]
    """Words that are a time themselves, with their minutes and whether that is sure."""
    weekdays: Mapping[str, int]
    parts: Mapping[str, int]
    number: Callable[[str], int]
    """Of what the groups hold."""
    eras: Mapping[str, int] = field(default_factory=dict[str, int])
    """Era -> the year before its first; of the groups ``era`` and ``of_era``."""


def read_signs(text: str, writing: Writing) -> Iterator[Moment]:
    """Parts of dates and times; times last."""
    if writing.has_date.search(text):
        for match in writing.date.finditer(text):
            yield from _date(match, writing)
    if writing.has_hour.search(text) or any(noon in text for noon in writing.noons):
        for match in writing.time.finditer(text):
            yield _time(match, writing)


def _date(match: re.Match[str], writing: Writing) -> Iterator[Moment]:
    if weekday := match["weekday"] or match["short"]:
        yield Moment(*match.span(), MomentKind.WEEKDAY, writing.weekdays[weekday])
        return
    if writing.eras and (era := match["era"]):
        year = writing.eras[era] + writing.number(match["of_era"])
        yield Moment(match.start(), match.end("of_era"), MomentKind.YEAR, year)
        return
    for group, kind in _GROUPS:
        if group in match.re.groupindex and match[group]:
            yield Moment(*match.span(group), kind, writing.number(match[group]))
    for group, sure in (("year_part", False), ("part", True)):
        if match[group]:
            yield Moment(*match.span(group), MomentKind.PART, writing.parts[match[group]], sure)


def _time(match: re.Match[str], writing: Writing) -> Moment:
    start, end = match.span()
    if match["noon"]:
        value, sure = writing.noons[match["noon"]]
        return Moment(start, end, MomentKind.TIME, value, sure)
    hour = writing.number(match["hour"] or match["plain"])
    minute = 30 if match["thirty"] else int(match["minute"] or match["minutes"] or 0)
    value, sure = clock(hour, minute, after_noon=_after_noon(match["half"] or match["half2"], hour))
    return Moment(start, end, MomentKind.TIME, value % DAY, sure)


def _after_noon(half: str | None, hour: int) -> bool | None:
    """Whether an hour is in the second half of the day; None where nothing says so."""
    if not half:
        return None
    if half in _MORNING:
        return False
    if half in _AFTERNOON:
        return True
    if half in _MIDDAY:
        return not _NOON_FROM <= hour < NOON // 60
    # At night: from the evening's hours to those after midnight.
    return _NIGHT_FROM < hour < NOON // 60
