"""From terms to a TBX file that Weblate and its like read."""

from collections.abc import Iterable, Iterator

from lxml import etree

from l10n.formats.foreign_xml import ILLEGAL, Element
from l10n.terms import Term, TermKind, TermStatus

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS = {
    TermKind.PERSON: "person",
    TermKind.BYLINE: "byline",
    TermKind.PLACE: "place",
    TermKind.ORGANISATION: "organisation",
    TermKind.TERM: "term",
}


def serialize(terms: Iterable[Term], *, source_locale: str, locales: Iterable[str]) -> bytes:
    """The file: a ``<termEntry>`` a concept, a ``<tig>`` a form, the preferred one first.

    Variants are ``admittedTerm``, forbidden forms ``deprecatedTerm``, which Weblate flags as forbidden.

    Args:
        terms: in the order of the file.
        source_locale: of the reports.
        locales: that are written; what a term has in others is left out.
    """
    root = etree.Element("martif", {"type": "TBX", _LANG: source_locale})
    header = etree.SubElement(etree.SubElement(root, "martifHeader"), "fileDesc")
    etree.SubElement(etree.SubElement(header, "sourceDesc"), "p").text = "l10n"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    wanted = list(dict.fromkeys((source_locale, *locales)))
    used: set[str] = set()
    for term in terms:
        _entry(body, term, wanted, used)
    head = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">\n'
    etree.indent(root)
    return head + etree.tostring(root, encoding="utf-8") + b"\n"


def _entry(body: Element, term: Term, locales: list[str], used: set[str]) -> None:
    groups = [(locale, list(_forms(term, locale))) for locale in locales]
    if not any(forms for _, forms in groups):
        return
    entry = etree.SubElement(body, "termEntry", id=_id(term.id, used))
    etree.SubElement(entry, "descrip", type="subjectField").text = _KINDS[term.kind]
    for kind, text in (("hanja", term.hanja), ("reading", term.reading), ("source", term.source)):
        if text:
            etree.SubElement(entry, "descrip", type=f"x-{kind}").text = _legal(text)
    if term.note:
        etree.SubElement(entry, "note").text = _legal(term.note)
    for locale, forms in groups:
        if forms:
            part = etree.SubElement(entry, "langSet", {_LANG: locale})
            for form, status in forms:
                tig = etree.SubElement(part, "tig")
                etree.SubElement(tig, "term").text = _legal(form)
                etree.SubElement(tig, "termNote", type="administrativeStatus").text = status


def _forms(term: Term, locale: str) -> Iterator[tuple[str, str]]:
    name = term.name(locale=locale)
    if not name:
        return
    if term.status is TermStatus.OBSOLETE:
        yield name, "supersededTerm-admn-sts"
        return
    yield name, "preferredTerm-admn-sts"
    yield from ((form, "admittedTerm-admn-sts") for form in term.variants.get(locale, ()))
    yield from ((form, "deprecatedTerm-admn-sts") for form in term.wrong(locale=locale))


def _id(id_: str, used: set[str]) -> str:
    """An XML id, which begins with a letter and has no space."""
    safe = "".join(char if char.isalnum() or char in "-_." else "-" for char in id_)
    safe = safe if safe[:1].isalpha() else f"t-{safe}"
    while safe in used:
        safe += "-2"
    used.add(safe)
    return safe


def _legal(text: str) -> str:
    return ILLEGAL.sub("", text)
