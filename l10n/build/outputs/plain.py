"""Outlines as lines of text: what Markdown and plain text have in common."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from l10n.build.outline import Image, Node


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of text writes what an outline holds."""

    text: Callable[[Node], str]
    """The text of a node's block; empty for one that is told elsewhere."""
    heading: Callable[[Node, str], str]
    picture: Callable[[Image], str]
    caption: Callable[[str], str]
    row: Callable[[Sequence[str], bool], Iterator[str]]
    """Lines of a row of cells; the flag says that it is the first."""
    note: Callable[[int, str], str]
    quote: str = "> "
    rule: str = "---"
    bullet: str = "- "


def paragraphs(nodes: Sequence[Node], style: Style) -> Iterator[str]:
    """Blocks of lines that stand with an empty line between them."""
    for node in nodes:
        yield from (block for block in _node(node, style) if block.strip())


def _node(node: Node, style: Style) -> Iterator[str]:  # noqa: C901 - one case for each kind
    match node.kind:
        case "subhead":
            text = style.text(node)
            yield style.heading(node, text) if text else ""
        case "quote":
            inner = "\n\n".join(paragraphs(node.children, style))
            yield _led(inner, style.quote, style.quote) if inner else ""
        case "list":
            yield "\n".join(_items(node, style))
        case "table":
            yield from _table(node, style)
        case "figure":
            yield style.picture(node.image) if node.image else ""
            said = " ".join(text for part in node.children if (text := style.text(part)))
            yield style.caption(said) if said else ""
        case "footnotes":
            for number, item in enumerate(node.children, 1):
                yield style.note(number, "\n\n".join(paragraphs(item.children, style)))
        case "rule":
            yield style.rule
        case "caption" | "credit" | "table-caption":
            text = style.text(node)
            yield style.caption(text) if text else ""
        case _ if node.block:
            yield style.text(node)
        case _:
            yield from paragraphs(node.children, style)


def _items(node: Node, style: Style) -> Iterator[str]:
    for number, item in enumerate(node.children, 1):
        lead = f"{number}. " if node.ordered else style.bullet
        text = "\n\n".join(paragraphs(item.children, style))
        if text:
            yield _led(text, lead, " " * len(lead))


def _table(node: Node, style: Style) -> Iterator[str]:
    for part in node.children:
        if part.kind == "table-caption":
            yield from _node(part, style)
    rows = [part for part in node.children if part.kind == "row"]
    lines: list[str] = []
    for number, row in enumerate(rows):
        cells = [" ".join(paragraphs(cell.children, style)) for cell in row.children]
        lines += style.row(cells, number == 0)
    yield "\n".join(lines)


def _led(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join(f"{others if at else first}{line}".rstrip() for at, line in enumerate(lines))
