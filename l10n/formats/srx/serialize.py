"""From rules to an SRX 2.0 file."""

from collections.abc import Mapping, Sequence

from lxml import etree

_NAMESPACE = "http://www.lisa.org/srx20"


def serialize(languages: Mapping[str, Sequence[tuple[bool, str, str]]]) -> bytes:
    """The file; the same rules give the same bytes.

    Args:
        languages: by the first part of a locale, whether a rule cuts and what stands before and after, in the order in
            which the first that fits decides.
    """
    root = etree.Element("srx", {"version": "2.0"}, nsmap={None: _NAMESPACE})
    header = etree.SubElement(root, "header", segmentsubflows="yes", cascade="no")
    for kind, include in (("start", "no"), ("end", "yes"), ("isolated", "no")):
        etree.SubElement(header, "formathandle", type=kind, include=include)
    body = etree.SubElement(root, "body")
    rules = etree.SubElement(body, "languagerules")
    maps = etree.SubElement(body, "maprules")
    for language, all_ in languages.items():
        group = etree.SubElement(rules, "languagerule", languagerulename=language)
        for breaks, before, after in all_:
            rule = etree.SubElement(group, "rule", {"break": "yes" if breaks else "no"})
            etree.SubElement(rule, "beforebreak").text = before
            etree.SubElement(rule, "afterbreak").text = after
        pattern = (
            f"{language[:1].upper()}{language[:1]}".join("[]")
            + f"[{language[1:].upper()}{language[1:]}]([-_].*)?"
        )
        etree.SubElement(maps, "languagemap", languagepattern=pattern, languagerulename=language)
    etree.indent(root)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return data + b"\n"
