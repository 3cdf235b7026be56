"""From a TBX file to terms."""

import re
from collections.abc import Iterator

from l10n.errors import ReadError
from l10n.formats.foreign_xml import Element, local
from l10n.formats.foreign_xml import parse as parse_xml
from l10n.terms import Termbase, TermKind, TermStatus
from l10n.terms.rows import FIELDS

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+(martif|tbx)\s+(?:SYSTEM|PUBLIC)[^\[>]{0,300}>")
_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_FORMS = ("tig", "ntig", "termSec")
_BAD = ("deprecated", "forbidden", "superseded", "obsolete")
_ADMITTED = "admitted"


def parse(data: bytes) -> Termbase:
    """Read a termbase from any program.

    ``martif`` with ``termEntry``, ``langSet`` and ``tig`` or ``ntig``, or ``tbx`` of 2019 with ``conceptEntry``,
    ``langSec`` and ``termSec``.

    The first form of a language that is neither admitted nor deprecated is the preferred one. A document type is
    looked over, never loaded; one with declarations of its own is refused.

    Raises:
        ReadError: it is no TBX.
    """
    root = parse_xml(_DOCTYPE.sub(b"", data[:2000], count=1) + data[2000:], kind="TBX")
    if local(root) not in {"martif", "tbx"}:
        raise ReadError(f"is no TBX but a <{local(root)[:40]}> document: export it as TBX", line=1)
    return Termbase.from_pairs(_row(entry) for entry in root.iter(*(f"{{*}}{name}" for name in _ENTRIES)))


def _row(entry: Element) -> dict[str, str]:
    cells: dict[str, str] = {"id": entry.get("id", ""), **_facts(entry)}
    names: dict[str, str] = {}
    variants: list[str] = []
    wrong: list[tuple[str, str]] = []
    for part in _children(entry, _LANGUAGES):
        locale = _tag(part.get(_LANG) or part.get("lang") or "")
        for form, status in _forms(part):
            if any(bad in status.lower() for bad in _BAD):
                wrong.append((locale, form))
            elif locale in names or _ADMITTED in status.lower():
                variants.append(f"{locale}: {form}")
            else:
                names[locale] = form
    if not names:  # nothing but what is no longer said
        cells["status"] = TermStatus.OBSOLETE.value
        names, wrong = dict(reversed(wrong)), []
    forbidden = [f"{locale}: {form}" for locale, form in wrong]
    cells |= {**names, "variants": " | ".join(variants), "forbidden": " | ".join(forbidden)}
    return {key: value for key, value in cells.items() if value and key}


def _facts(entry: Element) -> dict[str, str]:
    """What is said of the concept, in whatever language."""
    cells: dict[str, str] = {}
    notes: list[str] = []
    for child in entry:
        name, kind, text = local(child), child.get("type", ""), _text(child)
        if name == "descrip" and kind == "subjectField" and text.lower() in list(TermKind):
            cells["kind"] = text.lower()
        elif name == "descrip" and kind.removeprefix("x-") in FIELDS:
            cells[kind.removeprefix("x-")] = text
        elif name == "note" or (name == "descrip" and kind in {"definition", "explanation", ""}):
            notes.append(text)
    return {**cells, "note": " ".join(filter(None, notes))}


def _forms(part: Element) -> Iterator[tuple[str, str]]:
    """Each form of a language and its status."""
    for group in _children(part, _FORMS):
        term = next(group.iter("{*}term"), None)
        text = _text(term) if term is not None else ""
        status = next(
            (_text(note) for note in group.iter("{*}termNote") if "tatus" in note.get("type", "")), ""
        )
        if text:
            # The bar and the semicolon part forms in our table.
            yield re.sub(r"\s*[|;｜；]\s*", " ", text), status


def _children(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    yield from (child for child in element if local(child) in names)


def _tag(tag: str) -> str:
    language, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join(
        [language.lower(), *(part.upper() if len(part) < _SCRIPT else part.title() for part in rest)]
    )


_SCRIPT = 4


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
