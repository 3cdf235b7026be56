"""What harvesting finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name of a sentence and what it is called in the translation."""

    source: str
    """As it stands, without ’s."""
    target: str
    """As it stands, without particles and titles."""
    kind: str
    """Of `l10n.terms.TermKind`: person, place, organisation, term."""
    score: float
    """0 to 1: how sure."""
    automatic: bool
    """Sure enough to be taken without a look."""
    how: str = ""
    """Why: ``known``, ``sound``, ``gloss``, ``letters``, ``metonym``; ``together``: by another translation; ``ships``
    where no translation says so."""
