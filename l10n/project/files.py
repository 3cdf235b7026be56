"""Read files of a project, and nothing outside it."""

import os
import stat
from pathlib import Path, PurePosixPath

from l10n.errors import ReadError

_LARGEST = 100_000_000
# A pipe would have us wait for whoever writes to it.
_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Files:
    """The files below a project's root."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def read(self, path: PurePosixPath) -> bytes:
        """The bytes of a file.

        Raises:
            ReadError: it is missing, unreadable, no regular file, larger than 100 MB, or leads out of the project.
        """
        data = self.read_if_any(path)
        if data is None:
            raise ReadError("is missing.", path=path)
        return data

    def read_if_any(self, path: PurePosixPath) -> bytes | None:
        """The bytes of a file, None where there is none.

        Raises:
            ReadError: as `read`, but for a missing file.
        """
        full = self.root / path
        try:
            if full.is_symlink() and not full.exists():
                raise ReadError("is a link that leads nowhere; remove it.", path=path)
            if not full.resolve().is_relative_to(self.root):
                raise ReadError(
                    "is a link that leads out of the project; put a copy in its place.", path=path
                )
            number = os.open(full, _HOW)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, RuntimeError, ValueError) as error:
            raise _unreadable(path, error) from error
        try:
            with open(number, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
                status = os.fstat(number)
                if not stat.S_ISREG(status.st_mode):
                    raise ReadError("is no regular file; move it away.", path=path)
                if status.st_size > _LARGEST:
                    raise ReadError(
                        f"has {status.st_size:,} bytes, more than {_LARGEST:,}; cut it.", path=path
                    )
                return file.read()
        except OSError as error:
            raise _unreadable(path, error) from error

    def saved(self, path: PurePosixPath) -> float | None:
        """When a file was last written to, in seconds of the clock; None where there is none."""
        try:
            return (self.root / path).stat().st_mtime
        except OSError:
            return None


def _unreadable(path: PurePosixPath, error: Exception) -> ReadError:
    return ReadError(f"cannot be read: {getattr(error, 'strerror', None) or error}.", path=path)
