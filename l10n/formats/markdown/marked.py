"""Pieces of inline Markdown to a text with numbered marks, and what of them belongs to it."""

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from l10n.formats.markdown.inline import Kind, Piece, link_close
from l10n.model import Code
from l10n.text.marks import MARK
from l10n.text.normalize import normalize

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_EMPHASIS = {"em", "strong", "s"}
_FOLDED = " \t\n\r\f\v\u0085\u2028\u2029"
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")


def fold(text: str) -> str:
    """Runs of white space as one space, none at the ends, no control characters: what a reader sees."""
    return _SPACES.sub(" ", normalize(text)).strip()


def plain(text: str) -> tuple[str, tuple[Code, ...]]:
    """A text without markup: folded, and a code for each part of it that has the form of a mark."""
    return mark([Piece(Kind.TEXT, 0, len(text), text)], text, locale="")


def trim(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Which pieces carry the text of a block: half-open, ``(0, 0)`` where none does, or nothing but code.

    Images, breaks and comments at the ends, and pairs of marks around all of the text, are left to the file;
    not so a link by reference, nor emphasis that holds an image and text, or touches the text, for its end depends on what stands next to it. What is kept
    closes every pair that it opens.
    """
    seen = [index for index, piece in enumerate(pieces) if _is_text(piece)]
    if all(pieces[index].kind is Kind.SINGLE and pieces[index].name != "ruby" for index in seen):
        return 0, 0
    first, last = seen[0], seen[-1]
    low, high = first, last
    index_of = {id(piece): index for index, piece in enumerate(pieces)}
    for start, piece in enumerate(pieces):
        if piece.kind is not Kind.OPEN or piece.mate is None:
            continue
        end = index_of[id(piece.mate)]
        if (
            start < first <= end <= last
        ):  # pairs nest: those that close in the text are all the outer ones need
            low = min(low, start)
        if first <= start <= last < end:
            high = max(high, end)
    low, high = _with_touching(pieces, low, high)
    for start in range(low):
        mate = pieces[start].mate
        if mate is not None and _is_reference(mate) and index_of[id(mate)] > high:
            return start, index_of[id(mate)] + 1
    for start in range(_around(pieces, low, high)):
        mate = pieces[start].mate
        if pieces[start].name in _EMPHASIS and mate and index_of[id(mate)] > high:
            return start, index_of[id(mate)] + 1
    return low, high + 1


def _with_touching(pieces: Sequence[Piece], low: int, high: int) -> tuple[int, int]:
    """A range, wider by emphasis without text that ends right before it or begins right behind it."""
    index_of = {id(piece): index for index, piece in enumerate(pieces)}
    while low and pieces[low - 1].kind is Kind.CLOSE and pieces[low - 1].name in _EMPHASIS:
        low = index_of.get(id(pieces[low - 1].mate), low - 1)
    end = len(pieces) - 1
    while high < end and pieces[high + 1].kind is Kind.OPEN and pieces[high + 1].name in _EMPHASIS:
        high = index_of.get(id(pieces[high + 1].mate), high + 1)
    return low, high


def _around(pieces: Sequence[Piece], low: int, high: int) -> int:
    """How many pieces stand before the pairs that are next to a range on both sides."""
    while True:
        while low and _is_blank(pieces[low - 1]):
            low -= 1
        while high + 1 < len(pieces) and _is_blank(pieces[high + 1]):
            high += 1
        if not low or high + 1 == len(pieces) or pieces[low - 1].mate is not pieces[high + 1]:
            return low
        low, high = low - 1, high + 1


def _is_reference(close: Piece) -> bool:
    """Whether a link's label may be its text, so that another text would lose it: ``[text]``, ``[text][]``."""
    return close.name == "a" and close.data.startswith("]") and not close.data.startswith("](")


def _is_blank(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT and not normalize(piece.text).strip()


def _is_text(piece: Piece) -> bool:
    if piece.kind is Kind.SINGLE:
        return piece.name not in {"comment", "img"}
    return piece.kind is Kind.TEXT and bool(normalize(piece.text).strip())


def mark(pieces: Sequence[Piece], content: str, *, locale: str) -> tuple[str, tuple[Code, ...]]:
    """Write pieces as a text with marks.

    A line end is a space, but nothing beside a break, and nothing between two wide characters of Japanese or
    Chinese, which are written without spaces.
    """
    out: list[str] = []
    codes: list[Code] = []
    numbers: dict[int, int] = {}
    run: list[str] = []
    nexts = _next_characters(pieces)
    before = ""
    breaks = False  # nothing visible since the last break: white space at either side of one is none

    def end_run(*, breaking: bool = False) -> None:
        nonlocal breaks
        text = normalize("".join(run))
        run.clear()
        text = text.lstrip(_FOLDED) if breaks else text
        text = text.rstrip(_FOLDED) if breaking else text
        breaks = breaking or (breaks and not text)
        at = 0
        for match in MARK.finditer(text):  # the form of a mark, but text
            codes.append(Code(len(codes) + 1, "\\" + match[0], paired=False, text=match[0]))
            out.extend((text[at : match.start()], f"<x{len(codes)}/>"))
            at = match.end()
        out.append(text[at:])

    for piece, after in zip(pieces, nexts, strict=True):
        if piece.kind is Kind.TEXT:
            run.append(piece.text)
        elif piece.kind is Kind.SOFT:
            run.append(_soft(before, after, locale))
        elif piece.kind is Kind.CLOSE and piece.mate is not None:
            end_run()
            out.append(f"</g{numbers[id(piece)]}>")
        else:
            end_run(breaking=piece.kind is Kind.HARD)
            number = len(codes) + 1
            codes.append(_code(number, piece, content))
            out.append(f"<g{number}>" if piece.mate else f"<x{number}/>")
            numbers[id(piece.mate)] = number
        before = piece.text[-1:] or before
    end_run()
    return _SPACES.sub(" ", "".join(out)).strip(), tuple(codes)


def _code(number: int, piece: Piece, content: str) -> Code:
    if piece.mate is None:
        text = "" if piece.kind is Kind.IMAGE else normalize(piece.text)
        data = content[piece.start : piece.end] if piece.kind is Kind.IMAGE else piece.data
        return Code(number, data, paired=False, text=text)
    close = link_close(piece.mate, content, piece.end) if piece.name == "a" else piece.mate.data
    return Code(number, piece.data, close)


def _next_characters(pieces: Sequence[Piece]) -> list[str]:
    nexts: list[str] = []
    after = ""
    for piece in reversed(pieces):
        nexts.append(after)
        after = piece.text[:1] or after
    return nexts[::-1]


def _soft(before: str, after: str, locale: str) -> str:
    if before == "\n" or after == "\n":
        return ""
    spaceless = locale.lower().startswith(("ja", "zh"))
    return "" if spaceless and _is_wide(before) and _is_wide(after) else " "


def _is_wide(char: str) -> bool:
    return bool(char) and east_asian_width(char) in "WF" and not _HANGUL.match(char)
