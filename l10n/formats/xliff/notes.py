"""Notes of a unit: ours, and those of humans."""

from collections.abc import Iterable

from l10n.formats.kit import KitUnit
from l10n.model import Finding

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


def partly(unit: KitUnit) -> Finding:
    """That only some segments of a unit are translated."""
    return Finding(
        "partly-translated",
        "only some of its segments are translated; it is passed over",
        unit=unit.id,
        line=unit.line,
    )
