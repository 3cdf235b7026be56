"""Dates and times in Korean text."""

import re
from collections.abc import Iterator

from l10n.text.dates import NOON, Moment
from l10n.text.dates_by_sign import Writing, read_signs

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


def _number(written: str) -> int:
    return _HOURS.get(written) or int(written)


_WRITING = Writing(
    _DATE,
    _HAS_DATE,
    _TIME,
    _HAS_HOUR,
    noons={"정오": (NOON, True), "자정": (0, True)},
    weekdays={sign: n for n, sign in enumerate("월화수목금토일")},
    parts={"초순": 0, "상순": 0, "초": 0, "중순": 1, "중반": 1, "하순": 2, "말": 2},
    number=_number,
)


def read(text: str) -> Iterator[Moment]:
    """Parts of dates and times; times last."""
    return read_signs(text, _WRITING)
