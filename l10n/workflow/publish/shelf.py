"""Lines that stay in a file until they are needed, so that a site's size is no matter of memory."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Self, cast

from l10n.workflow.publish.stage import unwritable


class Shelf:
    """A file of lines.

    Args:
        opened: opens it, when it is needed first; it stands at its first line.
    """

    def __init__(self, opened: Callable[[], BinaryIO]) -> None:
        self._opened = opened

    @classmethod
    def aside(cls, folder: Path) -> Self:
        """A new one, without a name and gone when it is closed; where the folder takes none, in memory."""

        def opened() -> BinaryIO:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                return cast("BinaryIO", TemporaryFile(dir=folder))
            except OSError:
                return BytesIO()

        return cls(opened)

    @cached_property
    def _file(self) -> BinaryIO:
        return self._opened()

    def next_line(self) -> bytes:
        """The next line of a file that is read from its start, with its end; empty behind the last one.

        Raises:
            OSError: there is no file.
        """
        return self._file.readline()

    def next_lines(self, count: int, expected: int) -> "Lines":
        """The next lines, which are not held.

        Args:
            count: how many.
            expected: their checksum.

        Raises:
            ValueError: they are not what was written.
        """
        at = self._file.tell()
        lines = [self._file.readline() for _ in range(count)]
        if checksum(lines) != expected:
            raise ValueError("a file is damaged")
        return Lines(self, at, tuple(map(len, lines)))

    def put(self, lines: Sequence[bytes]) -> "Lines":
        """Put lines behind those that are there.

        Raises:
            WriteError: there is no room.
        """
        try:
            at = self._file.seek(0, 2)
            self._file.writelines(lines)
        except OSError as error:
            raise unwritable("what is kept of the build", error) from error
        return Lines(self, at, tuple(map(len, lines)))

    def read(self, at: int, size: int) -> bytes:
        """The bytes at a place."""
        self._file.seek(at)
        return self._file.read(size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if "_file" in self.__dict__:
            self._file.close()


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stand one after the other on a shelf; each is read whenever it is asked for."""

    shelf: Shelf
    at: int
    sizes: tuple[int, ...]

    def __getitem__(self, number: int) -> bytes:
        """One of them, counted from 0."""
        return self.shelf.read(self.at + sum(self.sizes[:number]), self.sizes[number])

    def __iter__(self) -> Iterator[bytes]:
        """All of them."""
        return map(self.__getitem__, range(len(self.sizes)))


def checksum(lines: Sequence[bytes]) -> int:
    """By which lines are known to be what was written."""
    return zlib.crc32(b"".join(lines))
