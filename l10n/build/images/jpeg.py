"""JPEG: segments (ITU-T T.81, Annex B), Exif's orientation (CIPA DC-008)."""

from collections.abc import Iterator

_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_RESTARTS = range(0xD0, 0xD8)
_MARK, _SCAN, _END, _COMMENT = 0xFF, 0xDA, 0xD9, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_JFIF, _EXIF, _PROFILE, _ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
_PLAIN_JFIF = 18
"""Bytes of a segment without a thumbnail."""
_TURNED = 5
"""From this orientation on width and height change places."""
_ORIENTATION = 0x0112
_MOST_ENTRIES = 500


def strip_jpeg(data: bytes) -> tuple[bytes, int, int]:
    """The picture without Exif, XMP, IPTC, comments and what follows its end; width and height as shown.

    Raises:
        ValueError, IndexError: it is cut off or no JPEG.
    """
    out = [data[:2]]
    width, height, orientation = 0, 0, 1
    for marker, segment in _segments(data):
        if marker in _FRAMES:
            height, width = int.from_bytes(segment[5:7]), int.from_bytes(segment[7:9])
        if marker == _EXIF and segment[4:10] == b"Exif\0\0":
            orientation = _orientation(segment[10:])
        elif _is_kept(marker, segment):
            out.append(segment)
    if orientation != 1:
        out.insert(2 if out[1][1] == _JFIF else 1, _exif(orientation))
    if orientation >= _TURNED:
        width, height = height, width
    return b"".join(out), width, height


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Markers and what they begin, up to the end of the picture; a scan with its compressed data."""
    at = 2
    while True:
        if data[at] != _MARK:
            raise ValueError("a segment has no marker")
        marker = data[at + 1]
        if marker == _MARK:  # a fill byte
            at += 1
            continue
        if marker in _ALONE or marker == _END:
            yield marker, data[at : at + 2]
            if marker == _END:
                return
            at += 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if end < at + 4 or end > len(data):
            raise ValueError("a segment is cut off")
        if marker == _SCAN:
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker not in _APPLICATIONS:
        return marker != _COMMENT
    body = segment[4:]
    return (
        (marker == _JFIF and body.startswith(b"JFIF\0") and len(segment) == _PLAIN_JFIF)
        or (marker == _PROFILE and body.startswith(b"ICC_PROFILE\0"))
        or (marker == _ADOBE and body.startswith(b"Adobe"))
    )


def _scan_end(data: bytes, at: int) -> int:
    """Where the compressed data ends: at the first marker that is neither a stuffed byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise ValueError("it has no end")
        if data[at + 1] == 0 or data[at + 1] in _RESTARTS:
            at += 2
        elif data[at + 1] == _MARK:
            at += 1
        else:
            return at


def _orientation(tiff: bytes) -> int:
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order not in ("little", "big"):
        return 1

    def number(start: int, size: int) -> int:
        return int.from_bytes(tiff[start : start + size], "little" if order == "little" else "big")

    start = number(4, 4)
    for entry in range(min(number(start, 2), _MOST_ENTRIES)):
        place = start + 2 + 12 * entry
        if number(place, 2) == _ORIENTATION:
            value = number(place + 8, 2)
            return value if value in range(1, 9) else 1
    return 1


def _exif(orientation: int) -> bytes:
    """An Exif segment that says nothing but which way is up."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + orientation.to_bytes(2) + b"\x00\x00"
    body = b"Exif\0\0MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2) + body
