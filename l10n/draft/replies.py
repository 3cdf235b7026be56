"""What engines have answered: kept the moment it arrives, so that nothing is asked twice after a crash.

One file below ``.l10n/``; it may be deleted at any time. Texts are looked up by hashes that only this file's own
secret can make, so that a copied key tells nothing; the answers themselves lie where the PO files lie, in the
project and nowhere else. Each row knows, in the same way, the report that it was asked for.

What it holds is bounded: when it is opened, answers that nobody has used for a year are removed, and of the others
those that were used longest ago, until the rest fits. A run removes nothing that it has written or used itself.
"""

import os
import secrets
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

NAME = "replies.sqlite"
_VERSION = 2
_SCHEMA = """
create table if not exists secret (value blob not null);
create table if not exists reply (
    key blob primary key, text text not null, date text not null, report blob not null, used integer not null
) without rowid;
create index if not exists reply_report on reply (report);
create index if not exists reply_used on reply (used);
"""
_PATIENCE = 10.0
_MOST_BYTES = 256_000_000
"""Of answers, about: some two million sentences."""
_ROW = 100
"""Bytes that a row takes besides its text."""
_LONGEST_UNUSED = 366
"""Days."""
_KEYS_PER_QUERY = 500  # SQLite takes at most 999 parameters in its older builds


class _OtherVersionError(Exception):
    """Written by another l10n: begun anew."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came."""

    text: str
    date: str
    """ISO 8601, of the day on which it came."""


class Replies:
    """Answers of engines. May be used by many threads and processes at once."""

    def __init__(self, folder: Path | None) -> None:
        """Open what there is; a damaged file is begun anew.

        Args:
            folder: of the project's caches; None to keep nothing.
        """
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._secret = secrets.token_bytes(32)
        self._today = date.today().toordinal()  # noqa: DTZ011 - days are counted, in any zone
        if folder is not None:
            self._open(folder / NAME)

    def key(self, *parts: str) -> bytes:
        """The name of a text under all that its answer depends on."""
        digest = blake2b(key=self._secret, digest_size=24)
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.digest()

    def load(self, keys: Sequence[bytes]) -> dict[bytes, Reply]:
        """Those that are known."""
        found: dict[bytes, Reply] = {}
        with self._lock, suppress(sqlite3.Error):
            if self._connection is None:
                return {}
            for at in range(0, len(keys), _KEYS_PER_QUERY):
                some = keys[at : at + _KEYS_PER_QUERY]
                marks = ",".join("?" * len(some))
                rows = self._connection.execute(
                    f"select key, text, date, used from reply where key in ({marks})",  # noqa: S608 - question marks only
                    some,
                ).fetchall()
                found.update({key: Reply(text, date) for key, text, date, _ in rows})
                self._touch([key for key, *_, used in rows if used != self._today])
        return found

    def store(self, replies: Mapping[bytes, Reply], *, report: str) -> None:
        """Keep answers, in one step; where they cannot be written, they will be asked for again."""
        owner = self.key("report", report)
        with self._lock, suppress(sqlite3.Error):
            if self._connection is None:
                return
            self._connection.executemany(
                "insert or replace into reply values (?, ?, ?, ?, ?)",
                [(key, reply.text, reply.date, owner, self._today) for key, reply in replies.items()],
            )
            self._connection.commit()

    def forget(self, report: str) -> int:
        """Remove all that was asked for a report; their bytes are overwritten. Says how many there were."""
        with self._lock:
            if self._connection is None:
                return 0
            cursor = self._connection.execute(
                "delete from reply where report = ?", [self.key("report", report)]
            )
            self._connection.commit()
            self._connection.execute("pragma wal_checkpoint(truncate)")
            return cursor.rowcount

    def close(self) -> None:
        """Let go of the file."""
        with self._lock, suppress(sqlite3.Error):
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _touch(self, keys: Sequence[bytes]) -> None:
        """They are used today; written once a day each. Where that cannot be written, the answers count all the same."""
        if self._connection is not None and keys:
            with suppress(sqlite3.Error):
                self._connection.executemany(
                    "update reply set used = ? where key = ?", [(self._today, key) for key in keys]
                )
                self._connection.commit()

    def _tidy(self, connection: sqlite3.Connection) -> None:
        """Remove what was not used for long, and what is too much."""
        with suppress(sqlite3.Error), connection:
            connection.execute("delete from reply where used < ?", [self._today - _LONGEST_UNUSED])
            names = ("page_count", "freelist_count", "page_size")
            pages, free, size = (connection.execute(f"pragma {name}").fetchone()[0] for name in names)
            if (pages - free) * size <= _MOST_BYTES:
                return
            # What another run has used today it may still need.
            connection.execute(
                "delete from reply where key in (select key from (select key, used, sum(length(cast(text as blob)) + ?) over "
                "(order by used desc, key) as held from reply) where held > ? and used < ?)",
                [_ROW, _MOST_BYTES // 2, self._today],
            )

    def _open(self, path: Path) -> None:
        for _ in range(2):
            try:
                self._connection, self._secret = _opened(path)
                self._tidy(self._connection)
            except sqlite3.OperationalError:
                return  # read-only or locked for long: this run keeps nothing
            except (sqlite3.DatabaseError, _OtherVersionError, TypeError):
                for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                    name.unlink(missing_ok=True)
            except OSError:
                return
            else:
                return


def forget(folder: Path, report: str) -> int:
    """Remove all answers that were asked for a report.

    Args:
        folder: of the project's caches.
        report: its id.
    """
    if not (folder / NAME).exists():
        return 0
    with closing(Replies(folder)) as replies:
        return replies.forget(report)


def _opened(path: Path) -> tuple[sqlite3.Connection, bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # nobody else's to read
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        _check_version(connection)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma secure_delete = on")
        connection.executescript(_SCHEMA)
        with connection:
            connection.execute("begin immediate")
            row = connection.execute("select value from secret").fetchone()
            if row is None:
                row = (secrets.token_bytes(32),)
                connection.execute("insert into secret values (?)", row)
                connection.execute(f"pragma user_version = {_VERSION}")
        return connection, bytes(row[0])
    except BaseException:
        connection.close()
        raise


def _check_version(connection: sqlite3.Connection) -> None:
    if connection.execute("pragma user_version").fetchone()[0] not in {0, _VERSION}:
        raise _OtherVersionError
