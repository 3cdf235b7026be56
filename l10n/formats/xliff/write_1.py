"""From a kit to XLIFF 1.2, strict."""

from lxml import etree

from l10n.formats.foreign_xml import ILLEGAL, Element
from l10n.formats.inline import Kind, Piece, fill
from l10n.formats.kit import Kit, KitUnit, Match
from l10n.formats.xliff import layout
from l10n.formats.xliff.content import CHARACTER
from l10n.formats.xliff.states import QUALIFIERS, TO_1
from l10n.model import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INLINE = {
    Kind.OPEN: "g",
    Kind.POINT: "x",
    Kind.LONE_OPEN: "bx",
    Kind.LONE_CLOSE: "ex",
}


def serialize(kit: Kit) -> bytes:
    """The file: what the schema xliff-core-1.2-strict allows, and nothing of our own beside it."""
    root = etree.Element(_name("xliff"), {"version": "1.2"}, nsmap={None: NAMESPACE})
    file = etree.SubElement(
        root,
        _name("file"),
        {
            "original": _legal(kit.report),
            "source-language": kit.source_locale,
            "target-language": kit.locale,
            "datatype": "plaintext",
            "tool-id": "l10n",
        },
    )
    header = etree.SubElement(file, _name("header"))
    etree.SubElement(header, _name("tool"), {"tool-id": "l10n", "tool-name": "l10n"})
    body = etree.SubElement(file, _name("body"))
    for unit in kit.units:
        _add(body, unit)
    return layout.write(root)


def _add(body: Element, unit: KitUnit) -> None:
    element = etree.SubElement(body, _name("trans-unit"), _attributes(unit))
    _add_text(element, "source", unit.source)
    if unit.target or unit.state is not None:
        target = _add_text(element, "target", unit.target)
        if unit.state is not None:
            target.set("state", TO_1[unit.state])
        if unit.state is State.DRAFT and unit.origin is not None and unit.origin in QUALIFIERS:
            target.set("state-qualifier", QUALIFIERS[unit.origin])
    for author, notes in (("l10n", unit.notes), ("translator", unit.comments)):
        for note in notes:
            etree.SubElement(element, _name("note"), {"from": author}).text = _legal(note)
    for match in unit.matches:
        _add_match(element, match)


def _attributes(unit: KitUnit) -> dict[str, str]:
    attributes = {
        "id": unit.id,
        _SPACE: "preserve",
        "approved": "yes" if unit.state in {State.TRANSLATED, State.REVIEWED} else "",
        "restype": f"x-{unit.role}" if unit.role else "",
        "resname": _legal(unit.context),
        "extradata": str(unit.base or ""),
    }
    return {name: value for name, value in attributes.items() if value}


def _add_match(element: Element, match: Match) -> None:
    attributes = {_SPACE: "preserve"}
    if match.origin == "previous":
        attributes["alttranstype"] = "previous-version"
    if match.quality is not None:
        attributes["match-quality"] = f"{match.quality:.0%}"
    if match.origin:
        attributes["origin"] = _legal(match.origin)
    other = etree.SubElement(element, _name("alt-trans"), attributes)
    _add_text(other, "source", match.source)
    _add_text(other, "target", match.target)


def _add_text(element: Element, name: str, text: str) -> Element:
    made = etree.SubElement(element, _name(name))
    fill(made, text, _code)
    return made


def _code(piece: Piece) -> Element:
    if piece.kind is Kind.CHARACTER:
        return etree.Element(_name("x"), {"id": f"u-{ord(piece.text):04X}", "ctype": CHARACTER})
    return etree.Element(_name(_INLINE[piece.kind]), id=piece.number)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _legal(text: str) -> str:
    return ILLEGAL.sub("", text)
