"""How much a text says, whatever script it is written in."""

import re

from l10n.text.marks import strip_marks

_SCRIPTS = (
    (re.compile("[\uac00-\ud7a3]+"), 1.15),
    (re.compile("[\u4e00-\u9fff]+"), 2.35),
    (re.compile("[\u3040-\u30ff]+"), 0.3),
)
"""What a character weighs beyond the 1 of every letter; fitted so that a sentence and its translation weigh the same."""
_DIGITS = re.compile("[0-9]+")
_LETTERS = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"[\s_]")
_SIGN = 0.25


def weight(text: str) -> float:
    """Length of a text in Latin letters that would say as much.

    Args:
        text: marks in it weigh nothing.
    """
    if "<" in text:
        text = strip_marks(text)[0]
    letters = _count(_LETTERS, text)
    total = letters + _SIGN * (len(text) - letters - len(_SPACES.findall(text))) + _count(_DIGITS, text)
    return total if text.isascii() else total + sum(more * _count(script, text) for script, more in _SCRIPTS)


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))
