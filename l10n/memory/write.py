"""Take entries into the store, and out of it."""

import sqlite3
from collections.abc import Container, Iterable, Mapping
from datetime import date
from pathlib import Path

from l10n.memory.entry import Entry
from l10n.memory.fold import NEAR, fold, text_id, whole
from l10n.memory.log import Log
from l10n.memory.tokens import terms
from l10n.model import Origin

_CODES: Mapping[Origin, int] = {origin: code for code, origin in enumerate(Origin)}
_CONFIRMED, _REVIEWED, _FUZZY = 0, 1, 2
_REMEMBERED = 10_000
"""Ids of texts kept at hand: neighbours and repetitions come close together."""


class Writer:
    """Changes to the store within one transaction.

    Args:
        connection: with a transaction begun.
        folder: for what is kept back and does not fit into memory.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._db = connection
        self._ids: dict[tuple[int, str], int] = {}
        self._names: dict[tuple[str, str], int] = {}
        self._lists = Log(connection, folder)
        self._texts = 0
        """More than there were."""

    def add(self, entries: Iterable[Entry], *, file: str) -> int:
        """Take in entries of a file; one that is there already is passed over.

        Returns:
            How many are new.
        """
        owner = self._file(file)
        added = 0
        for entry in entries:
            row = (
                self._text(entry.source, entry.source_locale),
                self._text(entry.target, entry.target_locale),
                owner,
                self._report(entry.report, confidential=entry.confidential),
                entry.unit,
                entry.previous,
                entry.following,
                _CODES[entry.origin],
                round(entry.confidence * 10_000),
                _FUZZY if entry.fuzzy else _REVIEWED if entry.reviewed else _CONFIRMED,
                entry.role,
                _day(entry.date),
            )
            marks = ",".join("?" * len(row))
            added += self._db.execute(f"insert or ignore into entry values (null,{marks})", row).rowcount  # noqa: S608 - only question marks are put in
        return added

    def finish(self) -> None:
        """Write what has been kept back."""
        self._lists.flush()
        self._db.execute("update total set texts = texts + ?", [self._texts])
        self._texts = 0

    def close(self) -> None:
        """Let go of what has been kept back, written or not."""
        self._lists.close()

    def done(self, file: str, fingerprint: str) -> None:
        """A file was taken in whole."""
        self._db.execute("update file set fingerprint = ? where id = ?", [fingerprint, self._file(file)])

    def drop(self, file: str) -> None:
        """Take out the entries of a file, and the file."""
        self._remove("file", self._file(file))
        self._db.execute("delete from file where path = ?", [file])
        self._db.execute("delete from report where id not in (select report from entry)")
        self._names.clear()

    def forget(self, report: str) -> int:
        """Take out all entries of a report; how many there were."""
        row = self._db.execute("select id from report where name = ?", [report]).fetchone()
        if row is None:
            return 0
        removed = self._remove("report", row[0])
        self._db.execute("delete from report where id = ?", row)
        self._names.clear()
        return removed

    def _remove(self, column: str, value: int) -> int:
        """Delete entries, and the texts that no other entry has."""
        texts = self._db.execute(
            f"select source from entry where {column} = :v union select target from entry where {column} = :v",  # noqa: S608 - a name from this class
            {"v": value},
        ).fetchall()
        removed = self._db.execute(f"delete from entry where {column} = ?", [value]).rowcount  # noqa: S608
        for (id_,) in texts:
            used = "select 1 from entry where source = :id union all select 1 from entry where target = :id"
            if self._db.execute(used, {"id": id_}).fetchone() is None:
                self._remove_text(id_)
        self._ids.clear()
        return removed

    def _remove_text(self, id_: int) -> None:
        text, tag = self._db.execute(
            "select text, tag from text join locale on locale.id = locale where text.id = ?", [id_]
        ).fetchone()
        self._lists.put(id_, set(terms(text, locale=tag)), gone=True)
        self._db.execute("delete from text where id = ?", [id_])
        self._texts -= 1

    def _text(self, text: str, locale: str) -> int:
        """Id of a text, made when it is new."""
        tag = self._named("locale", "tag", locale)
        known = self._ids.get((tag, text))
        if known is not None:
            return known
        text = whole(text)
        folded = fold(text)
        first = text_id(folded, locale=locale)
        rows = self._db.execute(
            "select id, locale, text from text where id between ? and ?", [first, first + NEAR]
        ).fetchall()
        id_ = next((id_ for id_, of, there in rows if of == tag and there == text), None)
        if id_ is None:
            id_ = self._free(first, {row[0] for row in rows})
            self._db.execute("insert into text values (?, ?, ?, ?)", [id_, tag, text == folded, text])
            self._lists.put(id_, set(terms(folded, locale=locale)))
            self._texts += 1
        if len(self._ids) >= _REMEMBERED:
            self._ids.clear()
        self._ids[tag, text] = id_
        return id_

    def _free(self, first: int, taken: Container[int]) -> int:
        """An id of a text that is not there. Farther than `NEAR`, in a memory of many millions, it is found by its like only."""
        near = next((id_ for id_ in range(first, first + NEAR + 1) if id_ not in taken), None)
        if near is not None:
            return near
        query = (
            "select id + 1 from text one where id >= ? "
            "and not exists (select 1 from text where id = one.id + 1) order by id limit 1"
        )
        return int(self._db.execute(query, [first + NEAR]).fetchone()[0])

    def _file(self, path: str) -> int:
        row = self._db.execute("select id from file where path = ?", [path]).fetchone()
        if row:
            return int(row[0])
        # Without a fingerprint it counts as not taken in: a run that is cut short begins it again.
        return self._db.execute("insert into file (path, fingerprint) values (?, '')", [path]).lastrowid or 0

    def _report(self, name: str, *, confidential: bool) -> int:
        id_ = self._names.get(("report", name))
        if id_ is None:
            self._db.execute(
                "insert into report (name, confidential) values (?, ?) on conflict (name) do nothing",
                [name, confidential],
            )
            (id_,) = self._db.execute("select id from report where name = ?", [name]).fetchone()
            self._names["report", name] = id_
        if confidential:
            self._db.execute("update report set confidential = 1 where id = ?", [id_])
        return id_

    def _named(self, table: str, column: str, name: str) -> int:
        id_ = self._names.get((table, name))
        if id_ is None:
            self._db.execute(f"insert or ignore into {table} ({column}) values (?)", [name])  # noqa: S608 - names from this class
            (id_,) = self._db.execute(f"select id from {table} where {column} = ?", [name]).fetchone()  # noqa: S608
            self._names[table, name] = id_
        return id_


def _day(text: str) -> int:
    """A day of ISO 8601 as a number that sorts, 0 for none."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return 0
    return day.year * 10_000 + day.month * 100 + day.day
