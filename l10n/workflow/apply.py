"""Write planned changes: whole files or nothing, and nothing over what changed meanwhile."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from l10n.errors import ConflictError, WriteError
from l10n.model import Change


def apply(root: Path, changes: Iterable[Change]) -> None:
    """Write changes in their order.

    Each file is written beside its place, synced to the disk and renamed: whoever reads it, or finds it after a
    crash, has the old bytes or the new ones.

    Args:
        root: of the project.
        changes: paths relative to it.

    Raises:
        ConflictError: a file is not the one that the change was planned for. Nothing is written.
        WriteError: a file cannot be written; the ones before it are.
    """
    root = root.resolve()
    planned = list(changes)
    stale = [str(change.path) for change in planned if _read(root / change.path) != change.base]
    if stale:
        raise ConflictError(
            f"{', '.join(stale)}: changed while we worked; run again to take the new text in."
        )
    for change in planned:
        path = root / change.path
        try:
            if not path.parent.resolve().is_relative_to(root):
                raise WriteError(
                    f"{change.path}: a link leads out of the project; put a folder in its place."
                )
            if change.data is None:
                path.unlink()
            else:
                _replace(path, change.data)
        except OSError as error:
            raise WriteError(f"{change.path}: cannot be written: {error.strerror}.") from error


def write_cache(root: Path, path: Path, data: bytes) -> None:
    """Write what can be lost: where it cannot be written, the next run does without it."""
    with suppress(OSError):
        if not (root / path).is_file() or (root / path).read_bytes() != data:
            _replace(root / path, data)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WriteError(f"{path}: cannot be read: {error.strerror}.") from error


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()  # a link keeps being one
    # One name for each target: what a run that was killed left there, the next one clears away.
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    try:
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(number, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the renaming last; systems that cannot open folders do it by themselves."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
