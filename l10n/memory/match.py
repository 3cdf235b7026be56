"""What the memory is asked, and what it answers."""

from dataclasses import dataclass
from enum import StrEnum

from l10n.memory.entry import Entry
from l10n.model import Origin

IN_CONTEXT, SAME_REPORT, EXACT, SUBSTITUTED = 102, 101, 100, 99
"""Scores before penalties: the same text between the same neighbours, in the same report, anywhere, and one that
differs in numbers and dates which were put right."""
RENAMED = 95
"""The most for one in which a name was put in the place of another."""
FILL, SUGGEST, LIST = 85, 75, 60
"""From which score on a match is put into a unit, shown beside it, or worth naming at all."""


class Use(StrEnum):
    """What may be done with a match."""

    FILL = "fill"
    SUGGEST = "suggest"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Query:
    """A sentence that wants a translation."""

    source: str
    """With marks."""
    source_locale: str
    target_locale: str
    report: str = ""
    unit: str = ""
    """As in `Entry`, of the unit that wants it. What its own catalog had for it is no answer: somebody took it out."""
    role: str = ""
    date: str = ""
    """ISO 8601, of the report: what is older than five years then counts a little less."""
    previous: str = ""
    following: str = ""
    """The sentences around it, empty where there is none."""
    shared_confidential: bool = False
    """Also look at confidential reports other than this one."""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation of the sentence, or of one like it."""

    entry: Entry
    target: str
    """To be used: with the marks of the sentence that was asked for, numbers and names put right."""
    score: int
    """0 to 102, penalties taken off."""
    similarity: float
    """Of the two sources, 0 to 1."""
    use: Use
    repaired: tuple[str, ...] = ()
    """What was put right: ``6,500 -> 6,800``."""
    changed: tuple[str, ...] = ()
    """What differs and was not put right, of ``number``, ``date``, ``name``, ``negation``: then it is never filled in."""
    penalties: tuple[str, ...] = ()
    """What was taken off, and how much: ``aligned -4``."""

    @property
    def origin(self) -> Origin:
        """Of a draft made of it."""
        return Origin.REPAIRED if self.repaired else Origin.MEMORY

    @property
    def trusted(self) -> bool:
        """Whether it is what humans signed off for exactly this text: no draft, for who trusts exact matches."""
        return self.score >= EXACT and not self.repaired and not self.entry.fuzzy
