"""Sentences of a document: every block gets its segments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from l10n.model import Block, Code, Document, Role, Segment
from l10n.segment.roles import block_roles, sentence_role
from l10n.segment.segmenter import Segmenter, segmenter_for
from l10n.segment.sentences import spans
from l10n.text.marks import MARK, balance, numbers, strip_marks

_LETTERS = {
    Role.TITLE: "t",
    Role.BYLINE: "by",
    Role.DATELINE: "d",
    Role.SUBHEAD: "h",
    Role.PARAGRAPH: "p",
    Role.QUOTE: "q",
    Role.CAPTION: "c",
    Role.CREDIT: "cr",
    Role.NOTE: "n",
    Role.LIST_ITEM: "li",
    Role.CELL: "td",
    Role.SERIES: "s",
    Role.ALT: "alt",
    Role.META: "m",
}


def segment_document(
    document: Document, *, segmenter: Segmenter | None = None, kiwi: bool = False
) -> Document:
    """The document with the roles of its blocks refined and its sentences in ``Block.segments``.

    Args:
        document: as a format reads it.
        segmenter: another segmenter than that of the document's language.
        kiwi: in Korean, also end sentences where Kiwi sees an ending and the text has no stop.

    Returns:
        A document whose segments have ids such as ``p3.2``: the letters of the block's role, the number of
        the block among those of its role, the number of the sentence. A pair of marks that goes on over
        several sentences is closed and opened again in each; a line break between two belongs to neither.
        A block without text has no segments.

    Raises:
        ConfigError: ``kiwi`` without the extra ``ko``.
    """
    language = document.locale.partition("-")[0].lower()
    split = segmenter or segmenter_for(language, kiwi=kiwi)
    counts: Counter[str] = Counter()
    blocks: list[Block] = []
    plains = [_plain(block) for block in document.blocks]
    roles = block_roles(document, [plain for plain, _ in plains])
    for block, role, (plain, places) in zip(document.blocks, roles, plains, strict=True):
        letters = _LETTERS[role]
        counts[letters] += 1
        segments = _segments(block, role, plain, places, split, name=f"{letters}{counts[letters]}")
        blocks.append(replace(block, role=role, segments=segments))
    return replace(document, blocks=tuple(blocks))


def _plain(block: Block) -> tuple[str, Sequence[int]]:
    """As `strip_marks`, which need not be asked where there are none."""
    if "<" not in block.text:
        return block.text, range(len(block.text) + 1)
    return strip_marks(block.text, {code.number: code for code in block.codes})


def _segments(
    block: Block, role: Role, plain: str, places: Sequence[int], split: Segmenter, *, name: str
) -> tuple[Segment, ...]:
    found = spans(plain, split)
    if not found:
        return ()
    # The end of a character is not the place of the next one: a mark may stand between them.
    several = len(found) > 1
    if "<" not in block.text:  # no marks: what is cut is what stands there
        return tuple(
            Segment(
                id=f"{name}.{index}",
                text=plain[start:end],
                role=sentence_role(plain[start:end], role) if several else role,
                span=(start, end),
            )
            for index, (start, end) in enumerate(found, start=1)
        )
    codes = {code.number: code for code in block.codes}
    inner = [(places[start], _end(block.text, places[end - 1])) for start, end in found]
    outer = _with_marks(block.text, inner, codes)
    texts = balance(block.text[start:end] for start, end in outer)
    return tuple(
        Segment(
            id=f"{name}.{index}",
            text=text,
            role=sentence_role(plain[start:end], role) if several else role,
            codes=tuple(codes[n] for n in sorted(numbers(text)) if n in codes),
            span=span,
        )
        for index, (text, span, (start, end)) in enumerate(zip(texts, outer, found, strict=True), start=1)
    )


def _end(text: str, place: int) -> int:
    """Where the character at a place ends; a code stands for several."""
    mark = MARK.match(text, place)
    return mark.end() if mark else place + 1


def _with_marks(text: str, inner: list[tuple[int, int]], codes: dict[int, Code]) -> list[tuple[int, int]]:
    """Spans that take the marks around them: what closes goes with the sentence before, the rest with the next."""
    ends: list[int] = []
    starts: list[int] = []
    at = 0
    for index, (start, _) in enumerate(inner):
        end, begin = _share(text, at, start, codes, first=index == 0)
        ends.append(end)
        starts.append(begin)
        at = inner[index][1]
    end = max([at, *(mark.end() for mark in MARK.finditer(text, at) if not _is_break(mark["x"], codes))])
    ends.append(end)
    return list(zip(starts, ends[1:], strict=True))


def _share(text: str, left: int, right: int, codes: dict[int, Code], *, first: bool) -> tuple[int, int]:
    """Where the sentence before a gap ends and the one after it begins."""
    marks = list(MARK.finditer(text, left, right))
    end = left
    if not first:
        for mark in marks:
            # A reference mark that touches the stop belongs to it as a closing mark does.
            if mark["m"] or (mark["x"] and mark.start() == end and not _is_break(mark["x"], codes)):
                end = mark.end()
    begin = right
    for mark in reversed(marks):
        if mark.start() >= end and not _is_break(mark["x"], codes):
            begin = mark.start()
    return end, begin


def _is_break(number: str | None, codes: dict[int, Code]) -> bool:
    code = codes.get(int(number)) if number else None
    return code is not None and code.text == "\n"
