"""What a rule is, and what it says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.checks.pair import Pair
from l10n.model import Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a rule objects to."""

    span: tuple[int, int] | None = None
    """Half-open, in code points of the target without marks; None for the whole of it."""
    says: str = ""
    """Which of the rule's messages."""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    """For the places of the message."""
    severity: Severity | None = None
    """Where it is not the rule's own."""
    fix: str | None = None
    """What must stand at the span; only where that is certain."""
    marked: bool = False
    """The span is one of the target with its marks."""


UnitRule = Callable[[Pair], Iterable[Hit]]
ReportRule = Callable[[Sequence[Pair]], Iterable[tuple[int, Hit]]]
"""Takes the units of a report in order, gives hits with the index of their unit."""

Messages = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; entry points of the group ``l10n.checks`` name one."""

    name: str
    """Kebab-case, stable: people suppress it by this name."""
    group: str
    """``facts``, ``completeness``, ``form``, ``register`` or ``report``."""
    severity: Severity
    messages: Messages
    """Name of a message -> language -> text with ``{places}``; the first language is English."""
    finds: str
    """What it looks for, in one sentence."""
    misses: str
    """What it cannot see, in one sentence."""
    unit: UnitRule | None = None
    report: ReportRule | None = None
    locales: frozenset[str] = frozenset()
    """Languages of the target that it knows; empty for all."""
    costly: bool = False
    """Runs only where it is asked for by name."""
    loose: bool = False
    """In headlines, which are written anew in each language, its warnings are remarks."""
    alone: bool = False
    """``unit`` is for a unit on its own only; in a report, ``report`` sees whole paragraphs instead."""

    def say(self, hit: Hit, *, language: str) -> str:
        """The message of a hit in a language, English where there is none in it."""
        texts = self.messages[hit.says]
        return (texts.get(language) or texts["en"]).format_map(hit.values)
