"""ㄴ that is said between the parts of a compound though it is not written: 혜산역 as 혜산녁, 학생용 as 학생뇽.

Source: article 29 of 표준 발음법. Which words are compounds no letter tells; ``data/inserted_n.tsv`` has the parts that
nearly always are one, with the words in which they are not.
"""

import re

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.hangul import join, split

_SHORTEST = 2
"""Syllables before a part that ends its word: 혜산역, but 번역."""
PARTICLES = re.compile(
    "(?:은|는|이|가|을|를|에|의|도|와|과|로|으로|에서|에게|까지|부터|만|보다|들|라는|이라는|이나|나)*"
)
"""What may stand behind a noun and belongs to it no more."""


def with_inserted_n(word: str) -> str:
    """The word with ㄴ written where it is said.

    Args:
        word: syllables and nothing else.
    """
    for part, place, joined in tables.rows("inserted_n"):
        at, least = word.rfind(part), _SHORTEST if place == "end" else 1
        if at < least or not split(word[at - 1]).final or word[at - 1 : at + 1] in joined.split():
            continue
        if place == "any" or PARTICLES.fullmatch(word, at + len(part)):
            said = join(split(word[at])._replace(initial="ㄴ"))
            word = word[:at] + said + word[at + 1 :]
    return word
