"""A name that stands in a text."""

from dataclasses import dataclass
from enum import StrEnum

from l10n.terms.term import Term


class Use(StrEnum):
    """Which of a term's forms stands there."""

    PREFERRED = "preferred"
    ROLE = "role"
    FIRST = "first"
    SHORT = "short"
    VARIANT = "variant"
    FORBIDDEN = "forbidden"
    FAMILY = "family"
    """The family name by itself, of a person who was named before."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One name in one text."""

    term: Term
    start: int
    end: int
    """Half-open, in code points of the text as it was given; particles and honorifics are not inside."""
    form: str
    """As the termbase has it; the text may have it in other letters: half-width, capitals, composed otherwise."""
    use: Use
    particle: str = ""
    """Korean: what is joined to it of the grammar, ``에서는``."""
