"""Chinese names in pinyin, with tones and without."""

from l10n.terms.transliteration.chinese import readings
from l10n.terms.transliteration.pinyin import plain


def pinyin(text: str, *, kind: str) -> list[str]:
    """Without tones: Xi Jinping, Ji'an."""
    return list(dict.fromkeys(plain(form) for form in readings(text, kind=kind)))


def pinyin_tones(text: str, *, kind: str) -> list[str]:
    """With tone marks: Xí Jìnpíng."""
    return readings(text, kind=kind)
