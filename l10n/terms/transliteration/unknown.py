"""What a direction could not write."""

import unicodedata

_NAMES = {"Latn": ("LATIN", "MODIFIER LETTER"), "Hang": ("HANGUL",), "Kana": ("KATAKANA", "HIRAGANA")}


def unknown(text: str, form: str, *, target: str) -> str:
    """Letters of a text that stand in its form unchanged and belong to no script of the target, each once.

    Args:
        text: what was to be written.
        form: what came of it.
        target: ``Latn``, ``Hang`` or ``Kana``.
    """
    given = set(text)
    left = (char for char in form if char in given and char.isalpha() and not char.isascii())
    return "".join(dict.fromkeys(char for char in left if not _belongs(char, target)))


def _belongs(char: str, target: str) -> bool:
    # The katakana of Korean and Chinese names keeps titles in kanji: 記者.
    return unicodedata.name(char, "").startswith(_NAMES[target])
