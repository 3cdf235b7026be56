"""Rising numbers as bytes: what each adds to the one before, seven bits a byte, the last without its top bit."""

import numpy as np
from numpy.typing import NDArray

_BITS, _MORE = 7, 0x80
_LONGEST = 5
"""Bytes of a number, but for the last."""
_NOT_LAST = bytes(range(_MORE, 256))


def widths(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many bytes each takes."""
    found = np.ones(len(numbers), np.int64)
    limit = 1 << _BITS
    most = int(numbers.max(initial=0))
    while most >= limit:
        found += numbers >= limit
        limit <<= _BITS
    return found


def encode(numbers: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """The bytes of numbers from 0 to 2³⁶, one after the other, and where each begins."""
    width = widths(numbers)
    starts = np.cumsum(width) - width
    out = np.zeros(int(width.sum()), np.uint8)
    for at in range(int(width.max(initial=0))):
        some = width > at
        more = np.where(width[some] > at + 1, _MORE, 0)
        out[starts[some] + at] = ((numbers[some] >> (_BITS * at)) & (_MORE - 1)) | more
    return out.tobytes(), starts


def count(data: bytes) -> int:
    """How many numbers bytes hold."""
    return len(data.translate(None, _NOT_LAST))


def sums(data: bytes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Of the numbers that bytes hold: the sum of each and all before it, and whether it is 0.

    Byte by byte, as the sum needs no numbers: what each adds depends on how many of the same number stand before it.
    """
    parts = np.frombuffer(data, np.uint8)
    more = parts >= _MORE
    inside = np.zeros(len(parts), np.uint8)
    inside[1:] = more[:-1]
    place, run = inside.copy(), inside
    for _ in range(_LONGEST - 1):
        before, run = run, inside.copy()
        run[1:] &= before[:-1]
        place += run
    added = np.cumsum((parts & (_MORE - 1)).astype(np.int64) << (place * _BITS))
    ends = np.flatnonzero(~more)
    return added[ends], (parts | inside)[ends] == 0
