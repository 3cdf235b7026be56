"""From entries to a TMX 1.4b file, in constant memory."""

from collections.abc import Iterable
from typing import BinaryIO

from lxml import etree

from l10n.formats.foreign_xml import ILLEGAL, Element
from l10n.formats.inline import Kind, Piece, fill
from l10n.formats.tmx.entry import Entry

CHARACTER = "x-l10n-character"
"""Type of the element that holds the number of a character that XML cannot hold."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(stream: BinaryIO, entries: Iterable[Entry], *, source_locale: str, plain: bool = False) -> None:
    """Write a file that the DTD of TMX 1.4b allows; the same entries give the same bytes.

    Args:
        stream: to write to.
        entries: in the order of the file.
        source_locale: of the memory.
        plain: marks stay in the text as they are written, for programs that find them so in our PO files; else
            they become ``<bpt>``, ``<ept>`` and ``<ph>`` elements.
    """
    header = {
        "creationtool": "l10n",
        "creationtoolversion": "1",
        "segtype": "sentence",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": source_locale or "*all*",
        "datatype": "plaintext",
    }
    stream.write(b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')
    stream.write(b'<tmx version="1.4">\n')
    stream.write(etree.tostring(etree.Element("header", header), encoding="utf-8") + b"\n<body>\n")
    stream.writelines(
        etree.tostring(_unit(entry, plain=plain), encoding="utf-8") + b"\n" for entry in entries
    )
    stream.write(b"</body>\n</tmx>\n")


def _unit(entry: Entry, *, plain: bool) -> Element:
    attributes = {"tuid": entry.id} if entry.id else {}
    unit = etree.Element("tu", {key: _legal(value) for key, value in {**attributes, **entry.fields}.items()})
    if entry.source_locale:
        unit.set("srclang", entry.source_locale)
    for note in entry.notes:
        etree.SubElement(unit, "note").text = _legal(note)
    for kind, value in entry.props.items():
        etree.SubElement(unit, "prop", type=kind).text = _legal(value)
    for locale, text in entry.texts.items():
        variant = etree.SubElement(unit, "tuv", {_LANG: locale})
        segment = etree.SubElement(variant, "seg")
        if plain:
            segment.text = _legal(text)
        else:
            fill(segment, text, _Codes().element, nested=False)
    return unit


def _legal(text: str) -> str:
    return ILLEGAL.sub("", text)


class _Codes:
    """The inline elements of one segment."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._count = 0

    def element(self, piece: Piece) -> Element:
        """What stands for a piece that is no text; inside is what our PO files show for it."""
        match piece.kind:
            case Kind.OPEN:
                self._count += 1
                self._open.append(str(self._count))
                code = etree.Element("bpt", i=self._open[-1], x=piece.number)
            case Kind.CLOSE:
                code = etree.Element("ept", i=self._open.pop())
            case Kind.POINT:
                code = etree.Element("ph", x=piece.number)
            case Kind.CHARACTER:
                code = etree.Element("ph", type=CHARACTER)
                code.text = f"{ord(piece.text):04X}"
                return code
            case _:
                ends = "begin" if piece.kind is Kind.LONE_OPEN else "end"
                code = etree.Element("it", pos=ends, x=piece.number)
        code.text = piece.text
        return code
