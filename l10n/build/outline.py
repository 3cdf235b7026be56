"""The shape of a report: which of its blocks are list items, cells, quotations, captions of which picture.

A document knows its blocks in a row. What they stand in is read from the file itself: it is written once with a
token in the place of every block's text, parsed, and the tokens are looked for in the tree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree, html

from l10n.build.elements import align_of, anchor_of, count_of, opening_of
from l10n.formats import html as pages
from l10n.formats.markdown.render import to_html
from l10n.formats.splice import splice
from l10n.model import Block, Document, Role

_TOKEN = "zq{salt}b"  # noqa: S105 - no password
_HEADER = frozenset({Role.TITLE, Role.META, Role.BYLINE, Role.DATELINE, Role.SERIES})
"""Blocks that a page shows at its top, or not at all."""
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "nav", "form", "svg", "iframe", "object", "head"}
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark nobr q s samp small span strike strong"  # noqa: SIM905
    " sub sup time tt u var ruby rb rt rp br wbr img picture".split()
)
_FRAMES = frozenset({"p", "div", "figure", "picture", "a", "center", "span", "body"})
"""What a picture without a text of its own may stand in to be one of the report's."""
_FIELDS = frozenset({"yaml", "yaml-single", "yaml-double", "toml", "title"})
"""Forms of Markdown's places that stand in front matter, or in quotes."""
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as the source names it."""

    src: str
    alt: str | None
    """Id of the block; empty for a picture that is said to be decoration, None where nothing is said."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the report's body.

    ``paragraph subhead note caption credit cell term`` hold the text of one block; ``quote list item table row
    figure definitions footnotes`` hold other nodes; ``rule`` holds nothing.
    """

    kind: str
    block: str = ""
    """Id of the block."""
    children: tuple["Node", ...] = ()
    anchor: str = ""
    """What links within the source call this place."""
    image: Image | None = None
    level: int = 2
    """Of a subhead."""
    ordered: bool = False
    header: bool = False
    """A cell that heads a row or column."""
    align: str = ""
    span: tuple[int, int] = (1, 1)
    """Columns and rows of a cell."""
    wrap: tuple[str, ...] = ()
    """Opening tags around all of the text."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The body of a report, and what stands above it."""

    body: tuple[Node, ...]
    anchors: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    """Labels of footnotes in the order of their numbers."""


def outline(document: Document) -> Outline:
    """Find the shape of a report.

    Args:
        document: of any format; of one whose structure we do not know, the blocks stand one after the other.
    """
    if document.media_type not in {"text/html", "text/markdown"}:
        return Outline(_joined(_plain(document)))
    tokens = _Tokens(document)
    if document.media_type == "text/markdown":
        source = to_html(tokens.spliced())
    else:
        source = pages.serialize(tokens.document()).decode(document.skeleton.encoding, "replace")
        source = re.sub(r"\A\ufeff?\s*<\?xml[^>]*>", "", source)
    parser = html.HTMLParser(
        recover=True, huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(source or "<p></p>", parser=parser)
    except etree.ParserError:  # nothing but blanks and comments
        return Outline(_joined(_plain(document)))
    walk = _Walk(document, tokens)
    root = _root(tree, tokens)
    nodes = tuple(walk.content(root, 0, ()))
    if walk.missed():
        return Outline(_joined(_plain(document)))
    return Outline(_joined(nodes), frozenset(_anchors(nodes)), tuple(walk.notes))


def _plain(document: Document) -> Iterator[Node]:
    for block in document.blocks:
        if block.role is Role.ALT or block.role in _HEADER:
            continue
        node = Node(_kind(block), block.id)
        if block.role is Role.LIST_ITEM:
            yield Node("list", children=(Node("item", children=(node,)),))
        else:
            yield Node("quote", children=(node,)) if block.role is Role.QUOTE else node


def _kind(block: Block) -> str:
    kinds = {Role.SUBHEAD: "subhead", Role.NOTE: "note", Role.CAPTION: "caption", Role.CREDIT: "credit"}
    return kinds.get(block.role, "paragraph")


class _Tokens:
    """A document with tokens for texts, and which token is which block's."""

    def __init__(self, document: Document) -> None:
        salt = 0
        while _TOKEN.format(salt=salt).encode() in document.skeleton.data:
            salt += 1
        self._prefix = prefix = _TOKEN.format(salt=salt)
        self.pattern = re.compile(rf"{prefix}([0-9]+)z")
        self.blocks = document.blocks
        self._document = document

    def document(self) -> Document:
        """The document with the tokens."""
        return replace(
            self._document,
            blocks=tuple(
                replace(block, text=f"{self._prefix}{at}z{''.join(_marks(block))}")
                for at, block in enumerate(self.blocks)
            ),
        )

    def spliced(self) -> bytes:
        """The bytes of a Markdown file with the tokens: they need no escaping, which is most of writing it."""
        places = self._document.skeleton.slices
        texts = {
            block.id: f"{self._prefix}{at}z"
            + "".join(code.data for code in block.codes if not code.paired and _counts(code.data))
            for at, block in enumerate(self.blocks)
        }
        written = [
            (place, texts[place.block]) for place in places if place.form.partition(" ")[0] not in _FIELDS
        ]
        return splice(self._document.skeleton, written)

    def find(self, text: str | None) -> list[Block]:
        """The blocks whose tokens a text holds."""
        if not text or self._prefix not in text:
            return []
        return [self.blocks[int(match[1])] for match in self.pattern.finditer(text)]


def _marks(block: Block) -> Iterator[str]:
    return (f"<x{code.number}/>" for code in block.codes if not code.paired and _counts(code.data))


def _counts(markup: str) -> bool:
    """Whether a single code must stay for the shape to be seen: pictures, references to footnotes."""
    return markup.startswith(("[^", "![")) or markup[:4].lower() in {"<img", "<pic"}


def _root(tree: html.HtmlElement, tokens: _Tokens) -> html.HtmlElement:
    """The smallest element that holds all of the body."""
    holders = [
        element
        for element in tree.iter(etree.Element)
        if any(
            block.role not in _HEADER for block in (*tokens.find(element.text), *tokens.find(element.tail))
        )
    ]
    chains = [
        [*element.iterancestors()][::-1] + ([element] if tokens.find(element.text) else [])
        for element in holders
    ]
    if not chains:
        return tree
    common = chains[0]
    for chain in chains[1:]:
        common = [one for one, other in zip(common, chain, strict=False) if one is other]
    while common and (
        common[-1].tag in _INLINE or common[-1].tag in {"p", "li", "td", "tr", "tbody", "ul", "ol"}
    ):
        common.pop()
    return common[-1] if common else tree


class _Walk:
    """Goes through the tree once, and makes nodes of what holds tokens or pictures."""

    def __init__(self, document: Document, tokens: _Tokens) -> None:
        self._tokens = tokens
        self._seen: set[str] = set()
        self.notes: list[str] = []
        self._labels = {
            block.id: [code.data[2:-1] for code in block.codes if code.data.startswith("[^")]
            for block in document.blocks
        }

    def missed(self) -> bool:
        """Whether a text of the body was not found: better all in a row than one lost."""
        body = (
            block
            for block in self._tokens.blocks
            if block.role not in {*_HEADER, Role.ALT} and block.segments
        )
        return any(block.id not in self._seen for block in body)

    def nodes(self, element: html.HtmlElement, depth: int) -> Iterator[Node]:
        """What an element holds, in order."""
        if depth > _DEEPEST:
            return
        anchor = anchor_of(element)
        for node in self.content(element, depth, ()):
            if anchor and not node.anchor:
                node = replace(node, anchor=anchor)  # noqa: PLW2901 - the first node takes it
            anchor = ""
            yield node

    def content(self, element: html.HtmlElement, depth: int, wrap: tuple[str, ...]) -> Iterator[Node]:
        """The same, with what stands around it in the line."""
        yield from self._texts(element.text, element, wrap)
        waiting = ""
        for child in element:
            if not isinstance(child.tag, str):
                continue
            made = list(self._element(child, depth + 1, wrap))
            if not made and anchor_of(child):
                waiting = anchor_of(child)
            made += self._texts(child.tail, element, wrap)
            if made and waiting:
                made[0] = replace(made[0], anchor=made[0].anchor or waiting)
                waiting = ""
            yield from made

    def _texts(self, text: str | None, element: html.HtmlElement, wrap: tuple[str, ...]) -> list[Node]:
        found: list[Node] = []
        for block in self._tokens.find(text):
            if block.id in self._seen or block.role in _HEADER:
                continue
            self._seen.add(block.id)
            for label in self._labels[block.id]:
                if label not in self.notes:
                    self.notes.append(label)
            heading = re.fullmatch("h([2-6])", str(element.tag))
            found.append(Node(_kind(block), block.id, level=int(heading[1]) if heading else 2, wrap=wrap))
        return found

    def _element(self, element: html.HtmlElement, depth: int, wrap: tuple[str, ...]) -> Iterator[Node]:
        tag = element.tag
        if tag in _UNSEEN or depth > _DEEPEST:
            return
        if tag == "img":
            yield from self._image(element)
        elif tag in _INLINE:
            raw = (
                ""
                if tag in {"picture", "span", "label", "font"} and not element.get("lang")
                else opening_of(element)
            )
            yield from self.content(element, depth, (*wrap, raw) if raw else wrap)
        elif tag == "hr":
            if element.get("class") != "footnotes-sep":
                yield Node("rule")
        elif tag == "section" and element.get("class") == "footnotes":
            items = tuple(
                Node("item", children=tuple(self.nodes(item, depth))) for item in element.iter("li")
            )
            yield Node("footnotes", children=items)
        else:
            yield from self._structure(element, depth)

    def _structure(self, element: html.HtmlElement, depth: int) -> Iterator[Node]:
        tag = element.tag
        inner = tuple(self.nodes(element, depth)) if tag != "table" else ()
        if tag == "table":
            table = tuple(self._table(element, depth))
            if table:
                yield Node("table", children=table, anchor=anchor_of(element))
        elif not inner:
            return
        elif tag in {"blockquote", "li", "figure", "ul", "ol", "dl", "dt", "dd"}:
            kinds = {
                "blockquote": "quote", "li": "item", "ul": "list", "ol": "list", "dl": "definitions", "dt": "term",
                "dd": "description",
            }  # fmt: skip
            if tag in {"ul", "ol"}:
                inner = tuple(
                    node if node.kind == "item" else Node("item", children=(node,)) for node in inner
                )
            yield Node(
                kinds.get(str(tag), str(tag)), children=inner, ordered=tag == "ol", anchor=anchor_of(element)
            )
        else:
            yield from inner

    def _table(self, element: html.HtmlElement, depth: int) -> Iterator[Node]:
        for caption in element.iter("caption"):
            yield from (replace(node, kind="table-caption") for node in self.nodes(caption, depth))
        for row in element.iter("tr"):
            above = row.getparent()
            head = above is not None and above.tag == "thead"
            cells = [
                Node(
                    "cell",
                    children=tuple(self.nodes(cell, depth)),
                    header=head or cell.tag == "th",
                    align=align_of(cell),
                    span=(count_of(cell.get("colspan")), count_of(cell.get("rowspan"))),
                )
                for cell in row
                if cell.tag in {"td", "th"}
            ]
            if cells:
                yield Node("row", children=tuple(cells))

    def _image(self, element: html.HtmlElement) -> Iterator[Node]:
        src, alt = element.get("src", ""), element.get("alt")
        if not src or element.get("width") == "1" or element.get("height") == "1":
            return
        named = [block for block in self._tokens.find(alt) if block.role is Role.ALT]
        if named:
            yield Node("figure", image=Image(src, named[0].id, named[0].line))
            return
        if alt and alt.strip():
            return  # with a text that is none of the report's: part of what was left out
        if all(
            parent.tag in _FRAMES
            for parent in element.iterancestors()
            if parent.tag not in {"html", "article", "main", "section", "header"}
        ):
            yield Node("figure", image=Image(src, None if alt is None else "", element.sourceline or 0))


def _joined(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Captions to their pictures, runs of list items and of notes to one list, definitions to pairs."""
    out: list[Node] = []
    for given in nodes:
        node = replace(given, children=_joined(given.children)) if given.children else given
        last = out[-1] if out else None
        if node.kind == "figure" and node.image is None:
            node = _lifted(node)
        if node.kind in {"caption", "credit"} and last and last.kind == "figure" and _may_take(last, node):
            out[-1] = replace(last, children=(*last.children, node))
        elif (
            node.kind == "list"
            and last
            and last.kind == "list"
            and not node.anchor
            and not given.anchor
            and last.ordered == node.ordered
        ):
            out[-1] = replace(last, children=last.children + node.children)
        else:
            out.append(node)
    return tuple(out)


def _lifted(figure: Node) -> Node:
    """A figure that holds its picture itself; of several, each keeps its own."""
    pictures = [child for child in figure.children if child.kind == "figure" and child.image]
    if len(pictures) != 1:
        return figure
    rest = tuple(child for child in figure.children if child is not pictures[0])
    return replace(figure, image=pictures[0].image, children=(*pictures[0].children, *rest))


def _may_take(figure: Node, node: Node) -> bool:
    kinds = [child.kind for child in figure.children]
    return node.kind not in kinds and (node.kind == "credit" or "credit" not in kinds)


def _anchors(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if node.anchor:
            yield node.anchor
        yield from _anchors(node.children)
