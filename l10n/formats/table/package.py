"""The container of office files: a zip archive of XML parts (ECMA-376, part 2)."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from l10n.errors import ReadError
from l10n.formats import foreign_xml
from l10n.formats.foreign_xml import ILLEGAL, Element

_MOST_PARTS = 2000
_LARGEST_PART = 50 * 2**20
_LARGEST = 100 * 2**20
"""Bytes, unpacked, of one part and of all that is read."""
_DATE = (1980, 1, 1, 0, 0, 0)
_NUMBER = re.compile(r"[0-9]{1,7}")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Package:
    """The parts of an office file that was read."""

    def __init__(self, data: bytes, *, kind: str) -> None:
        """Open it.

        Args:
            data: the file.
            kind: what it was taken for (``XLSX``), for messages.

        Raises:
            ReadError: it is no zip archive, or has more parts than any document.
        """
        self._kind = kind
        self._left = _LARGEST
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ReadError(f"is no {kind} file ({error}): save it as {kind} again") from error
        self.names = self._archive.namelist()
        if len(self.names) > _MOST_PARTS:
            raise ReadError(
                f"has {len(self.names):,} parts, more than any {kind} file of ours: save it as {kind} again"
            )

    def part(self, name: str) -> Element | None:
        """The root of a part; None where there is none.

        Nothing is unpacked to the disk, and of a part that unpacks to more than its share nothing is kept.

        Raises:
            ReadError: it is damaged, encrypted or too large.
        """
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as stream:
                data = stream.read(min(_LARGEST_PART, self._left) + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
            raise ReadError(
                f"{name} in it cannot be unpacked ({error}): save it as {self._kind} again"
            ) from error
        self._left -= len(data)
        if len(data) > _LARGEST_PART or self._left < 0:
            raise ReadError(
                f"{name} in it unpacks to more than {_LARGEST_PART:,} bytes: export the report in parts"
            )
        return foreign_xml.parse(data, kind=self._kind)


def write(parts: Mapping[str, str]) -> bytes:
    """An office file of these parts, in their order; the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(
                info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()
            )
    return stream.getvalue()


def number(text: str, otherwise: int) -> int:
    """A number that a file gives; ``otherwise`` for what is none, or one that nobody means."""
    return int(text) if _NUMBER.fullmatch(text) else otherwise


def escape(text: str) -> str:
    """Text as office files hold characters that XML cannot: ``_x0007_`` (ST_Xstring, ECMA-376, part 1, 22.9.2.19)."""
    text = _ESCAPE.sub(lambda found: f"_x005F{found[0]}", text)
    return ILLEGAL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescape(text: str) -> str:
    """The inverse of `escape`."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
