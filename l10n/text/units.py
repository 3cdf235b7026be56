"""Units and currencies that stand with a number, under one name for all languages."""

import re
from collections.abc import Mapping
from fractions import Fraction

from l10n.text.joining import language

_EN = {
    "usd": "(?:US )?dollars?|USD", "won": "won|KRW|KPW", "yen": "yen|JPY", "yuan": "yuan|renminbi|RMB|CNY",
    "euro": "euros?|EUR", "pound": "pounds?|GBP", "ruble": "rou?bles?|RUB", "cent": "cents?",
    "km2": "square[ -]kilomet(?:er|re)s?|sq\\.? km|km²", "m2": "square[ -]met(?:er|re)s?|sq\\.? m|m²",
    "kmh": "kilomet(?:er|re)s? (?:per|an) hour|km/h|kph|kmph", "mph": "miles? (?:per|an) hour|mph",
    "km": "kilomet(?:er|re)s?|km|kms", "m": "met(?:er|re)s?", "cm": "centimet(?:er|re)s?|cm", "mm": "millimet(?:er|re)s?|mm",
    "mile": "miles?", "foot": "feet|foot|ft", "inch": "inch(?:es)?", "yard": "yards?",
    "kg": "kilograms?|kilos?|kg", "mg": "milligrams?|mg", "g": "grams?|g", "ton": "tons?|tonnes?|metric tons?", "lb": "lbs?", "ounce": "ounces?|oz",
    "liter": "lit(?:er|re)s?", "ml": "millilit(?:er|re)s?|ml", "gallon": "gallons?", "barrel": "barrels?",
    "ha": "hectares?", "acre": "acres?", "degree": "degrees?|°C|°F|°|℃",
    "year": "years?|yrs?", "month": "months?", "week": "weeks?", "day": "days?", "hour": "hours?|hrs?", "minute": "minutes?|mins?",
    "second": "seconds?|secs?", "times": "times", "person": "people|persons?",
    "mw": "megawatts?|MW", "kw": "kilowatts?|kW", "gw": "gigawatts?|GW",
}  # fmt: skip
_KO = {
    "usd": "(?:미국 |미)?달러", "won": "원(?![산주안칙래로인하형장고심래])", "yen": "엔(?![진가-힣]{2})", "yuan": "위안", "euro": "유로", "pound": "파운드",
    "ruble": "루블", "cent": "센트",
    "km2": "(?:제곱|평방) ?킬로미터|㎢|km²|km2", "m2": "(?:제곱|평방) ?미터|㎡|m²|m2", "kmh": "km/h|㎞/h",
    "km": "km|KM|㎞|킬로미터", "m": "m(?![a-zA-Z/])|미터", "cm": "cm|㎝|센티미터|센티", "mm": "mm|㎜|밀리미터|밀리(?!언)",
    "mile": "마일", "foot": "피트", "inch": "인치", "yard": "야드",
    "kg": "kg|KG|㎏|킬로그램", "mg": "mg|㎎|밀리그램", "g": "g(?![a-zA-Z])|그램", "ton": "t(?![a-zA-Z])|톤", "ounce": "온스", "kilo": "킬로",
    "liter": "리터|ℓ|L(?![a-zA-Z])", "ml": "ml|mL|밀리리터", "gallon": "갤런", "barrel": "배럴",
    "ha": "ha|㏊|헥타르", "acre": "에이커", "degree": "도(?![가-힣]{2})|°C|℃|°",
    "year": "년(?!대)|개년|해(?![가-힣])", "month": "개월|달(?!러)", "week": "주일|주(?![가-힣]{2})", "hour": "시간", "minute": "분(?!의|기|야)",
    "day": "일(?![가-힣])|일간|일째", "second": "초(?![가-힣]{2})", "times": "배(?![럴치정급])", "age": "살|세(?![기대트])", "person": "명|사람|인(?![치도])",
    "mw": "MW|메가와트", "kw": "kW|킬로와트", "gw": "GW|기가와트",
}  # fmt: skip
_JA = {
    "usd": "(?:米)?ドル", "won": "ウォン", "yen": "円", "yuan": "元(?!年)|人民元", "euro": "ユーロ", "pound": "ポンド",
    "ruble": "ルーブル", "cent": "セント",
    "km2": "平方キロメートル|平方キロ|㎢|km²", "m2": "平方メートル|㎡|m²", "kmh": "km/h",
    "km": "km|㎞|キロメートル", "m": "m(?![a-zA-Z/])|メートル", "cm": "cm|㎝|センチメートル|センチ", "mm": "mm|㎜|ミリメートル|ミリ(?!オン|グラム|リットル)",
    "mile": "マイル", "foot": "フィート", "inch": "インチ", "yard": "ヤード",
    "kg": "kg|㎏|キログラム", "mg": "mg|ミリグラム", "g": "g(?![a-zA-Z])|グラム", "kw": "kW|キロワット", "kilo": "キロ", "ton": "t(?![a-zA-Z])|トン",
    "ounce": "オンス", "liter": "リットル|ℓ|L(?![a-zA-Z])", "ml": "ml|ミリリットル", "gallon": "ガロン", "barrel": "バレル",
    "ha": "ha|ヘクタール", "acre": "エーカー", "degree": "度(?![目])|℃|°C|°",
    "year": "年(?!代)|[かカヵヶケ]年", "month": "[かカヵヶケ箇]月", "week": "週間|週", "hour": "時間", "minute": "分(?![の野])", "day": "日(?!本)",
    "second": "秒", "times": "倍", "age": "歳|才", "person": "人|名", "mw": "MW|メガワット", "gw": "GW|ギガワット",
}  # fmt: skip
_SIGNS = {
    "US$": "usd",
    "$": "usd",
    "₩": "won",
    "￦": "won",
    "¥": "yen",
    "€": "euro",
    "£": "pound",
    "₽": "ruble",
}
_BEFORE = re.compile(r"(US\$|[$₩￦¥€£₽])[ \u00a0]?\Z")
_BEFORE_LAST = frozenset("$₩￦¥€£₽ \u00a0")
_FOREIGN = r"(?:North Korean |South Korean |Australian |Canadian |Chinese |Japanese )?"

MEASURES: Mapping[str, tuple[str, Fraction]] = {
    "km": ("length", Fraction(1000)), "m": ("length", Fraction(1)), "cm": ("length", Fraction(1, 100)),
    "mm": ("length", Fraction(1, 1000)), "mile": ("length", Fraction(1609)), "foot": ("length", Fraction(3048, 10000)),
    "inch": ("length", Fraction(254, 10000)), "yard": ("length", Fraction(9144, 10000)),
    "kmh": ("speed", Fraction(1)), "mph": ("speed", Fraction(1609, 1000)),
    "kg": ("mass", Fraction(1)), "g": ("mass", Fraction(1, 1000)), "mg": ("mass", Fraction(1, 10**6)), "ton": ("mass", Fraction(1000)),
    "lb": ("mass", Fraction(4536, 10000)), "ounce": ("mass", Fraction(2835, 100000)),
    "liter": ("volume", Fraction(1)), "ml": ("volume", Fraction(1, 1000)), "gallon": ("volume", Fraction(3785, 1000)), "barrel": ("volume", Fraction(159)),
    "ha": ("area", Fraction(10_000)), "acre": ("area", Fraction(4047)), "km2": ("area", Fraction(10**6)), "m2": ("area", Fraction(1)),
    "year": ("time", Fraction(31_536_000)), "month": ("time", Fraction(2_628_000)), "week": ("time", Fraction(604_800)),
    "day": ("time", Fraction(86_400)), "hour": ("time", Fraction(3600)), "minute": ("time", Fraction(60)), "second": ("time", Fraction(1)),
    "mw": ("power", Fraction(1000)), "kw": ("power", Fraction(1)), "gw": ("power", Fraction(10**6)),
}  # fmt: skip
"""Unit -> what it measures, and how many of the smallest common unit it is."""
CURRENCIES = frozenset({"usd", "won", "yen", "yuan", "euro", "pound", "ruble", "cent"})


def _pattern(units: Mapping[str, str], *, words: bool) -> re.Pattern[str]:
    end = r"(?![A-Za-z])" if words else ""
    return re.compile(
        (r"[ \u00a0-]?" + _FOREIGN if words else r"[ \u00a0]?")
        + "(?:"
        + "|".join(f"(?P<{n}>(?:{p}){end})" for n, p in units.items())
        + ")"
    )


_PATTERNS = {
    "en": _pattern(_EN, words=True),
    "ko": _pattern(_KO, words=False),
    "ja": _pattern(_JA, words=False),
}


def unit_at(text: str, start: int, end: int, *, locale: str) -> str:
    """The unit of a number that stands at these offsets; empty where it has none that is known."""
    if (
        start
        and text[start - 1] in _BEFORE_LAST
        and (before := _BEFORE.search(text, max(0, start - 4), start))
    ):
        return _SIGNS[before[1]]
    pattern = _PATTERNS.get(language(locale)) or _PATTERNS["en"]
    after = pattern.match(text, end)
    return (after.lastgroup or "") if after else ""
