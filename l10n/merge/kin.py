"""Whether two versions are of one report at all."""

from collections.abc import Sequence

from l10n.model import Bitext, Role, Segment
from l10n.text.marks import strip_marks

_LEAST = 0.1
"""Share of the shorter version's text in links, below which it is another report's."""
_FEW = 3
"""Sentences of either side below which nothing can be said."""
_LONGEST = 300
"""Characters that one sentence counts at most: a list without stops must not speak for the page."""
_FURNITURE = frozenset({Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.SERIES, Role.META})
"""What reports that have nothing to do with each other share, too."""


def kinship(source: Sequence[Segment], target: Sequence[Segment], bitext: Bitext) -> float:
    """How much of the text of the two versions is linked, and how surely: 0 to 1.

    Each side counts by the share of its characters that stand in links, each weighted by its confidence; the
    better side is taken, since an excerpt and a summary leave most of a report out, but hold little else.
    """
    linked = [bead for bead in bitext.beads if bead.source and bead.target]
    return max(
        _share(source, [(bead.source, bead.confidence) for bead in linked]),
        _share(target, [(bead.target, bead.confidence) for bead in linked]),
    )


def is_another_report(source: Sequence[Segment], target: Sequence[Segment], bitext: Bitext) -> bool:
    """Whether an alignment says that its two sides are not versions of one report."""
    if min(len(source), len(target)) < _FEW:
        return False
    return kinship(source, target, bitext) < _LEAST


def _share(sentences: Sequence[Segment], linked: Sequence[tuple[tuple[int, ...], float]]) -> float:
    sizes = [
        0 if segment.role in _FURNITURE else min(len(strip_marks(segment.text)[0]), _LONGEST)
        for segment in sentences
    ]
    return sum(sure * sum(sizes[at] for at in group) for group, sure in linked) / max(sum(sizes), 1)
