"""Cut texts into the terms of the index: words, and pairs of characters where no spaces part them."""

import re
from collections.abc import Iterator

from l10n.memory.fold import fold
from l10n.text.joining import language

_HAN = "々〆〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "ァ-ヺー-ヿㇰ-ㇿ"
_HIRAGANA = "ぁ-ゖゝゞ"
_RUN = re.compile(
    rf"(?P<pairs>[{_HAN}{_KATAKANA}{_HIRAGANA}]+)|(?:(?![{_HAN}{_KATAKANA}{_HIRAGANA}])[^\W_])+"
)
_PLAIN = re.compile(rf"[{_HIRAGANA}]{{2}}|the|of|to|and|a|in")
"""Two hiragana are grammar in nearly every case, a third of the index, as these are a fifth of English words."""
_FEW = 8
"""A text with fewer other terms is indexed with its plain ones …"""
_MANY = _FEW + 2
"""… and one with fewer is searched for by them too: what is like it may have been. Of one with more they would only seem
to be rare, as few texts are indexed with them."""
_LONGEST = 64
"""Characters of a word that are kept."""
_LONGEST_TEXT = 20_000
"""Characters: a longer text is found by its beginning."""


def words(folded: str) -> list[str]:
    """Words, single signs of Han and kana, and punctuation: what is counted as equal or changed.

    Args:
        folded: as `fold` gives it.
    """
    return _WORDS.findall(folded)


_WORDS = re.compile(
    rf"[{_HAN}{_KATAKANA}{_HIRAGANA}]|(?:(?![{_HAN}{_KATAKANA}{_HIRAGANA}])\w)+(?:[.,](?=[0-9])[0-9]+)*|[^\w\s]"
)


def terms(text: str, *, locale: str, asking: bool = False) -> list[str]:
    """Terms of a text in order, each begun with the language it is of.

    Args:
        text: with or without marks.
        locale: of the text.
        asking: for a search: also those that most texts are indexed without.
    """
    prefix = language(locale)
    found = list(_terms(fold(text)[:_LONGEST_TEXT]))
    kept = [term for term in found if not _PLAIN.fullmatch(term)]
    return [prefix + term for term in (found if len(kept) < (_MANY if asking else _FEW) else kept)]


def _terms(folded: str) -> Iterator[str]:
    for run in _RUN.finditer(folded):
        if run["pairs"] is None:
            yield run[0][:_LONGEST]
            continue
        signs = run[0]
        if len(signs) == 1:
            yield signs
        for at in range(len(signs) - 1):
            yield signs[at : at + 2]
