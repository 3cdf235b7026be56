"""How much a text says, whatever script it is written in."""

import re

from l10n.text.marks import strip_marks

_SCRIPTS = (
    (re.compile("[\uac00-\ud7a3]"), 1.15),
    (re.compile("[\u4e00-\u9fff]"), 2.35),
    (re.compile("[\u3040-\u30ff]"), 0.3),
    (re.compile("[0-9]"), 1.0),
)
"""What a character weighs beyond the 1 of every letter; fitted so that a sentence and its translation weigh the same."""
_WORDS = re.compile(r"[^\W_]")
_SIGNS = re.compile(r"[^\w\s]")
_SIGN = 0.25


def weight(text: str) -> float:
    """Length of a text in Latin letters that would say as much.

    Args:
        text: marks in it weigh nothing.
    """
    if "<" in text:
        text = strip_marks(text)[0]
    total = len(_WORDS.findall(text)) + _SIGN * len(_SIGNS.findall(text))
    return total + (
        sum(more * len(script.findall(text)) for script, more in _SCRIPTS)
        if not text.isascii()
        else _SCRIPTS[3][1] * len(_SCRIPTS[3][0].findall(text))
    )
