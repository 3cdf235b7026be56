"""Too short, too long, or not finished."""

import re
from collections.abc import Iterator
from math import log, sqrt

from l10n.estimate.draft import Draft, Flag
from l10n.text.joining import language

_LENGTHS = {"ko": (0.028, -0.154), "ja": (0.045, -0.148)}
"""Logarithm of the target's letters over those of an English source: a, and b times the logarithm of the latter.
Fitted to professional news translations."""
_SPREAD, _SPREAD_OF_FEW = 0.15, 1.2
"""Standard deviation of that in long texts, and what shortness adds, as a root of letters."""
_SHORT, _LONG = -2.15, 3.0
_FEW = 5
"""Letters."""
_NO_LETTER = re.compile(r"[\W_]")
_ENDED = re.compile(r"[.!?。！？…][”’\"')\]）」』〉》]*\s*\Z")
_SAID = re.compile(r"(?:[다요까죠라음임됨함][”’\"')\]）」』〉》]*|[”’\"')\]）」』〉》])\s*\Z")
"""How Korean ends a sentence without a full stop; and a quotation may end anywhere."""


def length(draft: Draft) -> Iterator[Flag]:
    """Letters, against what translations into the language have."""
    known = _LENGTHS.get(draft.language)
    letters, theirs = (len(_NO_LETTER.sub("", text)) for text in (draft.source, draft.target))
    if known is None or language(draft.source_locale) != "en" or letters < _FEW:
        return
    expected = known[0] + known[1] * log(letters + 2)
    seen = log((theirs + 2) / (letters + 2))
    far = (seen - expected) / sqrt(_SPREAD**2 + _SPREAD_OF_FEW**2 / letters)
    if far < _SHORT:
        yield Flag("length", "short for its source")
    elif far > _LONG:
        yield Flag("length", "long for its source")


def cut_off(draft: Draft) -> Iterator[Flag]:
    """No end of a sentence, where the source has one."""
    ends = draft.language in _LENGTHS and _ENDED.search(draft.source)
    if ends and not _ENDED.search(draft.target) and not _SAID.search(draft.target):
        yield Flag("cut-off", "does not end as a sentence")
