"""The inline text of one block, and where each of its characters stands."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from l10n.formats.markdown.structure import Kind, Part


@dataclass(frozen=True, slots=True)
class Leaf:
    """Text as the inline parser takes it."""

    content: str
    starts: tuple[int, ...]
    """Offsets in ``content`` at which it goes on at another place of the file."""
    places: tuple[int, ...]
    """… and those places."""

    def place(self, offset: int) -> int:
        """Where a character of ``content`` stands in the text that was parsed."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] + offset - self.starts[index]


def read_leaf(part: Part, text: str) -> Leaf | None:
    """The text of a block without what only a site's generator reads; None where nothing else is in it."""
    spans = _without_directives(part, text)
    if not spans:
        return None
    unseen = _UNSEEN_IN_CELL if part.kind is Kind.CELL else _UNSEEN
    content: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for start, end in spans:
        starts.append(length)
        places.append(start)
        at = start
        for cut in unseen.finditer(text, start, end):
            content.append(text[at : cut.start()])
            length += cut.start() - at
            at = cut.end()
            starts.append(length + 1)  # what starts or ends at the cut does so before what is not seen
            places.append(at + 1)
        content += (text[at:end], "\n")
        length += end - at + 1
    return Leaf("".join(content[:-1]).translate(_SPACES), tuple(starts), tuple(places))


# What no text holds must not decide either what is emphasis: it is gone when the block is written anew.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]+")
_UNSEEN_IN_CELL = re.compile(rf"{_UNSEEN.pattern}|\\(?=\|)")  # an escaped pipe is a pipe before all else
_SPACES = dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), " ")
_ALERT = re.compile(r"\[![A-Za-z]+\][+-]?[ \t]*\Z")
_FENCE = re.compile(r":{3,}|!!![ \t]")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[.#:][^{}]*\}[ \t]*\Z")
_TASK = re.compile(r"\[[ xX]\][ \t]+")


def _without_directives(part: Part, text: str) -> list[tuple[int, int]]:
    """Spans without the marker of an alert or a task, fences of directives, and lists of attributes."""
    spans = list(part.lines)
    if part.kind is Kind.HEADING:
        start, end = spans[-1]
        brace = text.rfind("{", start, end)
        if brace >= 0 and _ATTRIBUTES.match(text[brace:end]):
            end = start + len(text[start:brace].rstrip(" \t"))
        return [(start, end)] if start < end else []
    if part.kind is not Kind.PARAGRAPH:
        return spans
    if part.inside[-1:] == ("blockquote",) and _ALERT.match(text[slice(*spans[0])]):
        spans = spans[1:]
    elif part.inside[-1:] == ("list_item",) and (task := _TASK.match(text[slice(*spans[0])])):
        spans[0] = (spans[0][0] + task.end(), spans[0][1])
    while spans and _FENCE.match(text[slice(*spans[0])]):
        spans = spans[1:]
    while spans and (
        _FENCE.match(last := text[slice(*spans[-1])]) or (last[:1] == "{" and _ATTRIBUTES.match(last))
    ):
        spans = spans[:-1]
    if spans:
        start, end = spans[-1]
        spans[-1] = (start, start + len(text[start:end].rstrip(" \t")))
    return spans
