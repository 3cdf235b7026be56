"""Keep a translation that has lost its place to another one of the same text."""

from dataclasses import replace

from l10n.model import Unit


def with_earlier(unit: Unit, earlier: Unit) -> Unit:
    """A unit that has another translation of its text as a comment, ``earlier: …``."""
    lines = earlier.comments
    if earlier.target and earlier.target != unit.target:
        lines = (*lines, f"earlier: {earlier.target}")
    return replace(unit, comments=tuple(dict.fromkeys(unit.comments + lines)))
