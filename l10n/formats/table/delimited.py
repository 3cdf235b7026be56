"""CSV, as Excel and its like write and read it."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace

from l10n.errors import ReadError
from l10n.formats.encoding import decode
from l10n.formats.kit import Kit
from l10n.formats.table import columns
from l10n.model import Finding

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet would compute (OWASP, "CSV Injection"), apostrophes before it or not."""
_ESCAPED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")
_TARGET = re.compile(rb"target \(([A-Za-z]{2})")
_OF_EXCEL = {b"ko": "euc-kr", b"ja": "shift_jis", b"zh": "gb18030"}
_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"sep=(.)\r?\n")


def serialize(kit: Kit) -> bytes:
    """The file: UTF-8 with a byte order mark, without which Excel takes it for something else.

    A cell that a spreadsheet would compute begins with an apostrophe; `parse` takes it away.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in columns.rows(kit):
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def parse(data: bytes) -> tuple[Kit, ...]:
    """A kit for each report of the file, saved by whichever spreadsheet: commas, semicolons or tabs, any encoding.

    Raises:
        ReadError: it is no text or no table of ours, or a cell has more than 131,072 characters.
    """
    decoded = decode(data, declared=_declared(data), kind="CSV")
    found = columns.kits(_rows(decoded.text))
    if decoded.encoding.startswith("utf-") or decoded.text.isascii():
        return found
    doubt = Finding(
        "encoding",
        f"was saved as {decoded.encoding}, which has not every character: look for question marks in the "
        "translations, and save as “CSV UTF-8” next time",
    )
    return (replace(found[0], findings=(doubt, *found[0].findings)), *found[1:])


def _declared(data: bytes) -> str | None:
    """What Excel saves a table of this language as, where it is not Unicode: a few lines alone would not tell."""
    found = _TARGET.search(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _OF_EXCEL.get(found[1].lower()) if found else None
    return None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    told = _TOLD.match(text)
    delimiter = told[1] if told else _delimiter(text)
    stream = io.StringIO(text[told.end() :] if told else text, newline="")
    reader = csv.reader(stream, delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, [cell[1:] if _ESCAPED.match(cell) else cell for cell in cells]
    except csv.Error as error:
        raise ReadError(f"is no readable CSV ({error}): save it anew", line=reader.line_num) from error


def _delimiter(text: str) -> str:
    """What stands most often between the names of the columns."""
    end = text.find("\n", text.find("target"))
    head = text[: end if end >= 0 else len(text)][:2000]
    return max(_DELIMITERS, key=head.count)
