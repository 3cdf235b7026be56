"""What is asked of a drafter, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.model import Finding, Provenance, Role


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit without a target."""

    key: str
    """Unique within its job."""
    text: str
    """With marks."""
    role: Role = Role.PARAGRAPH
    names: tuple[tuple[str, str], ...] = ()
    """Names that occur in the text, and how the termbase writes them in the target language."""
    previous: str = ""
    following: str = ""
    """The sentences around it, empty where there is none."""
    examples: tuple[tuple[str, str], ...] = ()
    """Similar sentences with translations that humans have accepted, the most similar first."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be drafted of one report in one locale."""

    report: str
    source_locale: str
    target_locale: str
    wanted: tuple[Wanted, ...]
    """In story order."""
    title: str = ""
    """Headline of the report, for engines that read context."""
    confidential: bool = False
    """Nothing of it goes to an engine whose text leaves the machine."""
    path: str = ""
    """Of the source, for findings."""
    date: str = ""
    """ISO 8601, of the report."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A target that no human has written for this unit."""

    target: str
    provenance: Provenance
    accepted: bool = False
    """The house trusts it: it is not fuzzy."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of a job."""

    drafts: Mapping[str, Draft] = field(default_factory=dict[str, Draft])
    """By key, for those that could be drafted."""
    findings: tuple[Finding, ...] = ()
    """What did not come back as it should, unit by unit."""
    failures: Mapping[str, str] = field(default_factory=dict[str, str])
    """Engine -> why it left units without a draft: another try may help."""
    refused: Mapping[str, str] = field(default_factory=dict[str, str])
    """Engine -> why it was not asked at all: a setting keeps this report from it."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an engine would be sent."""

    engine: str
    where: str
    """Host; empty for one that works on this machine."""
    calls: int = 0
    texts: int = 0
    characters: int = 0
    price: float | None = None
    """Of these characters; None if nobody said what they cost."""

    def __add__(self, other: "Estimate") -> "Estimate":
        """Both together, of one engine."""
        price = None if self.price is None or other.price is None else self.price + other.price
        return Estimate(
            self.engine,
            self.where,
            self.calls + other.calls,
            self.texts + other.texts,
            self.characters + other.characters,
            price,
        )
