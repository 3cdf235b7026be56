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
from collections.abc import Sequence

import numpy as np

from l10n.memory.rows import Ids, key_of, unpack
from l10n.memory.schema import Unusable
from l10n.memory.varint import count

_END = "\U0010ffff"
"""Sorts after whatever a term goes on with."""
_END_OF_LIST = b"\0"
_MOST_READ = 5_000
"""Rows that are read for the beginning of a word."""


class Search:
    """The lists of some terms: how long they are, and then those that are wanted.

    Args:
        connection: of the database.
        terms: all that are asked for, each once.
    """

    def __init__(self, connection: sqlite3.Connection, terms: Sequence[str]) -> None:
        self._db = connection
        query = (
            "select value, terms, ids from json_each(?) cross join list "
            "where list.key = (select max(key) from list where key <= value)"
        )
        rows = connection.execute(query, [json.dumps(terms)]).fetchall()
        self._begun: dict[str, bytes] = {}
        """Of each term: its ids that stand in the row in which they begin."""
        full: list[str] = []
        for term, names, data in rows:
            held, lists = _apart(names, data)
            if term in held:
                self._begun[term] = lists[held.index(term)]
            if held[-1:] <= [term]:
                full.append(term)
        self._more = self._counted(full)
        """Texts of each that stand in the rows behind."""

    def sizes(self) -> dict[str, int]:
        """How many texts have each term; those that none has are left out."""
        sizes = {term: count(data) for term, data in self._begun.items()}
        return sizes | {term: sizes.get(term, 0) + more for term, more in self._more.items()}

    def read(self, terms: Sequence[str], *, lowest: int, above: int) -> tuple[Ids, Ids]:
        """The ids from `lowest` on and below `above`, and the number of the term that each has.

        Args:
            terms: of those that were asked for.
            lowest: first id of interest.
            above: first of no interest any more.
        """
        long = [at for at, term in enumerate(terms) if self._more.get(term)]
        query = (
            "select json_extract(value, '$[0]'), terms, ids from json_each(?) cross join list "
            "where list.key > json_extract(value, '$[1]') and list.key < json_extract(value, '$[3]') "
            "and list.key >= (select max(key) from list where key <= json_extract(value, '$[2]'))"
        )
        wanted = [(at, f"{terms[at]}\t", key_of(terms[at], lowest), key_of(terms[at], above)) for at in long]
        owners = list(range(len(terms)))
        lists = [self._begun.get(term, b"") for term in terms]
        for at, names, data in self._db.execute(query, [json.dumps(wanted)]) if wanted else ():
            held, some = _apart(names, data)
            # The texts that a row was begun with may be gone.
            if held[:1] == [terms[at]]:
                owners.append(at)
                lists.append(some[0])
        _, ids, bounds = unpack([terms[at] for at in owners], [data + _END_OF_LIST for data in lists])
        of = np.repeat(np.array(owners, np.int64), np.diff(bounds))
        there = (ids >= lowest) & (ids < above)
        return ids[there], of[there]

    def _counted(self, terms: Sequence[str]) -> dict[str, int]:
        """How many texts of terms stand in rows behind the first; those of none are left out."""
        query = (
            "select value, (select sum(texts) from list where key > value || char(9) and key < value || char(10)) "
            "from json_each(?)"
        )
        rows = self._db.execute(query, [json.dumps(terms)]).fetchall() if terms else []
        return {term: texts for term, texts in rows if texts}


def _apart(names: str, data: bytes) -> tuple[list[str], list[bytes]]:
    """The terms of a row, and the bytes of the list of each without their end.

    Raises:
        Unusable: they do not fit together.
    """
    terms = names.split("\n") if names else []
    # No other number has a byte of 0.
    *lists, rest = data.split(_END_OF_LIST)
    if rest or len(lists) != len(terms):
        raise Unusable("damaged (its lists)")
    return terms, lists


def beginning(connection: sqlite3.Connection, start: str) -> Ids:
    """Ids of the texts that have a term with this beginning, ascending."""
    query = (
        "select terms, ids from list where key >= coalesce((select max(key) from list where key <= ?), '') "
        "and key < ? limit ?"
    )
    rows = connection.execute(query, [start, start + _END, _MOST_READ]).fetchall()
    held, ids, bounds = unpack([row[0] for row in rows], [row[1] for row in rows])
    right = np.array([term.startswith(start) for terms in held for term in terms], bool)
    return np.unique(ids[np.repeat(right, np.diff(bounds))])
