"""The elements of a page: a tree of places, built in one pass and without recursion however deep it goes."""

from collections.abc import Container
from dataclasses import dataclass, field

from l10n.formats.html.elements import BLOCK, CLOSES_P, ENDED_BY, HEADINGS, INLINE, OPAQUE, SCOPES
from l10n.formats.html.references import decode, fold
from l10n.formats.html.tokens import Attribute, Token, attributes, tokenize

_LINE_ENDING = BLOCK - INLINE - OPAQUE
DOCUMENT = 0
"""Index of the root that every page has, above ``<html>``."""


@dataclass(slots=True)
class Node:
    """An element."""

    name: str
    parent: int
    token: int
    """Index of its opening tag; -1 for the document."""
    end: int = -1
    """Index after its closing tag, or after the last token it holds."""


_UNREAD: dict[str, Attribute] = {}
_NONE: dict[str, Attribute] = {}


@dataclass(slots=True)
class Tree:
    """A page: its tokens, its elements in the order of their opening tags, and how they lie in each other."""

    source: str
    tokens: list[Token]
    nodes: list[Node]
    owner: list[int]
    """For each token the innermost element it lies in; an opening tag lies in the parent."""
    opened: list[int]
    """For each token the element that it opens, or -1."""
    described: list[int]
    """The elements that have attributes."""
    _attributes: dict[int, dict[str, Attribute]] = field(init=False)

    def __post_init__(self) -> None:
        self._attributes = dict.fromkeys(self.described, _UNREAD)

    def attributes(self, node: int) -> dict[str, Attribute]:
        """The attributes of an element."""
        found = self._attributes.get(node, _NONE)
        if found is _UNREAD:
            found = attributes(self.source, self.tokens[self.nodes[node].token])
            self._attributes[node] = found
        return found

    def raw(self, node: int, name: str) -> str:
        """The source of an attribute's value; empty without one."""
        if node not in self._attributes:
            return ""
        found = self.attributes(node).get(name)
        return self.source[found.start : found.end] if found else ""

    def shown(self, node: int, without: Container[str] = ()) -> str:
        """The text in an element, white space folded, without that of some inner elements by their names."""
        parts: list[str] = []
        at = self.nodes[node].token + 1
        while at < self.nodes[node].end:
            token, inner = self.tokens[at], self.opened[at]
            if inner > DOCUMENT and (self.nodes[inner].name in OPAQUE or self.nodes[inner].name in without):
                at = self.nodes[inner].end
                continue
            if token.kind == "text":
                parts.append(decode(self.source[token.start : token.end]))
            elif token.name and (token.name == "br" or not is_inline(token.name)):
                parts.append(" ")
            at += 1
        return fold("".join(parts)).strip()

    def contains(self, node: int, token: int) -> bool:
        """Whether a token lies in an element."""
        return self.nodes[node].token < token < self.nodes[node].end


def is_inline(name: str) -> bool:
    """Whether an element stands within a line of text."""
    return name not in _LINE_ENDING


def build(source: str) -> Tree:
    """Read a page into a tree."""
    tokens = tokenize(source)
    builder = _Builder(tokens)
    for at, token in enumerate(tokens):
        builder.take(at, token)
    builder.close_to(0, len(tokens))
    builder.nodes[DOCUMENT].end = len(tokens)
    return Tree(source, tokens, builder.nodes, builder.owner, builder.opened, builder.described)


class _Builder:
    """The stack of open elements, with what is asked of it kept ready so that no question walks it."""

    def __init__(self, tokens: list[Token]) -> None:
        self.nodes = [Node("", -1, -1)]
        self.owner = [DOCUMENT] * len(tokens)
        self.opened = [-1] * len(tokens)
        self.described: list[int] = []
        self.stack = [DOCUMENT]
        self.places: dict[str, list[int]] = {}
        """For each name the heights at which such elements are open."""
        self.scopes: list[int] = [0]
        """Heights of the open elements that stop a closing tag …"""
        self.blocks: list[int] = [0]
        """… and of those that stop the closing tag of an inline element."""

    def take(self, at: int, token: Token) -> None:
        kind, name = token.kind, token.name
        if kind in ("open", "void"):
            self.make_room(at, name)
            self.owner[at] = self.stack[-1]
            self.opened[at] = len(self.nodes)
            if token.end - token.start > len(name) + 2:
                self.described.append(len(self.nodes))
            self.nodes.append(Node(name, self.stack[-1], at, at + 1))
            if kind == "open":
                self.push(name)
        elif kind == "close":
            self.owner[at] = self.stack[-1]
            height = self.top(name)
            barrier = self.blocks[-1] if is_inline(name) and name not in OPAQUE else self.scopes[-1]
            if height > 0 and (height >= barrier or name in SCOPES):
                self.owner[at] = self.stack[height]
                self.close_to(height, at, own=True)
        else:
            self.owner[at] = self.stack[-1]

    def make_room(self, at: int, name: str) -> None:
        """Close what the opening tag of ``name`` ends without saying so."""
        scope = self.scopes[-1]
        if name in CLOSES_P and (height := self.top("p")) > scope:
            self.close_to(height, at)
        if name in HEADINGS and self.nodes[self.stack[-1]].name in HEADINGS:
            self.close_to(len(self.stack) - 1, at)
        if name in ENDED_BY:
            ended, fences = ENDED_BY[name]
            fence = max(self.top(other) for other in fences)
            heights = [height for other in ended if (height := self.top(other)) > fence]
            if heights:
                self.close_to(min(heights), at)

    def top(self, name: str) -> int:
        """Height of the innermost open element of a name, 0 where none is open."""
        places = self.places.get(name)
        return places[-1] if places else 0

    def push(self, name: str) -> None:
        height = len(self.stack)
        self.stack.append(len(self.nodes) - 1)
        self.places.setdefault(name, []).append(height)
        if name in SCOPES:
            self.scopes.append(height)
        if not is_inline(name):
            self.blocks.append(height)

    def close_to(self, height: int, at: int, *, own: bool = False) -> None:
        """Close all elements from the top of the stack down to ``height``.

        Args:
            height: 0 closes all but the document.
            at: index of the token at which they end.
            own: that token is the closing tag of the lowest of them.
        """
        height = max(height, 1)
        while len(self.stack) > height:
            node = self.nodes[self.stack.pop()]
            level = len(self.stack)
            node.end = at + (own and level == height)
            self.places[node.name].pop()
            if self.scopes[-1] == level:
                self.scopes.pop()
            if self.blocks[-1] == level:
                self.blocks.pop()
