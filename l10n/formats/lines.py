"""Text with a sentence on each line, as corpora are kept: nothing is cut, nothing is joined."""

from l10n.errors import ReadError
from l10n.formats.encoding import decode
from l10n.model import Block, Document, Role, Segment, Skeleton
from l10n.text.normalize import normalize

MAX_BYTES = 100_000_000


def parse(data: bytes, *, locale: str) -> Document:
    """A block with one sentence for each line that is not empty; its id is the number of the line.

    Args:
        data: the file, in any encoding that `l10n.formats.encoding.decode` reads.
        locale: of its text.

    Raises:
        ReadError: the bytes are no text, or more than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(f"is larger than {MAX_BYTES:,} bytes; cut it.")
    decoded = decode(data)
    blocks: list[Block] = []
    # Other line separators are characters of a sentence here: tools that write such files count newlines.
    for number, line in enumerate(decoded.text.replace("\r\n", "\n").split("\n"), 1):
        text = " ".join(normalize(line).split())
        if text:
            sentence = Segment(str(number), text, span=(0, len(text)))
            blocks.append(Block(f"b{number}", Role.PARAGRAPH, text, segments=(sentence,), line=number))
    return Document(
        locale, "text/plain", tuple(blocks), Skeleton(data, decoded.encoding), findings=decoded.findings
    )
