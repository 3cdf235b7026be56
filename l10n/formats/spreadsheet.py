"""Tables of text as spreadsheets save them, and cells that a spreadsheet would compute."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.errors import ReadError

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet would compute (OWASP, "CSV Injection"), apostrophes before it or not."""
_ESCAPED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")
_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"sep=(.)\r?\n")
_LONGEST_HEAD = 2000


def shield(cell: str) -> str:
    """A cell that no spreadsheet computes: with an apostrophe before it where one would."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def bare(cell: str) -> str:
    """The inverse of `shield`."""
    return cell[1:] if _ESCAPED.match(cell) else cell


def rows(text: str, *, beside: str = "") -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each row, bare.

    Args:
        text: the file, with commas, semicolons, tabs or bars between cells, or what ``sep=`` tells.
        beside: a name that stands in the row of the names of the columns; without it that is the first row.

    Raises:
        ReadError: a cell has more than 131,072 characters, or quotes are not closed.
    """
    told = _TOLD.match(text)
    delimiter = told[1] if told else _delimiter(text, beside)
    stream = io.StringIO(text[told.end() :] if told else text, newline="")
    reader = csv.reader(stream, delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num + bool(told), [bare(cell) for cell in cells]
    except csv.Error as error:
        raise ReadError(f"is no readable CSV ({error}): save it anew", line=reader.line_num) from error


def table(lines: Iterable[Sequence[str]], *, end: str = "\n", delimiter: str = ",") -> bytes:
    """A file of rows, shielded: UTF-8 with a byte order mark, without which Excel takes it for something else."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end, delimiter=delimiter)
    for cells in lines:
        writer.writerow([shield(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _delimiter(text: str, beside: str) -> str:
    """What stands most often between the names of the columns."""
    end = text.find("\n", max(text.find(beside), 0))
    head = text[: end if end >= 0 else len(text)][:_LONGEST_HEAD]
    return max(_DELIMITERS, key=head.count)
