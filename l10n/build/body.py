"""The body of a page: an outline filled with the texts of a version."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape

from markupsafe import Markup

from l10n.build.facts import block_text
from l10n.build.inline import Context, html_of
from l10n.build.outline import Image, Node, Outline
from l10n.build.tags import pair
from l10n.build.verdict import Standing
from l10n.build.version import Version, pieces
from l10n.model import Block, Code

_REFERENCE = re.compile(r' id="(ref-[0-9]+)"')
_HEADINGS = frozenset({"subhead", "caption", "table-caption"})
"""Kinds whose lines break between phrases."""
_ASIDE = frozenset({"quote", "table", "figure", "footnotes", "term"})
"""Kinds that hold no running text of the report's own."""
_EMPTY = Markup()
_PLAIN = frozenset({"paragraph", "note"})
"""Kinds that need no element of their own where they are alone in a cell or an item."""
ANCHOR = "s-"
"""Before the names of places in the source, which may be names of our own."""


@dataclass(frozen=True, slots=True)
class ShownImage:
    """A picture as a page shows it."""

    href: str
    alt: str
    width: int
    height: int
    lang: str = ""


@dataclass(slots=True)
class Shown:
    """A node with its text, for the templates."""

    kind: str
    html: Markup
    children: list["Shown"]
    anchor: str
    level: int
    ordered: bool
    header: bool
    align: str
    span: tuple[int, int]
    image: ShownImage | None
    first: bool = False
    """The first row of a table, the first picture of a page."""
    only: Markup = _EMPTY
    """The text of the one paragraph that is all it holds; empty where it holds something else."""
    label: str = ""
    """Of a table: its caption as plain text. Of a footnote: the name of its reference, where there is one."""


Place = Callable[[Image], tuple[str, int, int] | None]
"""Address on the page, width and height of a picture; None for one that is not there."""


class Body:
    """Fills one outline."""

    def __init__(self, version: Version, shown: frozenset[Standing], context: Context, place: Place) -> None:
        self._version = version
        self._shown = shown
        self._context = context
        self._contexts = {
            (breaks, running): replace(context, breaks=breaks, glosses=context.glosses if running else None)
            for breaks in (False, True)
            for running in (False, True)
        }
        self._place = place
        self._blocks: Mapping[str, Block] = {block.id: block for block in version.document.blocks}
        self._references: set[str] = set()
        self._pictures = 0
        self._levels: list[int] = []
        self._aside = 0
        """Open nodes that hold no running text."""

    def fill(self, outline: Outline) -> list[Shown]:
        """All of it; headings begin at the second level."""
        found = [self._node(node) for node in outline.body]
        return [node for node in found if node is not None]

    def html(
        self, block: Block, *, breaks: bool = False, wrap: tuple[str, ...] = (), running: bool = False
    ) -> Markup:
        """A block's text; names are told about in running text only."""
        codes = self._version.codes.get(block.id, block.codes)
        parts = pieces(self._version, block, self._shown)
        written = html_of(parts, codes, self._contexts[breaks, running])
        whole = _wrapped(written, wrap, self._context) if wrap else written
        return Markup(self._once(whole))  # noqa: S704 - escaped where it was made

    def _node(self, node: Node) -> Shown | None:
        block = self._blocks.get(node.block)
        html = Markup()
        if block is not None:
            wrap = () if node.kind in _HEADINGS else node.wrap
            running = node.kind == "paragraph" and not (wrap or self._aside)
            html = self.html(block, breaks=node.kind in _HEADINGS, wrap=wrap, running=running)
            if not html or html.isspace():
                return None  # told in another sentence
        self._aside += node.kind in _ASIDE
        children = [child for child in map(self._node, node.children) if child is not None]
        self._aside -= node.kind in _ASIDE
        if not children and block is None and node.kind not in {"rule", "figure", "cell"}:
            return None
        image = self._image(node.image) if node.image else None
        if node.kind == "figure" and image is None and not children:
            return None
        made = Shown(
            node.kind, html, children, f"{ANCHOR}{node.anchor}" if node.anchor else "", self._heading(node), node.ordered,
            node.header, node.align, node.span, image, only=_only(children),
        )  # fmt: skip
        if image is not None:
            self._pictures += 1
            made.first = self._pictures == 1
        if node.kind == "table":
            self._head(made, node)
        if node.kind == "footnotes":
            for number, item in enumerate(made.children, 1):
                item.label = f"ref-{number}" if f"ref-{number}" in self._references else ""
                for child in item.children:
                    child.anchor = ""
                item.only = _only(item.children)
        return made

    def _heading(self, node: Node) -> int:
        """Of a subhead: levels begin at the second, and none is more than one below that before it."""
        if node.kind == "subhead":
            self._levels = [level for level in self._levels if level < node.level] + [node.level]
        return min(1 + len(self._levels), 6)

    def _head(self, table: Shown, node: Node) -> None:
        rows = [row for row in table.children if row.kind == "row"]
        if rows and all(cell.header for cell in rows[0].children):
            rows[0].first = True
        caption = next((part.block for part in node.children if part.kind == "table-caption"), "")
        if caption:
            table.label = block_text(self._version, self._blocks[caption], self._shown)

    def _image(self, image: Image) -> ShownImage | None:
        placed = self._place(image)
        if placed is None:
            return None
        alt, lang = "", ""
        if image.alt:
            block = self._blocks[image.alt]
            alt = block_text(self._version, block, self._shown)
            parts = pieces(self._version, block, self._shown)
            lang = parts[0].locale if parts and parts[0].locale != self._context.locale else ""
        return ShownImage(placed[0], alt, placed[1], placed[2], lang)

    def _once(self, html: str) -> str:
        """References to footnotes have names; the second to one note has none."""

        def keep(match: re.Match[str]) -> str:
            if match[1] in self._references:
                return ""
            self._references.add(match[1])
            return match[0]

        return _REFERENCE.sub(keep, html) if "ref-" in html else html


def _only(children: list[Shown]) -> Markup:
    if len(children) == 1 and children[0].kind in _PLAIN and not children[0].anchor:
        return children[0].html
    return _EMPTY


def _wrapped(html: str, wrap: tuple[str, ...], context: Context) -> str:
    """A text with the markup that stands around all of it."""
    for opening in reversed(wrap):
        tag = pair(Code(1, opening), "text/html")
        if tag.name == "a":
            address = context.resolve(tag.href or "") if "<a " not in html else None
            if address is not None:
                html = f'<a href="{escape(address)}">{html}</a>'
        elif tag.name:
            html = f"{tag.start}{html}{tag.end}"
    return html
