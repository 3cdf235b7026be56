"""A stretch of a translation that may be a name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where it stands and how it may be read."""

    start: int
    end: int
    text: str
    sounds: tuple[str, ...]
    """In the alphabet of `l10n.terms.sounds`."""
    words: int = 1
    sure: bool = True
    """It ends and begins where words do."""
    part: bool = False
    """More of what may be the same name stands beside it: キム of キム・ジョンウン."""
