"""What a rule is, and the pieces that rules of all languages are made of."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Rule(NamedTuple):
    """Says whether a text is cut where something stands before and something after; the first that fits decides."""

    breaks: bool
    before: str
    """Regular expressions of Java as far as Python's ``regex`` has them, too; what stands before is at most a hundred
    characters long for most programs."""
    after: str


def cut(before: str, after: str) -> Rule:
    """A rule that cuts."""
    return Rule(True, before, f"(?={after})")


def keep(before: str, after: str) -> Rule:
    """A rule that does not."""
    return Rule(False, before, f"(?={after})")


def any_of(words: Iterable[str]) -> str:
    """An expression for words as they stand, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


SPACE = r"[\s\u00a0\u3000]"
CLOSERS = "[\"'”’»)\\]）］」』】〉》＂]"
HEAD = rf"(?:^|[.!?…。！？]{CLOSERS}{{0,3}}{SPACE}){SPACE}*"
"""Where a sentence begins, as nearly as an expression can tell: at the head of the text, or after stops and a space."""
