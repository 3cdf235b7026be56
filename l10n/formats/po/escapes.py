"""Backslashes in the strings of a PO file."""

import re
from functools import partial

_ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))++)|\\(.)", re.DOTALL)
_NUMBER = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}


def escape(text: str) -> str:
    """How a normal text stands between quotation marks; other controls than tab and line end are not its business."""
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n").replace("\t", r"\t")


def unescape(text: str, *, codec: str = "utf-8") -> str:
    r"""Text of what stands between quotation marks.

    Args:
        text: with escapes as in C. One that C does not know keeps its backslash.
        codec: numeric escapes in a row are bytes of it: old files write ``\352\260\200`` for 가.
    """
    if "\\" not in text:
        return text
    if r"\\" not in text:  # then every backslash begins an escape, and the usual ones need no pattern
        text = text.replace(r"\"", '"').replace(r"\n", "\n").replace(r"\t", "\t")
        if "\\" not in text:
            return text
    return _ESCAPE.sub(partial(_unescaped, codec=codec), text)


def _unescaped(match: re.Match[str], *, codec: str) -> str:
    if match[1] is None:
        return _NAMED.get(match[2], match[0])
    numbers = bytes(
        int(octal, 8) & 0xFF if octal else int(hexa, 16) for hexa, octal in _NUMBER.findall(match[1])
    )
    try:
        return numbers.decode(codec)
    except UnicodeDecodeError:
        return numbers.decode("latin-1")
