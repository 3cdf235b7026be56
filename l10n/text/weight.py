"""How much a text says, whatever script it is written in."""

from l10n.text.marks import strip_marks

_HANGUL, _HANI = (
    tuple(bytes([lead]) for lead in range(0xEA, 0xEE)),
    tuple(bytes([n]) for n in range(0xE4, 0xEA)),
)
_KANA = (b"\xe3\x81", b"\xe3\x82", b"\xe3\x83")
"""How characters of these scripts begin in UTF-8; counting bytes is many times faster than matching characters."""
_EXTRA = ((_HANGUL, 1.15), (_HANI, 2.35), (_KANA, 0.3))
"""What a character weighs beyond the 1 of every letter; fitted so that a sentence and its translation weigh the same."""
_DIGITS = b"0123456789"
_LATIN = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SPACES = b" \t\n_"
_SIGN = 0.25


def weight(text: str) -> float:
    """Length of a text in Latin letters that would say as much.

    Args:
        text: marks in it weigh nothing.
    """
    if "<" in text:
        text = strip_marks(text)[0]
    data = text.encode("utf-8", "replace")
    no_letters = data.translate(None, _LATIN)
    no_digits = no_letters.translate(None, _DIGITS)
    rest = no_digits.translate(None, _SPACES)
    signs = len(text) - len(data) + len(rest)
    total = float(len(data) - len(no_letters) + 2 * (len(no_letters) - len(no_digits)))
    if not text.isascii():
        for leads, extra in _EXTRA:
            count = sum(map(rest.count, leads))
            signs -= count
            total += count * (1 + extra)
    return total + _SIGN * signs
