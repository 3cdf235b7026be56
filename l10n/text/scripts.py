"""Which script a text is written in, and which one a language is."""

import re

from l10n.text.joining import language

_LETTERS = {
    "Hang": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    "Kana": re.compile("[\u3041-\u3096\u30a1-\u30fa]"),
    "Hani": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "Cyrl": re.compile("[\u0400-\u04ff]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}
_SHARES = {"Hang": 0.3, "Kana": 0.15, "Hani": 0.5, "Cyrl": 0.6, "Latn": 0.85}
"""Share of a text's letters from which the script is its own: Latin names stand in every language's text."""
_FEW = 40
"""Letters below which nothing is said."""
_SAMPLE = 100_000
"""Characters that are looked at."""
_SCRIPTS = {
    "ko": "Hang", "ja": "Kana", "zh": "Hani", "ru": "Cyrl", "uk": "Cyrl", "bg": "Cyrl",
    **dict.fromkeys(("en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "vi", "id", "ms"), "Latn"),
}  # fmt: skip


def script_of(text: str) -> str:
    """``Hang``, ``Kana``, ``Hani``, ``Cyrl`` or ``Latn``; empty for a text that is short, mixed or in another."""
    counts = {script: len(letters.findall(text[:_SAMPLE])) for script, letters in _LETTERS.items()}
    total = sum(counts.values())
    if total < _FEW:
        return ""
    return next((script for script, share in _SHARES.items() if counts[script] >= share * total), "")


def script_for(locale: str) -> str:
    """The script that a language is written in; empty for those that are not known here."""
    return _SCRIPTS.get(language(locale), "")
