"""Plain text, for mails and wires."""

from collections.abc import Iterator, Sequence

from l10n.build.facts import Facts, block_text
from l10n.build.outline import Node, Outline
from l10n.build.outputs.plain import Style, paragraphs
from l10n.build.verdict import Verdict
from l10n.build.version import Version
from l10n.build.wording import Words, byline, date_text


def text(version: Version, verdict: Verdict, shape: Outline, facts: Facts, words: Words) -> bytes:
    """The report as text: a line for each paragraph, an empty one between two.

    Args:
        version: what it says.
        verdict: of the gate.
        shape: of the source.
        facts: of the report in the locale.
        words: of the locale.
    """
    blocks = {block.id: block for block in version.document.blocks}

    def written(node: Node) -> str:
        return block_text(version, blocks[node.block], verdict.shown) if node.block else ""

    def row(cells: Sequence[str], _first: bool) -> Iterator[str]:  # noqa: FBT001 - as `Style` calls it
        yield "\t".join(cells)

    style = Style(
        text=written,
        heading=lambda _node, said: said,
        picture=lambda _image: "",
        caption=lambda said: said,
        row=row,
        note=lambda number, said: f"[{number}] {said}",
        quote="  ",
    )
    said = [byline(facts.authors, words), date_text(facts.date, version.locale) if facts.date else ""]
    head = [facts.title, "  ".join(filter(None, said))]
    return ("\n\n".join(filter(None, [*head, *paragraphs(shape.body, style)])) + "\n").encode(
        "utf-8", "replace"
    )
