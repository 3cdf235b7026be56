"""What a rule of a language may look at."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Page:
    """A folded text and the names in it."""

    text: str
    starts: frozenset[int]
    """Where forms begin, names or not."""
    gaps: frozenset[int] = frozenset()
    """Before which characters a dot or space was folded away."""
    ends: set[int] = field(default_factory=set[int])
    """Where names that were found end, those before the place at work."""
