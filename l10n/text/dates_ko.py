"""Dates and times in Korean text."""

import re
from collections.abc import Iterator

from l10n.text.dates import DAY, NOON, Moment, MomentKind, clock

_DAYS = {sign: n for n, sign in enumerate("월화수목금토일")}
_PARTS = {"초순": 0, "상순": 0, "초": 0, "중순": 1, "중반": 1, "하순": 2, "말": 2, "말경": 2}
_HOURS = {
    "한": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열": 10,
    "열한": 11,
    "열두": 12,
}
_HALVES = "오전|오후|새벽|아침|정오|한낮|대낮|낮|저녁|밤|심야|한밤중|한밤|자정|늦은 밤"
_DATE = re.compile(
    r"""(?x)
      (?<![0-9,.])(?P<year>(?:1[5-9]|20)[0-9]{2})년(?!대|간|\ ?동안)(?:\ ?(?P<year_part>초|중반|말)(?![가-힣]{2}))?
    | (?P<iso>(?:19|20)[0-9]{2})[-.]\ ?(?P<iso_month>[0-9]{1,2})[-.]\ ?(?P<iso_day>[0-9]{1,2})(?![0-9])
    | (?<![0-9,.])(?P<month>1[0-2]|0?[1-9])월(?:달)?(?:\ ?(?P<part>초순|상순|중순|하순|초(?![가-힣]{2}|복)|말(?!복|하|[가-힣]{2})))?
    | (?<![0-9,.])(?P<day>3[01]|[12][0-9]|0?[1-9])일(?!간|째|\ ?(?:만에|동안|뒤|후|이내|이상|연속|정도|[가량]|치)|본|자리|[가-힣]{3})
    | (?P<weekday>[월화수목금토일])요일
    | [(](?P<short>[월화수목금토일])[)]
    """
)
_TIME = re.compile(
    rf"""(?x)
      (?:(?P<half>{_HALVES})\ ?)?(?<![0-9,.:])(?P<hour>[0-2]?[0-9]|(?<![가-힣])(?:열한|열두|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉))\ ?시(?![간도장절민설책청리즌대작스가]|[은는을를의]?\ ?(?:기관|당국))
        (?:\ ?(?P<minute>[0-5]?[0-9])분|\ ?(?P<thirty>반)(?![가-힣]{{2}}))?
    | (?:(?P<half2>{_HALVES})\ ?)?(?<![0-9:])(?P<plain>[0-2]?[0-9]):(?P<minutes>[0-5][0-9])(?![:\d])
    | (?<![가-힣])(?P<noon>정오|자정)
    """
)
_HAS_DATE = re.compile("[0-9요(][년월일.월화수목금토-]")
_HAS_HOUR = re.compile("[0-9한두세네섯곱덟홉열](?: ?시|:[0-9])")
_NOON = re.compile("(?:정오|자정)")


def read(text: str) -> Iterator[Moment]:
    """Parts of dates and times; times last."""
    if _HAS_DATE.search(text):
        for match in _DATE.finditer(text):
            yield from _date(match)
    if _HAS_HOUR.search(text) or _NOON.search(text):
        for match in _TIME.finditer(text):
            yield _time(match)


def _date(match: re.Match[str]) -> Iterator[Moment]:
    if match["iso"]:
        for group, kind in (
            ("iso", MomentKind.YEAR),
            ("iso_month", MomentKind.MONTH),
            ("iso_day", MomentKind.DAY),
        ):
            yield Moment(*match.span(group), kind, int(match[group]))
    elif match["year"]:
        yield Moment(*match.span("year"), MomentKind.YEAR, int(match["year"]))
        if match["year_part"]:
            yield Moment(*match.span("year_part"), MomentKind.PART, _PARTS[match["year_part"]], sure=False)
    elif match["month"]:
        yield Moment(match.start(), match.end("month"), MomentKind.MONTH, int(match["month"]))
        if match["part"]:
            yield Moment(*match.span("part"), MomentKind.PART, _PARTS[match["part"]])
    elif match["day"]:
        yield Moment(*match.span("day"), MomentKind.DAY, int(match["day"]))
    else:
        sign = match["weekday"] or match["short"]
        yield Moment(*match.span(), MomentKind.WEEKDAY, _DAYS[sign])


def _time(match: re.Match[str]) -> Moment:
    start, end = match.span()
    if match["noon"]:
        return Moment(start, end, MomentKind.TIME, NOON if match["noon"] == "정오" else 0)
    written = match["hour"] or match["plain"]
    hour = _HOURS.get(written) or int(written)
    minute = 30 if match["thirty"] else int(match["minute"] or match["minutes"] or 0)
    value, sure = clock(hour, minute, after_noon=after_noon(match["half"] or match["half2"], hour))
    return Moment(start, end, MomentKind.TIME, value % DAY, sure)


_MORNING = frozenset({"오전", "새벽", "아침", "午前", "未明", "朝", "早朝", "明け方"})
_AFTERNOON = frozenset({"오후", "저녁", "午後", "夕方"})
_NIGHT_FROM = 5
_NOON_FROM = 10


def after_noon(half: str | None, hour: int) -> bool | None:
    """Whether an hour is in the second half of the day; None where nothing says so."""
    if not half:
        return None
    if half in _MORNING:
        return False
    if half in _AFTERNOON:
        return True
    if half in {"낮", "한낮", "대낮", "정오", "昼", "昼間", "正午"}:
        return not _NOON_FROM <= hour < 12  # noqa: PLR2004
    # At night: from the evening's hours to those after midnight.
    return _NIGHT_FROM < hour < 12  # noqa: PLR2004
