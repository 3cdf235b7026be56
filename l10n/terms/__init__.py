"""Names: what a person, place or organisation is called in each language and script."""

from typing import TYPE_CHECKING

from l10n.on_demand import on_demand

if TYPE_CHECKING:
    from l10n.terms.find import Occurrence, Use
    from l10n.terms.harvesting import NameMatch, harvest
    from l10n.terms.term import Term, TermKind, TermStatus
    from l10n.terms.termbase import Termbase, gazetteer, note
    from l10n.terms.transliteration import transliterate
else:
    on_demand(
        __name__,
        {
            "find": "Occurrence Use",
            "harvesting": "NameMatch harvest",
            "term": "Term TermKind TermStatus",
            "termbase": "Termbase gazetteer note",
            "transliteration": "transliterate",
        },
    )

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
