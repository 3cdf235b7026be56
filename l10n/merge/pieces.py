"""Cut a translation where its source is cut, if it is clear where."""

import math
import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from l10n.segment.segmenter import segmenter_for
from l10n.segment.sentences import spans
from l10n.text.joining import language
from l10n.text.marks import MARK, balance, strip_marks

_UNEVEN = math.log(2.2)
"""How far the length of a piece may be from its share, as a ratio."""
_SHORT = 12
"""… or in characters."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def cut(target: str, sources: Sequence[str], *, source_locale: str, target_locale: str) -> list[str] | None:
    """The parts of a translation that belong to the parts of its source.

    They are clear when the translation has as many sentences as the source has, or else as it has parts, each part
    about as long as its source lets expect, and no number of a part stands in another's.

    Args:
        target: with marks.
        sources: the parts of its source, in order.
        source_locale: of the source.
        target_locale: of the translation.

    Returns:
        As many texts as there are sources, marks balanced; None where it is not clear.
    """
    if len(sources) == 1:
        return [target]
    plain, places = strip_marks(target)
    found = _sentences(plain, target_locale)
    parts = [strip_marks(source)[0] for source in sources]
    sizes = [len(_sentences(part, source_locale)) for part in parts]
    if len(found) != sum(sizes):
        sizes = [1] * len(parts)
    if len(found) != sum(sizes) or not all(sizes):
        return None
    lasts = [end - 1 for end in accumulate(sizes)]
    ends = [found[last][1] for last in lasts]
    texts = [plain[a:b] for a, b in pairwise([0, *ends])]
    if not (_even(parts, texts) and _numbered(parts, texts)):
        return None
    cuts = [0, *(_with_closing(target, places[end - 1] + 1) for end in ends[:-1]), len(target)]
    return balance(target[a:b].strip() for a, b in pairwise(cuts))


def _sentences(text: str, locale: str) -> list[tuple[int, int]]:
    return spans(text, segmenter_for(language(locale)))


def _even(sources: Sequence[str], targets: Sequence[str]) -> bool:
    ratio = sum(map(len, targets)) / max(1, sum(map(len, sources)))
    for source, target in zip(sources, targets, strict=True):
        expected = max(1.0, ratio * len(source))
        if abs(len(target) - expected) > _SHORT and abs(math.log(len(target) / expected)) > _UNEVEN:
            return False
    return True


def _numbered(sources: Sequence[str], targets: Sequence[str]) -> bool:
    """Whether every number that a part shares with the translation stands in the part's own sentence."""
    ours = [_numbers(source) for source in sources]
    theirs = [_numbers(target) for target in targets]
    everywhere = {number for there in theirs for number in there}
    return all(here & everywhere <= there for here, there in zip(ours, theirs, strict=True))


def _numbers(text: str) -> set[str]:
    return {re.sub("[.,]", "", number[0]) for number in _NUMBER.finditer(text)}


def _with_closing(text: str, at: int) -> int:
    """The offset behind the marks that close at an offset."""
    while (mark := MARK.match(text, at)) and mark["m"]:
        at = mark.end()
    return at
