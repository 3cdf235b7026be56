"""The database of the memory: its tables, how it is opened, and when it is of no use any more."""

import sqlite3
from contextlib import suppress
from pathlib import Path

VERSION = 3
_PATIENCE = 60.0
"""Seconds to wait while another process writes."""
_CHECKED = 50_000_000
"""Bytes up to which a file is looked through when it is opened: damage in a larger one is met when it is used."""

# A text stands once, whatever number of entries and sides it has, under an id that `l10n.memory.fold.text_id` makes
# of it: so that ids sort by length, and a text is found without an index of its own. The lists of ids by term are
# ours (`l10n.memory.lists`): FTS5 gives out an id at a time, which was most of the time of a search.
_TABLES = """
create table locale (id integer primary key, tag text unique not null);
create table report (id integer primary key, name text unique not null, confidential integer not null);
create table file (id integer primary key, path text unique not null, fingerprint text not null);
create table text (
  id integer primary key, locale integer not null, folded integer not null, text text not null
);
create table entry (
  id integer primary key, source integer not null, target integer not null, file integer not null,
  report integer not null, unit text not null, previous integer not null, following integer not null,
  origin integer not null, confidence integer not null, state integer not null, role text not null,
  day integer not null
);
create unique index entry_pair on entry (source, target, report, file);
create index entry_target on entry (target);
create table list (
  key text primary key, texts integer not null, terms text not null, ids blob not null
) without rowid;
create table total (texts integer not null);
insert into total values (0);
"""


class Unusable(Exception):  # noqa: N818 - a fact about a file, never shown: it leads to a new one
    """The file is of another version, or damaged; it must be made anew."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the database, made when missing.

    Raises:
        Unusable: the file is no memory of this version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        _prepare(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        if is_damage(error):
            raise Unusable(f"damaged ({error})") from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("pragma journal_mode = wal")
    # A crash of the machine may cost the last minutes of a cache: that is worth not waiting for the disk.
    connection.execute("pragma synchronous = normal")
    connection.execute("pragma secure_delete = on")
    # What is sorted may be confidential, and a file for it would lie outside of the project.
    connection.execute("pragma temp_store = memory")
    connection.execute("pragma cache_size = -16384")
    (version,) = connection.execute("pragma user_version").fetchone()
    if version == VERSION:
        if _size(connection) <= _CHECKED:
            (state,) = connection.execute("pragma quick_check(1)").fetchone()
            if state != "ok":
                raise Unusable("damaged")
        return
    connection.execute("begin immediate")
    try:
        (version,) = connection.execute("pragma user_version").fetchone()
        if version == 0 and not connection.execute("select count(*) from sqlite_master").fetchone()[0]:
            for statement in _TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"pragma user_version = {VERSION}")
        elif version != VERSION:
            raise Unusable(f"of version {version}, this l10n has {VERSION}")
    finally:
        connection.execute("commit")


def _size(connection: sqlite3.Connection) -> int:
    (pages,) = connection.execute("pragma page_count").fetchone()
    (size,) = connection.execute("pragma page_size").fetchone()
    return int(pages) * int(size)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is broken, not that it is busy or the disk full."""
    name = getattr(error, "sqlite_errorname", "")
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"))


def remove(path: Path) -> None:
    """Delete the database and what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
