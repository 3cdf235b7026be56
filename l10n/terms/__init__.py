"""Names: what a person, place or organisation is called in each language and script."""

from l10n.terms.find import Occurrence, Use
from l10n.terms.harvesting import NameMatch, harvest
from l10n.terms.term import Term, TermKind, TermStatus
from l10n.terms.termbase import Termbase, gazetteer, note
from l10n.terms.transliteration import transliterate

__all__ = [
    "NameMatch",
    "Occurrence",
    "Term",
    "TermKind",
    "TermStatus",
    "Termbase",
    "Use",
    "gazetteer",
    "harvest",
    "note",
    "transliterate",
]
