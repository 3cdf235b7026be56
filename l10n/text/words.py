"""The words of a text in Latin letters: what many rules ask first, and which is worked out once."""

import re
from functools import lru_cache

_WORD = re.compile("[a-z]+")


@lru_cache(maxsize=256)
def latin_words(text: str) -> frozenset[str]:
    """Runs of Latin letters, in lower case."""
    return frozenset(_WORD.findall(text.lower()))
