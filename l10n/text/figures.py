"""Whether two texts say the same numbers: of two languages, or of two wordings of one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from l10n.text.dates import Moment, MomentKind, read_dates
from l10n.text.joining import language
from l10n.text.numerals import Numeral, NumeralKind, read_numerals, trailing_power
from l10n.text.units import CURRENCIES, MEASURES

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"'）)」』】、。]+|(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,64}"
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties"
_WORDS = {
    "en": (
        (re.compile(r"(?i)\b(?:doubl\w*|twofold|two-fold|biennial\w*|ww(?:2|ii)|pairs?|couples?|both|twins?|dual|bilateral|brace|half|halv\w+|fortnight\w*|second|deux)\b"), (2,)),
        *((re.compile(rf"(?i)\b{word}\b"), (value,)) for value, word in zip(range(20, 100, 10), _DECADES.split(), strict=True)),
        (re.compile(r"(?i)\b(?:tripl\w*|treble\w*|threefold|hat[- ]trick|trio|trilateral|triplets)\b"), (3,)),
        (re.compile(r"(?i)\b(?:quadrupl\w*|fourfold|quarters?|quarter-?finals?|quartet)\b"), (4,)),
        (re.compile(r"(?i)\b(?:an?|single|per|each|annual\w*|every|daily|weekly|monthly|yearly|once|another|only|year-round|the|last)\b"), (1,)),
        (re.compile(r"(?i)\b(?:fortnight\w*)\b"), (14, 15)),
        (re.compile(r"(?i)\b(?:decades?|teen\w*|ten-?fold)\b"), (10, 13, 19)),
        (re.compile(r"(?i)\b(?:centur(?:y|ies)|hundred\w*|centenary|centennial)\b"), (100,)),
        (re.compile(r"(?i)\b(?:around[- ]the[- ]clock|all[- ]day|overnight|day)\b"), (24,)),
        (re.compile(r"(?i)\b(?:no|zero|nil|never|scoreless|none|goalless)\b"), (0,)),
        (re.compile(r"(?i)\b(?:weeks?|weekly)\b"), (7, 1)),
        (re.compile(r"(?i)\b(?:quarter|midnight|noon)\b"), (15, 12, 24, 0)),
        (re.compile(r"(?i)\b(?:semi-?finals?|last four)\b"), (4,)),
        (re.compile(r"(?i)\b(?:most|full(?:y)?|entire\w*|complete\w*|perfect\w*|all)\b"), (100,)),
        (re.compile(r"(?i)\b(?:half|haft)\b"), (50, 30)),
        (re.compile(r"(?i)\b(?:first|ww(?:1|i)|initial\w*|opening|maiden|debut\w*|primary|top|no\. one|number one|leading)\b"), (1,)),
    ),
}  # fmt: skip
"""Words that are no numerals and may be written as one on the other side."""
_MOST = 100
"""Numbers of a text that are compared: more are a table's."""
_LISTED = re.compile(
    r"""(?x)
    (?: [ ]?[-–—~〜～/][ ]? | ,[ ] | ,?[ ](?:and|or|to|nor|versus|vs\.?)[ ] )
        (?:(?:about|around|nearly|perhaps|possibly|roughly|almost|over|some|even|up[ ]to|more[ ]than|as[ ]many[ ]as)[ ])? (?:US)?[$€£¥₩]?
    | [ ]?(?:[,·]|에서|부터|내지|또는|혹은|이나|과|와|및)[ ](?:약[ ]|최대[ ]|많게는[ ])?
    | (?:[、・,]|から|ないし|または|あるいは|と|や|か|および)(?:約|最大)?"""
)
"""Between two numbers that may share the power of ten of the second: 10 or 15 million, 1000에서 1500만."""
_YEARS = (1000, 2100)
Value = Fraction | int
"""Whole ones are ints where they are looked up: those hash many times as fast."""
_ROUNDED = Fraction(1, 12)
"""Converted measures are rounded."""
_IMPERIAL = frozenset(
    {"mile", "foot", "inch", "yard", "mph", "lb", "ounce", "gallon", "barrel", "acre", "pound"}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Numbers that only one of two texts has."""

    missing: tuple[Numeral, ...]
    """Of the first text: the second has no counterpart."""
    extra: tuple[Numeral, ...]
    """Of the second text."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers and dates of a text."""

    text: str
    locale: str
    numerals: tuple[Numeral, ...]
    """Without those of addresses and parts of dates but years."""
    readings: tuple[frozenset[Value], ...]
    """Of each numeral: the values, without their signs, that may stand for it in the other text."""
    moments: tuple[Moment, ...]
    values: frozenset[Value]
    """All values that may stand for one of the other text, parts of dates among them."""

    def words(self) -> frozenset[int]:
        """Values of words that are no numerals."""
        return frozenset(
            n
            for pattern, numbers in _WORDS.get(language(self.locale), ())
            if pattern.search(self.text)
            for n in numbers
        )


@lru_cache(maxsize=1024)
def read_figures(text: str, *, locale: str) -> Figures:
    """Numbers and dates of a text without marks."""
    if ("://" in text or "www." in text or "@" in text) and _ADDRESS.search(text):
        text = _ADDRESS.sub(lambda match: "\ufffc" * len(match[0]), text)
    found = read_numerals(text, locale=locale)[:_MOST]
    moments = tuple(read_dates(text, locale=locale)[:_MOST])
    if not found and not moments:
        return Figures(text, locale, (), (), (), frozenset())
    readings = [frozenset(map(_size, _readings(text, numeral))) for numeral in found]
    values: set[Value] = {value for own in readings for value in own}
    if len(found) > 1:
        values.update(map(_plain, _joined(text, found)))
        for at, value in _lent(text, found):
            readings[at] |= {value}
            values.add(value)
    for moment in moments:
        if moment.kind is MomentKind.TIME:
            hour, minute = divmod(moment.value, 60)
            values.update((hour, (hour + 12) % 24, minute))
        elif moment.kind is not MomentKind.WEEKDAY:
            values.add(moment.value)
    spans = [(m.start, m.end) for m in moments if m.kind is not MomentKind.YEAR or m.sure]
    own = [
        (n, values)
        for n, values in zip(found, readings, strict=True)
        if not any(n.start < end and start < n.end for start, end in spans)
    ]
    return Figures(
        text, locale, tuple(n for n, _ in own), tuple(r for _, r in own), moments, frozenset(values)
    )


def compare_figures(source: Figures, target: Figures, *, converted: bool = True) -> Difference:
    """Numbers that only one of two texts has; what is written as a word on one side is asked for on neither.

    Args:
        source: of the first text.
        target: of the second.
        converted: miles may be kilometres on the other side, if they are as many.
    """
    return Difference(
        tuple(_unmatched(source, target, converted=converted)),
        tuple(_unmatched(target, source, converted=converted)),
    )


def same_numbers(source: str, target: str, *, source_locale: str, target_locale: str) -> bool:
    """Whether every number in digits of either text stands in the other.

    Args:
        source: without marks.
        target: without marks; of another language, or another wording.
        source_locale: of the source.
        target_locale: of the target; with that of the source, numbers in words are compared as well.
    """
    one, other = read_figures(source, locale=source_locale), read_figures(target, locale=target_locale)
    if language(source_locale) == language(target_locale):
        return sorted(n.said for n in read_numerals(one.text, locale=source_locale)) == sorted(
            n.said for n in read_numerals(other.text, locale=target_locale)
        ) and [(m.kind, m.value) for m in one.moments] == [(m.kind, m.value) for m in other.moments]
    apart = compare_figures(one, other)
    return not any(not n.spelled for n in (*apart.missing, *apart.extra)) and _same_dates(
        one.moments, other.moments
    )


def _same_dates(one: Iterable[Moment], other: Iterable[Moment]) -> bool:
    left, right = list(one), list(other)
    for kind in (MomentKind.MONTH, MomentKind.DAY, MomentKind.WEEKDAY):
        ours, theirs = ({m.value for m in side if m.kind is kind} for side in (left, right))
        if ours and theirs and ours != theirs:
            return False
    return True


def _unmatched(side: Figures, other: Figures, *, converted: bool) -> Iterator[Numeral]:
    words: frozenset[int] | None = None
    for numeral, readings in zip(side.numerals, side.readings, strict=True):
        if not readings.isdisjoint(other.values):
            continue
        if numeral.rough and any(theirs.rough for theirs in other.numerals):
            continue
        if any(_same_measure(numeral, theirs, converted=converted) for theirs in other.numerals):
            continue
        if numeral.spelled:
            yield numeral  # words for it are not looked for: nobody is told of it on its own
            continue
        words = other.words() if words is None else words
        if readings.isdisjoint(words):
            yield numeral


def _plain(value: Fraction) -> Value:
    return value.numerator if value.denominator == 1 else value


def _size(value: Value) -> Value:
    return value if value >= 0 else -value


def _readings(text: str, numeral: Numeral) -> Iterator[Value]:
    """Values under which a number may stand on the other side."""
    value = _plain(numeral.value)
    yield value
    if numeral.kind is NumeralKind.PERCENT:
        yield _plain(numeral.value / 100)
        yield _plain(numeral.value / 10)
    elif numeral.kind is NumeralKind.FRACTION:
        yield _plain(numeral.value * 100)
        yield 1 - value
        if numeral.unit in {"hour", "minute"}:
            yield _plain(numeral.value * 60)
        if numeral.unit == "year":
            yield _plain(numeral.value * 12)
    after = text[numeral.end : numeral.end + 9]
    if value < 100 and (after.startswith(("s", "대", "代", "年代", "년대"))):  # noqa: PLR2004 - the 90s
        yield 1900 + value
        yield 2000 + value
    elif _YEARS[0] < value < _YEARS[1] and (
        after.startswith(("s", "年代", "년대")) or not numeral.unit or numeral.unit == "year"
    ):
        yield value % 100
    if after.lstrip(" -").startswith(("decade", "score")):
        yield value * 10
    if after.lstrip(" -").startswith("centur"):
        yield value * 100
    if numeral.spelled and value == 12:  # noqa: PLR2004 - a dozen or so
        yield 10


def _joined(text: str, found: list[Numeral]) -> Iterator[Fraction]:
    """A number and a half; two numbers of one measure, as 5 feet 10."""
    for first, second in pairwise(found):
        if second.start - first.end > 14:  # noqa: PLR2004 - characters: “years and ”
            continue
        if second.value == Fraction(1, 2):
            yield first.value + second.value
            if first.unit == "year":
                yield (first.value + second.value) * 12
        if (
            first.unit in MEASURES
            and second.unit in MEASURES
            and MEASURES[first.unit][0] == MEASURES[second.unit][0]
        ):
            ratio = MEASURES[first.unit][1] / MEASURES[second.unit][1]
            yield first.value * ratio + second.value
            yield first.value + second.value / ratio
        if text[first.end : second.start].strip() in {"and", ""} and second.kind is NumeralKind.FRACTION:
            yield first.value + second.value


def _same_measure(one: Numeral, other: Numeral, *, converted: bool) -> bool:
    for left in _kilo(one.unit):
        for right in _kilo(other.unit):
            if left not in MEASURES or right not in MEASURES or MEASURES[left][0] != MEASURES[right][0]:
                continue
            ours, theirs = abs(one.value) * MEASURES[left][1], abs(other.value) * MEASURES[right][1]
            if ours == theirs:
                return True
            near = bool(ours) and abs(ours - theirs) <= ours * _ROUNDED
            if (
                near
                and left != right
                and (
                    MEASURES[left][0] == "time" or (converted and (left in _IMPERIAL) != (right in _IMPERIAL))
                )
            ):
                return True
    return (
        converted
        and one.unit == other.unit == "degree"
        and (
            abs((one.value - 32) * 5 / 9 - other.value) < 2 or abs((other.value - 32) * 5 / 9 - one.value) < 2  # noqa: PLR2004 - Fahrenheit, rounded
        )
    )


def _kilo(unit: str) -> tuple[str, ...]:
    """キロ and 킬로 are kilometres or kilograms; a pound is money or a weight."""
    if unit == "kilo":
        return ("km", "kg", "kmh")
    return ("lb",) if unit == "pound" else (unit,)


def _lent(text: str, found: list[Numeral]) -> Iterator[tuple[int, Value]]:
    """Indexes of numbers to which a later one may lend its power of ten, with their values then."""
    power = 0
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        if first.spelled or not _LISTED.fullmatch(text, first.end, second.start):
            power = 0
            continue
        power = trailing_power(text[second.start : second.end]) or power
        if first.value < 10**power and not trailing_power(text[first.start : first.end]):
            yield at, _size(_plain(first.value * 10**power))


def is_money(numeral: Numeral) -> bool:
    """Whether a number is a sum in a currency."""
    return numeral.unit in CURRENCIES
