"""Texts that are too long for one call, in pieces that end where sentences do."""

from collections.abc import Callable

from l10n.segment import split_sentences
from l10n.text.marks import balance


def cut(text: str, *, locale: str, fits: Callable[[str], bool]) -> list[str] | None:
    """Pieces of a text, each as long as it may be.

    Args:
        text: with marks; in each piece every pair that opens closes.
        locale: of the text.
        fits: whether a piece is short enough.

    Returns:
        None where a sentence alone is too long.
    """
    if fits(text):
        return [text]
    found = split_sentences(text, locale=locale, soft=True)
    if len(found) < 2:  # noqa: PLR2004 - one sentence
        return None
    ends = [start for start, _ in found[1:]]
    pieces: list[str] = []
    start = 0
    for number, end in enumerate([*ends, len(text)]):
        following = [*ends, len(text)][number + 1] if number + 1 <= len(ends) else None
        if following is None or not _fit(text[start:following], fits):
            pieces.append(text[start:end])
            start = end
    closed = balance([piece.strip() for piece in pieces])
    return closed if all(map(fits, closed)) else None


def _fit(piece: str, fits: Callable[[str], bool]) -> bool:
    return all(map(fits, balance([piece])))
