"""Which texts have a term: one long list of terms and ids, in rows of a table.

Term after term, and of each the ids of its texts ascending, as a dictionary and its entries; cut into rows that are
read and written apart. The key of a row is where it begins: a term, and within a long list a tab and an id; of such a
row it is noted how many texts it has of this term. A row has the terms that it holds something of and, in their order,
their ids: each as what it adds to the one before (the first to -1), a 0 behind each list, in the bytes of
`l10n.memory.varint`.
So a rare term costs its letters and four bytes or so, and a text that comes or goes a row for each of its terms.
"""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from l10n.memory.schema import Unusable
from l10n.memory.varint import decode, encode, widths

Ids = NDArray[np.int64]
_MOST = 900
"""Bytes of a row: four of them fill a page of the database, and none spills over."""
_ID = 36
"""Bits of an id: nine digits of a key."""
_END = "\U0010ffff"
"""Sorts after whatever a term goes on with."""
_MOST_READ = 5_000
"""Rows that are read for the beginning of a word."""
_CHANGES = 1 << 20
"""Gathered before they are written: eight megabytes."""
_TERMS = 500
"""Whose changes are written at once."""


class Search:
    """The lists of some terms: how long they are, and then those that are wanted.

    Args:
        connection: of the database.
        terms: all that are asked for, each once.
    """

    def __init__(self, connection: sqlite3.Connection, terms: Sequence[str]) -> None:
        self._db = connection
        query = (
            "select value, terms, ids, (select sum(texts) from list where key > value || char(9) "
            "and key < value || char(10)) from json_each(?) cross join list "
            "where list.key = (select max(key) from list where key <= value)"
        )
        rows = connection.execute(query, [json.dumps(terms)]).fetchall()
        held, self._ids, bounds = _unpack([row[1] for row in rows], [row[2] for row in rows])
        self._begun: dict[str, tuple[int, int]] = {}
        """Of each term: where its ids are that stand in the row in which they begin."""
        self._more: dict[str, int] = {row[0]: row[3] or 0 for row in rows}
        """Texts of each that stand in the rows behind."""
        number = 0
        for (term, *_), there in zip(rows, held, strict=True):
            if term in there:
                at = number + there.index(term)
                self._begun[term] = (bounds[at], bounds[at + 1])
            number += len(there)

    def sizes(self) -> dict[str, int]:
        """How many texts have each term; those that none has are left out."""
        sizes = {term: self._first(term).size + more for term, more in self._more.items()}
        return {term: size for term, size in sizes.items() if size}

    def read(self, terms: Sequence[str], *, lowest: int, above: int) -> tuple[Ids, Ids]:
        """The ids from `lowest` on and below `above`, and the number of the term that each has.

        Args:
            terms: of those that were asked for.
            lowest: first id of interest.
            above: first of no interest any more.
        """
        parts = [self._first(term) for term in terms]
        ids = np.concatenate([np.empty(0, np.int64), *parts])
        of = np.repeat(np.arange(len(terms)), [part.size for part in parts])
        long = [at for at, term in enumerate(terms) if self._more.get(term)]
        query = (
            "select json_extract(value, '$[0]'), terms, ids from json_each(?) cross join list "
            "where list.key > json_extract(value, '$[1]') and list.key < json_extract(value, '$[3]') "
            "and list.key >= (select max(key) from list where key <= json_extract(value, '$[2]'))"
        )
        wanted = [
            (at, f"{terms[at]}\t", _key(terms[at], lowest), _key(terms[at], above)) for at in long
        ]
        if wanted:
            rows = self._db.execute(query, [json.dumps(wanted)]).fetchall()
            held, more, bounds = _unpack([row[1] for row in rows], [row[2] for row in rows])
            starts = np.cumsum([0, *map(len, held)])[:-1]
            # What follows in the last row of a list is of other terms.
            spans = [
                (bounds[at], bounds[at + 1]) if some[:1] == [terms[of_term]] else (0, 0)
                for at, some, (of_term, *_) in zip(starts.tolist(), held, rows, strict=True)
            ]
            ids = np.concatenate([ids, *(more[begin:end] for begin, end in spans)])
            of = np.concatenate([of, np.repeat([row[0] for row in rows], [end - begin for begin, end in spans])])
        there = (ids >= lowest) & (ids < above)
        return ids[there], of[there].astype(np.int64)

    def _first(self, term: str) -> Ids:
        begin, end = self._begun.get(term, (0, 0))
        return self._ids[begin:end]


def beginning(connection: sqlite3.Connection, start: str) -> Ids:
    """Ids of the texts that have a term with this beginning, ascending."""
    query = (
        "select terms, ids from list where key >= coalesce((select max(key) from list where key <= ?), '') "
        "and key < ? limit ?"
    )
    rows = connection.execute(query, [start, start + _END, _MOST_READ]).fetchall()
    held, ids, bounds = _unpack([row[0] for row in rows], [row[1] for row in rows])
    right = np.array([term.startswith(start) for terms in held for term in terms], bool)
    return np.unique(ids[np.repeat(right, np.diff(bounds))])


class Log:
    """Changes to the lists, gathered and written in the order of the terms.

    Args:
        connection: with a transaction begun.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._numbers: dict[str, int] = {}
        self._changes = array("q")
        """Number of the term, id, and 1 for one that is taken out."""

    def put(self, id_: int, terms: Iterable[str], *, gone: bool = False) -> None:
        """A text has these terms, or is gone."""
        numbers = self._numbers
        for term in terms:
            number = numbers.setdefault(term, len(numbers))
            self._changes.append((number << _ID | id_) << 1 | gone)
        if len(self._changes) >= _CHANGES:
            self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        terms = sorted(self._numbers)
        rank = np.empty(len(terms), np.int64)
        rank[[self._numbers[term] for term in terms]] = np.arange(len(terms))
        changes = np.array(self._changes, np.int64)
        self._numbers, self._changes = {}, array("q")
        number = changes >> (_ID + 1)
        changes += (rank[number] - number) << (_ID + 1)
        changes = _last(changes)
        for begin in range(0, len(terms), _TERMS):
            end = begin + _TERMS
            low, high = np.searchsorted(changes, [begin << (_ID + 1), end << (_ID + 1)])
            self._write(terms[begin:end], changes[low:high] - (begin << (_ID + 1)))

    def _write(self, terms: Sequence[str], changes: Ids) -> None:
        """Merge changes, sorted by term and id, into the rows that they belong to."""
        keys, held, ids, bounds = self._touched(terms, changes)
        every = sorted({*terms, *(key.partition("\t")[0] for key in keys), *(t for some in held for t in some)})
        rank = {term: at for at, term in enumerate(every)}
        owner = np.array([rank[term] for some in held for term in some], np.int64)
        there = np.repeat(owner, np.diff(bounds)) << _ID | ids
        begins = np.array([_begin(key, rank) for key in keys], np.int64)
        number = np.array([rank[term] for term in terms], np.int64)[changes >> (_ID + 1)]
        changes = number << (_ID + 1) | changes & ((1 << (_ID + 1)) - 1)
        used = np.unique(np.searchsorted(begins, changes >> 1, side="right") - 1)
        merged = _last(np.concatenate([there << 1, changes]))
        entries = (merged >> 1)[merged & 1 == 0]
        row = np.searchsorted(begins, entries, side="right") - 1
        entries, row = entries[np.isin(row, used)], row[np.isin(row, used)]
        self._replace([keys[at] for at in used], every, entries, np.searchsorted(used, row))

    def _touched(
        self, terms: Sequence[str], changes: Ids
    ) -> tuple[list[str], list[list[str]], Ids, list[int]]:
        """The rows from the first to the last change of each term, by key: with one at the very beginning."""
        number, ids = changes >> (_ID + 1), (changes >> 1) & ((1 << _ID) - 1)
        starts = np.searchsorted(number, np.arange(len(terms) + 1))
        wanted = [
            (_key(term, first), _key(term, last))
            for term, first, last in zip(
                terms, ids[starts[:-1]].tolist(), ids[starts[1:] - 1].tolist(), strict=True
            )
        ]
        query = (
            "select list.key, terms, ids from json_each(?) cross join list where list.key <= json_extract(value, '$[1]') "
            "and list.key >= coalesce((select max(key) from list where key <= json_extract(value, '$[0]')), '')"
        )
        found = {"": ("", b"")}
        for key, held, data in self._db.execute(query, [json.dumps(wanted)]):
            found[key] = (held, data)
        keys = sorted(found)
        return (keys, *_unpack([found[key][0] for key in keys], [found[key][1] for key in keys]))

    def _replace(self, keys: Sequence[str], terms: Sequence[str], entries: Ids, row: Ids) -> None:
        """Write rows anew; one that has become too long as several, one without entries not at all.

        Args:
            keys: of the rows.
            terms: by number.
            entries: number of a term and id, sorted.
            row: that each belongs to.
        """
        self._db.executemany("delete from list where key = ?", [(key,) for key in keys])
        if not len(entries):
            return
        letters = np.array([len(term.encode()) + 2 for term in terms], np.int64)
        number = entries >> _ID
        new = _new(row) | _new(number)
        cost = widths(_steps(entries, new)) + np.where(new, letters[number], 0)
        before = np.cumsum(cost) - cost
        begins = np.flatnonzero(_new(row))
        size = np.add.reduceat(cost, begins)
        of = np.cumsum(_new(row)) - 1
        piece = (before - before[begins][of]) // -(-size // -(-size // _MOST))[of]
        cut = _new(row) | _new(piece)
        new |= cut
        starts = np.flatnonzero(cut)
        data, places = encode(_with_ends(_steps(entries, new), new))
        lists = np.flatnonzero(new)
        list_no = np.cumsum(new) - 1
        # Where rows begin among the bytes: behind the 0 of each list before.
        firsts = [*places[starts + list_no[starts]].tolist(), len(data)]
        bounds = [*list_no[starts].tolist(), len(lists)]
        names = number[lists].tolist()
        counts = np.diff(np.append(lists, len(entries))).tolist()
        rows: list[tuple[str, int, str, bytes]] = []
        for at, start in enumerate(starts.tolist()):
            if row[start] != row[start - 1] or not start:
                key = keys[row[start]]
            else:
                term = terms[int(number[start])]
                inside = number[start] == number[start - 1]
                key = _key(term, int(entries[start]) & ((1 << _ID) - 1)) if inside else term
            held = [terms[name] for name in names[bounds[at] : bounds[at + 1]]]
            texts = counts[bounds[at]] if key.startswith(f"{held[0]}\t") else 0
            rows.append((key, texts, "\n".join(held), data[firsts[at] : firsts[at + 1]]))
        self._db.executemany("insert into list values (?, ?, ?, ?)", rows)


def _key(term: str, id_: int) -> str:
    return f"{term}\t{id_:09x}"


def _begin(key: str, rank: dict[str, int]) -> int:
    """Where the row of a key begins, as an entry: number of a term, id."""
    term, _, id_ = key.partition("\t")
    return rank[term] << _ID | int(id_ or "0", 16)


def _last(changes: Ids) -> Ids:
    """Sorted by what they are about, and of those about the same the last."""
    changes = changes[np.argsort(changes >> 1, kind="stable")]
    return changes[np.append(np.diff(changes >> 1) != 0, np.ones(min(len(changes), 1), bool))]


def _new(numbers: Ids) -> NDArray[np.bool_]:
    """Which are other than the one before."""
    return np.append(np.ones(min(len(numbers), 1), bool), np.diff(numbers) != 0)


def _steps(entries: Ids, new: NDArray[np.bool_]) -> Ids:
    """What each id adds to the one before in its list."""
    ids = entries & ((1 << _ID) - 1)
    return ids - np.where(new, -1, np.append(0, ids[:-1]))


def _with_ends(steps: Ids, new: NDArray[np.bool_]) -> Ids:
    return np.insert(steps, np.append(np.flatnonzero(new)[1:], len(steps)), 0)


def _unpack(terms: Sequence[str], data: Sequence[bytes]) -> tuple[list[list[str]], Ids, list[int]]:
    """The terms of each row, the ids of all lists, and where each list begins among these; the last number ends it.

    Raises:
        Unusable: they do not fit together.
    """
    held = [text.split("\n") if text else [] for text in terms]
    steps = decode(b"".join(data))
    ends = np.flatnonzero(steps == 0)
    if len(ends) != sum(map(len, held)):
        raise Unusable("damaged (its lists)")
    sums = np.cumsum(steps)
    counts = np.diff(ends, prepend=-1) - 1
    base = np.append(0, sums[ends[:-1]])[: len(ends)] + 1
    kept = steps[: ends[-1] + 1 if len(ends) else 0] != 0
    ids = sums[: len(kept)][kept] - np.repeat(base, counts)
    return held, ids, [0, *np.cumsum(counts).tolist()]
