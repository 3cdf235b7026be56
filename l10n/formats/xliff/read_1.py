"""XLIFF 1.x."""

from collections.abc import Iterator

from l10n.formats.foreign_xml import Element, local
from l10n.formats.kit import Kit, KitUnit, read_base
from l10n.formats.xliff.content import Reader
from l10n.formats.xliff.notes import split_notes
from l10n.formats.xliff.states import FROM_1
from l10n.formats.xliff.taken import taken
from l10n.model import State


def kits(root: Element) -> tuple[Kit, ...]:
    """A kit for each ``<file>``."""
    return tuple(
        Kit(
            file.get("original", ""),
            file.get("source-language", ""),
            file.get("target-language", ""),
            *taken(file.iter("{*}trans-unit"), _unit),
        )
        for file in root.iterchildren("{*}file")
    )


def _unit(element: Element) -> tuple[KitUnit, bool]:
    """The unit, and whether all of its segments are translated or none."""
    source, target = element.find("{*}source"), element.find("{*}target")
    segments = element.find("{*}seg-source")
    reader = Reader(source, segments, target)
    original, text = reader.text(source), reader.text(target)
    complete = (
        not text.strip() or segments is None or _segments(segments) <= set(_segments(target, filled=True))
    )
    notes, comments = split_notes((n.get("from", ""), n.text) for n in element.iterchildren("{*}note"))
    unit = KitUnit(
        id=element.get("id", ""),
        source=original,
        target=text if complete and text.strip() else "",
        state=_state(element, target) if complete else None,
        role=element.get("restype", "").removeprefix("x-"),
        context=element.get("resname", ""),
        notes=notes,
        comments=comments,
        base=read_base(element.get("extradata", "")),
        line=element.sourceline or 0,
    )
    return unit, complete


def _state(unit: Element, target: Element | None) -> State | None:
    """What the target's state says, but for a unit that is approved: many programs set that alone."""
    named = FROM_1.get("" if target is None else target.get("state", ""))
    if unit.get("approved") == "yes" and named is not State.REVIEWED:
        return State.TRANSLATED
    return named


def _segments(element: Element | None, *, filled: bool = False) -> set[str]:
    """Ids of the segments of mixed content; with ``filled``, of those that hold text."""
    return set(_marked(element, filled=filled)) if element is not None else set()


def _marked(element: Element, *, filled: bool) -> Iterator[str]:
    for mark in element.iter("{*}mrk"):
        if mark.get("mtype") == "seg" and local(mark) and (not filled or _holds_text(mark)):
            yield mark.get("mid", "")


def _holds_text(mark: Element) -> bool:
    return bool("".join(mark.itertext()).strip()) or len(mark) > 0
