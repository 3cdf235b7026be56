"""Read files of a project, and nothing outside it."""

import stat
from pathlib import Path, PurePosixPath

from l10n.errors import ReadError

_LARGEST = 100_000_000


class Files:
    """The files below a project's root."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def read(self, path: PurePosixPath) -> bytes:
        """The bytes of a file.

        Raises:
            ReadError: it is missing, unreadable, no regular file, larger than 100 MB, or leads out of the project.
        """
        full = self.root / path
        try:
            if not full.resolve().is_relative_to(self.root):
                raise ReadError(
                    "is a link that leads out of the project; put a copy in its place.", path=path
                )
            status = full.stat()
            if not stat.S_ISREG(status.st_mode):
                raise ReadError("is no regular file; move it away.", path=path)
            if status.st_size > _LARGEST:
                raise ReadError(f"has {status.st_size:,} bytes, more than {_LARGEST:,}; cut it.", path=path)
            return full.read_bytes()
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ReadError(f"cannot be read: {reason}.", path=path) from error

    def read_if_any(self, path: PurePosixPath) -> bytes | None:
        """The bytes of a file, None where there is none.

        Raises:
            ReadError: as `read`, but for a missing file.
        """
        full = self.root / path
        return self.read(path) if full.exists() or full.is_symlink() else None
