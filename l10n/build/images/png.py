"""PNG: chunks (https://www.w3.org/TR/png-3/)."""

import zlib

_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs cICP mDCV cLLI acTL fcTL fdAT".split()
)


def strip_png(data: bytes) -> tuple[bytes, int, int]:
    """The picture without texts, times, Exif and chunks that are not known; width and height.

    Raises:
        ValueError, IndexError: it is cut off, damaged, or no PNG.
    """
    out = [data[:8]]
    at, width, height = 8, 0, 0
    while True:
        size = int.from_bytes(data[at : at + 4])
        chunk = data[at : at + 12 + size]
        if len(chunk) < 12 + size:
            raise ValueError("a chunk is cut off")
        name = chunk[4:8]
        if zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise ValueError("a chunk is damaged")
        if name == b"IHDR":
            width, height = int.from_bytes(chunk[8:12]), int.from_bytes(chunk[12:16])
        if name in _KEPT:
            out.append(chunk)
        elif name[:1].isupper():
            raise ValueError("a chunk without which it cannot be shown is not known")
        at += 12 + size
        if name == b"IEND":
            return b"".join(out), width, height
