"""From the bytes of a table to a termbase."""

import difflib
import re
from collections.abc import Iterator
from itertools import chain

from l10n.config import is_locale
from l10n.errors import ReadError
from l10n.formats import spreadsheet
from l10n.formats.encoding import Decoded, decode
from l10n.model import Finding, Severity
from l10n.terms import Termbase
from l10n.terms.rows import FIELDS, Reader

_LARGEST = 50_000_000
_MOST_ROWS = 200_000
_OF_EXCEL = {"ko": "euc-kr", "ja": "shift_jis", "zh": "gb18030"}
_HEAD = re.compile(rb"[^\r\n]{0,2000}")
_PLAIN = frozenset({"en", "fr", "de", "es", "it", "pt", "nl", "id"})
"""Locales that say nothing of an encoding."""


def parse(data: bytes) -> Termbase:
    """Read a termbase that any spreadsheet saved: commas, semicolons or tabs, UTF-8, UTF-16, CP949, Shift_JIS.

    The first row names the columns: locales (``en``, ``ko``, ``ja``) and `l10n.terms.rows.FIELDS` in any order and
    case; columns of other names are the newsroom's own and kept. What is wrong in single rows is told in the
    termbase's findings.

    Raises:
        ReadError: it is no text, larger than 50 MB, or its first row names no locale.
    """
    if len(data) > _LARGEST:
        raise ReadError(
            f"has {len(data):,} bytes, more than {_LARGEST:,}: keep names only, and split the table"
        )
    decoded = decode(data, declared=_declared(data), kind="CSV")
    lines = spreadsheet.rows(decoded.text)
    first = next((cells for _, cells in lines if any(cell.strip() for cell in cells)), None)
    if first is None:
        return Termbase()
    findings: list[Finding] = []
    names = _columns(first, findings)
    findings += _encoded(decoded)
    reader = Reader(findings)
    terms = [
        term
        for line, row in _rows(lines, names, findings)
        if (term := reader.term(row, line=line)) is not None
    ]
    return Termbase(terms, findings=findings)


def _encoded(decoded: Decoded) -> Iterator[Finding]:
    if "\ufffd" in decoded.text:
        yield Finding(
            "term-damaged",
            "holds damaged characters, shown as \ufffd; type these names anew.",
            Severity.ERROR,
        )
    if not (decoded.encoding.startswith("utf-") or decoded.text.isascii()):
        yield Finding(
            "term-encoding",
            f"read as {decoded.encoding}, which has not every character: look for question marks, "
            "and save as “CSV UTF-8” next time.",
        )


def _declared(data: bytes) -> str | None:
    """What Excel saves a table with such columns as, where it is not Unicode."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        head = _HEAD.match(data)
        cells = re.findall(r"[a-z]{2}", head[0].decode("ascii", "replace").lower()) if head else []
        # Which of the two is not to be told from the names of the columns where both are there.
        told = [_OF_EXCEL[cell] for cell in dict.fromkeys(cells) if cell in _OF_EXCEL]
        return told[0] if len(told) == 1 else None
    return None


def _columns(cells: list[str], findings: list[Finding]) -> list[str]:
    """The names of the columns as we call them.

    Raises:
        ReadError: none is a locale, or one stands twice.
    """
    names = [_column(cell) for cell in cells]
    twice = [name for at, name in enumerate(names) if name and name in names[:at]]
    if twice:
        raise ReadError(f"has two columns {twice[0]!r}: remove or rename one", line=1)
    locales = [name for name in names if name not in FIELDS and is_locale(name)]
    if not locales:
        raise ReadError("is no termbase: its first row must name the columns, as id,kind,en,ko,ja", line=1)
    for name in names:
        if name and name not in FIELDS and name not in locales:
            close = difflib.get_close_matches(name.lower(), FIELDS, n=1, cutoff=0.75)
            if close:
                findings.append(
                    Finding(
                        "term-column",
                        f"column {name!r} is kept as one of your own. Did you mean {close[0]!r}?",
                        Severity.WARNING,
                        line=1,
                    )
                )
    return names


def _column(cell: str) -> str:
    name = cell.strip()
    if name.lower() in FIELDS:
        return name.lower()
    language, *rest = name.replace("_", "-").split("-")
    tag = "-".join([language.lower(), *rest])
    return tag if is_locale(tag) and (tag.islower() or rest) else name


def _rows(
    lines: Iterator[tuple[int, list[str]]], names: list[str], findings: list[Finding]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, (line, cells) in enumerate(chain(lines), 1):
        if number > _MOST_ROWS:
            raise ReadError(
                f"has more than {_MOST_ROWS:,} rows: keep names only, and split the table", line=line
            )
        if any(cell.strip() for cell in cells[len(names) :]):
            findings.append(
                Finding(
                    "term-cells",
                    f"line {line} has {len(cells)} cells for {len(names)} columns; the rest is not read: "
                    "a comma within a cell needs quotes around it.",
                    Severity.ERROR,
                    line=line,
                )
            )
        yield line, {name: cell for name, cell in zip(names, cells, strict=False) if name}
