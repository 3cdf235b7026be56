"""How like two texts are."""

from rapidfuzz.distance import Levenshtein

from l10n.memory.tokens import words
from l10n.text.joining import joiner


def similarity(one: str, other: str, *, locale: str) -> float:
    """0 to 1: by characters, and in languages with spaces half by words.

    Args:
        one: folded, as `other`.
        other: …
        locale: of both.
    """
    by_letters = Levenshtein.normalized_similarity(one, other)
    if not joiner(locale):
        return by_letters
    return (by_letters + Levenshtein.normalized_similarity(words(one), words(other))) / 2
