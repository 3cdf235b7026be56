"""The inline structure of Markdown with exact places: emphasis, links, images, code, breaks, HTML.

markdown-it's own rules do the work, each wrapped so that the tokens it makes know where they stood.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from l10n.formats.markdown.tags import VOID, is_markup, tag_name

_SPAN: Final = "l10n.span"


class Kind(Enum):
    """What a piece of inline text is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    SINGLE = auto()
    IMAGE = auto()
    HARD = auto()
    SOFT = auto()


@dataclass(slots=True, eq=False)
class Piece:
    """A run of text, or one side of a pair of marks, or a mark on its own."""

    kind: Kind
    start: int
    end: int
    """Half-open, in the inline text: what is written there for it."""
    text: str = ""
    """What a reader sees."""
    name: str = ""
    """``em``, ``strong``, ``s``, ``a``, or the name of an HTML element."""
    data: str = ""
    """What writes it again; of images, the alternative text as it is written."""
    title: str = ""
    """Of an image."""
    mate: "Piece | None" = None
    """The other side of a pair."""


_MARKUP = re.compile(r"[\n\\`~*_\[!<&{]")
"""What begins anything but text: the first characters of all rules below."""


def read_inline(content: str, env: Mapping[str, Any]) -> list[Piece]:
    r"""Take inline text to pieces, in order; pairs of marks nest.

    Args:
        content: the lines of a block, joined by ``\n``, without indentation.
        env: `l10n.formats.markdown.structure.Structure.env`.
    """
    if not _MARKUP.search(content):
        return [Piece(Kind.TEXT, 0, len(content), content)] if content else []
    tokens: list[Token] = []
    md = _parser()
    md.inline.parse(content, md, {**env}, tokens)
    pieces = list(_pieces(content, tokens))
    _set_in_order(pieces)
    return _paired(_rubies(pieces, content))


def _set_in_order(pieces: list[Piece]) -> None:
    """Give places in order to pieces of a run of tildes, of which the parser moves an odd one behind the others."""
    for last in range(1, len(pieces)):
        place = pieces[last].start
        if place >= pieces[last - 1].start:
            continue
        first = last
        while first and pieces[first - 1].start > place:
            first -= 1
        for piece in pieces[first : last + 1]:
            piece.start, piece.end = place, place + piece.end - piece.start
            place = piece.end


def _pieces(content: str, tokens: list[Token]) -> Iterator[Piece]:
    at = 0
    skip = 0
    for token in tokens:
        if skip:
            skip -= 1
            continue
        place: tuple[int, int] | None = token.meta.get(_SPAN)
        start, end = place or (at, at + len(token.content))
        if start < 0 or token.type in {"softbreak", "hardbreak"}:  # with the spaces before it
            start = at
        at = max(at, end)
        if token.type in {"text", "text_special"}:
            if token.content:
                yield Piece(Kind.TEXT, start, end, token.content)
        elif token.type == "link_open" and token.markup == "autolink":
            skip = 2  # its text and its end
            yield Piece(Kind.SINGLE, start, end, content[start + 1 : end - 1], "a", content[start:end])
        elif token.nesting:
            yield _side(content, token, start, end)
        else:
            yield _single(content, token, start, end)


def _side(content: str, token: Token, start: int, end: int) -> Piece:
    kind = Kind.OPEN if token.nesting > 0 else Kind.CLOSE
    if token.type.startswith("strong"):  # two delimiters, of which the inner one became the token
        start, end = (start - 1, end) if kind is Kind.OPEN else (start, end + 1)
    return Piece(kind, start, end, name=token.tag, data=token.markup or content[start:end])


def _single(content: str, token: Token, start: int, end: int) -> Piece:
    data = content[start:end].replace("\n", " ")
    match token.type:
        case "softbreak":
            return Piece(Kind.SOFT, start, end)
        case "hardbreak":
            return Piece(Kind.HARD, start, end, "\n", "br", content[start:end])
        case "image":
            title = str(token.attrGet("title") or "")
            return Piece(Kind.IMAGE, start, end, "".join(_seen(token)), "img", token.content, title)
        case "code_inline":
            return Piece(Kind.SINGLE, start, end, token.content, "code", data)
        case "html_inline":
            return _html(data, start, end)
        case _:
            return Piece(Kind.SINGLE, start, end, "", token.type, data)


def _html(data: str, start: int, end: int) -> Piece:
    if not is_markup(data):
        return Piece(Kind.TEXT, start, end, data)
    name = tag_name(data)
    if name == "br":
        return Piece(Kind.HARD, start, end, "\n", "br", data)
    if not name or name in VOID or data.endswith("/>"):
        return Piece(Kind.SINGLE, start, end, "", name or "comment", data)
    return Piece(Kind.CLOSE if data[1] == "/" else Kind.OPEN, start, end, "", "<" + name, data)


def _seen(image: Token) -> Iterator[str]:
    for token in image.children or ():
        if token.type == "image":
            yield from _seen(token)
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.type != "html_inline" or not is_markup(token.content):
            yield token.content


def _rubies(pieces: list[Piece], content: str) -> list[Piece]:
    """Make one piece of each ``<ruby>``: its readings are no text of the sentence."""
    if not any(piece.name == "<ruby" for piece in pieces):
        return pieces
    out: list[Piece] = []
    start: int | None = None
    for piece in pieces:
        out.append(piece)
        if piece.name != "<ruby":
            continue
        if piece.kind is Kind.OPEN:
            start = len(out) - 1
        elif start is not None:
            whole = content[out[start].start : piece.end].replace("\n", " ")
            base = "".join(_base(out[start:]))
            out[start:] = [Piece(Kind.SINGLE, out[start].start, piece.end, base, "ruby", whole)]
            start = None
    return out


def _base(pieces: list[Piece]) -> Iterator[str]:
    reading = ""
    for piece in pieces:
        if piece.name in {"<rt", "<rp", "<rtc"}:
            reading = piece.name if piece.kind is Kind.OPEN else ""
        elif not reading and piece.kind in {Kind.TEXT, Kind.SINGLE}:
            yield piece.text


_FAR = 50
"""Open HTML tags that a closing one is looked for among."""


def _paired(pieces: list[Piece]) -> list[Piece]:
    """Join both sides of each pair; an HTML tag without its other side becomes a mark on its own."""
    open_now: list[Piece] = []
    for piece in pieces:
        if piece.kind is Kind.OPEN:
            open_now.append(piece)
        elif piece.kind is Kind.CLOSE:
            at = _opener(open_now, piece)
            if at is None:
                piece.kind = Kind.SINGLE
                continue
            mate = open_now[at]
            piece.mate, mate.mate = mate, piece
            del open_now[at:]
    for piece in pieces:
        if piece.kind is Kind.OPEN and piece.mate is None:
            piece.kind = Kind.SINGLE
    return pieces


def _opener(open_now: list[Piece], close: Piece) -> int | None:
    html = close.name.startswith("<")
    for at in range(len(open_now) - 1, max(-1, len(open_now) - _FAR) if html else -1, -1):
        if open_now[at].name == close.name:
            return at
        if html and not open_now[at].name.startswith("<"):
            return None
    return None


def link_close(piece: Piece, content: str, label_start: int) -> str:
    """What ends a link when its text is another: ``[text]`` needs its label once more, as ``[…][text]``."""
    data = content[piece.start : piece.end].replace("\n", " ")
    return data if data not in {"]", "][]"} else f"][{content[label_start : piece.start]}]".replace("\n", " ")


# Template languages are read by a site's generator before its Markdown: `{{< figure >}}`, `{% include %}`.
_TEMPLATE = re.compile(r"\{\{[^{}\n]{1,500}\}\}|\{%[^{}\n]{1,500}%\}")


def _template(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    match = _TEMPLATE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("template", "", 0)
    state.pos = match.end()
    return True


_NOTE = re.compile(r"\[\^([^\]\s]{1,999})\]")


def _note_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
    # As the footnote plugin has it, whose own rule costs the square of unclosed brackets.
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None or f":{match[1]}" not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    if not silent:
        state.push("footnote_ref", "", 0)
    state.pos = match.end()
    return True


_Rule = Callable[[StateInline, bool], bool]


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").enable("strikethrough")
    md.inline.ruler.before("escape", "template", _template)
    md.inline.ruler.after("image", "footnote_ref", _note_reference)
    md.inline.ruler2.disable("fragments_join")  # it would join text that stood apart
    for rule in md.inline.ruler.__rules__:
        if rule.name != "text":
            rule.fn = _placed(rule.fn)
    return md


def _placed(rule: _Rule) -> _Rule:
    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's signature
        if silent:
            return rule(state, True)
        start, first, pending = state.pos, len(state.tokens), bool(state.pending)
        if not rule(state, False):
            return False
        tokens = state.tokens[first:]
        if pending and tokens and tokens[0].type == "text":  # what stood before, and is pushed now
            tokens = tokens[1:]
        _note(tokens, start, state.pos)
        return True

    return run


def _note(tokens: list[Token], start: int, end: int) -> None:
    """Write down where the tokens of one rule stand that do not know it: none that an inner rule made."""
    if not tokens:
        return
    if tokens[0].type == "link_open" and tokens[0].markup != "autolink":
        tokens[0].meta[_SPAN] = (start, start + 1)
        tokens[-1].meta[_SPAN] = (-1, end)  # starts where what is before it ends
    elif tokens[0].type == "text":  # delimiters, one after the other
        for token in tokens:
            token.meta[_SPAN] = (start, start + len(token.content))
            start += len(token.content)
    else:
        for token in tokens:
            token.meta[_SPAN] = (start, end)
