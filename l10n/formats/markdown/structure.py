"""The block structure of Markdown: which lines make a paragraph, a heading, a table cell, and where its text stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph, table
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from l10n.formats.markdown.tags import ELEMENTS, is_markup, tag_name

MAX_NESTING = 40
"""Quotations and lists (which count twice) inside each other, after which a block is not looked into."""

_PLACES = "l10n.places"


class Kind(StrEnum):
    """What a block of a Markdown file is."""

    HEADING = "heading"
    SETEXT = "setext"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    CODE = "code"
    HTML = "html"
    RULE = "rule"
    DEEP = "deep"


@dataclass(frozen=True, slots=True)
class Part:
    """One block, without the blocks around it."""

    kind: Kind
    lines: tuple[tuple[int, int], ...]
    """Half-open, in the text that was parsed: the block's own text in each line, without indentation, markers of
    quotations and lists, hashes and pipes. White space ends no line but, where it may mean a break, an inner one."""
    line: int
    """0-based."""
    end_line: int
    inside: tuple[str, ...] = ()
    """The blocks around it, outermost first: ``blockquote``, ``list_item``, ``footnote``."""
    level: int = 0
    """Of a heading."""


@dataclass(slots=True)
class Structure:
    """All blocks of a Markdown text in order, and what its inline parser must know."""

    parts: list[Part]
    env: dict[str, Any] = field(default_factory=dict[str, Any])
    """Reference and footnote definitions, as markdown-it keeps them."""


def read_structure(text: str) -> Structure:
    r"""Find the blocks of a Markdown text.

    Args:
        text: with ``\n`` as its only line end and without front matter.

    Cost: linear; `MAX_NESTING` bounds the recursion.
    """
    tokens: list[Token] = []
    env: dict[str, Any] = {"references": {}}
    md = _parser()
    md.block.parse(text, md, env, tokens)
    return Structure(list(_parts(tokens)), env)


def _parts(tokens: list[Token]) -> Iterator[Part]:
    inside: list[str] = []
    kind, level, told = Kind.PARAGRAPH, 0, 0
    for token in tokens:
        name, _, side = token.type.rpartition("_")
        if name in _CONTAINERS:
            if side == "open":
                inside.append(_CONTAINERS[name])
                if token.level + 3 > MAX_NESTING and token.map and token.map[0] >= told:
                    told = token.map[1]
                    yield Part(Kind.DEEP, (), token.map[0], token.map[1], tuple(inside))
            else:
                inside.pop()
        elif token.type == "heading_open":
            kind, level = (Kind.HEADING if token.markup[:1] == "#" else Kind.SETEXT), int(token.tag[1:])
        elif token.type == "paragraph_open":
            kind, level = Kind.PARAGRAPH, 0
        elif name in {"th", "td"} and side == "open":
            kind, level = Kind.CELL, 0
        elif token.type == "inline" and token.map and token.meta.get(_PLACES):
            yield Part(kind, tuple(token.meta[_PLACES]), token.map[0], token.map[1], tuple(inside), level)
        elif token.type in _OPAQUE and token.map:
            yield Part(_OPAQUE[token.type], (), token.map[0], token.map[1], tuple(inside))


_CONTAINERS = {"blockquote": "blockquote", "list_item": "list_item", "footnote_reference": "footnote"}
_OPAQUE = {"fence": Kind.CODE, "code_block": Kind.CODE, "html_block": Kind.HTML, "hr": Kind.RULE}


@cache
def _parser() -> MarkdownIt:
    md = (
        MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
        .enable("table")
        .use(footnote_plugin, inline=False)
    )
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    rules = md.block.ruler
    rules.at("table", _table, {"alt": ["paragraph", "reference"]})
    rules.at("html_block", _html_block, interrupts)
    rules.at("heading", _heading, interrupts)
    rules.at("lheading", _lheading)
    rules.at("paragraph", _paragraph)
    return md


# The parser's own rules, which also note where the text that they take stands. When a rule runs, `bMarks` and
# `tShift` of a line tell where its text starts, behind the markers of all blocks around it.


def _line(state: StateBlock, line: int) -> tuple[int, int]:
    start = state.bMarks[line] + state.tShift[line]
    return start, max(start, state.eMarks[line])


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    first = len(state.tokens)
    return paragraph(state, start, end, silent) and (silent or _note_lines(state, first))


def _lheading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    first = len(state.tokens)
    return lheading(state, start, end, silent) and (silent or _note_lines(state, first))


def _note_lines(state: StateBlock, first: int) -> bool:
    for token in state.tokens[first:]:
        if token.type == "inline" and token.map:
            places = [_line(state, line) for line in range(*token.map)]
            places[-1] = _trimmed(state.src, *places[-1])
            token.meta[_PLACES] = places
    return True


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    first = len(state.tokens)
    place = _line(state, start)
    if not heading(state, start, end, silent):
        return False
    for token in state.tokens[first:]:
        if token.type == "inline" and token.content:
            begin, stop = _trimmed(state.src, *place)
            begin += len(state.tokens[first].markup)
            tail = len(state.src[begin:stop].rstrip("#"))
            if tail and state.src[begin + tail - 1] in " \t":
                stop = begin + tail
            token.meta[_PLACES] = [_trimmed(state.src, begin, stop)]
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    # With no pipe in its head but those of its text, a table would turn into a heading with another text.
    if not _PIPE.search(state.src, *_line(state, start)):
        return False
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    cells: list[tuple[int, int]] = []
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            cells = _cells(state.src, *_trimmed(state.src, *_line(state, token.map[0])))[::-1]
        elif token.type == "inline":
            place = cells.pop() if cells else None
            if place and token.content:
                token.meta[_PLACES] = [place]
    return True


_PIPE = re.compile(r"(?<!\\)\|")


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.start() for match in _PIPE.finditer(text, start, end)]
    edges = [start - 1, *cuts, end]
    spans = [(left + 1, right) for left, right in pairwise(edges)]
    if spans and spans[0][0] == spans[0][1]:
        spans = spans[1:]
    if spans and spans[-1][0] == spans[-1][1]:
        spans = spans[:-1]
    return [_trimmed(text, *span) for span in spans]


_BLANK = " \t\n\v\f"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    line = state.src[slice(*_line(state, start))]
    # A line with nothing but `<Inside N. Korea>` has the form of HTML and is none.
    if line.startswith("<") and tag_name(line) not in ELEMENTS and not is_markup(line.rstrip()):
        return False
    return html_block(state, start, end, silent)
