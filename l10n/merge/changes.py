"""Name what was changed in a sentence: ``changed: 6,000 -> 6,500``."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(
    r"</?[gx]\d+/?>|\d+(?:[.,:]\d+)*%?|[^\W\d\u1100-\U0003ffff]+(?:[-'’][^\W\d\u1100-\U0003ffff]+)*|[\u1100-\U0003ffff]|\S"
)
"""Marks, numbers with their separators, words with theirs, single characters of scripts without spaces, and signs."""
_LONGEST = 400
"""Words of a sentence beyond which nothing is named: comparing costs their square."""
_MOST = 3
"""Changes beyond which reading both texts tells more than a list of them."""
_LONG = 40
"""Characters of one side of a change, likewise."""

SIGNS = ("changed", "added", "removed")
"""What a note of a change begins with."""


def changes(old: str, new: str) -> str:
    """What was changed in a sentence, in few words; empty where it is much, or nothing.

    Args:
        old: with marks.
        new: with marks.
    """
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    if max(len(before), len(after)) > _LONGEST:
        return ""
    matcher = SequenceMatcher(None, [m[0] for m in before], [m[0] for m in after], autojunk=False)
    found: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = _span(old, before[a:b]), _span(new, after[c:d])
        if len(found) == _MOST or max(len(gone), len(come)) > _LONG:
            return ""
        found.append(_said(gone, come))
    return "; ".join(found)


def _span(text: str, matches: list[re.Match[str]]) -> str:
    return text[matches[0].start() : matches[-1].end()] if matches else ""


def _said(gone: str, come: str) -> str:
    if gone and come:
        return f"changed: {gone} -> {come}"
    return f"added: {come}" if come else f"removed: {gone}"
