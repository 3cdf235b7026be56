"""Write planned changes: whole files or nothing, inside the project, and nothing over what changed meanwhile."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from l10n.errors import ConflictError, ReadError, WriteError
from l10n.model import Change
from l10n.project import Files
from l10n.project.layout import LOCALES
from l10n.workflow.replace import left_behind, remove, replace, settle


def apply(root: Path, changes: Iterable[Change]) -> None:
    """Write changes in their order.

    Args:
        root: of the project.
        changes: paths relative to it.

    Raises:
        ConflictError: a file is not the one that the change was planned for. It is not overwritten.
        WriteError: a file cannot be written; the ones before it are.
    """
    planned = list(changes)
    writer = Writer(root)
    writer.check(planned)
    for change in planned:
        writer.write(change)
    saved = writer.finish()
    if saved:
        raise ConflictError(
            f"{', '.join(map(str, saved))}: saved while we wrote; run again to take the text in."
        )


class Writer:
    """Writes the files of one run; `finish` looks whether anybody was still writing to what was replaced."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._files = Files(root)
        self._beside: list[Path] = []

    def check(self, changes: Iterable[Change]) -> None:
        """Nothing is worth beginning when a file has changed already.

        Raises:
            ConflictError: with the names of all that have.
            WriteError: one cannot be read.
        """
        stale = [str(change.path) for change in changes if self._read(change) != change.base]
        if stale:
            raise ConflictError(
                f"{', '.join(stale)}: changed while we worked; run again to take the new text in."
            )

    def write(self, change: Change) -> None:
        """Write one file, or remove it.

        Raises:
            ConflictError: it is not the one that the change was planned for. It is not overwritten.
            WriteError: it cannot be written; what was there is still there.
        """
        path = self._root / change.path
        try:
            target = path.resolve()  # a link keeps being one
            if not target.is_relative_to(self._root):
                raise WriteError(
                    f"{change.path}: a link leads out of the project; put a folder or file in its place."
                )
            if change.base is not None and not os.access(target, os.W_OK):
                raise WriteError(f"{change.path}: is read-only; make it writable.")
            if change.data is None:
                beside = None if change.base is None else remove(path, base=change.base)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                beside = replace(target, change.data, base=change.base)
        except ConflictError:
            raise ConflictError(
                f"{change.path}: changed while we worked; run again to take the new text in."
            ) from None
        except (OSError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise WriteError(f"{change.path}: cannot be written: {reason}.") from error
        if beside is not None:
            self._beside.append(beside)

    def finish(self) -> list[PurePosixPath]:
        """Clear away what was replaced.

        Returns:
            The files, relative to the project, that hold what somebody saved to them while they were replaced.
        """
        return self._settle(self._beside)

    def sweep(self) -> list[PurePosixPath]:
        """Clear away what runs that were killed left behind; the result is that of `finish`."""
        return self._settle(left_behind(self._root / LOCALES))

    def _settle(self, beside: Iterable[Path]) -> list[PurePosixPath]:
        saved: list[PurePosixPath] = []
        for path in beside:
            with suppress(OSError):  # read-only by now: the next run finds it
                if (found := settle(path)) is not None:
                    saved.append(PurePosixPath(found.relative_to(self._root).as_posix()))
        return saved

    def _read(self, change: Change) -> bytes | None:
        try:
            return self._files.read_if_any(change.path)
        except ReadError as error:
            raise WriteError(str(error)) from error


def write_cache(root: Path, path: Path, data: bytes) -> None:
    """Write what can be lost: where it cannot be written, the next run does without it."""
    target = root / path
    with suppress(OSError, ConflictError):
        base = target.read_bytes() if target.is_file() else None
        if base != data and (beside := replace(target, data, base=base)) is not None:
            beside.unlink()
