"""Changes to the lists of texts by term, gathered and merged into their rows."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from l10n.memory.rows import ID, ID_MASK, Ids, key_of, pack, unpack
from l10n.memory.runs import SHIFT, Changes, Runs, last

_CHANGES = 1 << 17
"""Gathered before they are set aside: a megabyte, and their terms."""
_AT_ONCE = 4_096
"""Changes that are merged at once: what is held of the rows that they belong to stays small, however long these are."""


class Log:
    """Changes to the lists, gathered and written in the order of the terms.

    Of many, each row is written once: they are set aside, sorted, until all are there. So the time that they take
    grows with them, not with the lists, and what they take of memory does not grow.

    Args:
        connection: with a transaction begun.
        folder: for what is set aside.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._db = connection
        self._runs = Runs(folder)
        self._numbers: dict[str, int] = {}
        self._changes = array("q")
        """Number of the term, id, and 1 for one that is taken out."""

    def put(self, id_: int, terms: Iterable[str], *, gone: bool = False) -> None:
        """A text has these terms, or is gone."""
        numbers = self._numbers
        for term in terms:
            number = numbers.setdefault(term, len(numbers))
            self._changes.append((number << ID | id_) << 1 | gone)
        if len(self._changes) >= _CHANGES:
            self._runs.add(*self._gathered())

    def flush(self) -> None:
        """Write all that there are."""
        some = self._gathered()
        if not self._runs:
            self._merge(*some)
            return
        self._runs.add(*some)
        del some
        for part in self._runs.merged():
            self._merge(*part)

    def close(self) -> None:
        """Let go of what was set aside, written or not."""
        self._runs.close()

    def _gathered(self) -> Changes:
        """The terms and changes since the last time."""
        terms = sorted(self._numbers)
        rank = np.empty(len(terms), np.int64)
        rank[[self._numbers[term] for term in terms]] = np.arange(len(terms))
        changes = np.array(self._changes, np.int64)
        self._numbers, self._changes = {}, array("q")
        number = changes >> SHIFT
        changes += (rank[number] - number) << SHIFT
        return terms, last(changes)

    def _merge(self, terms: Sequence[str], changes: Ids) -> None:
        """Merge changes, sorted by term and id, a few at a time."""
        for begin in range(0, len(changes), _AT_ONCE):
            some = changes[begin : begin + _AT_ONCE]
            first, final = int(some[0]) >> SHIFT, int(some[-1]) >> SHIFT
            self._write(terms[first : final + 1], some - (first << SHIFT))

    def _write(self, terms: Sequence[str], changes: Ids) -> None:
        """Merge changes, sorted by term and id, into the rows that they belong to."""
        keys, held, ids, bounds = self._touched(terms, changes)
        every = sorted(
            {*terms, *(key.partition("\t")[0] for key in keys), *(t for some in held for t in some)}
        )
        rank = {term: at for at, term in enumerate(every)}
        owner = np.array([rank[term] for some in held for term in some], np.int64)
        held_ids = np.repeat(owner, np.diff(bounds)) << ID | ids
        begins = np.array([_begin(key, rank) for key in keys], np.int64)
        number = np.array([rank[term] for term in terms], np.int64)[changes >> SHIFT]
        changes = number << SHIFT | changes & ((1 << SHIFT) - 1)
        used = np.unique(np.searchsorted(begins, changes >> 1, side="right") - 1)
        merged = last(np.concatenate([held_ids << 1, changes]))
        entries = (merged >> 1)[merged & 1 == 0]
        row = np.searchsorted(begins, entries, side="right") - 1
        there = np.isin(row, used)
        entries, row = entries[there], row[there]
        places: list[int] = used.tolist()
        replaced = [keys[at] for at in places]
        self._db.executemany("delete from list where key = ?", [(key,) for key in replaced])
        self._db.executemany(
            "insert into list values (?, ?, ?, ?)", pack(replaced, every, entries, np.searchsorted(used, row))
        )

    def _touched(
        self, terms: Sequence[str], changes: Ids
    ) -> tuple[list[str], list[list[str]], Ids, list[int]]:
        """The rows from the first to the last change of each term, by key: with one at the very beginning."""
        number, ids = changes >> SHIFT, (changes >> 1) & ID_MASK
        starts = np.searchsorted(number, np.arange(len(terms) + 1))
        wanted = [
            (key_of(term, first), key_of(term, last))
            for term, first, last in zip(
                terms, ids[starts[:-1]].tolist(), ids[starts[1:] - 1].tolist(), strict=True
            )
        ]
        query = (
            "select list.key, terms, ids from json_each(?) cross join list where list.key <= json_extract(value, '$[1]') "
            "and list.key >= coalesce((select max(key) from list where key <= json_extract(value, '$[0]')), '')"
        )
        found: dict[str, tuple[str, bytes]] = {"": ("", b"")}
        for key, held, data in self._db.execute(query, [json.dumps(wanted)]):
            found[key] = (held, data)
        keys = sorted(found)
        return (keys, *unpack([found[key][0] for key in keys], [found[key][1] for key in keys]))


def _begin(key: str, rank: dict[str, int]) -> int:
    """Where the row of a key begins, as an entry: number of a term, id."""
    term, _, id_ = key.partition("\t")
    return rank[term] << ID | int(id_ or "0", 16)
