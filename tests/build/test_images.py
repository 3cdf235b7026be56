"""Pictures lose what tells on people, and nothing else."""

import struct
import zlib

import pytest

from l10n.build.images import strip
from l10n.errors import ReadError


def chunk(name, data):
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def png(*extra):
    head = chunk(b"IHDR", (7).to_bytes(4) + (5).to_bytes(4) + b"\x08\x02\0\0\0")
    body = chunk(b"IDAT", zlib.compress((b"\0" + b"abc" * 7) * 5))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + body + chunk(b"IEND", b"")


def segment(marker, data):
    return b"\xff" + bytes([marker]) + (len(data) + 2).to_bytes(2) + data


def exif(order="<", orientation=None, where=b"Hyesan"):
    entries = [(0x010F, 2, len(where), where[:4].ljust(4, b"\0"))]
    if orientation:
        entries.append((0x0112, 3, 1, struct.pack(f"{order}HH", orientation, 0)))
    sign = b"II" if order == "<" else b"MM"
    tiff = sign + struct.pack(f"{order}HIH", 42, 8, len(entries))
    for tag, kind, count, value in entries:
        tiff += struct.pack(f"{order}HHI", tag, kind, count) + value
    return segment(0xE1, b"Exif\0\0" + tiff + bytes(4) + b"GPS 41.4N 128.2E " + where)


JFIF = segment(0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0")
PROFILE = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours")
FRAME = segment(0xC2, b"\x08\0\x1e\0\x28\x01\x01\x11\0")
SCANS = b"".join(
    segment(0xDA, b"\x01\x01\0\0\x3f\0") + data for data in (b"\x12\xff\0\x34\xff\xd0\x56", b"\x78\xff\0")
)


def jpeg(*extra, tail=b""):
    return b"\xff\xd8" + JFIF + b"".join(extra) + PROFILE + FRAME + SCANS + b"\xff\xd9" + tail


def riff(*chunks):
    body = b"WEBP" + b"".join(n + len(d).to_bytes(4, "little") + d + b"\0" * (len(d) % 2) for n, d in chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


GIF_HEAD = b"GIF89a" + struct.pack("<HHBBB", 9, 4, 0x80, 0, 0) + bytes(6)
GIF_PICTURE = b"\x2c" + struct.pack("<HHHHB", 0, 0, 9, 4, 0) + b"\x02\x02\x44\x01\0"
LOOP = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"

CASES = {
    "png": (png(chunk(b"tEXt", b"Place\0Hyesan"), chunk(b"eXIf", b"Hyesan"), chunk(b"tIME", b"Hyesan ")), png(), (7, 5)),
    "jpeg": (
        jpeg(exif(), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0Hyesan"), segment(0xED, b"Hyesan"), segment(0xFE, b"Hyesan"), tail=b"Hyesan"),
        jpeg(),
        (40, 30),
    ),
    "webp": (
        riff((b"VP8X", b"\x2c\0\0\0\x09\0\0\x04\0\0"), (b"ICCP", b"colours"), (b"VP8L", b"\x2f\0\0\0\0"), (b"EXIF", b"Hyesan"), (b"XMP ", b"Hyesan"), (b"none", b"Hyesan")) + b"Hyesan",
        riff((b"VP8X", b"\x20\0\0\0\x09\0\0\x04\0\0"), (b"ICCP", b"colours"), (b"VP8L", b"\x2f\0\0\0\0")),
        (10, 5),
    ),
    "gif": (
        GIF_HEAD + LOOP + b"\x21\xfe\x06Hyesan\0" + b"\x21\xff\x0bXMP DataXMP\x06Hyesan\0" + GIF_PICTURE + b"\x3bHyesan",
        GIF_HEAD + LOOP + GIF_PICTURE + b"\x3b",
        (9, 4),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_what_a_camera_wrote_is_gone_and_the_picture_stays(kind):
    told, bare, size = CASES[kind]
    done = strip(told)
    assert b"Hyesan" in told
    assert done.data == bare
    assert (done.width, done.height) == size
    assert strip(done.data) == done


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_photo_that_was_turned_stays_so(order, turned):
    done = strip(jpeg(exif(order, turned)))
    assert (done.width, done.height) == ((30, 40) if turned >= 5 else (40, 30))
    assert (b"\x01\x12\0\x03\0\0\0\x01\0" + bytes([turned]) in done.data) == (turned != 1)
    assert b"GPS" not in done.data
    assert strip(done.data) == done


@pytest.mark.parametrize("kind", CASES)
def test_damaged_pictures_are_refused(kind):
    told, _, _ = CASES[kind]
    end = told.index({"jpeg": b"\xff\xd9", "gif": b"\x3b", "png": b"IEND", "webp": b"none"}[kind])
    for at in range(end):
        with pytest.raises(ReadError):
            strip(told[:at])


@pytest.mark.parametrize("data", [b"", b"<svg onload=x>", b"\0\0\0\x1cftypavif", b"BM", b"RIFF\0\0\0\0WAVE"])
def test_what_is_no_picture_or_may_hold_more_is_refused(data):
    with pytest.raises(ReadError):
        strip(data)
