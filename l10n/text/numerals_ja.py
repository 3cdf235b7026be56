"""Numbers in Japanese text."""

import re
from collections.abc import Iterator
from fractions import Fraction

from l10n.text.numerals import DIGITS, Numeral, NumeralKind
from l10n.text.numerals_hanja import SINO, value_of, written_value

_POWERS = "十百千万萬億亿兆"
_SINO = "".join(sign for sign in SINO if sign > "〇" or sign == "〇" if not "가" <= sign <= "힣")
_NATIVE_WORDS = "ひとつ ふたつ みっつ よっつ いつつ むっつ ななつ やっつ ここのつ"
_NATIVE: dict[str, Fraction] = {
    **{word: Fraction(n) for n, word in enumerate(_NATIVE_WORDS.split(), 1)},
    "ひとり": Fraction(1), "ふたり": Fraction(2), **dict.fromkeys(("半分", "半数", "半額"), Fraction(1, 2)),
}  # fmt: skip
_COUNTERS = (
    "人目|人|名|年|月(?!面)|日(?!本)|つ|個|回|度(?!も)|歳|才|円|ドル|ウォン|元|倍|位|番|台|本(?!部|当|人|格|社)|枚|頭|匹|羽|軒|戸|世帯|件|社|か国|カ国|ヵ国|ヶ国|国|"
    "か月|カ月|ヵ月|ヶ月|週間|時間|時|分の|分(?!野|析)|秒|割|％|%|パーセント|トン|キロ|メートル|号|次|階|隻|着|冊|組|足|点|代|世紀|千|万|億|兆|か所|カ所|ヵ所|ヶ所|ヘクタール|姉妹|兄弟|番目|ポイント"
)
_NUMBER = re.compile(
    rf"""(?x)
      (?P<under>[0-9]+|[{_SINO}{_POWERS}]+)分の(?P<over>[0-9]+|[{_SINO}]+)
    | (?:(?P<minus>氷点下|マイナス|(?<![\w.)\]~])[-−](?=[0-9]))|第)?
      (?<![A-Za-z0-9.])(?P<first>{DIGITS})(?P<frac>/[0-9]{{1,3}}(?![0-9/])|[½⅓⅔¼¾]|\ [0-9]/[0-9]{{1,2}}(?![0-9/]))?
      (?P<powers>(?:(?:\ (?=[千万億兆]))?[{_POWERS}]++(?:\ ?[0-9]{{1,4}}(?:,[0-9]{{3}})?(?![0-9,.%年月日時]))?)*)
      (?P<several>数)?(?P<percent>\s?(?:%|パーセント|(?P<wari>割)(?:(?P<bu>[0-9])分)?))?
    | (?P<tens>[十百千])数(?=[{_POWERS}]?(?:{_COUNTERS}|\ ))
    | (?<![複多少人件点回乗係関個変倍])(?P<rough>数|何)(?P<scale>[{_POWERS}]+)
    | 第?(?P<sino>[{_SINO}{_POWERS}]+)(?=\ ?(?:{_COUNTERS})|・(?P<point>[{_SINO}]+))(?P<wari2>割)?
    | (?P<native>ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ|ひとり(?=[はがのもで])|ふたり|半分|半数|半額)
    | (?<![大前後夜])(?P<half>半)(?=年|日|月|世紀|トン|径?ダース|[、。のほ]|[後間])
    """
)
_FIRST = re.compile(
    f"[0-9第数何{_SINO}{_POWERS}半−ひふみよいむなやこ氷マ-]"
    "(?:(?<![ひふみよいむなやこ氷マ])|と[つり]|た[つり]|っつ|つつ|なつ|このつ|点下|イナス)"
)
"""Where a number may begin: the pattern itself is tried only there."""
_PLAIN_TENS = {"十": 10, "百": 100, "千": 1000}


def read(text: str) -> Iterator[Numeral]:
    """Numbers in order."""
    at = 0
    while first := _FIRST.search(text, at):
        match = _NUMBER.match(text, first.start())
        if match is None:
            at = first.start() + 1
            continue
        at = match.end()
        numeral = _numeral(match)
        if numeral is not None:
            yield numeral


def _numeral(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["under"]:
        under, over = value_of(match["under"]), value_of(match["over"])
        if not under or over is None:
            return None
        spelled = not match["under"][0].isdigit()
        return Numeral(start, end, over / under, NumeralKind.FRACTION, spelled=spelled)
    if match["first"]:
        return _written(match)
    if match["tens"]:
        return Numeral(start, end, Fraction(_PLAIN_TENS[match["tens"]]), rough=True, spelled=True)
    if match["scale"]:
        value = value_of(match["scale"])
        return None if value is None else Numeral(start, end, value, rough=True, spelled=True)
    if match["native"]:
        return Numeral(start, end, _NATIVE[match["native"]], spelled=True)
    if match["half"]:
        return Numeral(start, end, Fraction(1, 2), NumeralKind.FRACTION, spelled=True)
    value = value_of(match["sino"])
    if value is None:
        return None
    if match["wari2"]:
        return Numeral(start, match.start("wari2"), value * 10, NumeralKind.PERCENT, spelled=True)
    return Numeral(start, end, value, spelled=True)


def _written(match: re.Match[str]) -> Numeral | None:
    start, end = match.start("first"), match.end()
    read = written_value(match)
    if read is None:
        return None
    value, kind = read
    if match["percent"]:
        kind, end = NumeralKind.PERCENT, match.start("percent")
        if match["wari"]:
            value = value * 10 + (int(match["bu"]) if match["bu"] else 0)
    return Numeral(start, end, -value if match["minus"] else value, kind, rough=bool(match["several"]))
