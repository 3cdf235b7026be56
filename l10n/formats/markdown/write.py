"""A text with marks to Markdown that reads as that text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it.common.utils import normalizeReference

from l10n.formats.markdown.escape import escape, escape_field, escape_heading_end, escape_line_start
from l10n.formats.markdown.inline import Kind, Piece, read_inline
from l10n.formats.markdown.marked import fold, mark
from l10n.formats.markdown.tags import opens_block
from l10n.model import Code
from l10n.text.marks import MARK

_TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece of what is to be written: text, or one side of a pair of marks, or a mark on its own."""

    kind: Kind
    text: str
    r"""Text, not escaped; or markup, in which a line end is ``\n``."""
    tail: str = ""
    """Of a line break: the file's own line end and what the next line starts with."""

    @property
    def is_delimiter(self) -> bool:
        return self.kind in {Kind.OPEN, Kind.CLOSE} and self.text in _TAGS


def write_inline(text: str, codes: Sequence[Code], *, form: str, around: str = "", beside: str = "") -> str:
    """Write a text so that it reads as itself, white space folded, in its place of a Markdown file.

    Emphasis is written with its own delimiters where those work, which beside Korean, Japanese and Chinese
    letters they often do not (CommonMark 0.31.2, section 6.2): a letter that stands in the way is written as a
    character reference, and where that does not help either, HTML tags are. What is written is read to know.

    Args:
        text: with marks. One that is left open is closed, one that is not in ``codes`` is text.
        codes: of the block.
        form: ``paragraph``, ``setext``, ``heading``, ``cell``, ``row`` (a cell without a pipe before it) or ``alt``; with ``head-``
            before it where a field's name would make the file begin with front matter.
        around: delimiters that touch the place from outside.
        beside: ``]`` where one stands right before the place, ``[`` where one stands right after it,
            a backtick where any stands before it in its block.
    """
    items = _tidied(_items(fold(text), {code.number: code for code in codes}))
    wanted = _expected(items, around)
    env = _environment(codes)
    written = _written(items, form, around, beside)
    if _read(around + written + around[::-1], env) != wanted:
        written = _written([_as_tag(item) for item in items], form, around, beside)
    tails = iter([item.tail for item in items if item.tail])
    written = re.sub("\n", lambda _: next(tails), written)
    if not form.endswith(("cell", "row")):
        return written
    if written.endswith("\\"):
        written = written[:-2] + "&#92;"  # it would escape the pipe behind the cell
    return written.replace("|", "\\|")


def write_title(text: str) -> str:
    """Write the title of an image."""
    return '"' + re.sub(r'[\\"]|&(?=#?\w{1,32};)', r"\\\g<0>", text) + '"'


def _items(text: str, codes: Mapping[int, Code]) -> Iterator[_Item]:
    """Take a text with marks to pieces in which pairs nest: one that is left open is closed with what is around it."""
    open_now: list[Code] = []
    count = Counter[int]()
    at = 0
    for match in MARK.finditer(text):
        code = codes.get(int(match["n"] or match["m"] or match["x"]))
        if code is None or code.paired == bool(match["x"]):
            continue
        yield _Item(Kind.TEXT, text[at : match.start()])
        at = match.end()
        if match["x"]:
            yield _single(code)
        elif match["n"]:
            open_now.append(code)
            count[code.number] += 1
            yield _Item(Kind.OPEN, code.data)
        elif count[code.number]:
            inner = None
            while inner is not code:
                inner = open_now.pop()
                count[inner.number] -= 1
                yield _Item(Kind.CLOSE, inner.close)
    yield _Item(Kind.TEXT, text[at:])
    for code in reversed(open_now):
        yield _Item(Kind.CLOSE, code.close)


_NEWLINE = re.compile(r"\r\n|\r|\n")


def _single(code: Code) -> _Item:
    kind = Kind.HARD if code.text == "\n" else Kind.SINGLE
    newline = _NEWLINE.search(code.data)
    if newline is None:
        return _Item(kind, code.data)
    return _Item(kind, code.data[: newline.start()] + "\n", code.data[newline.start() :])


def _tidied(items: Iterable[_Item]) -> list[_Item]:
    """Text in one item where marks were dropped; no line end behind all text, and none on an empty line."""
    out: list[_Item] = []
    for item in items:
        last = out[-1] if out else None
        if item.kind is Kind.TEXT and last and last.kind is Kind.TEXT:
            out[-1] = replace(last, text=last.text + item.text)
        elif _ends_line(item) and (last is None or _ends_line(last)):
            out.append(replace(item, text="\\\n"))
        elif last and last.kind is item.kind is Kind.SINGLE and last.text[-1:] == item.text[:1] == "`":
            out += [_Item(Kind.TEXT, " "), item]  # two code spans would be one
        elif item.text:
            out.append(item)
    while out and (_ends_line(out[-1]) or not out[-1].text.strip(" ")):
        out.pop()
    return out


def _ends_line(item: _Item) -> bool:
    return item.kind is Kind.HARD and bool(item.tail)


def _as_tag(item: _Item) -> _Item:
    if not item.is_delimiter:
        return item
    return replace(item, text=f"<{'/' * (item.kind is Kind.CLOSE)}{_TAGS[item.text]}>")


def _expected(items: Sequence[_Item], around: str) -> str:
    """The text that reading must give: the items between what stands around them."""
    pieces: list[Piece] = []
    for piece in read_inline(f"{around}x{around[::-1]}", {}):
        pieces += _pieces(items) if piece.text == "x" else [piece]
    return mark(pieces, "", locale="")[0]


def _pieces(items: Iterable[_Item]) -> Iterator[Piece]:
    open_now: list[Piece] = []
    for item in items:
        piece = Piece(item.kind, 0, 0, {Kind.TEXT: item.text, Kind.HARD: "\n"}.get(item.kind, ""))
        if item.kind is Kind.OPEN:
            open_now.append(piece)
        elif item.kind is Kind.CLOSE:
            piece.mate = open_now.pop()
            piece.mate.mate = piece
        yield piece


def _read(written: str, env: Mapping[str, Any]) -> str:
    return mark(read_inline(written, env), written, locale="")[0]


_LABEL = re.compile(r"(?:\]|!)\[((?:[^\[\]\\]|\\.)+)\](?:\[\])?\Z", re.DOTALL)
_NOTE = re.compile(r"\[\^([^\]\s]+)\]\Z")


def _environment(codes: Iterable[Code]) -> dict[str, Any]:
    """The definitions that marks refer to, so that they are read as marks."""
    labels = [match[1] for code in codes if (match := _LABEL.search(code.close or code.data))]
    notes = [match[1] for code in codes if (match := _NOTE.match(code.data))]
    references = {normalizeReference(label): {"href": "x", "title": ""} for label in labels}
    return {"references": references, "footnotes": {"refs": {f":{note}": -1 for note in notes}, "list": {}}}


def _written(items: Sequence[_Item], form: str, around: str, beside: str) -> str:
    head, form = form.startswith("head-"), form.removeprefix("head-")
    out: list[str] = []
    for at, item in enumerate(items):
        behind = items[at - 1] if at else None
        starts_line = form in {"paragraph", "setext", "row"} and (bool(behind.tail) if behind else not around)
        if item.kind is Kind.TEXT:
            before = items[at + 1] if at + 1 < len(items) else None
            text = escape(
                item.text,
                behind=behind.text if behind else "]" * ("]" in beside),
                before=before.text if before else "[" * ("[" in beside),
            )
            if "`" in beside or form == "alt":
                text = text.replace(
                    "\\`", "&#96;"
                )  # code from a backtick before it would not heed the backslash
            if form in {"setext", "heading"}:
                text = text.replace("|", "&#124;")  # one with a backslash would do for a table of one column
            if starts_line and not (form == "row" and text.startswith("|")):  # all pipes of a row are escaped
                text = escape_line_start(escape_field(text) if head else text)
            if form == "heading" and before is None:
                text = escape_heading_end(text)
            out.append(text)
        else:
            out.append(item.text)
            if starts_line and opens_block(item.text):
                out[-1] = "<span></span>" + item.text
    _open_ways(items, out)
    return "".join(out)


def _open_ways(items: Sequence[_Item], out: list[str]) -> None:
    """Let emphasis begin and end where letters stand outside and punctuation inside, or a letter at a ``_``."""
    star = any(
        item.is_delimiter and item.text[0] == "_" and _is_letter(_outside(items, at))
        for at, item in enumerate(items)
    )
    for at, item in enumerate(items):
        if not item.is_delimiter:
            continue
        if star:
            out[at] = item.text.replace("_", "*")
        step = -1 if item.kind is Kind.OPEN else 1
        outer, inner = at + step, at - step
        if not (
            0 <= outer < len(items) and items[outer].kind is Kind.TEXT and _is_letter(_outside(items, at))
        ):
            continue
        if not _is_letter(out[inner][:1] if step < 0 else out[inner][-1:]):
            text = out[outer]
            out[outer] = text[:-1] + _reference(text[-1]) if step < 0 else _reference(text[0]) + text[1:]


def _outside(items: Sequence[_Item], at: int) -> str:
    """The character next to a delimiter, on the side away from what it emphasizes."""
    if items[at].kind is Kind.OPEN:
        return items[at - 1].text[-1:] if at else ""
    return items[at + 1].text[:1] if at + 1 < len(items) else ""


def _is_letter(char: str) -> bool:
    """Neither white space nor punctuation, as emphasis sees it."""
    return bool(char) and not char.isspace() and unicodedata.category(char)[0] not in "PS"


def _reference(char: str) -> str:
    return f"&#x{ord(char):X};"
