"""Terms and ids as rows of the table of lists, and back: what stands in one is told by `l10n.memory.lists`."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from l10n.memory.schema import Unusable
from l10n.memory.varint import encode, sums, widths

Ids = NDArray[np.int64]
ID = 36
"""Bits of an id: nine digits of a key."""
ID_MASK = (1 << ID) - 1
_MOST = 900
"""Bytes of a row: four of them fill a page of the database, and none spills over."""


def key_of(term: str, id_: int) -> str:
    """Of a row that begins within a list."""
    return f"{term}\t{id_:09x}"


def new(numbers: Ids) -> NDArray[np.bool_]:
    """Which are other than the one before."""
    found = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def unpack(terms: Sequence[str], data: Sequence[bytes]) -> tuple[list[list[str]], Ids, list[int]]:
    """The terms of each row, the ids of all lists, and where each list begins among these; the last number ends it.

    Raises:
        Unusable: they do not fit together.
    """
    held = [text.split("\n") if text else [] for text in terms]
    added, is_end = sums(b"".join(data))
    ends = np.flatnonzero(is_end)
    if len(ends) != sum(map(len, held)):
        raise Unusable("damaged (its lists)")
    counts = np.diff(ends, prepend=-1) - 1
    base = np.append(0, added[ends[:-1]])[: len(ends)] + 1
    ids = added[~is_end][: int(counts.sum())] - np.repeat(base, counts)
    return held, ids, [0, *np.cumsum(counts).tolist()]


def pack(
    keys: Sequence[str], terms: Sequence[str], entries: Ids, row: Ids
) -> list[tuple[str, int, str, bytes]]:
    """The rows that hold entries: one that has become too long as several, one without entries not at all.

    Args:
        keys: of the rows.
        terms: by number.
        entries: number of a term and id, sorted.
        row: that each belongs to.
    """
    if not len(entries):
        return []
    number, cut = entries >> ID, _cuts(entries, row, terms)
    begins = cut | new(number)
    data, places = encode(_with_ends(_steps(entries, begins), begins))
    lists, starts = np.flatnonzero(begins), np.flatnonzero(cut)
    first_list = np.searchsorted(lists, starts)
    # Behind the 0 of each list before.
    bytes_from = [*places[starts + first_list].tolist(), len(data)]
    lists_from = [*first_list.tolist(), len(lists)]
    numbers: list[int] = number[lists].tolist()
    names = [terms[at] for at in numbers]
    counts: list[int] = np.diff(np.append(lists, len(entries))).tolist()
    goes_on = (~new(number) & ~new(row))[starts].tolist()
    is_first = new(row)[starts].tolist()
    ids: list[int] = (entries[starts] & ID_MASK).tolist()
    owners: list[int] = row[starts].tolist()
    rows: list[tuple[str, int, str, bytes]] = []
    for at, of in enumerate(owners):
        first, end = lists_from[at], lists_from[at + 1]
        key = key_of(names[first], ids[at]) if goes_on[at] else names[first]
        if is_first[at]:
            key = keys[of]
        texts = counts[first] if key.startswith(f"{names[first]}\t") else 0
        rows.append((key, texts, "\n".join(names[first:end]), data[bytes_from[at] : bytes_from[at + 1]]))
    return rows


def _cuts(entries: Ids, row: Ids, terms: Sequence[str]) -> NDArray[np.bool_]:
    """Where rows begin, in pieces of about the same size where one would be too long."""
    letters = np.array([len(term.encode()) + 2 for term in terms], np.int64)
    number, first = entries >> ID, new(row)
    begins = first | new(number)
    cost = widths(_steps(entries, begins)) + np.where(begins, letters[number], 0)
    before = np.cumsum(cost) - cost
    of = np.cumsum(first) - 1
    size = np.add.reduceat(cost, np.flatnonzero(first))
    pieces = -(-size // _MOST)
    longest = -(-size // pieces)
    return first | new((before - before[first][of]) // longest[of])


def _steps(entries: Ids, begins: NDArray[np.bool_]) -> Ids:
    """What each id adds to the one before in its list."""
    ids = entries & ID_MASK
    return ids - np.where(begins, -1, np.append(0, ids[:-1]))


def _with_ends(steps: Ids, begins: NDArray[np.bool_]) -> Ids:
    """A 0 behind each list."""
    return np.insert(steps, np.append(np.flatnonzero(begins)[1:], len(steps)), 0)
