"""A text cut into what a pattern matches and what lies between."""

import re
from collections.abc import Iterator


def pieces(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """Pieces of a text in order, each with whether it is a match; joined they are the text.

    Args:
        text: anything.
        pattern: matches at least one character.
    """
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False
