"""Several sentences as one unit."""

import re
from collections.abc import Sequence
from dataclasses import replace

from l10n.model import Code, Segment
from l10n.text.joining import joiner
from l10n.text.marks import MARK, fuse


def join(segments: Sequence[Segment], *, locale: str) -> tuple[str, tuple[Code, ...]]:
    """Text and codes of sentences that make one unit.

    A pair of marks that was cut in two at a sentence end is one pair again. Sentences of different blocks
    may use one number for different codes: the later one's codes are numbered on.
    """
    pieces: list[str] = []
    codes: dict[int, Code] = {}
    for segment in segments:
        shift = 0
        if any(codes.get(code.number, code) != code for code in segment.codes):
            shift = max(codes)
        pieces.append(_shift(segment.text, shift))
        codes.update({c.number + shift: replace(c, number=c.number + shift) for c in segment.codes})
    text = fuse(pieces, [joiner(locale)] * (len(pieces) - 1))
    return text, tuple(codes[n] for n in sorted(codes))


def _shift(text: str, by: int) -> str:
    if not by:
        return text
    return MARK.sub(lambda mark: re.sub(r"\d+", lambda n: str(int(n[0]) + by), mark[0]), text)
