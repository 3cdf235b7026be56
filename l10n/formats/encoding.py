"""Bytes to text and back to their place: which encoding a file has, and which byte a character starts at."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.errors import ReadError
from l10n.model import Finding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels mean what browsers read them as (https://encoding.spec.whatwg.org/#names-and-labels): the larger sets
# of the vendors. What is not listed here goes by Python's own names.
_LABELS = {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601-1989": "cp949", "ksc5601": "cp949",
    "ksc_5601": "cp949", "korean": "cp949", "windows-949": "cp949", "uhc": "cp949", "x-windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "windows-31j": "cp932", "ms932": "cp932", "x-euc-jp": "euc_jp", "gb2312": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "big5": "big5hkscs", "us-ascii": "cp1252", "ascii": "cp1252", "latin1": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874",
    "unicode": "utf-8", "utf8": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
    "x-user-defined": "utf-8",
}  # fmt: skip
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive (or a DOCX, ODT or EPUB file)"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or HWP file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "an RTF file"),
)
_ASCII = bytes((*range(0x20, 0x7F), *b"\t\n\r"))
_SAMPLE = 65536
_CONTROL_BYTES = bytes(range(9)) + b"\x0b" + bytes(range(0x0E, 0x1B)) + bytes(range(0x1C, 0x20)) + b"\x7f"
_MOST_CONTROLS = 0.1
"""Share of control bytes from which a file is no text; old exports hold a stray few."""
_STRAY_CONTROLS = 32
_FEW_ZEROS = 8
_MOST_DAMAGE = 0.05
"""Share of undecodable bytes from which text is not worth reading."""
_GUESSES = ("cp949", "euc_jp", "cp932")
_NATIVE = re.compile("[가-힣ぁ-ヶ、。]")
_FOREIGN = re.compile("[^\x00-\x7f]")
_LIKELY = 0.3
_STEP = 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the way back to its bytes."""

    data: bytes
    """The whole file."""
    text: str
    """Without the byte order mark; line ends and controls as they stand; U+FFFD for bytes that say nothing."""
    encoding: str
    """A Python codec name, one that writes no byte order mark of its own."""
    bom: int
    """Bytes of the byte order mark, 0 to 4."""
    findings: tuple[Finding, ...]
    """Rule ``encoding``: what was guessed or damaged."""
    chars: tuple[int, ...]
    """Checkpoints, ascending: code points before each; empty where every character is one byte."""
    starts: tuple[int, ...]
    """… the byte each stands at."""
    states: tuple[int, ...]
    """… and the state of the incremental decoder there (only ISO 2022 has any)."""

    def byte(self, offset: int) -> int:
        """Byte at which a code point of ``text`` starts; the end of the file for ``len(text)``.

        Cost: constant (one search within a step of 1024 bytes), nothing for ASCII.
        """
        if not self.chars:
            return self.bom + offset
        at = bisect_right(self.chars, offset) - 1
        wanted = offset - self.chars[at]
        if not wanted:
            return self.starts[at]
        if self.encoding.startswith("utf-"):  # each text has one form, and damage checkpoints of its own
            return self.starts[at] + len(self.text[self.chars[at] : offset].encode(self.encoding))
        piece = self.data[self.starts[at] : self.starts[at] + _STEP]
        decoder = codecs.getincrementaldecoder(self.encoding)("strict")
        low, high = wanted, len(piece)
        while low < high:  # the fewest bytes that give `wanted` characters
            middle = (low + high) // 2
            decoder.setstate((b"", self.states[at]))
            try:
                enough = len(decoder.decode(piece[:middle])) >= wanted
            except UnicodeDecodeError:  # a damaged place behind the next checkpoint
                enough = True
            low, high = (low, middle) if enough else (middle + 1, high)
        return self.starts[at] + low


def decode(data: bytes, *, declared: str | None = None, kind: str = "text") -> Decoded:
    """Read the bytes of a text file, whatever they are encoded in.

    A byte order mark wins; then ``declared`` if the bytes fit it; then UTF-8 if they fit that; then what the
    bytes look like in Korean or Japanese; then UTF-8 with U+FFFD in the places of bad bytes. What was not
    plain is told in `Decoded.findings`.

    Args:
        data: the file.
        declared: the label a file gives itself, as browsers know them (``euc-kr``, ``Shift_JIS``).
        kind: what the file was taken for (``HTML``), for messages.

    Raises:
        ReadError: the bytes are no text: an image, an archive, or mostly undecodable.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _read(data, encoding, bom=len(mark), kind=kind)
    _refuse_binary(data, kind)
    encoding, note = _choose(data, declared)
    return _read(data, encoding, note=note, kind=kind)


def _choose(data: bytes, declared: str | None) -> tuple[str, str]:
    """A codec for bytes without a mark, and what there is to say about the choice."""
    wide = _utf16(data)
    if wide:
        return wide, f"read as {wide}, though it has no byte order mark"
    label = codec_of(declared) if declared else None
    if label and _fits(data, label):
        return label, ""
    doubt = f"declared as {declared[:40]!r}, but " if declared else ""
    if _fits(data, "utf-8"):
        return "utf-8", f"{doubt}read as UTF-8, which it is" if doubt and label != "utf-8" else ""
    if label and _damage(data, label) <= _MOST_DAMAGE:
        return label, ""
    guess = _guess(data) if _damage(data, "utf-8") > _MOST_DAMAGE else None
    return (guess, f"{doubt}read as {guess}, which its bytes look like") if guess else ("utf-8", "")


def codec_of(label: str) -> str | None:
    """The Python codec for a label as browsers read it (``euc-kr`` -> ``cp949``), None for an unknown one."""
    name = label.strip(" \t\r\n\f\"'").lower()
    name = _LABELS.get(name, name)
    if not name.isascii() or "\0" in name:
        return None
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # EBCDIC, UTF-7 and the like would write ASCII markup as other bytes: no page or note is in them.
    try:
        plain = _ASCII.decode(name) == _ASCII.decode("ascii")
    except (UnicodeError, LookupError):
        return None
    return info.name if plain and _ASCII.decode("ascii").encode(name) == _ASCII else None


def _refuse_binary(data: bytes, kind: str) -> None:
    sample = data[:_SAMPLE]
    for magic, name in _MAGIC:
        if sample.startswith(magic):
            raise ReadError(f"is not {kind} but {name}: export the text from the program that made it")
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > max(_STRAY_CONTROLS, _MOST_CONTROLS * len(sample)) and not _utf16(data):
        raise ReadError(
            f"is not {kind} but binary data: {controls} of its first {len(sample)} bytes are controls"
        )


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by the zero bytes of its markup and spaces."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = max(_FEW_ZEROS, len(sample) * 0.1)  # a stray one or two are no sign
    if odd > enough and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd * 20 < even else None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    # Every UTF-8 file fits the one-byte sets of the West, hardly a file in those fits UTF-8.
    return not (encoding.startswith("cp125") and not data.isascii() and _fits(data, "utf-8"))


def _damage(data: bytes, encoding: str) -> float:
    """Share of the non-ASCII bytes of a sample that are not valid."""
    sample = data[:_SAMPLE]
    foreign = len(sample.translate(None, bytes(range(0x80)))) or 1
    bad = sum(end - start for start, end in _bad(sample, encoding))
    return bad / foreign


def _bad(data: bytes, encoding: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(data):
        piece = data[at : at + _STEP]
        try:
            piece.decode(encoding)
        except UnicodeDecodeError as error:
            cut = error.end == len(piece) and at + len(piece) < len(data) and error.start > 0
            if not cut:
                yield at + error.start, at + error.end
            at += error.start if cut else error.end
        else:
            at += len(piece)


def _guess(data: bytes) -> str | None:
    """The encoding of Korea or Japan in which most characters are Hangul or kana."""
    sample = data[:_SAMPLE]
    best, most = None, _LIKELY
    for encoding in _GUESSES:
        text = sample.decode(encoding, "replace")
        share = len(_NATIVE.findall(text)) / (len(_FOREIGN.findall(text)) or 1)
        # Shift_JIS read as Korean is nearly all Hangul, but hardly ever without a bad byte.
        score = share - _damage(data, encoding) / _MOST_DAMAGE
        if score > most:
            best, most = encoding, score
    return best


def _read(data: bytes, encoding: str, *, bom: int = 0, note: str = "", kind: str) -> Decoded:
    if data.isascii() and not encoding.startswith(("utf-16", "utf-32", "iso2022", "hz")):
        return Decoded(data, data.decode("ascii"), encoding, 0, _findings(note), (), (), ())
    texts: list[str] = []
    points: list[tuple[int, int, int]] = []
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    chars, at, damaged = 0, bom, 0
    state = decoder.getstate()[1]  # not 0 in ISO 2022, where a state of 0 crashes Python 3.11
    while at < len(data):
        points.append((chars, at, state))
        text, used, after = _piece(decoder, data[at : at + _STEP], state, last=at + _STEP >= len(data))
        if not used:
            text, used, after = "\ufffd", -after, state
            damaged += 1
            if damaged > _MOST_DAMAGE * len(data) + 16:
                raise ReadError(f"is not {kind}, or in an unknown encoding: save it as UTF-8")
        texts.append(text)
        chars, at, state = chars + len(text), at + used, after
    points.append((chars, len(data), state))
    marks = f"bytes that are not {encoding} stand in {damaged} places, shown as \ufffd" if damaged else ""
    columns = tuple(zip(*points, strict=True))
    return Decoded(data, "".join(texts), encoding, bom, _findings(note, marks), *columns)


def _piece(
    decoder: codecs.IncrementalDecoder, piece: bytes, state: int, *, last: bool
) -> tuple[str, int, int]:
    """Text of the good bytes that a piece starts with, their number, and the state after them.

    Where it starts with bad bytes: no text, 0, and how many are bad, below zero.
    """
    good, bad = len(piece), 1
    decoder.setstate((b"", state))
    try:
        text = decoder.decode(piece, last)
    except UnicodeDecodeError as error:
        good, bad = error.start, max(error.end, 1)
        decoder.setstate((b"", state))
        text = decoder.decode(piece[:good])
    pending, after = decoder.getstate()
    used = good - len(pending)
    return (text, used, after) if used > 0 else ("", 0, -bad)


def _findings(*notes: str) -> tuple[Finding, ...]:
    remedy = "save the file as UTF-8 to be sure"
    return tuple(Finding(rule="encoding", message=f"{note}: {remedy}") for note in notes if note)
