"""Notes of a unit: ours, and those of humans."""

from collections.abc import Iterable

OURS = "l10n"


def split_notes(notes: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Notes that this tool wrote for the translator, and all others, a line each.

    Args:
        notes: author or category, and text.
    """
    ours: list[str] = []
    theirs: list[str] = []
    for author, text in notes:
        lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
        (ours if author == OURS else theirs).extend(lines)
    return tuple(ours), tuple(theirs)
