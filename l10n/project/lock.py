"""One run at a time in a project."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from l10n.errors import LockError
from l10n.project.layout import PRIVATE


@contextmanager
def locked(root: Path, *, wait: float = 0.0) -> Generator[None]:
    """Hold the project.

    The operating system drops the lock when its holder ends, however it ends: there are no stale locks.

    Args:
        root: of the project.
        wait: seconds to wait for another run to end.

    Raises:
        LockError: another run holds it.
    """
    folder = root / PRIVATE
    try:
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / "lock", timeout=wait)
        lock.acquire()
    except Timeout:
        raise LockError(f"{root}: another l10n is at work here; wait for it to end.") from None
    except OSError as error:
        raise LockError(f"{folder}: cannot be written to ({error.strerror}); make it writable.") from error
    try:
        yield
    finally:
        lock.release()
