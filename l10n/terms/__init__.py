"""Names: what a person, place or organisation is called in each language and script."""

from l10n.terms.transliteration import transliterate

__all__ = ["transliterate"]
