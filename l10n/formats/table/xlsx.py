"""Excel workbooks."""

import re
from collections.abc import Iterator
from html import escape as quote

from l10n.errors import ReadError, UsageError
from l10n.formats.foreign_xml import Element
from l10n.formats.kit import Kit
from l10n.formats.table import columns
from l10n.formats.table.package import Package, escape, number, unescape, write

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WIDTHS = {"id": 12, "role": 10, "source": 60, "target": 60, "state": 12, "note": 30, "about": 30, "check": 4}
_LONGEST = 32_767
"""Characters of a cell, a limit of Excel."""
_LETTERS = "ABCDEFGH"
_MOST_CELLS = 200
"""Of a row that are read."""
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
_FORMULA = re.compile(r"[=+\-@]")
_HEADING, _WRAPPED, _TEXT = 1, 2, 3
"""Styles; the last keeps what looks like a formula a text also when somebody edits its cell."""
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    "</Types>",
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
    '<sheets><sheet name="Translation" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1" quotePrefix="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def serialize(kit: Kit) -> bytes:
    """The file: one sheet, all cells text, its first row frozen; the same kit gives the same bytes.

    Raises:
        UsageError: a text is longer than a cell of Excel can be.
    """
    rows = "".join(_row(at, cells) for at, cells in enumerate(columns.rows(kit), 1))
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{_WIDTHS[name]}" customWidth="1"/>'
        for at, name in enumerate(columns.COLUMNS, 1)
    )
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0" tabSelected="1">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData>{rows}</sheetData></worksheet>"
    )
    return write({**_PARTS, "xl/worksheets/sheet1.xml": sheet})


def parse(data: bytes) -> tuple[Kit, ...]:
    """A kit for each report of the first sheet that holds a table of ours.

    Raises:
        ReadError: it is no workbook, or none of its sheets holds one.
    """
    package = Package(data, kind="XLSX")
    shared = package.part("xl/sharedStrings.xml")
    strings = [] if shared is None else [_text(item) for item in shared.iterchildren("{*}si")]
    sheets = sorted(name for name in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))
    problem = ReadError("has no sheet: save it as XLSX again")
    for name in sheets:
        sheet = package.part(name)
        assert sheet is not None  # noqa: S101 - its name is among those of the package
        try:
            return columns.kits(_rows(sheet, strings))
        except ReadError as error:
            problem = error
    raise problem


def _row(at: int, cells: tuple[str, ...]) -> str:
    return f'<row r="{at}">{"".join(_cell(at, letter, text) for letter, text in zip(_LETTERS, cells, strict=False))}</row>'


def _cell(at: int, letter: str, text: str) -> str:
    if len(text) > _LONGEST:
        raise UsageError(
            f"a text of {len(text):,} characters is too long for a cell of Excel: export as csv or xliff"
        )
    style = _HEADING if at == 1 else _TEXT if _FORMULA.match(text) else _WRAPPED
    content = quote(escape(text), quote=False).replace("\r", "&#13;")
    return f'<c r="{letter}{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c>'


def _rows(sheet: Element, strings: list[str]) -> Iterator[tuple[int, list[str]]]:
    last = 0
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        last = number(row.get("r", ""), last + 1)
        cells: dict[int, str] = {}
        at = -1
        for cell in row.iterchildren("{*}c"):
            place = _PLACE.match(cell.get("r", ""))
            at = _column(place[1]) if place else at + 1
            cells[at] = _value(cell, strings)
        yield last, [cells.get(n, "") for n in range(min(max(cells, default=-1) + 1, _MOST_CELLS))]


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _value(cell: Element, strings: list[str]) -> str:
    """What a reader sees in a cell; of a formula its last result, of an error nothing."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return "" if inline is None else _text(inline)
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        index = number(value, len(strings))
        return strings[index] if index < len(strings) else ""
    return "" if kind == "e" else unescape(value)


def _text(item: Element) -> str:
    """Of plain and of formatted text; the reading aids above Japanese (``rPh``) are no part of it."""
    runs = [item, *item.iterchildren("{*}r")]
    return unescape("".join(text.text or "" for run in runs for text in run.iterchildren("{*}t")))
