"""``locales/termbase.csv``: one row a concept, made to be edited in a spreadsheet."""

from l10n.formats.termbase.parse import parse
from l10n.formats.termbase.serialize import serialize

__all__ = ["parse", "serialize"]
