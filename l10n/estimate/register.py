"""Politer than a newspaper writes."""

import re
from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag
from l10n.text.joining import language

_POLITE = {
    "ko": re.compile(r"(?:니다|니까|세요|해요|예요|에요|어요|아요|죠)[.?!…]?\s*\Z"),
    "ja": re.compile(
        r"(?:です|ます|ました|ません|でした|ましょう|でしょう|ください)(?:か|ね|よ)?[。？！]?\s*\Z"
    ),
}
_PLAIN = {"ko": re.compile(r"다[.?!…]?\s*\Z"), "ja": re.compile(r"[るたいだくすうつぬむぐぶ]。\s*\Z")}
_QUOTES = re.compile(r"[“”\"「」『』‘’]")
_SPOKEN = {"quote", "note"}


def register(draft: Draft) -> Iterator[Flag]:
    """A polite ending outside a quotation, where the report is written plainly."""
    polite = _POLITE.get(draft.language)
    if (
        polite is None
        or not draft.plain
        or draft.role in _SPOKEN
        or _QUOTES.search(draft.source)
        or _QUOTES.search(draft.target)
    ):
        return
    if polite.search(draft.target):
        yield Flag("register", "polite ending")


def is_polite(text: str, *, locale: str) -> bool | None:
    """Whether a finished sentence is polite; None where it cannot be told: other languages, quotations, headlines."""
    polite, plain = _POLITE.get(language(locale)), _PLAIN.get(language(locale))
    if polite is None or plain is None or _QUOTES.search(text):
        return None
    return True if polite.search(text) else False if plain.search(text) else None
