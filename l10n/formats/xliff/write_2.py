"""From a kit to XLIFF 2.0, with its modules for matches and metadata."""

from lxml import etree

from l10n.formats.foreign_xml import ILLEGAL, Element
from l10n.formats.inline import Kind, Piece, fill
from l10n.formats.kit import Kit, KitUnit, Match
from l10n.formats.xliff import layout
from l10n.formats.xliff.states import TO_2
from l10n.model import Origin, State

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = {Origin.MEMORY.value: "tm", Origin.ENGINE.value: "mt"}
_SEGMENT = "s"


def serialize(kit: Kit) -> bytes:
    """The file: what the schema xliff-core-2.0 allows. The exported state of each unit stands in metadata."""
    root = etree.Element(
        _name("xliff"),
        {"version": "2.0", "srcLang": kit.source_locale, "trgLang": kit.locale},
        nsmap={None: NAMESPACE, "mtc": MATCHES, "mda": METADATA},
    )
    file = etree.SubElement(root, _name("file"), {"id": "report", "original": _legal(kit.report)})
    for unit in kit.units:
        _add(file, unit)
    if not kit.units:  # a file must have one of the two
        etree.SubElement(file, _name("group"), id="empty")
    return layout.write(root)


def _add(file: Element, unit: KitUnit) -> None:
    attributes = {
        "id": unit.id,
        _SPACE: "preserve",
        "name": _legal(unit.context),
        "type": f"l10n:{unit.role}" if unit.role else "",
    }
    element = etree.SubElement(
        file, _name("unit"), {name: value for name, value in attributes.items() if value}
    )
    if unit.matches:
        matches = etree.SubElement(element, f"{{{MATCHES}}}matches")
        for match in unit.matches:
            _add_match(matches, match)
    if unit.base:
        metadata = etree.SubElement(element, f"{{{METADATA}}}metadata")
        group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", category="l10n")
        etree.SubElement(group, f"{{{METADATA}}}meta", type="exported").text = str(unit.base)
    _add_notes(element, unit)
    segment = etree.SubElement(element, _name("segment"), id=_SEGMENT)
    if unit.state is not None:
        segment.set("state", TO_2[unit.state])
        if unit.state is State.DRAFT:
            segment.set("subState", "l10n:draft")
    _add_text(segment, "source", unit.source)
    if unit.target:
        _add_text(segment, "target", unit.target)


def _add_notes(element: Element, unit: KitUnit) -> None:
    texts = [("l10n", text) for text in unit.notes] + [("translator", text) for text in unit.comments]
    if texts:
        notes = etree.SubElement(element, _name("notes"))
        for category, text in texts:
            etree.SubElement(notes, _name("note"), category=category).text = _legal(text)


def _add_match(matches: Element, match: Match) -> None:
    attributes = {"ref": f"#{_SEGMENT}"}
    if match.quality is not None:
        attributes["matchQuality"] = f"{100 * match.quality:.0f}"
    if match.origin:
        attributes["origin"] = _legal(match.origin)
    attributes["type"] = _TYPES.get(match.origin, "other")
    element = etree.SubElement(matches, f"{{{MATCHES}}}match", attributes)
    _add_text(element, "source", match.source)
    _add_text(element, "target", match.target)


def _add_text(element: Element, name: str, text: str) -> None:
    fill(etree.SubElement(element, _name(name)), text, _code)


def _code(piece: Piece) -> Element:
    match piece.kind:
        case Kind.CHARACTER:
            return etree.Element(_name("cp"), hex=f"{ord(piece.text):04X}")
        case Kind.OPEN:
            return etree.Element(_name("pc"), id=piece.number)
        case Kind.LONE_OPEN:
            return etree.Element(_name("sc"), id=piece.number, isolated="yes")
        case Kind.LONE_CLOSE:
            return etree.Element(_name("ec"), id=piece.number, isolated="yes")
        case _:
            return etree.Element(_name("ph"), id=piece.number)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _legal(text: str) -> str:
    return ILLEGAL.sub("", text)
