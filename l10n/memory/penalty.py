"""What is taken off the score of a match, in points."""

from collections.abc import Iterator

from l10n.memory.codes import shape
from l10n.memory.entry import Entry
from l10n.memory.match import Query
from l10n.model import Origin
from l10n.text.marks import MARK

_FUZZY, _CHANGE, _UNREVIEWED, _MACHINE, _ALIGNED = 40, 5, 2, 1, 3
_DOUBT = 10
"""Times what an alignment lacks in confidence."""
_MARK, _MARKS = 2, 10
"""Each mark that only one of the two has, and all of them at most."""
_OLD = 5
"""Years."""


def penalties(
    entry: Entry, query: Query, *, marked: str, exact: bool = False, changes: int = 0, targets: int = 1
) -> Iterator[tuple[str, int]]:
    """Name and points of each penalty.

    Args:
        entry: the match.
        query: what it is a match for.
        marked: the source of the query with its marks numbered as the entry's.
        exact: they are the same but for marks, case, width and the like.
        changes: kinds of things that differ and could not be put right.
        targets: different translations that there are for exactly this text.
    """
    yield from _of_entry(entry, query)
    if changes:
        yield "changed", _CHANGE * changes
    marks = len(shape(entry.source) ^ shape(marked))
    if marks:
        yield "marks", min(_MARK * marks, _MARKS)
    if exact and MARK.sub("", entry.source) != MARK.sub("", query.source):
        yield "form", 1
    if targets > 1:
        yield "several", targets - 1


def _of_entry(entry: Entry, query: Query) -> Iterator[tuple[str, int]]:
    """For what is known of the entry, whatever its text."""
    if entry.fuzzy:
        yield "unconfirmed", _FUZZY
    if entry.origin is Origin.ALIGNED:
        yield "aligned", _ALIGNED + round(_DOUBT * (1 - entry.confidence))
    elif not entry.reviewed:
        yield "unreviewed", _UNREVIEWED
    if entry.origin in {Origin.ENGINE, Origin.MEMORY, Origin.REPAIRED}:
        yield "machine", _MACHINE
    if entry.role and query.role and entry.role != query.role:
        yield "role", 1
    if query.date[:4].isdecimal() and entry.date and int(query.date[:4]) - int(entry.date[:4]) > _OLD:
        yield "old", 1
    if entry.penalty:
        yield "folder", entry.penalty
