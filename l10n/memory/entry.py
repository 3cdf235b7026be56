"""A translation that the memory holds."""

from dataclasses import dataclass

from l10n.model import Origin


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence and its translation, and what is known of where they stand."""

    source: str
    target: str
    """Both with marks, numbered from 1 in the order of the source: see `l10n.memory.codes`."""
    source_locale: str
    target_locale: str
    origin: Origin = Origin.HUMAN
    confidence: float = 1.0
    """Of an aligned pair, 0 to 1."""
    reviewed: bool = False
    """Signed off."""
    fuzzy: bool = False
    """Nobody confirmed it yet."""
    report: str = ""
    unit: str = ""
    """Ids of its segments, joined with ``+``."""
    previous: int = 0
    following: int = 0
    """`l10n.memory.fold.context_key` of the sentences around it, 0 where there is none."""
    role: str = ""
    date: str = ""
    """ISO 8601, a day."""
    confidential: bool = False
    file: str = ""
    """That it was taken from, relative to the project; given by the store."""
    penalty: int = 0
    """Points off because of where that file lies; given by the store."""
