"""Word documents that hold a table."""

from collections.abc import Iterator
from html import escape as quote

from l10n.errors import ReadError
from l10n.formats.foreign_xml import Element, local
from l10n.formats.kit import Kit
from l10n.formats.table import columns
from l10n.formats.table.package import Package, escape, number, unescape, write

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ID = f"{{{_WORD}}}id"
_WIDTHS = {
    "id": 1300,
    "role": 1000,
    "source": 4100,
    "target": 4100,
    "state": 1100,
    "note": 1700,
    "about": 1100,
    "check": 700,
}
"""Twentieths of a point; together the width of a landscape A4 page."""
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "rt", "Fallback", "instrText", "delText", "pPr", "rPr", "tbl", "txbxContent"}
)
"""What is deleted, moved away, a reading aid, a field's code, or a text of its own."""
_MOST_CELLS = 60
"""In a row of Word."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
}


def serialize(kit: Kit) -> bytes:
    """The file: a heading and a table that a reviewer edits; the same kit gives the same bytes."""
    grid = "".join(f'<w:gridCol w:w="{_WIDTHS[name]}"/>' for name in columns.COLUMNS)
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    rows = "".join(_row(cells, heading=not number) for number, cells in enumerate(columns.rows(kit)))
    document = (
        f'<w:document xmlns:w="{_WORD}"><w:body>'
        f"<w:p><w:r><w:rPr><w:b/></w:rPr>{_run(kit.report)}</w:r></w:p>"
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>'
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="400" w:footer="400" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )
    return write({**_PARTS, "word/document.xml": document})


def parse(data: bytes) -> tuple[Kit, ...]:
    """A kit for each report of the first table of ours in the document.

    Changes that Word tracks count as accepted, and its comments in a row as remarks on the row.

    Raises:
        ReadError: it is no Word document, or holds no such table.
    """
    package = Package(data, kind="DOCX")
    document = package.part("word/document.xml")
    if document is None:
        raise ReadError("has no text: save it as DOCX again")
    comments = _comments(package.part("word/comments.xml"))
    problem = ReadError("has no table: send the document back that was exported")
    for table in document.iter(f"{{{_WORD}}}tbl"):
        try:
            return columns.kits(_rows(table, comments))
        except ReadError as error:
            problem = error
    raise problem


def _row(cells: tuple[str, ...], *, heading: bool) -> str:
    kind = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heading else "<w:trPr><w:cantSplit/></w:trPr>"
    style = '<w:rPr><w:b/><w:sz w:val="16"/></w:rPr>' if heading else '<w:rPr><w:sz w:val="18"/></w:rPr>'
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTHS[name]}" w:type="dxa"/></w:tcPr><w:p><w:r>{style}{_run(cell)}</w:r></w:p></w:tc>'
        for name, cell in zip(columns.COLUMNS, cells, strict=True)
    )
    return f"<w:tr>{kind}{''.join(made)}</w:tr>"


def _run(text: str) -> str:
    content = quote(escape(text), quote=False).replace("\r", "&#13;")
    for sign, element in (("\n", "<w:br/>"), ("\t", "<w:tab/>")):
        content = content.replace(sign, f'</w:t>{element}<w:t xml:space="preserve">')
    return f'<w:t xml:space="preserve">{content}</w:t>'


def _rows(table: Element, comments: dict[str, str]) -> Iterator[tuple[int, list[str]]]:
    note: int | None = None
    for at, row in enumerate(_children(table, "tr"), 1):
        cells: list[str] = []
        for cell in _children(row, "tc"):
            cells.append("\n".join("".join(_text(p)) for p in _children(cell, "p")))
            spans = cell.find(f"{{{_WORD}}}tcPr/{{{_WORD}}}gridSpan")
            width = "" if spans is None else spans.get(f"{{{_WORD}}}val", "")
            cells += [""] * min(number(width, 1) - 1, _MOST_CELLS)
        if note is None and "note" in cells:
            note = cells.index("note")
        remarks = [comments.get(mark.get(_ID, ""), "") for mark in row.iter(f"{{{_WORD}}}commentReference")]
        if note is not None and note < len(cells):
            cells[note] = "\n".join(filter(None, [cells[note], *remarks]))
        yield at, cells


def _children(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table, cells of a row, paragraphs of a cell: also those in content controls, not those of tables inside."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _children(child, name)


def _text(element: Element) -> Iterator[str]:
    """What a reader sees of a paragraph; the parser has seen to it that it is not deep."""
    for child in element:
        name = local(child)
        if name == "t":
            yield unescape(child.text or "")
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name and name not in _LEFT_OUT:
            yield from _text(child)


def _comments(part: Element | None) -> dict[str, str]:
    if part is None:
        return {}
    return {
        comment.get(_ID, ""): " ".join("".join(_text(p)) for p in _children(comment, "p"))
        for comment in part.iterchildren(f"{{{_WORD}}}comment")
    }
