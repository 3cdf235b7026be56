"""Numbers of any other language: digits with commas and points, and per cent."""

import re
from collections.abc import Iterator

from l10n.text.numerals import DIGITS, Numeral, NumeralKind, digits

_NUMBER = re.compile(rf"(?:(?<![\w.)\]])[-−])?(?P<digits>{DIGITS})(?P<percent>\s?%)?")


def read(text: str) -> Iterator[Numeral]:
    """Numbers in order."""
    for match in _NUMBER.finditer(text):
        value = digits(match["digits"]) * (-1 if match[0][0] in "-−" else 1)
        kind = NumeralKind.PERCENT if match["percent"] else NumeralKind.CARDINAL
        yield Numeral(match.start(), match.end("digits"), value, kind)
