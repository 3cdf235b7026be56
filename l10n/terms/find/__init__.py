"""Names in text: where they stand, in which form, and what follows them."""

from l10n.terms.find.automaton import Automaton
from l10n.terms.find.occurrence import Occurrence, Use

__all__ = ["Automaton", "Occurrence", "Use"]
