"""Dates and times in Japanese text."""

import re
from collections.abc import Iterator

from l10n.text.dates import NOON, Moment
from l10n.text.dates_by_sign import Writing, read_signs
from l10n.text.numerals_hanja import value_of

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


def _number(written: str) -> int:
    return 1 if written == "元" else int(value_of(written) or 0)


_WRITING = Writing(
    _DATE,
    _HAS_DATE,
    _TIME,
    _HAS_HOUR,
    noons={"正午": (NOON, True), "真夜中": (0, False), "深夜0時": (0, True), "零時": (0, True)},
    weekdays={sign: n for n, sign in enumerate("月火水木金土日")},
    parts={"上旬": 0, "初め": 0, "初頭": 0, "初旬": 0, "中旬": 1, "半ば": 1, "下旬": 2, "末": 2, "終わり": 2},
    number=_number,
    eras={"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018},
)


def read(text: str) -> Iterator[Moment]:
    """Parts of dates and times; times last."""
    return read_signs(text, _WRITING)
