"""From the bytes of a PO file to a catalog."""

from l10n.errors import CatalogError
from l10n.formats.po.comment_previous import find_previous
from l10n.formats.po.decode import decode
from l10n.formats.po.entry import Entry
from l10n.formats.po.header import read_header
from l10n.formats.po.mend import mend, mend_flags, mend_lines, mend_places, mend_target
from l10n.formats.po.provenance import find_provenance
from l10n.formats.po.scan import scan
from l10n.model import Catalog, Unit


def parse(data: bytes, *, locale: str = "") -> Catalog:
    """Read a PO file, whoever wrote it.

    Strings come as ``l10n.formats.po.mend`` has them. The header may stand anywhere or be missing; ``fuzzy`` on it
    is not kept. Comments after the last entry join those above the header. ``#=`` lines are read as ``#,`` lines.

    Args:
        data: the file, up to 50 MB, in UTF-8 or in what its header names.
        locale: of the translations; otherwise the header's Language, as ``zh-Hant``.

    Raises:
        CatalogError: with its line and a remedy: the file is no PO file, is cut short, holds a merge conflict, plural
            entries, or one msgid twice (none of the two is chosen here: one may be the work of a human).
    """
    text, codec = decode(data)
    if not text or text.isspace():
        raise CatalogError("is empty: restore it from version control, or delete it to begin anew")
    head: Entry | None = None
    trailing: tuple[str, ...] = ()
    units: list[Unit] = []
    obsolete: list[Unit] = []
    lines: dict[tuple[str, str], int] = {}
    for entry in scan(text, codec=codec):
        if not entry.line:
            trailing = mend_lines(entry.comments)
            continue
        unit = _unit(entry)
        _refuse_second(unit, entry, lines)
        if unit.key != ("", ""):
            (obsolete if entry.obsolete else units).append(unit)
        elif not entry.obsolete:
            head = entry
    header = read_header(head.strings["msgstr"]) if head else {}
    if find_provenance(trailing)[0] is not None:
        raise CatalogError(
            "the file ends inside an entry, as if it was cut short: restore it, or remove its last line",
            line=text.count("\n") + 1,
        )
    comments = mend_lines([*head.comments, *head.notes]) if head else ()
    return Catalog(
        locale=locale or header.get("Language", "").replace("_", "-"),
        units=tuple(units),
        obsolete=tuple(obsolete),
        header=header,
        comments=comments + trailing,
    )


def _refuse_second(unit: Unit, entry: Entry, lines: dict[tuple[str, str], int]) -> None:
    if unit.key not in lines:
        lines[unit.key] = entry.line
        return
    what = "a second header" if unit.key == ("", "") else "the msgid"
    raise CatalogError(
        f"{what} of line {lines[unit.key]} again: keep the better translation of the two and remove the other entry",
        line=entry.line,
    )


def _unit(entry: Entry) -> Unit:
    strings, previous = entry.strings, entry.previous
    source = mend(strings["msgid"])
    target = mend_target(source, strings["msgstr"])
    flags = mend_flags(entry.flags) if entry.flags else ()
    provenance, comments = find_provenance(mend_lines(entry.comments)) if entry.comments else (None, ())
    if comments and not previous:
        previous, comments = find_previous(comments)
    return Unit(
        source=source,
        target=target,
        context=mend(strings.get("msgctxt", "")),
        fuzzy=bool(target) and any(flag.lower() == "fuzzy" for flag in flags),
        places=mend_places(entry.places),
        notes=mend_lines(entry.notes),
        comments=comments,
        provenance=provenance,
        previous=(mend(previous.get("msgctxt", "")), mend(previous.get("msgid", ""))) if previous else None,
        flags=tuple(flag for flag in flags if flag.lower() != "fuzzy"),
    )
