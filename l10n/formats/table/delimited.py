"""CSV, as Excel and its like write and read it."""

import re
from dataclasses import replace

from l10n.formats import spreadsheet
from l10n.formats.encoding import decode
from l10n.formats.kit import Kit
from l10n.formats.table import columns
from l10n.model import Finding

_TARGET = re.compile(rb"target \(([A-Za-z]{2})")
_OF_EXCEL = {b"ko": "euc-kr", b"ja": "shift_jis", b"zh": "gb18030"}


def serialize(kit: Kit) -> bytes:
    """The file: UTF-8 with a byte order mark, without which Excel takes it for something else.

    A cell that a spreadsheet would compute begins with an apostrophe; `parse` takes it away.
    """
    return spreadsheet.table(columns.rows(kit), end="\r\n")


def parse(data: bytes) -> tuple[Kit, ...]:
    """A kit for each report of the file, saved by whichever spreadsheet: commas, semicolons or tabs, any encoding.

    Raises:
        ReadError: it is no text or no table of ours, or a cell has more than 131,072 characters.
    """
    decoded = decode(data, declared=_declared(data), kind="CSV")
    found = columns.kits(spreadsheet.rows(decoded.text, beside="target"))
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
