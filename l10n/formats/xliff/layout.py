"""Line breaks between elements that hold no text."""

from lxml import etree

from l10n.formats.foreign_xml import Element, local

_MIXED = frozenset({"source", "target", "note", "context", "meta"})


def write(root: Element) -> bytes:
    """The file: indented, with mixed content as it stands."""
    _indent(root, "\n")
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"


def _indent(element: Element, margin: str) -> None:
    """The document is at most seven levels deep: the content of mixed elements is not entered."""
    if local(element) in _MIXED or not len(element):
        return
    element.text = f"{margin}  "
    for child in element:
        _indent(child, f"{margin}  ")
        child.tail = f"{margin}  "
    element[-1].tail = margin
