"""XLIFF 2.x."""

from collections.abc import Sequence

from l10n.formats.foreign_xml import Element, local
from l10n.formats.kit import Kit, KitUnit, read_base
from l10n.formats.xliff.content import Reader
from l10n.formats.xliff.notes import split_notes
from l10n.formats.xliff.states import FROM_2, least
from l10n.formats.xliff.taken import taken
from l10n.model import State


def kits(root: Element) -> tuple[Kit, ...]:
    """A kit for each ``<file>``."""
    return tuple(
        Kit(
            file.get("original", ""),
            root.get("srcLang", ""),
            root.get("trgLang", ""),
            *taken(file.iter("{*}unit"), _unit),
        )
        for file in root.iterchildren("{*}file")
    )


def _unit(element: Element) -> tuple[KitUnit, bool]:
    """The unit, and whether all of its segments are translated or none."""
    parts = [child for child in element if local(child) in {"segment", "ignorable"}]
    segments = [part for part in parts if local(part) == "segment"]
    sources = [part.find("{*}source") for part in parts]
    targets = [part.find("{*}target") for part in parts]
    reader = Reader(*sources, *targets)
    source = "".join(reader.text(text) for text in sources)
    filled = {segment: reader.text(segment.find("{*}target")).strip() for segment in segments}
    needed = [segment for segment in segments if reader.text(segment.find("{*}source")).strip()]
    complete = all(filled[s] for s in needed) or not any(filled.values())
    target = _target(parts, reader) if complete and any(filled.values()) else ""
    notes, comments = split_notes(
        (note.get("category", ""), note.text) for note in element.iterfind("{*}notes/{*}note")
    )
    meta = (
        m.text or ""
        for m in element.iterfind("{*}metadata/{*}metaGroup/{*}meta")
        if m.get("type") == "exported"
    )
    unit = KitUnit(
        id=element.get("id", ""),
        source=source,
        target=target,
        state=_state(segments, target=target) if complete else None,
        role=element.get("type", "").removeprefix("l10n:"),
        context=element.get("name", ""),
        notes=notes,
        comments=comments,
        base=read_base(next(meta, "")),
        line=element.sourceline or 0,
    )
    return unit, complete


def _target(parts: Sequence[Element], reader: Reader) -> str:
    """Targets in the order that they ask for; what is ignorable stands as in the source where it has none."""
    placed: list[tuple[int, str]] = []
    for number, part in enumerate(parts, 1):
        found = part.find("{*}target")
        order = found.get("order", "") if found is not None else ""
        if found is None and local(part) == "ignorable":
            found = part.find("{*}source")
        at = int(order[:9]) if order.isascii() and order.isdecimal() else number
        placed.append((at, reader.text(found)))
    return "".join(text for _, text in sorted(placed, key=lambda item: item[0]))


def _state(segments: Sequence[Element], *, target: str) -> State | None:
    state = least([FROM_2.get(segment.get("state", "")) for segment in segments])
    return State.UNTRANSLATED if state is State.DRAFT and not target else state
