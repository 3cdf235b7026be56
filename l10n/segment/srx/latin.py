"""Points after Latin letters and digits in Korean and Japanese text, as in `l10n.segment.latin`."""

from l10n.segment.en_words import ABBREVIATIONS, Kind
from l10n.segment.srx.rule import any_of

_HOLDING = {Kind.TITLE, Kind.INLINE, Kind.NUMBER, Kind.NAME, Kind.CLOCK}
_WORDS = any_of(word for word, kind in ABBREVIATIONS.items() if kind in _HOLDING)

HELD = (
    r"(?<![A-Za-z.])(?:[A-Za-z]\.)+[A-Za-z]\.",
    rf"(?<![A-Za-z.]){_WORDS}\.",
    r"(?<![A-Za-z.])[A-Z]\.",
    r"(?<![A-Za-z0-9.])[a-z]\.",
)
"""What ends in a point that is not the end of a sentence."""

LABEL = (
    r"[(（]?(?:[0-9０-９]{1,3}(?:[.．－-][0-9０-９]{1,2})*|[Ⅰ-Ⅻⅰ-ⅻ①-⑳]|[IVX]{1,4}|[A-Za-zＡ-Ｚａ-ｚ])[)）]?"
)
"""The label of a list, without its point."""
