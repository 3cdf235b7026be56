"""From the bytes of a PO file to its text."""

import codecs
import re

from l10n.errors import CatalogError
from l10n.formats.encoding import codec_of

LARGEST = 50 * 2**20
"""Bytes. The longest report has some thousand sentences: a larger file is no catalog of ours."""

_CHARSET = re.compile(
    rb'Content-Type:[^"\\\n]{0,40}(?:"\s{0,9}"[^"\\\n]{0,40})?charset=\s?([A-Za-z0-9._:-]{1,40})',
    re.IGNORECASE,
)


def decode(data: bytes) -> tuple[str, str]:
    r"""Text of a PO file, with ``\n`` as its line end, and the codec that numeric escapes in it are to be read by.

    A byte order mark decides; then UTF-8, if the bytes are UTF-8 and not ASCII (editors save UTF-8 under an older
    header, and no other encoding looks like it by chance); then what the header names, first as the standard has
    it, then as its vendors widened it. Nothing is read with replacement characters: it would be written back so.

    Raises:
        CatalogError: the file is too large, is binary, or is in no encoding that it names.
    """
    if len(data) > LARGEST:
        raise CatalogError(f"has {len(data):,} bytes, and a catalog may have {LARGEST:,}: divide the report")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, codec = _decode(data, ["utf-16"])
        _refuse_nul(text.encode("utf-8", "replace"))
    else:
        data = data.removeprefix(codecs.BOM_UTF8)
        _refuse_nul(data)
        text, codec = _decode(data, _candidates(data))
    return _unified(text), codec


def _refuse_nul(data: bytes) -> None:
    """No encoding but UTF-16 has them in text."""
    at = data.find(b"\0")
    if at >= 0:
        raise CatalogError(
            "holds a NUL: it is damaged, or no PO file (a compiled .mo file?), or UTF-16 to be saved as UTF-8",
            line=data.count(b"\n", 0, at) + 1,
        )


def _candidates(data: bytes) -> list[str]:
    found = _CHARSET.search(data)
    label = found[1].decode() if found else ""
    wider = codec_of(label) if label else None
    if wider is None:
        return ["utf-8"]
    try:
        standard = codecs.lookup(label).name
    except LookupError:
        standard = wider
    if standard == "ascii":
        return ["utf-8"]
    first = [] if data.isascii() else ["utf-8"]  # ISO 2022 writes Japanese and Korean in ASCII bytes
    return list(dict.fromkeys([*first, standard, wider]))


def _decode(data: bytes, candidates: list[str]) -> tuple[str, str]:
    failures: list[UnicodeDecodeError] = []
    for codec in candidates:
        try:
            return data.decode(codec), "utf-8" if codec == "utf-16" else codec
        except UnicodeDecodeError as error:
            failures.append(error)
    farthest = max(failures, key=lambda error: error.start)
    raise CatalogError(
        f"is not {' nor '.join(candidates)} from here on: save it as UTF-8 with a header that says so "
        "(Content-Type: text/plain; charset=UTF-8)",
        line=data.count(b"\n", 0, farthest.start) + 1,
    ) from farthest


def _unified(text: str) -> str:
    r"""Text with ``\n`` as its line end; a lone ``\r`` is one only in a file that has no ``\n``."""
    if "\r" not in text:
        return text
    return re.sub(r"(?<!\r)\r++\n", "\n", text) if "\n" in text else text.replace("\r", "\n")
