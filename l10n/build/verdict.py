"""What is said of a report in a locale: how far its sentences are, and whether it may be published."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How far a sentence is."""

    SOURCE = "source"
    """It is of the source's own version."""
    SIGNED = "signed"
    ACCEPTED = "accepted"
    STALE = "stale"
    """Accepted for an earlier wording of its source, which was corrected since."""
    DRAFT = "draft"
    MISSING = "missing"

    @property
    def is_accepted(self) -> bool:
        """Whether a human stands for it as it is."""
        return self in {Standing.SOURCE, Standing.SIGNED, Standing.ACCEPTED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a report in one locale."""

    accepted: int
    """Sentences that a human stands for."""
    total: int
    shown: frozenset[Standing]
    """Standings whose translation a page shows; for the others it shows the source."""
    reasons: tuple[str, ...] = ()
    """Why it is held back; none for one that may be published."""
    stale: tuple[str, ...] = ()
    """Sentences whose source was corrected after they were accepted."""
    machine: bool = False
    """A page would show drafts."""
    partial: bool = False
    """A page would show sentences of the source."""
    outdated: bool = False
    """A page would show sentences whose source was corrected."""

    @property
    def is_published(self) -> bool:
        """Whether it may be."""
        return not self.reasons

    @property
    def is_indexable(self) -> bool:
        """Whether it may stand in feeds, in the sitemap and among the alternates of others."""
        return not self.reasons and not self.machine


@dataclass(frozen=True, slots=True)
class Held:
    """A report in one locale, and what the gate says of it."""

    report: str
    locale: str
    verdict: Verdict
