"""Rising numbers as bytes: what each adds to the one before, seven bits a byte, the last without its top bit."""

import numpy as np
from numpy.typing import NDArray

_BITS, _MORE = 7, 0x80


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
    """The bytes of numbers from 0 to 2⁶³ - 1, one after the other, and where each begins."""
    width = widths(numbers)
    starts = np.cumsum(width) - width
    out = np.zeros(int(width.sum()), np.uint8)
    for at in range(int(width.max(initial=0))):
        some = width > at
        more = np.where(width[some] > at + 1, _MORE, 0)
        out[starts[some] + at] = ((numbers[some] >> (_BITS * at)) & (_MORE - 1)) | more
    return out.tobytes(), starts


def decode(data: bytes) -> NDArray[np.int64]:
    """The inverse of `encode`; bytes that no numbers gave are other numbers, or none."""
    parts = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(parts < _MORE)
    starts = np.append(0, ends[:-1] + 1)[: len(ends)]
    found = (parts[starts] & (_MORE - 1)).astype(np.int64)
    for at in range(1, int((ends - starts).max(initial=0)) + 1):
        some = np.flatnonzero(ends - starts >= at)
        found[some] |= (parts[starts[some] + at] & (_MORE - 1)).astype(np.int64) << (_BITS * at)
    return found
