"""What of weight differs between two sentences of a language."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from l10n.memory.slots import Kind, Slot
from l10n.text.joining import language
from l10n.text.negation import Polarity, negations, polarity

_CAPITAL = re.compile(r"(?<!\w)[A-Z][\w'’.-]*")
_KATAKANA = re.compile("[ァ-ヺー]{2,}")
_BEGINS = re.compile(r"(?:\A|[.!?:;“\"‘'(\[<—–-]\s*)\W*\Z")
_COMMON = frozenset({
    "a", "about", "according", "after", "again", "all", "almost", "also", "although", "always", "an", "and",
    "another", "any", "as", "at", "back", "because", "been", "before", "both", "but", "by", "can", "could",
    "despite", "did", "do", "does", "due", "during", "each", "either", "even", "every", "few", "first",
    "for", "from", "had", "has", "have", "he", "her", "here", "his", "how", "however", "i", "if", "in",
    "instead", "is", "it", "its", "last", "later", "less", "like", "local", "many", "may", "meanwhile",
    "more", "most", "much", "my", "near", "new", "next", "no", "nobody", "none", "nor", "not", "nothing",
    "now", "of", "on", "once", "one", "only", "or", "other", "our", "out", "over", "people", "prices",
    "residents", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "though", "through", "to", "today", "two", "under",
    "until", "up", "was", "we", "well", "were", "what", "when", "where", "whether", "which", "while", "who",
    "why", "will", "with", "without", "would", "yesterday", "yet", "you", "your",
})  # fmt: skip
"""Words whose capital only tells that a sentence begins."""


def changed(
    old: str, new: str, *, locale: str, slots: tuple[Sequence[Slot], Sequence[Slot]]
) -> frozenset[Kind]:
    """Whether numbers, dates, names and negations are the same.

    Names that no termbase has are told by their capitals, and in Japanese by katakana: rather one change too many
    than a town in the place of another.

    Args:
        old: without marks, as `new`.
        new: …
        locale: of both.
        slots: of `old` and of `new`.
    """
    found: set[Kind] = set()
    for kind in (Kind.NUMBER, Kind.DATE, Kind.NAME):
        before, after = (Counter(slot.key for slot in some if slot.kind is kind) for some in slots)
        if before != after:
            found.add(kind)
    if _names(old, slots[0], locale) != _names(new, slots[1], locale):
        found.add(Kind.NAME)
    if _said(old, locale) != _said(new, locale):
        found.add(Kind.NEGATION)
    return frozenset(found)


@lru_cache(maxsize=256)
def _said(text: str, locale: str) -> tuple[int, Polarity]:
    """How often it says no; one text is held against several."""
    return len(negations(text, locale=locale)), polarity(text, locale=locale)


def _names(text: str, known: Sequence[Slot], locale: str) -> Counter[str]:
    """Words that look like names and stand in no slot."""
    pattern = _KATAKANA if language(locale) == "ja" else _CAPITAL
    found: Counter[str] = Counter()
    for match in pattern.finditer(text):
        if any(slot.start < match.end() and match.start() < slot.end for slot in known):
            continue
        word = match[0].rstrip(".'’-")
        if pattern is _CAPITAL and word.lower() in _COMMON and _BEGINS.search(text[: match.start()][-8:]):
            continue
        found[word] += 1
    return found
