"""WebP: chunks of RIFF (RFC 9649)."""

_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_EXIF, _XMP = 0x08, 0x04
_LOSSLESS = 0x2F


def strip_webp(data: bytes) -> tuple[bytes, int, int]:
    """The picture without Exif, XMP, chunks that are not known and what follows its end; width and height.

    Raises:
        ValueError, IndexError: it is cut off or no WebP.
    """
    if data[8:12] != b"WEBP":
        raise ValueError("it is RIFF, but no WebP")
    end = 8 + int.from_bytes(data[4:8], "little")
    if len(data) < end:
        raise ValueError("it is cut off")
    out: list[bytes] = []
    at, width, height = 12, 0, 0
    while at + 8 <= end:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = data[at : at + 8 + size + size % 2]
        if at + 8 + size > end:
            raise ValueError("a chunk is cut off")
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~(_EXIF | _XMP)]) + chunk[9:]
        if not width:
            width, height = _size(name, chunk[8:])
        if name in _KEPT:
            out.append(chunk)
        at += len(chunk)
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body, width, height


def _size(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8 ":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    if name == b"VP8L" and body[0] == _LOSSLESS:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return 0, 0
