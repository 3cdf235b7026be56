"""Numbers in English text."""

import re
from collections.abc import Container, Iterator, Mapping
from fractions import Fraction
from functools import cache

from l10n.text.numerals import DIGITS, FRACTION_SIGNS, Numeral, NumeralKind, digits, in_order
from l10n.text.words import latin_words

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_UNITS: dict[str, int] = {word: value for value, word in enumerate(_UNIT_WORDS.split())}
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS: dict[str, int] = {word: 10 * value for value, word in enumerate(_TEN_WORDS.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip
_ADVERBS = {"once": 1, "twice": 2}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_ROUGH = {
    "dozens": 10,
    "scores": 10,
    "tens": 10,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
}


def _any(words: Mapping[str, object]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_CARDINAL = f"{_any(_UNITS)}|{_any(_TENS)}|{_any(_SCALES)}"
_PERCENT = r"(?P<percent>\s?%|[ -](?:percent|per cent|pct)\b|[ -]percentage points?\b)?"
_NUMERIC = re.compile(
    rf"""(?ix)
    (?: (?P<digits>{DIGITS})
        (?: (?P<ordinal>st|nd|rd|th)\b | \ ?(?P<mark>[½⅓⅔¼¾]) | \ (?P<over>[0-9]{{1,2}}/[0-9]{{1,2}})\b | /(?P<under>[0-9]{{1,3}})\b(?!/)
        | [\ -]?(?P<scale>{_any(_SCALES)})\b | (?P<short>bn|tn|mn|[km])\b(?!/) )?
      | (?P<alone>[½⅓⅔¼¾])
    ){_PERCENT}"""
)
_SPELLED = re.compile(
    rf"""(?ix)
    (?: (?P<part>(?:(?:a|one|two|three|four|five|six|seven|eight|nine)[\ -])(?:half|(?:third|quarter|fifth|sixth|eighth|tenth)s?))\b(?P<of>\ of\b|(?=\ the\b))?
      | half[\ -](?:a[\ -])?(?P<halved>hundred|thousand|million|billion|trillion|dozen)\b
      | (?P<half>half)\b
      | (?:(?P<tens>tens|hundreds)\ of\ (?P<many>thousands|millions|billions)|(?P<rough>{_any(_ROUGH)}))\b
      | (?P<words>(?:(?:a(?=\ (?:{_any(_SCALES)}|dozen)\b)|{_CARDINAL})(?:[\ -](?:and[\ ])?(?=(?:{_CARDINAL}|{_any(_ORDINALS)}|dozen)\b)))*(?:{_CARDINAL}|dozen|{_any(_ORDINALS)}|{_any(_ADVERBS)}))\b
    ){_PERCENT}"""
)
_FIRST = re.compile("[0-9½⅓⅔¼¾]")
_STARTS = frozenset({*_UNITS, *_TENS, *_SCALES, *_ORDINALS, *_ADVERBS, *_ROUGH, "dozen", "half", "quarter"})
"""Words that a number may begin with: looked up, which is many times faster than a pattern at every letter."""
_MONEY = "$€£¥₩"
_JOINED = re.compile(r"[ -]")


def read(text: str) -> Iterator[Numeral]:
    """Numbers in order."""
    found = [*_numeric(text)]
    found += _spelled_out(text, {at for numeral in found for at in range(numeral.start, numeral.end)})
    return in_order(found)


def _numeric(text: str) -> Iterator[Numeral]:
    at = 0
    while first := _FIRST.search(text, at):
        match = _NUMERIC.match(text, first.start())
        if match is None:
            return
        at = match.end()
        before = text[first.start() - 1] if first.start() else ""
        if before.isalnum() or before in {"_", "."}:
            continue
        end = match.start("percent") if match["percent"] else match.end()
        start, negative = first.start(), False
        if before and before in "-−":
            negative = start < 2 or not (text[start - 2].isalnum() or text[start - 2] in "_.)]")  # noqa: PLR2004
        elif text[max(0, start - 6) : start].lower() == "minus ":
            negative = True
            start -= 6
        if match["alone"]:
            yield Numeral(start, end, FRACTION_SIGNS[match["alone"]], NumeralKind.FRACTION)
            continue
        kind = NumeralKind.PERCENT if match["percent"] else NumeralKind.CARDINAL
        value, kind = _digits(match, kind)
        yield Numeral(start, end, -value if negative else value, kind)


def _spelled_out(text: str, taken: Container[int]) -> Iterator[Numeral]:
    first = _STARTS & latin_words(text)
    if not first:
        return
    low = text.lower()
    end = 0
    for at in sorted(found.start() for word in first for found in _whole(word).finditer(low)):
        start = at
        if start < end or start in taken:
            continue
        if start and (text[start - 1] == "_" or text[start - 1].isdigit()):
            continue
        if low[max(0, start - 2) : start] in {"a ", "a-"} and not low[start - 3 : start - 2].isalnum():
            start -= 2
        match = _SPELLED.match(text, start) or _SPELLED.match(text, at)
        if match is not None:
            numeral = _numeral(match)
            end = match.end()
            yield numeral


@cache
def _whole(word: str) -> re.Pattern[str]:
    """A word that is not a part of another; the letters come first, as the engine looks for them fast."""
    return re.compile(rf"{word}(?<![a-z]{word})(?![a-z])")


def _numeral(match: re.Match[str]) -> Numeral:
    start = match.start()
    end = match.start("percent") if match["percent"] else match.end()
    kind = NumeralKind.PERCENT if match["percent"] else NumeralKind.CARDINAL
    if match["halved"]:
        word = match["halved"].lower()
        return Numeral(start, end, Fraction(_SCALES.get(word, 12), 2), spelled=True)
    if match["half"]:
        return Numeral(start, end, Fraction(1, 2), NumeralKind.FRACTION, spelled=True)
    if match["part"]:
        return _part(match)
    if match["tens"]:
        value = Fraction(_ROUGH[match["tens"].lower()] * _ROUGH[match["many"].lower()])
        return Numeral(start, end, value, rough=True, spelled=True)
    if match["rough"]:
        return Numeral(start, end, Fraction(_ROUGH[match["rough"].lower()]), rough=True, spelled=True)
    words = [word for word in _JOINED.split(match["words"].lower()) if word != "and"]
    if words[-1] in _ORDINALS:
        kind = NumeralKind.ORDINAL
    value = Fraction(_spelled(words))
    if match.string[max(0, start - 6) : start].lower() == "minus ":
        start, value = start - 6, -value
    return Numeral(start, end, value, kind, spelled=True)


def _digits(match: re.Match[str], kind: NumeralKind) -> tuple[Fraction, NumeralKind]:
    value = digits(match["digits"])
    if match["ordinal"]:
        return value, NumeralKind.ORDINAL
    if match["mark"]:
        return value + FRACTION_SIGNS[match["mark"]], kind
    if match["over"]:
        top, bottom = map(int, match["over"].split("/"))
        return value + (Fraction(top, bottom) if bottom else 0), kind
    if match["under"] and int(match["under"]):
        return value / int(match["under"]), NumeralKind.FRACTION
    if match["scale"]:
        value *= _SCALES[match["scale"].lower()]
    if match["short"]:
        value *= _SHORT[match["short"].lower()]
    return value, kind


def _part(match: re.Match[str]) -> Numeral:
    """Two-thirds; “a third” is a fraction of something, else an ordinal."""
    count, part = _JOINED.split(match["part"].lower(), maxsplit=1)
    top = 1 if count == "a" else _UNITS[count]
    name = part.removesuffix("s")
    if top == 1 and name not in {"half", "quarter"} and match["of"] is None and "-" not in match["part"]:
        at = match.start("part") + len(count) + 1
        return Numeral(at, match.end("part"), Fraction(_ORDINALS[name]), NumeralKind.ORDINAL, spelled=True)
    return Numeral(
        match.start("part"),
        match.end("part"),
        Fraction(top, _PARTS[name]),
        NumeralKind.FRACTION,
        spelled=True,
    )


def _spelled(words: list[str]) -> int:
    total = group = 0
    for word in words:
        if word == "a":
            group = 1
        elif word == "dozen":
            group = (group or 1) * 12
        elif word in _SCALES and _SCALES[word] > 100:  # noqa: PLR2004 - hundred multiplies within its group
            total, group = total + (group or 1) * _SCALES[word], 0
        elif word in {"hundred", "hundredth"}:
            group = (group or 1) * 100
        elif word in {"thousandth", "millionth"}:
            total, group = total + (group or 1) * _ORDINALS[word], 0
        else:
            group += _UNITS.get(word) or _TENS.get(word) or _ORDINALS.get(word) or _ADVERBS.get(word) or 0
    return total + group
