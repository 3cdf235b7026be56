"""Names from one script into another: a file for each direction, with what no rule tells in data files beside it."""

from l10n.terms.transliteration.transliterate import transliterate

__all__ = ["transliterate"]
