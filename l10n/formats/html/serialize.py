"""Write a page: the bytes that were read, but for the slices of blocks that have another text now."""

import codecs
from collections import Counter
from collections.abc import Mapping

from l10n.formats.html.references import escape
from l10n.model import Block, Code, Document, Skeleton
from l10n.text.marks import MARK

_QUOTES = {"text": "", "double": '"', "single": "'", "bare": '"'}
"""The quotation mark around a slice, by its form; a bare attribute is given one."""


def serialize(document: Document) -> bytes:
    """Write a page.

    A block that has the text it was read with is written as the bytes it came from. In another text the block's
    own marks become their markup again, closed where they are left open; all else is escaped, so that nothing a
    translator writes becomes markup, and what the encoding cannot hold is written as character references.
    """
    skeleton = document.skeleton
    blocks = {block.id: block for block in document.blocks}
    changes: list[tuple[int, int, str]] = []
    for part in skeleton.slices:
        block = blocks.get(part.block)
        if block is not None and block.text != part.text:
            changes.append((part.start, part.end, render(block, form=part.form)))
    if not changes:
        return skeleton.data
    if skeleton.encoding.startswith("iso2022"):
        return _rewrite(skeleton, changes)
    out: list[bytes] = []
    at = 0
    for start, end, source in changes:
        out += (skeleton.data[at:start], source.encode(skeleton.encoding, "xmlcharrefreplace"))
        at = end
    return b"".join((*out, skeleton.data[at:]))


def render(block: Block, *, form: str) -> str:
    """A block's text as source.

    Args:
        block: with the codes that its text may refer to.
        form: ``text``, or by its quotes the kind of attribute: ``double``, ``single``, ``bare``.
    """
    quote = _QUOTES[form]
    source = _with_markup(block.text, {code.number: code for code in block.codes}, quote)
    return f'"{source}"' if form == "bare" else source


def _with_markup(text: str, codes: Mapping[int, Code], quote: str) -> str:
    out: list[str] = []
    opened: list[int] = []
    counts: Counter[int] = Counter()
    at = 0
    for match in MARK.finditer(text):
        number = int(match["n"] or match["m"] or match["x"])
        code = codes.get(number)
        out.append(escape(text[at : match.start()], quote))
        at = match.end()
        if code is None or code.paired != (match["x"] is None):
            out.append(escape(match[0], quote))
        elif not match["m"]:
            out.append(code.data)
            if code.paired:
                opened.append(number)
                counts[number] += 1
        while match["m"] and counts[number]:  # one that was not opened closes nothing
            inner = opened.pop()
            counts[inner] -= 1
            out.append(codes[inner].close)
            if inner == number:
                break
    out.append(escape(text[at:], quote))
    out.extend(codes[number].close for number in reversed(opened))
    return "".join(out)


def _rewrite(skeleton: Skeleton, changes: list[tuple[int, int, str]]) -> bytes:
    """The whole file anew, where the meaning of bytes depends on those before them."""
    decoder = codecs.getincrementaldecoder(skeleton.encoding)("replace")
    out: list[str] = []
    at = 0
    for start, end, source in changes:
        out += (decoder.decode(skeleton.data[at:start]), source)
        decoder.decode(skeleton.data[start:end])
        at = end
    out.append(decoder.decode(skeleton.data[at:], final=True))
    return "".join(out).encode(skeleton.encoding, "xmlcharrefreplace")
