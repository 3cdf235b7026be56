"""Dates and times in Japanese text."""

import re
from collections.abc import Iterator

from l10n.text.dates import DAY, NOON, Moment, MomentKind, clock
from l10n.text.dates_ko import after_noon
from l10n.text.numerals_hanja import value_of

_DAYS = {sign: n for n, sign in enumerate("月火水木金土日")}
_PARTS = {"上旬": 0, "初め": 0, "初頭": 0, "初旬": 0, "中旬": 1, "半ば": 1, "下旬": 2, "末": 2, "終わり": 2}
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_HALVES = "午前|午後|未明|早朝|明け方|朝|昼|夕方|夜|深夜|夜中"
_N = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_DATE = re.compile(
    rf"""(?x)
      (?P<era>明治|大正|昭和|平成|令和)(?P<of_era>{_N}|元)年(?!代)
    | (?<![0-9,.])(?P<year>(?:1[5-9]|20)[0-9]{{2}}|[一二][〇一二三四五六七八九]{{3}})年(?!代|間)(?:の?(?P<year_part>初め|初頭|半ば|末|終わり))?
    | (?P<iso>(?:19|20)[0-9]{{2}})[-/.](?P<iso_month>[0-9]{{1,2}})[-/.](?P<iso_day>[0-9]{{1,2}})(?![0-9])
    | (?<![0-9,.一二三四五六七八九十数])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!面)(?:の?(?P<part>上旬|中旬|下旬|初め|初旬|半ば|末|終わり))?
    | (?<=月)(?P<of_month>3[01]|[12][0-9]|0?[1-9]|[一二三四五六七八九十]{{1,3}})日(?!間)
    | (?<![0-9,.一二三四五六七八九十数])(?P<day>3[01]|[12][0-9]|0?[1-9]|(?<=月)[一二三四五六七八九十]{{1,3}})日(?!間|目|ぶり|連続|以内|以上|ほど|前|後|で|本|常|程|分|に[0-9一二])
    | (?P<weekday>[月火水木金土日])曜
    | [(](?P<short>[月火水木金土日])[)]
    """
)
_TIME = re.compile(
    rf"""(?x)
      (?:(?P<half>{_HALVES})の?)?(?<![0-9,.:])(?P<hour>[0-2]?[0-9]|(?:(?<={_HALVES.split("|", maxsplit=1)[0]})|(?<=午後))[一二三四五六七八九十]{{1,2}})時(?![間代点期計速局価])(?:(?P<minute>[0-5]?[0-9])分|(?P<thirty>半))?
    | (?:(?P<half2>{_HALVES})の?)?(?<![0-9:])(?P<plain>[0-2]?[0-9]):(?P<minutes>[0-5][0-9])(?![:\d])
    | (?P<noon>正午|真夜中|深夜0時|零時)
    """
)
_HAS_DATE = re.compile("[0-9〇一二三四五六七八九十元月火水木金土日(][年月火水木金土日曜./-]")
_HAS_HOUR = re.compile("[0-9一二三四五六七八九十零](?:時|:[0-9])")
_NOON = re.compile("(?:正午|真夜中)")


def read(text: str) -> Iterator[Moment]:
    """Parts of dates and times; times last."""
    if _HAS_DATE.search(text):
        for match in _DATE.finditer(text):
            yield from _date(match)
    if _HAS_HOUR.search(text) or _NOON.search(text):
        for match in _TIME.finditer(text):
            yield _time(match)


def _date(match: re.Match[str]) -> Iterator[Moment]:
    if match["era"]:
        number = 1 if match["of_era"] == "元" else _number(match["of_era"])
        yield Moment(match.start(), match.end("of_era"), MomentKind.YEAR, _ERAS[match["era"]] + number)
    elif match["iso"]:
        for group, kind in (
            ("iso", MomentKind.YEAR),
            ("iso_month", MomentKind.MONTH),
            ("iso_day", MomentKind.DAY),
        ):
            yield Moment(*match.span(group), kind, int(match[group]))
    elif match["year"]:
        yield Moment(*match.span("year"), MomentKind.YEAR, _number(match["year"]))
        if match["year_part"]:
            yield Moment(*match.span("year_part"), MomentKind.PART, _PARTS[match["year_part"]], sure=False)
    elif match["month"]:
        yield Moment(match.start(), match.end("month"), MomentKind.MONTH, _number(match["month"]))
        if match["part"]:
            yield Moment(*match.span("part"), MomentKind.PART, _PARTS[match["part"]])
    elif match["of_month"]:
        yield Moment(*match.span("of_month"), MomentKind.DAY, _number(match["of_month"]))
    elif match["day"]:
        yield Moment(*match.span("day"), MomentKind.DAY, _number(match["day"]))
    else:
        yield Moment(*match.span(), MomentKind.WEEKDAY, _DAYS[match["weekday"] or match["short"]])


def _number(written: str) -> int:
    return int(value_of(written) or 0)


def _time(match: re.Match[str]) -> Moment:
    start, end = match.span()
    if match["noon"]:
        return Moment(
            start,
            end,
            MomentKind.TIME,
            NOON if match["noon"] == "正午" else 0,
            sure=match["noon"] != "真夜中",
        )
    hour = _number(match["hour"] or match["plain"])
    minute = 30 if match["thirty"] else int(match["minute"] or match["minutes"] or 0)
    value, sure = clock(hour, minute, after_noon=after_noon(match["half"] or match["half2"], hour))
    return Moment(start, end, MomentKind.TIME, value % DAY, sure)
