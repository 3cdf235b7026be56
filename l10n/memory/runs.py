"""Changes to the lists of texts by term, sorted and set aside in a file until all are there to be merged."""

import os
import sqlite3
import struct
import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from l10n.memory.rows import ID, Ids, new
from l10n.memory.varint import encode, sums

SHIFT = ID + 1
"""Bits of a change below the number of its term: the id of a text, and 1 for one that is taken out."""
_BLOCK = 1_024
"""Changes that are written and read together; of each run two or three blocks are at hand."""
_AT_ONCE = 64
"""Runs that are merged at once: so many become one, so that their blocks take no more of memory however many come."""
_PIECE = 1 << 20
_HEAD = struct.Struct("<II")

Changes = tuple[Sequence[str], Ids]
"""Terms, sorted, and changes by number of a term, sorted, each once."""


class Runs:
    """Changes in the order in which they came, set aside in a file without a name.

    Args:
        folder: that the file lies in, which may hold what is confidential.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._runs: list[_Run] = []

    def __bool__(self) -> bool:
        return bool(self._runs)

    def add(self, terms: Sequence[str], changes: Ids) -> None:
        """Set a run aside.

        Raises:
            sqlite3.OperationalError: it cannot be written, as where SQLite itself finds the disk full.
        """
        try:
            self._add(terms, changes)
        except OSError as error:
            raise sqlite3.OperationalError(
                f"changes cannot be set aside: {error.strerror or error}"
            ) from error

    def _add(self, terms: Sequence[str], changes: Ids) -> None:
        self._write(iter([(terms, changes)]), level=0)
        while len(self._runs) >= _AT_ONCE and self._runs[-_AT_ONCE].level == self._runs[-1].level:
            some = self._runs[-_AT_ONCE:]
            del self._runs[-_AT_ONCE:]
            self._write(self._merged(some), level=some[0].level + 1)

    def merged(self) -> Iterator[Changes]:
        """All changes, a part at a time in the order of the terms; of those about the same only the last."""
        runs, self._runs = self._runs, []
        yield from self._merged(runs)

    def close(self) -> None:
        """Let go of the file, overwritten: nothing of a report that is forgotten stays on the disk."""
        self._runs = []
        if self._file is None:
            return
        file, self._file = self._file, None
        with suppress(OSError), file:
            left = file.seek(0, 2)
            file.seek(0)
            while left > 0:
                left -= file.write(bytes(min(left, _PIECE)))
            file.flush()
            os.fsync(file.fileno())

    def _write(self, parts: Iterator[Changes], *, level: int) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with this
        begin = end = self._file.seek(0, 2)
        for terms, changes in parts:
            for at in range(0, len(changes), _BLOCK):
                data = _packed(terms, changes[at : at + _BLOCK])
                # A merge reads between two parts.
                self._file.seek(end)
                self._file.write(data)
                end += len(data)
        self._runs.append(_Run(begin, end, level))

    def _merged(self, runs: Sequence["_Run"]) -> Iterator[Changes]:
        if self._file is None:
            return
        heads = [_Head(self._file, run.begin, run.end) for run in runs]
        while True:
            ends = [head.read() for head in heads]
            limit = min((end for end in ends if end is not None), default=None)
            parts = [part for head in heads for part in head.take(limit)]
            if parts:
                yield _joined(parts)
            if limit is None:
                return


@dataclass(frozen=True, slots=True)
class _Run:
    """Where a run stands in the file."""

    begin: int
    end: int
    level: int
    """How often it was merged."""


class _Head:
    """What of a run comes next."""

    def __init__(self, file: IO[bytes], begin: int, end: int) -> None:
        self._file = file
        self._at = begin
        self._end = end
        self._held: list[Changes] = []

    def read(self) -> tuple[str, int] | None:
        """Have more than a block at hand; term and last change of the last text that is, None where nothing follows it."""
        while self._at < self._end and sum(len(changes) for _, changes in self._held) <= _BLOCK:
            self._file.seek(self._at)
            size, rest = _HEAD.unpack(self._file.read(_HEAD.size))
            data = self._file.read(size + rest)
            self._at += _HEAD.size + size + rest
            self._held.append((data[:size].decode().split("\n"), sums(data[size:])[0]))
        if self._at == self._end:
            return None
        terms, changes = self._held[-1]
        # Whether it is put there or taken out: what came last of a text has to be told in one part.
        return terms[-1], int(changes[-1]) & ((1 << SHIFT) - 1) | 1

    def take(self, limit: tuple[str, int] | None) -> Iterator[Changes]:
        """What is at hand up to a term and change, without it from now on."""
        held, self._held = self._held, []
        for terms, changes in held:
            cut = len(changes)
            if limit is not None:
                number = bisect_left(terms, limit[0])
                there = number < len(terms) and terms[number] == limit[0]
                cut = int(np.searchsorted(changes, (number << SHIFT) + (limit[1] + 1 if there else 0)))
            if cut:
                yield terms, changes[:cut]
            if cut < len(changes):
                first = int(changes[cut]) >> SHIFT
                self._held.append((terms[first:], changes[cut:] - (first << SHIFT)))


def last(changes: Ids) -> Ids:
    """Sorted by what they are about, and of those about the same the last."""
    if (changes & 1).any():
        changes = changes[np.argsort(changes >> 1, kind="stable")]
    else:
        changes.sort()
    return changes[::-1][new(changes[::-1] >> 1)][::-1]


def _packed(terms: Sequence[str], changes: Ids) -> bytes:
    """Length of the terms and of the changes; the terms, and what each change adds to the one before."""
    first, final = int(changes[0]) >> SHIFT, int(changes[-1]) >> SHIFT
    text = "\n".join(terms[first : final + 1]).encode()
    data, _ = encode(np.diff(changes - (first << SHIFT), prepend=0))
    return _HEAD.pack(len(text), len(data)) + text + data


def _joined(parts: Sequence[Changes]) -> Changes:
    """Parts as one, the later ones after the earlier."""
    # A part may have more terms than it has changes of.
    used = [terms[: (int(changes[-1]) >> SHIFT) + 1] for terms, changes in parts]
    every = sorted({term for terms in used for term in terms})
    rank = {term: at for at, term in enumerate(every)}
    moved = [
        changes
        + ((np.array([rank[term] for term in terms], np.int64) - np.arange(len(terms))) << SHIFT)[
            changes >> SHIFT
        ]
        for terms, (_, changes) in zip(used, parts, strict=True)
    ]
    return every, last(np.concatenate(moved))
