"""Numbers in English, Korean and Japanese text, however they are written, with their exact values.

``read_numerals`` finds 20.4 million, 2040만, 1만 8500, 三万五千円, 두 명, two-thirds, 3분의 2, 3割, dozens and
数十. ``rewrite`` writes another value in the manner of one that was found.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib import import_module

from l10n.text.joining import language
from l10n.text.units import unit_at


class NumeralKind(StrEnum):
    """What a number is for."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    """The value is that before the sign: 30 for 30 % and for 3割."""
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text."""

    start: int
    end: int
    """Half-open, in code points: with sign and powers of ten, without units and currencies."""
    value: Fraction
    kind: NumeralKind = NumeralKind.CARDINAL
    unit: str = ""
    """What it counts, under the names of `l10n.text.units`: ``usd``, ``km``, ``year``; empty where that is not known."""
    rough: bool = False
    """Only its order of magnitude is meant: 10 for dozens, 수십 and 数十, 100 for hundreds."""
    spelled: bool = False
    """Without a digit: words such as one or 두 may be no count on the other side."""

    @property
    def said(self) -> tuple[Fraction, NumeralKind, bool]:
        """What must be the same in a translation."""
        return (self.value, self.kind, self.rough)


Reader = Callable[[str], Iterable[Numeral]]

POWERS = {"십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12} | {
    "十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12,
}  # fmt: skip
"""Signs of Korean and Japanese for powers of ten."""
DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
"""Pattern of a number in digits; see `digits`."""
FRACTION_SIGNS = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
}
_GROUPED = 10_000
"""Numbers from which digits that had no comma get one."""
_LONGEST = 20_000
_LONGEST_NUMBER = 40
"""Digits: longer ones are account numbers and hashes, and are compared as they stand."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．％－＄￥", "0123456789,.%-$¥")
_WIDE = re.compile("[０-９，．％－＄￥]")
_RANGE = re.compile(r"[ \u00a0]?[-‐–—~〜∼～][ \u00a0]?")


def read_numerals(text: str, *, locale: str) -> list[Numeral]:
    """Numbers of a text in order, not overlapping.

    Args:
        text: without marks; looked at up to 20,000 characters.
        locale: English, Korean and Japanese are read in full, other languages by their digits.
    """
    text = text[:_LONGEST]
    if not text.isascii() and _WIDE.search(text):
        text = text.translate(_FULL_WIDTH)
    module = _READERS.get(language(locale), "l10n.text.numerals_plain")
    read = _reader(module)
    found = [_with_unit(text, numeral, locale) for numeral in read(text)]
    return _ranges(text, found) if len(found) > 1 else found


def _with_unit(text: str, n: Numeral, locale: str) -> Numeral:
    unit = unit_at(text, n.start, n.end, locale=locale)
    # `dataclasses.replace` takes three times as long.
    return Numeral(n.start, n.end, n.value, n.kind, unit, n.rough, n.spelled) if unit else n


def in_order(found: Iterable[Numeral]) -> Iterator[Numeral]:
    """Numbers by their place, without those that begin inside of another."""
    end = 0
    for numeral in sorted(found, key=lambda numeral: numeral.start):
        if numeral.start >= end:
            end = numeral.end
            yield numeral


_READERS = {
    "en": "l10n.text.numerals_en",
    "ko": "l10n.text.numerals_ko",
    "ja": "l10n.text.numerals_ja",
}


@cache
def _reader(module: str) -> Reader:
    read: Reader = import_module(module).read
    return read


def digits(text: str) -> Fraction:
    """Value of what `DIGITS` matches."""
    plain = text.replace(",", "")[:_LONGEST_NUMBER]
    return Fraction(int(plain) if plain.isdecimal() else plain)


def rewrite(written: str, old: Numeral, value: Fraction) -> str | None:
    """Another value in the manner of a number that stands in a text.

    Args:
        written: the characters of ``old``.
        old: what was found there.
        value: to be written, of the same kind.

    Returns:
        ``2만 500`` for 20500 in the manner of ``1만 8500``, ``6,800`` in that of ``6,500``; None where the
        manner cannot be kept: words, fractions, rough numbers.
    """
    if old.spelled or old.rough or old.kind is NumeralKind.FRACTION or value < 0 or old.value < 0:
        return None
    plain = written.translate(_FULL_WIDTH)
    parts = list(_PART.finditer(plain))
    if not parts or not re.search("[0-9]", plain):
        return None
    scale = [part for part in parts if part["power"]]
    new = _by_powers(plain, parts, value) if scale else _as_digits(parts[0]["digits"], value)
    if new is None:
        return None
    new = plain[: parts[0].start()] + new + plain[parts[-1].end() :]
    return new.translate(_WIDEN) if plain != written else new


_PART = re.compile(
    rf"(?P<digits>{DIGITS})(?P<power>[십백천만억조十百千万萬億亿兆]{{1,2}}| ?(?:hundred|thousand|million|billion|trillion)\b)?"
)
_WORDS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_WIDEN = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def _as_digits(written: str, value: Fraction) -> str | None:
    """Digits with as many groups as the ones that stood there; a decimal only if it ends."""
    places = next((n for n in range(7) if (value * 10**n).denominator == 1), None)
    if places is None:
        return None
    whole, part = divmod(int(value * 10**places), 10**places)
    grouped = "," in written or (
        whole >= _GROUPED and "." not in written and len(written) <= 3  # noqa: PLR2004 - 9 of 900
    )
    text = f"{whole:,}" if grouped else str(whole)
    wanted = len(written.partition(".")[2])
    return text + (f".{part:0{places}}" if places else "." + "0" * wanted if wanted else "")


def _by_powers(plain: str, parts: list[re.Match[str]], value: Fraction) -> str | None:
    """In the powers of ten that stood there, largest first; the rest in digits."""
    if len(parts) == 1 and "." in parts[0]["digits"]:
        power = parts[0]["power"]
        new = _as_digits(parts[0]["digits"], value / 10 ** _exponent(power))
        return None if new is None or value < 10 ** _exponent(power) else new + power
    if value.denominator != 1:
        return None
    glue = plain[parts[0].end() : parts[1].start()] if len(parts) > 1 else ""
    if len(parts) == 1:
        power = parts[0]["power"]
        count, rest = divmod(int(value), 10 ** _exponent(power))
        if not count:
            return None
        if not rest:
            return (_as_digits(parts[0]["digits"], Fraction(count)) or "") + power
        if power.strip() in _WORDS:
            new = _as_digits("0.0", value / 10 ** _exponent(power))
            return None if new is None else new + power
    return _myriads(int(value), japanese=bool(re.search("[十百千万萬億亿兆]", plain)), glue=glue)


def _exponent(power: str) -> int:
    return _WORDS.get(power.strip()) or sum(POWERS[sign] for sign in power.strip())


def _myriads(value: int, *, japanese: bool, glue: str) -> str:
    """A whole number in 조, 억 and 만, as newspapers write it: 5억 7100만."""
    out: list[str] = []
    for sign, power in (("兆", 12), ("億", 8), ("万", 4)) if japanese else (("조", 12), ("억", 8), ("만", 4)):
        count, value = divmod(value, 10**power)
        if count:
            out.append(f"{count}{sign}")
    return glue.join(out + ([str(value)] if value else []))


def _ranges(text: str, found: list[Numeral]) -> list[Numeral]:
    """10~15만 is 10만 to 15만, and 20-30% is 20 % to 30 %."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        first, second = out[n], out[n + 1]
        if first.spelled or second.spelled or not _RANGE.fullmatch(text, first.end, second.start):
            continue
        power = trailing_power(text[second.start : second.end])
        if power and first.value < _GROUPED and not trailing_power(text[first.start : first.end]):
            first = replace(first, value=first.value * 10**power)
        if first.kind is NumeralKind.CARDINAL and second.kind is NumeralKind.PERCENT:
            first = replace(first, kind=NumeralKind.PERCENT)
        out[n] = replace(first, unit=first.unit or second.unit)
    return out


def trailing_power(written: str) -> int:
    """The power of ten that ends a number in digits, as 6 for 15 million; 0 where there is none."""
    parts = list(_PART.finditer(written))
    return _exponent(parts[-1]["power"]) if len(parts) == 1 and parts[0]["power"] else 0
