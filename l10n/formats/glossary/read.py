"""From the table of another program to terms."""

from l10n.config import is_locale
from l10n.errors import ReadError
from l10n.formats.encoding import decode
from l10n.formats.spreadsheet import rows
from l10n.terms import Termbase

_LARGEST = 50_000_000
_PAIR = 2
_HEADS = {
    "source": "source",
    "target": "target",
    "developer_comments": "note",
    "comment": "note",
    "context": "context",
}


def read(data: bytes, *, source_locale: str, locale: str) -> Termbase:
    """Read pairs of source and target, with tabs, commas or semicolons between, with or without a head.

    A head of Weblate's (``source,target,…``) or of locales (``en,ko``) is told; lines that begin with ``#`` are
    OmegaT's comments.

    Args:
        data: the file.
        source_locale: of the first column.
        locale: of the second one.

    Raises:
        ReadError: it is no text, too large, or has one column only.
    """
    if len(data) > _LARGEST:
        raise ReadError(f"has {len(data):,} bytes, more than {_LARGEST:,}: give it in parts")
    text = decode(data, kind="a glossary").text
    first_line = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    lines = [
        line
        for line in (_tabs(text) if "\t" in first_line else rows(text))
        if any(cell.strip() for cell in line[1])
    ]
    lines = [(number, cells) for number, cells in lines if not cells[0].startswith("#")]
    if not lines:
        return Termbase()
    head = [cell.strip().lower() for cell in lines[0][1]]
    if head[:_PAIR] == ["source", "target"]:
        names = [
            {"source": source_locale, "target": locale}.get(_HEADS.get(cell, cell), _HEADS.get(cell, cell))
            for cell in head
        ]
        lines = lines[1:]
    elif all(is_locale(cell.strip()) for cell in lines[0][1][:_PAIR]) and source_locale in lines[0][1]:
        names = [cell.strip() for cell in lines[0][1]]
        lines = lines[1:]
    else:
        names = [source_locale, locale, "note"]
    for number, cells in lines:
        if len(cells) < _PAIR:
            raise ReadError(
                "has one column only: give source and target, with a tab or comma between", line=number
            )
    return Termbase.from_pairs(
        {name: cell for name, cell in zip(names, cells, strict=False) if name != "context"}
        for _, cells in lines
    )


def _tabs(text: str) -> list[tuple[int, list[str]]]:
    return [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1)]
