"""What a block or a sentence is, by the form of its text."""

from collections.abc import Sequence

from l10n.model import Document, Role


def block_roles(document: Document, texts: Sequence[str]) -> list[Role]:
    """The role of each block of a document."""
    return [block.role for block in document.blocks]


def sentence_role(text: str, role: Role, *, last: bool) -> Role:
    """The role of one sentence of a block."""
    return role
