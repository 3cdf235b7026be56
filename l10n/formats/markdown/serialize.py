"""A document back to Markdown bytes."""

from l10n.errors import UsageError
from l10n.formats.markdown.front_matter import write_field
from l10n.formats.markdown.marked import fold
from l10n.formats.markdown.write import write_inline, write_title
from l10n.formats.splice import splice
from l10n.model import Block, Document
from l10n.text.marks import MARK


def serialize(document: Document) -> bytes:
    """Write a document into the file that it was read from.

    A block that still has its text leaves its bytes as they are. Another is written so that reading it gives
    the text that was set, white space folded: what could be markup is escaped, but for the block's own marks.
    A file in an encoding that lacks a character of a new text becomes UTF-8 as a whole.

    Raises:
        UsageError: the text of a block is empty.
    """
    blocks = {block.id: block for block in document.blocks}
    placed = ((place, blocks.get(place.block)) for place in document.skeleton.slices)
    changes = [
        (place, _write(block, place.form)) for place, block in placed if block and block.text != place.text
    ]
    return splice(document.skeleton, changes)


_FIELDS = {"yaml", "yaml-single", "yaml-double", "toml"}


def _write(block: Block, form: str) -> str:
    kind, around, beside = (*form.split(" "), "", "")[:3]
    if kind in _FIELDS:
        text = _without_marks(block)
        written = text and write_field(text, kind)
    elif kind in {"alt", "title"}:
        text = _without_marks(block)
        written = text and (write_title(text) if kind == "title" else write_inline(text, (), form=kind))
        written = written.replace("|", "\\|") if around else written  # in a table
    else:
        written = write_inline(block.text, block.codes, form=kind, around=around, beside=beside)
    if not written.strip():
        raise UsageError(f"block {block.id} ({block.role}) has no text: give it one, or its own back")
    return written


def _without_marks(block: Block) -> str:
    """The text of a place that can hold no markup: codes stand for the text they show."""
    texts = {f"<x{code.number}/>": code.text for code in block.codes if not code.paired}
    return fold(MARK.sub(lambda match: texts.get(match[0], match[0]), block.text))
