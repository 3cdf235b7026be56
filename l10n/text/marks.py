"""Numbered inline marks in text: ``<g1>…</g1>`` and ``<x1/>``.

Nothing else in angle brackets is a mark: ``<Inside N. Korea>`` is text. A source that holds a mark's exact
form as text is given a code for it when it is read, so a mark in a text always is one.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from l10n.model import Code

MARK = re.compile(
    r"<(?P<open>g)(?P<n>[1-9][0-9]{0,5})>|</g(?P<m>[1-9][0-9]{0,5})>|<x(?P<x>[1-9][0-9]{0,5})/>"
)

_LAST_CLOSE = re.compile(r"</g([1-9][0-9]{0,5})>\Z")


def strip_marks(text: str, codes: Mapping[int, Code] | None = None) -> tuple[str, list[int]]:
    """The text without its marks, and where each of its characters stood.

    Args:
        text: text with marks.
        codes: with them, ``<x1/>`` leaves the text that a reader sees for it.

    Returns:
        The plain text, and for each of its characters the offset in ``text`` (that of the mark, for the
        characters of a code), with ``len(text)`` as one more last item.
    """
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in MARK.finditer(text):
        parts.append(text[at : match.start()])
        places.extend(range(at, match.start()))
        number = match["x"]
        code = codes.get(int(number)) if codes and number else None
        if code is not None:
            parts.append(code.text)
            places.extend([match.start()] * len(code.text))
        at = match.end()
    parts.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(parts), places


def numbers(text: str) -> set[int]:
    """Numbers of the marks in a text."""
    return {int(m["n"] or m["m"] or m["x"]) for m in MARK.finditer(text)}


def balance(pieces: Iterable[str]) -> list[str]:
    """Close in each piece of a text the marks that it leaves open, and open them again in the next.

    `fuse` is its inverse.
    """
    out: list[str] = []
    open_now: dict[str, None] = {}
    for piece in pieces:
        before = "".join(f"<g{n}>" for n in open_now)
        for match in MARK.finditer(piece):
            if match["n"]:
                open_now[match["n"]] = None
            elif match["m"]:
                open_now.pop(match["m"], None)
        after = "".join(f"</g{n}>" for n in reversed(open_now))
        out.append(before + piece + after)
    return out


def fuse(pieces: Sequence[str], glue: Sequence[str]) -> str:
    """Join pieces with the text between them, and undo the marks that `balance` added at the seams.

    Args:
        pieces: n texts with balanced marks.
        glue: the n - 1 texts between them.
    """
    parts = list(pieces[:1])
    for between, piece in zip(glue, pieces[1:], strict=True):
        left, right = parts.pop(), piece
        while (closing := _LAST_CLOSE.search(left)) and right.startswith(opening := f"<g{closing[1]}>"):
            left, right = left[: closing.start()], right[len(opening) :]
        parts += (left, between, right)
    return "".join(parts)
