"""A tree that is written aside: nobody sees it before it has its name."""

import errno
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from l10n.errors import WriteError


class Stage:
    """Writes into one folder; several processes may, each with its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._known: set[str] = set()
        """Folders that are there."""

    def write(self, path: str, data: bytes) -> None:
        """Write a file, or leave it where it has these bytes.

        Never into one that is there: it may be another name of a published one, or be read.

        Args:
            path: relative to the folder.
            data: of the file.

        Raises:
            WriteError: it cannot be written.
        """
        full = self._place(path)
        try:
            try:
                _create(full, data)
            except FileExistsError:
                if not _holds(full, data):
                    with suppress(FileNotFoundError):
                        os.unlink(full)  # noqa: PTH108 - a path as text: there are thousands
                    _create(full, data)
        except OSError as error:
            raise unwritable(full, error) from error

    def link(self, path: str, old: Path) -> None:
        """Give a file of another tree a name in this one as well; where that cannot be, a copy.

        Raises:
            WriteError: it cannot be written.
        """
        full = self._place(path)
        try:
            os.link(old.resolve(), full)
        except OSError:
            self.write(path, old.read_bytes())

    def _place(self, path: str) -> str:
        parts = path.split("/")
        if not path or path.startswith("/") or ".." in parts:
            raise WriteError(f"{path}: lies outside of the site.")
        folder = "/".join([self._folder, *parts[:-1]])
        if folder not in self._known:
            try:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
            except OSError as error:
                raise unwritable(folder, error) from error
            self._known.add(folder)
        return f"{folder}/{parts[-1]}"


def _create(full: str, data: bytes) -> None:
    with open(full, "xb") as file:  # noqa: PTH123 - as above
        file.write(data)


def _holds(full: str, data: bytes) -> bool:
    with open(full, "rb") as file:  # noqa: PTH123 - as above
        return file.read() == data


def digest_of(data: bytes) -> str:
    """Of a file's content."""
    return blake2b(data, digest_size=16).hexdigest()


def unwritable(path: Path | str, error: OSError) -> WriteError:
    """The error for what cannot be written."""
    remedy = _REMEDIES.get(error.errno or 0, "name another place with --out")
    return WriteError(
        f"{path}: cannot be written: {error.strerror or error}; what was published before still is. To go on, {remedy}."
    )


_ROOM = "make room there (as much as the site has now) and build again"
_REMEDIES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: "raise the limit on the size of files (ulimit -f) and build again",
    errno.EACCES: "have the place made writable, or name another one with --out",
}
