"""Says a thing again and again, as engines do that have lost their way."""

import re
from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag

_LONGEST = 1_000
"""Characters that are looked at."""
_FEW = 5
"""Letters."""
_AGAIN = re.compile(r"(.{2,40}?)\1{3,}", re.DOTALL)
_TWICE = re.compile(r"(?<![^\s、。,.])([^\s\d\W][^\d]{5,60}?)[\s、。,.]{0,2}\1(?![^\s、。,.])", re.DOTALL)
_SPACES = re.compile(r"[\W\d_]+")


def repetition(draft: Draft) -> Iterator[Flag]:
    """A piece four times in a row, or a phrase twice, where the source has no such thing."""
    target = draft.target[:_LONGEST]
    found = _AGAIN.search(target)
    if found and _SPACES.sub("", found[1]) and not _AGAIN.search(draft.source[:_LONGEST]):
        yield Flag("repetition", "the same again and again")
    elif _halves(target) and not _halves(draft.source):
        yield Flag("repetition", "all of it twice")
    elif _TWICE.search(target) and not _TWICE.search(draft.source[:_LONGEST]):
        yield Flag("repetition", "the same twice")


def _halves(text: str) -> bool:
    """Whether a text is the same twice over."""
    bare = _SPACES.sub("", text)
    half = len(bare) // 2
    return half > _FEW and bare[:half] == bare[half:]
