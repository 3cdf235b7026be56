"""A cache of sentence vectors on disk, shared by runs and by processes at the same time.

The file is a cache in the full sense: it may be deleted at any moment, a damaged one is thrown away and begun
again, and where none can be written alignment goes on without.
"""

import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

_NAME = "vectors.sqlite"
_SCHEMA = """
create table if not exists vectors (at integer primary key autoincrement, key blob unique, value blob not null)
"""
_KEYS_PER_QUERY = 500  # SQLite takes at most 999 parameters in its older builds
_PATIENCE = 5.0


class VectorCache:
    """Bytes by text, content-addressed and bounded.

    A value carries a checksum of itself, so that a flipped bit costs one encoding and never a wrong vector.

    Args:
        folder: where the file is kept; made when missing.
        model: name and version of what makes the values; part of the key.
        limit: number of sentences kept; the oldest go first. One takes about 1.1 kB.
    """

    def __init__(self, folder: Path, *, model: str, limit: int = 200_000) -> None:
        self._path = folder / _NAME
        self._salt = blake2b(model.encode(), digest_size=16).digest()
        self._limit = limit

    def _key(self, text: str) -> bytes:
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, salt=self._salt).digest()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=_PATIENCE)
        try:
            connection.execute(_SCHEMA)
        except BaseException:
            connection.close()
            raise
        return connection

    def load(self, texts: Sequence[str]) -> dict[str, bytes]:
        """Values of those of the texts that the cache holds intact."""
        by_key = {self._key(text): text for text in texts}
        keys = list(by_key)
        found: dict[str, bytes] = {}
        try:
            if not self._path.exists():
                return {}
            with closing(self._open()) as connection:
                for at in range(0, len(keys), _KEYS_PER_QUERY):
                    some = keys[at : at + _KEYS_PER_QUERY]
                    marks = ",".join("?" * len(some))
                    rows = connection.execute(f"select key, value from vectors where key in ({marks})", some)  # noqa: S608 -- only question marks are put in
                    for key, value in rows:
                        if (data := _unseal(value)) is not None:
                            found[by_key[key]] = data
        except (sqlite3.Error, OSError) as error:
            self._discard(error)
            return {}
        return found

    def save(self, values: Mapping[str, bytes]) -> None:
        """Add values, and drop the oldest above the limit."""
        try:
            with closing(self._open()) as connection, connection:
                connection.execute("begin immediate")
                connection.executemany(
                    "insert or replace into vectors (key, value) values (?, ?)",
                    ((self._key(text), _seal(data)) for text, data in values.items()),
                )
                connection.execute(
                    "delete from vectors where at <= (select max(at) from vectors) - ?", [self._limit]
                )
        except (sqlite3.Error, OSError) as error:
            self._discard(error)

    def _discard(self, error: Exception) -> None:
        """Remove a file that is no database; one that is only busy or not ours to write stays."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                self._path.unlink()


def _seal(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big") + data


def _unseal(value: object) -> bytes | None:
    if not isinstance(value, bytes) or value[:4] != zlib.crc32(value[4:]).to_bytes(4, "big"):
        return None
    return value[4:]
