"""From a catalog to the bytes of a PO file."""

from collections.abc import Iterator, Sequence

from l10n.errors import UsageError
from l10n.formats.po.escapes import escape
from l10n.formats.po.header import write_header
from l10n.formats.po.mend import mend, mend_flags, mend_lines, mend_places, mend_target
from l10n.formats.po.places import write_places
from l10n.formats.po.provenance import find_provenance, write_provenance
from l10n.model import Catalog, Unit


def serialize(catalog: Catalog) -> bytes:
    """Write a PO file: UTF-8, unwrapped, byte for byte what ``msgcat --no-wrap`` makes of it.

    `parse` gives the catalog back if its header is complete (`l10n.formats.po.header`) and its strings are as
    ``l10n.formats.po.mend`` leaves them; others are mended. As in gettext, an untranslated unit is not fuzzy, and an
    obsolete one without translation is not written. Flags that gettext does not know are, though its programs drop
    them.

    Raises:
        UsageError: two units, obsolete ones included, have one context and source, or a unit has neither: no
            gettext program would read the file.
    """
    header = write_header(catalog.header, locale=catalog.locale)
    lines = [*_comments("#", catalog.comments), *_string("msgid", ""), *_string("msgstr", header)]
    seen = {("", "")}
    for unit in catalog.units:
        lines += ["", *_entry(unit, seen)]
    for unit in catalog.obsolete:
        if mend_target(mend(unit.source), unit.target):
            lines += ["", *_entry(unit, seen, sign="#~ ")]
    lines.append("")
    return "\n".join(lines).encode()


def _refusal(unit: Unit, key: tuple[str, str]) -> str:
    place = f" ({unit.places[0]})" if unit.places else ""
    if key == ("", ""):
        return f"a unit without source and context{place} cannot be written: it would be the header"
    return f"two units with one source and context{place} cannot be written: give one another context, or join them"


def _entry(unit: Unit, seen: set[tuple[str, str]], *, sign: str = "") -> Iterator[str]:
    context, source = key = (mend(unit.context), mend(unit.source))
    if key in seen:
        raise UsageError(_refusal(unit, key))
    seen.add(key)
    target = mend_target(source, unit.target)
    provenance, comments = unit.provenance, mend_lines(unit.comments)
    if provenance is None:
        provenance, comments = find_provenance(comments)
    if provenance is not None:
        yield "# " + write_provenance(provenance)
    yield from _comments("#", comments)
    yield from _comments("#.", unit.notes)
    yield from write_places(mend_places(unit.places))
    flags = mend_flags(["fuzzy", *unit.flags] if unit.fuzzy and target else unit.flags)
    if flags:
        yield "#, " + ", ".join(flags)
    if unit.previous is not None:
        before = "#~| " if sign else "#| "
        past = [mend(text) for text in unit.previous]
        if past[0]:
            yield from _string("msgctxt", past[0], sign=before)
        yield from _string("msgid", past[1], sign=before)
    if context:
        yield from _string("msgctxt", context, sign=sign)
    yield from _string("msgid", source, sign=sign)
    yield from _string("msgstr", target, sign=sign)


def _comments(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in mend_lines(lines):
        yield f"{sign} {line}" if line else sign


def _string(keyword: str, text: str, *, sign: str = "") -> Iterator[str]:
    r"""A line for each line of the text, with an empty one before them if there are several."""
    *ended, last = text.split("\n")
    lines = [f"{line}\n" for line in ended]
    if last or not ended:
        lines.append(last)
    if len(lines) == 1:
        yield f'{sign}{keyword} "{escape(text)}"'
        return
    yield f'{sign}{keyword} ""'
    for line in lines:
        yield f'{sign}"{escape(line)}"'
