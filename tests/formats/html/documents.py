"""Documents as a translator leaves them, and what a reader sees of them."""

from dataclasses import replace

from l10n.model import Document


def rewritten(document: Document) -> Document:
    """The document as if every block had been translated into the text it already has."""
    slices = tuple(replace(part, text="\0") for part in document.skeleton.slices)
    return replace(document, skeleton=replace(document.skeleton, slices=slices))


def translated(document: Document, texts: dict[str, str]) -> Document:
    """The document with new texts for some blocks, by id."""
    blocks = tuple(replace(block, text=texts.get(block.id, block.text)) for block in document.blocks)
    return replace(document, blocks=blocks)


def content(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    """What a reader sees of a document."""
    return [(block.role, block.text, tuple(code.text for code in block.codes)) for block in document.blocks]
