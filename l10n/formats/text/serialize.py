"""A document back to plain text."""

import re

from l10n.errors import UsageError
from l10n.formats.splice import splice
from l10n.formats.text.lines import fold, wrap
from l10n.model import Block, Document, Skeleton, Slice
from l10n.text.marks import MARK

_LINE_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*")


def serialize(document: Document) -> bytes:
    """Write a document into the file that it was read from.

    A block that still has its text leaves its bytes as they are. Another is written on one line, or wrapped
    where the block was, with white space folded. A file in an encoding that lacks a character of a new text
    becomes UTF-8 as a whole.

    Raises:
        UsageError: the text of a block is empty.
    """
    blocks = {block.id: block for block in document.blocks}
    placed = ((place, blocks.get(place.block)) for place in document.skeleton.slices)
    changes = [
        (place, _write(block, place, document.skeleton))
        for place, block in placed
        if block and block.text != place.text
    ]
    return splice(document.skeleton, changes)


def _write(block: Block, place: Slice, skeleton: Skeleton) -> str:
    codes = {f"<x{code.number}/>": code.data for code in block.codes}
    text = fold(MARK.sub(lambda match: codes.get(match[0], match[0]), block.text))
    if not text:
        raise UsageError(f"block {block.id} ({block.role}) has no text: give it one, or its own back")
    if not place.form:
        return text
    before = skeleton.data[place.start : place.end].decode(skeleton.encoding, "replace")
    line_end = _LINE_END.search(before)
    return (line_end[0] if line_end else "\n").join(wrap(text, int(place.form.removeprefix("wrapped "))))
