"""Says something else than its source."""

from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag

_LEAST = {"ko": 0.41, "ja": 0.40}
"""Cosine of sentence vectors that 98 of 100 professional news translations reach."""
_LEAST_OF_OTHERS = 0.4
_FEW = 25
"""Letters of a source from which vectors tell something."""


def meaning(draft: Draft) -> Iterator[Flag]:
    """The vectors of both sentences lie far apart."""
    if draft.likeness is None or len(draft.source) < _FEW:
        return
    least = _LEAST.get(draft.language, _LEAST_OF_OTHERS)
    if draft.likeness < least:
        yield Flag("meaning", "far from its source")
