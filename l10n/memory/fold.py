"""What of a text counts when two are compared: marks, width, quotes, dashes, spaces and case do not."""

import re
import unicodedata
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from l10n.text.joining import language
from l10n.text.marks import MARK

_WIDE = re.compile("[\uff00-\uffef\u3000]+")
"""Full-width Latin and half-width kana. Only these are folded: all of NFKC would make 10² into 102."""
_FORMS = {
    **dict.fromkeys("“”„‟«»〝〞〟＂", '"'),
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    "…": "...",
}
_HALF = re.compile("[\ud800-\udfff]")
"""Half characters, which no file holds and no database takes."""
_FORM = re.compile("[" + "".join(_FORMS) + "]")
_FOLDED = re.compile(f"{_HALF.pattern}|{_WIDE.pattern.rstrip('+')}|{_FORM.pattern}")
"""One look tells most texts that none of the three has anything to do."""
_HASH, _STEP = 21, 2
"""Bits of an id that a hash gives, and of a length that it does not have. The fewer bits, the shorter the lists; but a
million texts of about one length have to find room."""
_LONGEST = 20_000
LENGTHS = 1 << _STEP
"""Lengths that are not told apart by ids."""
NEAR = 64
"""Ids after its first among which a text is looked for."""


def fold(text: str) -> str:
    """A text as it is compared; idempotent, linear."""
    if "<" in text:
        text = MARK.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _FOLDED.search(text):
            text = unicodedata.normalize("NFC", whole(text))
            text = _WIDE.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
            text = _FORM.sub(lambda form: _FORMS[form[0]], text)
    else:
        text = text.replace("`", "'")
    return " ".join(text.casefold().split())


def whole(text: str) -> str:
    """The text without half characters."""
    return _HALF.sub("\ufffd", text)


def text_id(folded: str, *, locale: str) -> int:
    """The first id that a text may have: its length above, a hash of it and its language below.

    Texts with one hash, as those that differ in case only, have the next ones, within `NEAR`.
    """
    return length_id(len(folded)) + _digest(folded, locale) % (1 << _HASH)


def length_id(length: int) -> int:
    """The first id of the texts of about a length, in folded characters."""
    return (min(length, _LONGEST) >> _STEP) << _HASH


def length_of(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """The lengths, up to a few characters, of the texts that have these ids."""
    return (ids >> _HASH) << _STEP


def context_key(text: str, *, locale: str) -> int:
    """What is kept of a neighbouring sentence: a hash; 0 where there is none."""
    folded = fold(text)
    return _digest(folded, locale) if folded else 0


def _digest(folded: str, locale: str) -> int:
    """48 bits."""
    data = f"{language(locale)}\n{folded}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=6).digest(), "big")
