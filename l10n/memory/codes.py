"""Inline marks in the memory: numbered from 1 in the order of the source, so that places do not matter.

A block numbers its marks, so the same sentence has other numbers in another block.
"""

import re
from collections.abc import Mapping

from l10n.text.marks import MARK


def order(source: str) -> dict[int, int]:
    """Number of each mark of a text -> its number in the memory."""
    found: dict[int, int] = {}
    for match in MARK.finditer(source):
        found.setdefault(_number(match), len(found) + 1)
    return found


def renumber(text: str, numbers: Mapping[int, int]) -> str:
    """The text with other numbers; a mark that has none is left out, and so is a half of a pair."""

    def mark(match: re.Match[str]) -> str:
        new = numbers.get(_number(match))
        if new is None:
            return ""
        return f"<g{new}>" if match["n"] else f"</g{new}>" if match["m"] else f"<x{new}/>"

    return MARK.sub(mark, text)


def shape(text: str) -> frozenset[str]:
    """The marks of a text, without regard to order."""
    return frozenset(match[0] for match in MARK.finditer(text))


def _number(match: re.Match[str]) -> int:
    return int(match["n"] or match["m"] or match["x"])
