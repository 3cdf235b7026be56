"""Values of numbers written with signs for powers of ten, with digits or without: 1만 8500, 三万五千, 二〇二四."""

import re
from fractions import Fraction

from l10n.text.numerals import DIGITS, FRACTION_SIGNS, NumeralKind, digits

SINO = (
    dict(zip("영일이삼사오육칠팔구", range(10), strict=True))
    | dict(zip("〇一二三四五六七八九", range(10), strict=True))
    | {"공": 0, "륙": 6, "零": 0, "両": 2}
)
"""Digits of Korean and Japanese."""
_SMALL = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000}
_BIG = {
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
}
_TOKEN = re.compile(
    rf"(?P<digits>{DIGITS})|(?P<sino>[{''.join(SINO)}])|(?P<small>[{''.join(_SMALL)}])|(?P<big>[{''.join(_BIG)}])"
)


def value_of(written: str) -> Fraction | None:
    """Value of a number; None where its signs make none.

    Digits in a row without powers are read one by one: 二〇二四 is 2024.
    """
    total = section = Fraction(0)
    current: Fraction | None = None
    seen = False
    for token in _TOKEN.finditer(written):
        seen = True
        if token["digits"]:
            if current is not None:
                return None
            current = digits(token["digits"])
        elif token["sino"]:
            digit = SINO[token["sino"]]
            current = Fraction(digit) if current is None else current * 10 + digit
        elif token["small"]:
            section += (Fraction(1) if current is None else current) * _SMALL[token["small"]]
            current = None
        else:
            group = section + (current or 0)
            total += (group or 1) * _BIG[token["big"]]
            section, current = Fraction(0), None
    return total + section + (current or 0) if seen else None


def written_value(match: re.Match[str]) -> tuple[Fraction, NumeralKind] | None:
    """Value and kind of a number whose digits, powers of ten and fraction stand in groups of a match.

    Args:
        match: with the groups ``first``, ``powers`` and ``frac``.
    """
    value = value_of(match["first"] + match["powers"]) if match["powers"] else digits(match["first"])
    if value is None or not match["frac"]:
        return None if value is None else (value, NumeralKind.CARDINAL)
    return _with_part(value, match["frac"])


def _with_part(value: Fraction, written: str) -> tuple[Fraction, NumeralKind]:
    """Value and kind of a number before ``/4``, `` 1/4`` or ``½``."""
    if written in FRACTION_SIGNS:
        return value + FRACTION_SIGNS[written], NumeralKind.CARDINAL
    if written[0] == " ":
        over, _, below = written.strip().partition("/")
        return (value + Fraction(int(over), int(below)) if int(below) else value), NumeralKind.CARDINAL
    under = Fraction(written[1:])
    return (value / under, NumeralKind.FRACTION) if under else (value, NumeralKind.CARDINAL)
