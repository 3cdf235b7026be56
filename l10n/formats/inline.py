"""Texts with marks as the mixed content of an XML element."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from l10n.formats.foreign_xml import ILLEGAL, Element
from l10n.text.marks import MARK

_DEEPEST = 40
"""Pairs within pairs; those further in are written as two single codes. XML parsers refuse some hundred levels."""


class Kind(Enum):
    """What a piece of a text is."""

    TEXT = auto()
    OPEN = auto()
    """``<g1>`` whose ``</g1>`` follows at the right place; every `OPEN` has its `CLOSE`, properly nested."""
    CLOSE = auto()
    POINT = auto()
    """``<x1/>``"""
    LONE_OPEN = auto()
    """``<g1>`` without partner, or with one across another pair."""
    LONE_CLOSE = auto()
    CHARACTER = auto()
    """One that XML cannot hold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: all of them joined are the text."""

    kind: Kind
    text: str
    """As it stands there: ``<g1>``."""
    number: str = ""
    """Of the mark."""


def pieces(text: str) -> list[Piece]:
    """The text in parts. Cost: linear."""
    found = list(_scan(text))
    waiting: list[int] = []
    """Places of the pairs that are open."""
    inside: dict[str, int] = {}
    """Number -> place, of the same pairs."""
    partners: set[int] = set()
    for at, piece in enumerate(found):
        if piece.kind is Kind.OPEN and piece.number not in inside:
            inside[piece.number] = at
            waiting.append(at)
        elif piece.kind is Kind.CLOSE and piece.number in inside:
            while waiting[-1] != inside[piece.number]:  # opened inside and never closed there
                del inside[found[waiting.pop()].number]
            start = waiting.pop()
            del inside[piece.number]
            if len(waiting) < _DEEPEST:
                partners |= {start, at}
    lone = {Kind.OPEN: Kind.LONE_OPEN, Kind.CLOSE: Kind.LONE_CLOSE}
    return [
        replace(piece, kind=lone[piece.kind]) if piece.kind in lone and at not in partners else piece
        for at, piece in enumerate(found)
    ]


def fill(element: Element, text: str, make: Callable[[Piece], Element], *, nested: bool = True) -> None:
    """Write a text into an empty element.

    Args:
        element: takes the content.
        text: with marks.
        make: the element of a piece that is no text; not asked about `Kind.CLOSE` where pairs are nested.
        nested: a pair is an element around its text; otherwise each end is an element of its own.
    """
    last: Element | None = None
    """After which text goes; None at the head of ``element``."""
    for piece in pieces(text):
        if piece.kind is Kind.TEXT:
            if last is None:
                element.text = (element.text or "") + piece.text
            else:
                last.tail = (last.tail or "") + piece.text
        elif nested and piece.kind is Kind.CLOSE:
            parent = element.getparent()
            assert parent is not None, "every CLOSE has its OPEN"  # noqa: S101 - an invariant of `pieces`
            last, element = element, parent
        else:
            last = make(piece)
            element.append(last)
            if nested and piece.kind is Kind.OPEN:
                element, last = last, None


def _scan(text: str) -> Iterator[Piece]:
    at = 0
    marks = MARK.finditer(text)
    found = sorted([*marks, *ILLEGAL.finditer(text)], key=lambda match: match.start())
    for match in found:
        if match.start() > at:
            yield Piece(Kind.TEXT, text[at : match.start()])
        at = match.end()
        if match.re is not MARK:
            yield Piece(Kind.CHARACTER, match[0])
        elif match["n"]:
            yield Piece(Kind.OPEN, match[0], match["n"])
        elif match["m"]:
            yield Piece(Kind.CLOSE, match[0], match["m"])
        else:
            yield Piece(Kind.POINT, match[0], match["x"])
    if at < len(text):
        yield Piece(Kind.TEXT, text[at:])
