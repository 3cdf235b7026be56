"""Markdown bytes to a document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.errors import ReadError
from l10n.formats.encoding import Decoded, decode
from l10n.formats.markdown.front_matter import FrontMatter, read_front_matter
from l10n.formats.markdown.inline import Kind as Inline
from l10n.formats.markdown.inline import Piece, read_inline
from l10n.formats.markdown.leaf import Leaf, read_leaf
from l10n.formats.markdown.lines import Source, read_lines
from l10n.formats.markdown.marked import fold, mark, plain, trim
from l10n.formats.markdown.structure import MAX_NESTING, Kind, Part, Structure, read_structure
from l10n.model import Block, Code, Document, Finding, LeftOut, Role, Skeleton, Slice
from l10n.text.furniture import is_related_heading

MEDIA_TYPE = "text/markdown"
MAX_BYTES = 20_000_000


def parse(data: bytes, *, locale: str) -> Document:
    """Read a Markdown file: CommonMark with front matter, tables, strikethrough and footnotes.

    Args:
        data: the file, in any encoding that `l10n.formats.encoding.decode` reads.
        locale: of its text; Japanese and Chinese lines are joined without a space.

    Raises:
        ReadError: the bytes are no text, or more than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"is Markdown of {len(data) / 1e6:.0f} MB, and {MAX_BYTES // 1_000_000} MB are the most that is read: "
            "split the report, or move embedded images to files of their own"
        )
    decoded = decode(data, declared="iso-2022-jp" if b"\x1b$" in data else None, kind="Markdown")
    source = read_lines(decoded.text)
    if len(source.starts) + source.text.count("|") > _MOST_LINES:
        raise ReadError(
            f"has more than {_MOST_LINES} lines and table cells: split the report, or move data out of it"
        )
    front = read_front_matter(source.text)
    reader = _Reader(decoded, source, locale, front.end, front.reach)
    reader.read_front(front)
    reader.read_body(read_structure(source.text[front.end :]))
    if not reader.blocks:
        reader.findings.append(Finding("empty", "holds no text"))
    return Document(
        locale=locale,
        media_type=MEDIA_TYPE,
        blocks=tuple(reader.blocks),
        skeleton=Skeleton(data, decoded.encoding, tuple(reader.slices)),
        meta=front.meta,
        left_out=tuple(reader.left_out),
        findings=(*decoded.findings, *reader.findings),
    )


_MOST_LINES = 300_000
"""Each of them can be a block, and costs up to 2 kB while it is read."""
_MOST_MARKUP = 100_000
"""Characters in one block that may be markup, beyond which it is nothing that a person wrote."""
_UNREAD = {Kind.CODE: "code", Kind.HTML: "HTML block"}


@dataclass(slots=True)
class _Reader:
    """What has been read so far; offsets are those of the body, behind the front matter."""

    decoded: Decoded
    source: Source
    locale: str
    body: int
    reach: int
    blocks: list[Block] = field(default_factory=list[Block])
    slices: list[Slice] = field(default_factory=list[Slice])
    left_out: list[LeftOut] = field(default_factory=list[LeftOut])
    findings: list[Finding] = field(default_factory=list[Finding])
    title: str = ""
    after_image: bool = False

    def read_front(self, front: FrontMatter) -> None:
        for item in front.fields:
            text, codes = plain(item.text)
            if item.role is Role.TITLE:
                self.title = self.title or text
            self._add(item.role, text, codes, item.span, item.form)

    def read_body(self, structure: Structure) -> None:
        text = self.source.text[self.body :]
        for part, related in _related(structure, text):
            reason = "related links" if related else _UNREAD.get(part.kind)
            if reason:
                self._leave_out(reason, part)
            elif part.kind is Kind.DEEP:
                message = f"more than {MAX_NESTING // 2} quotations or lists inside each other are not read"
                self.findings.append(Finding("nesting", message, line=self._line(part)))
            elif (leaf := read_leaf(part, text)) and _markup(leaf.content) > _MOST_MARKUP:
                self._leave_out("more markup than text", part)
            elif leaf:
                self._read_leaf(part, leaf, structure)
                continue
            self.after_image = False

    def _read_leaf(self, part: Part, leaf: Leaf, structure: Structure) -> None:
        pieces = read_inline(leaf.content, structure.env)
        low, high = trim(pieces)
        if low == high:
            self.after_image = self._read_images(pieces, part, leaf)
            return
        after_image = self._read_images(pieces[:low], part, leaf) or self.after_image
        kept = pieces[low:high]
        for piece in kept:  # an image inside a sentence: its mark covers its text
            if piece.kind is Inline.IMAGE and piece.text.strip():
                self.left_out.append(
                    LeftOut("text of an image inside a sentence", piece.text, self._line(part))
                )
            elif piece.kind is Inline.HARD and "\n" in piece.data:
                piece.data = self._raw(leaf, piece)
        text, codes = mark(kept, leaf.content, locale=self.locale)
        first, last = kept[0], kept[-1]
        start = first.start + _blank(first.text) * (first.kind is Inline.TEXT)
        end = last.end - _blank(last.text[::-1]) * (last.kind is Inline.TEXT)
        around = pieces[low - 1] if low and pieces[low - 1].mate in pieces[high : high + 1] else None
        if after_image and around and around.name in _EMPHASIS and part.kind is Kind.PARAGRAPH:
            role = Role.CAPTION
        else:
            role = self._role(part, text)
        span = (leaf.place(start) + self.body, leaf.place(end) + self.body)
        form = "row" if part.kind is Kind.CELL and not self._behind_pipe(span[0]) else part.kind.value
        form = "head-" * (span[0] <= self.reach) + form
        form += f" {_delimiters(leaf.content, start, end)} {_beside(leaf.content, start, end)}"
        self._add(role, text, codes, span, form.rstrip())
        self.after_image = self._read_images(pieces[high:], part, leaf)

    def _read_images(self, pieces: list[Piece], part: Part, leaf: Leaf) -> bool:
        images = [piece for piece in pieces if piece.kind is Inline.IMAGE]
        form = " |" if part.kind is Kind.CELL else ""
        for image in images:
            start = image.start + len("![")
            end = start + len(image.data)
            self._add_plain(image.text, leaf, (start, end), "alt" + form)
            title = _TITLE.match(leaf.content, end, image.end) if image.title else None
            if title:
                self._add_plain(image.title, leaf, title.span(1), "title" + form)
        return bool(images)

    def _add_plain(self, text: str, leaf: Leaf, span: tuple[int, int], form: str) -> None:
        start, end = map(leaf.place, span)
        self._add(Role.ALT, *plain(text), (start + self.body, end + self.body), form)

    def _role(self, part: Part, text: str) -> Role:
        if part.kind in {Kind.HEADING, Kind.SETEXT}:
            if part.level == 1 and self.title in {"", text}:
                self.title = text
                return Role.TITLE
            return Role.SUBHEAD
        if "footnote" in part.inside:
            return Role.NOTE
        if part.kind is Kind.CELL:
            return Role.CELL
        return {"blockquote": Role.QUOTE, "list_item": Role.LIST_ITEM}.get(
            "".join(part.inside[-1:]), Role.PARAGRAPH
        )

    def _behind_pipe(self, offset: int) -> bool:
        line = self.source.starts[self.source.line(offset) - 1]
        return "|" in self.source.text[line:offset]

    def _raw(self, leaf: Leaf, piece: Piece) -> str:
        """A hard break as the file has it, with its line end and what the next line starts with."""
        start, end = leaf.place(piece.start) + self.body, leaf.place(piece.end) + self.body
        return self.decoded.text[self.source.original(start) : self.source.original(end)]

    def _add(self, role: Role, text: str, codes: tuple[Code, ...], span: tuple[int, int], form: str) -> None:
        if not text:
            return
        name = f"b{len(self.blocks) + 1}"
        start, end = (self.decoded.byte(self.source.original(offset)) for offset in span)
        self.blocks.append(Block(name, role, text, codes, line=self.source.line(span[0])))
        self.slices.append(Slice(start, end, name, text, form))

    def _leave_out(self, reason: str, part: Part) -> None:
        first = self._line(part)
        self.left_out.append(
            LeftOut(reason, self.source.lines(first, first + part.end_line - part.line), first)
        )

    def _line(self, part: Part) -> int:
        return self.source.line(self.body) + part.line


_TITLE = re.compile(
    r"""\]\(\s*(?:<[^<>\n]*>|[^\s<]\S*)\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))\s*\)""",
    re.DOTALL,
)
"""The end of an image that has a title: CommonMark 0.31.2, section 6.4."""
_EMPHASIS = {"em", "strong", "<i", "<em", "<b", "<strong", "<small"}


def _delimiters(content: str, start: int, end: int) -> str:
    """Emphasis that touches a block's text from outside: what it is written with must not join it."""
    run = start
    while run and content[run - 1] in "*_~":
        run -= 1
    before = content[run:start]
    return before if content.startswith(before[::-1], end) else ""


def _beside(content: str, start: int, end: int) -> str:
    """What else stands outside and matters: ``]`` right before a block's text, ``[`` behind it, "`" before it."""
    link = "]" * content.endswith("]", 0, start) + "[" * content.startswith("[", end)
    return link + "`" * ("`" in content[:start])


def _markup(content: str) -> int:
    return sum(map(content.count, "*_~`[]<&!\\{\n"))


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())


def _related(structure: Structure, text: str) -> Iterator[tuple[Part, bool]]:
    """Parts, and whether each belongs to a list of links that leads away from the report, or is its heading."""
    leaving = False
    parts = structure.parts
    for part, after in zip(parts, [*parts, None][1:], strict=True):
        if leaving:
            leaving = "list_item" in part.inside
        elif part.lines and not part.inside and after and "list_item" in after.inside:
            leaf = read_leaf(part, text) if part.lines[-1][1] - part.lines[0][0] < _LONGEST_HEADING else None
            pieces = read_inline(leaf.content, structure.env) if leaf else []
            words = "".join(piece.text or " " * (piece.kind is Inline.SOFT) for piece in pieces)
            leaving = is_related_heading(fold(words))
        yield part, leaving


_LONGEST_HEADING = 200
"""In the file, with its markup."""
