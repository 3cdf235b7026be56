"""Numbers in Korean text."""

import re
from collections.abc import Iterator
from fractions import Fraction

from l10n.text.numerals import DIGITS, Numeral, NumeralKind, in_order
from l10n.text.numerals_hanja import value_of, written_value

_ONES = {"한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "서": 3, "네": 4, "넷": 4, "넉": 4, "너": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}  # fmt: skip
_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
_NAMED = {"절반": Fraction(1, 2), "반년": Fraction(1, 2), "반": Fraction(1, 2)}
_COUNTERS = (
    "번째|번|명|사람|개월|개|살|시간|달|마리|대|채|곳|가지|차례|배|척|권|장|주|해|발|잔|병|쌍|가구|줄|군데|건|분|그루|송이|켤레|벌|통|편|곡|표|골|세트|"
    "경기|차|남매|형제|자매|아이|자녀|아들|딸|남성|여성|소년|소녀|나라|국가|도시|지역|후보|학생|회사|팀|선수|손|자리|방|종류|단계|부분|시즌|세대|동네|마을|"
    "가족|청년|친구|조각|포대|자루|톤|킬로|끼|모금|걸음|층|칸|갈래|쪽|문장|단어|글자|병원|학교|의원|경찰|주민|기관|기업|척|모두|다|노동자"
)
_SINO_COUNTERS = "명|원|년|개월|개|살|세(?![기])|톤|달러|위안|엔|유로|파운드|배|퍼센트|%|월|일(?!본)|인(?!민)|호|위|회|차|층|주년|주(?=[ ]?(?:간|일|동안|만))|마리|대(?![한])|가구|분|초|도|킬로|미터|km|kg|t"
_POWERS = "십백천만억조"
_SINO_DIGITS = "일이삼사오육칠팔구"
_NUMERIC = re.compile(
    rf"""(?x)
    (?: (?P<under>[0-9]+)분의\ ?(?P<over>[0-9]+|[{_SINO_DIGITS}](?![가-힣]{{2}}))
      | (?P<first>{DIGITS})(?P<frac>/[0-9]{{1,3}}(?![0-9/])|[½⅓⅔¼¾]|\ [0-9]/[0-9]{{1,2}}(?![0-9/]))?
        (?P<powers>(?:(?!조각|천막|백기|조사)[{_POWERS}]++(?:\ ?[0-9]{{1,4}}(?:,[0-9]{{3}})?(?![0-9,.%년월일시대위차]))?)*)
    )
    (?P<over_ten>여)?(?P<percent>\s?(?:%|퍼센트|프로(?![가-힣])))?
    """
)
_SPELLED = re.compile(
    rf"""(?x)
      (?P<under>[{_SINO_DIGITS}십백천]+)분의\ ?(?P<over>[0-9]+|[{_SINO_DIGITS}](?![가-힣]{{2}}))
    | (?P<rough>수|몇)\ ?(?P<scale>[{_POWERS}]+)(?=\ |[가-힣])
    | (?P<sino>(?:[{_SINO_DIGITS}]?[{_POWERS}])+[{_SINO_DIGITS}]?|[{_SINO_DIGITS}](?=주일|개월))(?P<sino_over>여)?(?=\ ?(?:{_SINO_COUNTERS}))
    | (?P<day>하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름)(?!살이|아침|하루|빨리|종일)
    | (?P<native>(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:한|두|세|네|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)?|스무|다섯|여섯|일곱|여덟|아홉|한|두|세|네|석|넉|서|너)(?:\ ?여)?)(?=\ ?(?:{_COUNTERS}))
    | (?P<alone>하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|스물|서른|마흔)(?=[은는이가을를의도과와로씩 ,.]|\Z)
    | (?P<firsts>첫)(?:째|\ ?번째)?
    | (?P<named>절반|반)(?=[가-힣 ]?(?:[^가-힣]|\Z)|[으에이을은의])
    """
)
_FIRST = re.compile("[0-9]")
_START = re.compile(
    f"[수몇하이사나닷엿여아열보스서마쉰예다한두세네석넉너둘셋넷첫절반{_SINO_DIGITS}{_POWERS}](?<![가-힣].)"
    f"(?:(?<=[열쉰한두세네석넉서너둘셋넷첫반{_POWERS}])|(?=[ {_POWERS}{_SINO_DIGITS}분주개루나틀흘새레드름든덟섯흔흐홉물무순곱반]))"
)
"""Where a number in words may begin: a letter that no other stands before, and most with one of these behind them."""
_BELOW = ("영하 ", "영하", "마이너스 ", "마이너스")


def read(text: str) -> Iterator[Numeral]:
    """Numbers in order."""
    return in_order([*_numeric(text), *_spelled_out(text)])


def _numeric(text: str) -> Iterator[Numeral]:
    at = 0
    while first := _FIRST.search(text, at):
        start = first.start()
        match = _NUMERIC.match(text, start)
        if match is None:
            return
        at = match.end()
        before = text[start - 1] if start else ""
        if before == "." or (before.isascii() and before.isalpha()):
            continue
        negative = text.endswith(_BELOW, max(0, start - 5), start)
        if before and before in "-−":
            negative = start < 2 or not (text[start - 2].isalnum() or text[start - 2] in "_.)]~")  # noqa: PLR2004
        numeral = _written(match, negative=negative)
        if numeral is not None:
            yield numeral


def _spelled_out(text: str) -> Iterator[Numeral]:
    end = 0
    for first in _START.finditer(text):
        if first.start() >= end and (match := _SPELLED.match(text, first.start())):
            numeral = _numeral(match)
            if numeral is not None:
                end = numeral.end
                yield numeral


def _numeral(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["under"]:
        return _fraction(match, negative=False)
    if match["scale"]:
        value = value_of(match["scale"])
        return None if value is None else Numeral(start, end, value, rough=True, spelled=True)
    if match["sino"]:
        value = value_of(match["sino"])
        if value is None:
            return None
        rough = bool(match["sino_over"]) and value == 10  # noqa: PLR2004 - 십여
        return Numeral(start, end, value, rough=rough, spelled=True)
    if match["day"]:
        return Numeral(start, end, Fraction(_DAYS[match["day"]]), unit="day", spelled=True)
    if match["firsts"]:
        return Numeral(start, end, Fraction(1), NumeralKind.ORDINAL, spelled=True)
    if match["named"]:
        return Numeral(start, end, _NAMED[match["named"]], NumeralKind.FRACTION, spelled=True)
    return _native(match)


def _fraction(match: re.Match[str], *, negative: bool) -> Numeral | None:
    under, over = value_of(match["under"]), value_of(match["over"])
    if not under or over is None:
        return None
    value = -over / under if negative else over / under
    return Numeral(*match.span(), value, NumeralKind.FRACTION, spelled=not match["under"][0].isdigit())


def _written(match: re.Match[str], *, negative: bool) -> Numeral | None:
    if match["under"]:
        return _fraction(match, negative=negative)
    start, end = match.span()
    read = written_value(match)
    if read is None:
        return None
    value, kind = read
    if match["percent"]:
        kind, end = NumeralKind.PERCENT, match.start("percent")
    rough = bool(match["over_ten"]) and value == 10  # noqa: PLR2004 - 10여: a dozen or so
    return Numeral(start, end, -value if negative else value, kind, rough=rough)


def _native(match: re.Match[str]) -> Numeral:
    written = (match["native"] or match["alone"]).removesuffix("여").rstrip()
    tens = next((ten for ten in _TENS if written.startswith(ten)), "")
    rest = written[len(tens) :]
    value = _TENS.get(tens, 0) + _ONES.get(rest, 0)
    return Numeral(match.start(), match.end(), Fraction(value), spelled=True)
