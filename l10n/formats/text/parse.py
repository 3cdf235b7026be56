"""Plain text to a document."""

from collections.abc import Sequence
from itertools import pairwise

from l10n.errors import ReadError
from l10n.formats.encoding import decode
from l10n.formats.text.lines import Line, fold, goes_on, join, read_lines, wrap_column
from l10n.model import Block, Code, Document, Finding, LeftOut, Role, Skeleton, Slice
from l10n.text.furniture import is_related_heading
from l10n.text.marks import MARK

MEDIA_TYPE = "text/plain"
MAX_BYTES = 20_000_000


def parse(data: bytes, *, locale: str) -> Document:
    """Read a plain text file: a block for each line, or for each paragraph where its lines were wrapped.

    Page furniture at the end ("RECOMMENDATIONS" and the titles under it) is left out.

    Args:
        data: the file, in any encoding that `l10n.formats.encoding.decode` reads.
        locale: of its text.

    Raises:
        ReadError: the bytes are no text, or more than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise ReadError(
            f"is text of {len(data) / 1e6:.0f} MB, and {MAX_BYTES // 1_000_000} MB are the most that is read: "
            "give each report a file of its own"
        )
    decoded = decode(data, declared="iso-2022-jp" if b"\x1b$" in data else None)  # Japanese mail
    lines = list(read_lines(decoded.text))
    column = wrap_column(lines)
    paragraphs = [(group, fold(join([line.text for line in group]))) for group in _grouped(lines, column)]
    paragraphs = [(group, text) for group, text in paragraphs if text]
    end = _furniture([text for _, text in paragraphs])
    blocks: list[Block] = []
    slices: list[Slice] = []
    for number, (group, whole) in enumerate(paragraphs[:end], 1):
        name = f"b{number}"
        text, codes = _coded(whole)
        form = f"wrapped {column}" if len(group) > 1 else ""
        blocks.append(Block(name, Role.PARAGRAPH, text, codes, line=group[0].number))
        slices.append(Slice(decoded.byte(group[0].start), decoded.byte(group[-1].end), name, text, form))
    empty = () if blocks else (Finding("empty", "holds no text"),)
    return Document(
        locale=locale,
        media_type=MEDIA_TYPE,
        blocks=tuple(blocks),
        skeleton=Skeleton(data, decoded.encoding, tuple(slices)),
        left_out=tuple(LeftOut("related links", text, group[0].number) for group, text in paragraphs[end:]),
        findings=(*decoded.findings, *empty),
    )


def _grouped(lines: Sequence[Line], column: int) -> list[list[Line]]:
    groups = [[line] for line in lines[:1]]
    for line, after in pairwise(lines):
        if goes_on(line, after, column):
            groups[-1].append(after)
        else:
            groups.append([after])
    return groups


_LONGEST_TITLE = 200
_MOST_TITLES = 60


def _furniture(texts: Sequence[str]) -> int:
    """Where the furniture at the end starts: a heading of related links that only lines like titles follow.

    The same words may stand as a subhead in a report; then prose follows.
    """
    start = len(texts)
    for at in range(len(texts) - 1, max(0, len(texts) - _MOST_TITLES), -1):
        if len(texts[at]) > _LONGEST_TITLE:
            break
        if is_related_heading(texts[at]):
            start = at
    return start


def _coded(text: str) -> tuple[str, tuple[Code, ...]]:
    """A code for each part of a text that has the form of a mark."""
    codes: list[Code] = []
    parts: list[str] = []
    at = 0
    for match in MARK.finditer(text):
        codes.append(Code(len(codes) + 1, match[0], paired=False, text=match[0]))
        parts += (text[at : match.start()], f"<x{len(codes)}/>")
        at = match.end()
    return "".join((*parts, text[at:])), tuple(codes)
