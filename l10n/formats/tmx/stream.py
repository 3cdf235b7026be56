"""From the bytes of a file, a piece at a time, to UTF-8 that an XML parser takes."""

import codecs
import re
import sys
from collections.abc import Iterator
from typing import BinaryIO

from l10n.errors import ReadError
from l10n.formats.foreign_xml import ILLEGAL

_PIECE = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));")
_LONGEST_REFERENCE = 14


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """UTF-8 of a file in any encoding that it names.

    Control characters, as such or as references, which Trados writes and XML forbids, are left out; bytes that are
    nothing in the encoding become U+FFFD.

    Raises:
        ReadError: the encoding is none that we know.
    """
    first = stream.read(_PIECE)
    encoding, mark = _encoding(first)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held, piece = "", first[mark:]
    while piece:
        text = held + decoder.decode(piece)
        at = text.rfind("&", max(0, len(text) - _LONGEST_REFERENCE))
        held = text[at:] if at >= 0 else ""
        yield _clean(text[:at] if at >= 0 else text)
        piece = stream.read(_PIECE)
    yield _clean(held + decoder.decode(b"", final=True))


def _encoding(first: bytes) -> tuple[str, int]:
    """Codec, and the length of the byte order mark."""
    for mark, encoding in _BOMS:
        if first.startswith(mark):
            return encoding, 0 if b"<" in mark else len(mark)
    declared = _DECLARED.match(first)
    name = declared[1].decode() if declared else "utf-8"
    try:
        # Without a mark, bytes in which an ASCII declaration can be read are not UTF-16, whatever it says.
        name = codecs.lookup(name).name
        if "<".encode(name) != b"<":
            name = "utf-8"
        codecs.getincrementaldecoder(name)
    except (LookupError, UnicodeError, TypeError) as error:
        raise ReadError(f"is in an encoding that is not known, {name!r}: save it as UTF-8", line=1) from error
    return name, 0


def _clean(text: str) -> bytes:
    text = ILLEGAL.sub("", text)
    return _REFERENCE.sub(_legal, text).encode()


def _legal(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return "" if number > sys.maxunicode or ILLEGAL.match(chr(number)) else reference[0]
