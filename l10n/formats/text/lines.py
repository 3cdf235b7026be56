"""Lines of plain text, and which of them go on in the next: text that a program wrapped at some column."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from l10n.text.normalize import normalize

_BREAK = re.compile("\r\n|[\r\n\v\f\u0085\u2028\u2029]")
_SPACES = re.compile(r"[ \t\n]+")
# A byte order mark where files were put together is as good as blank; written first it would tell an encoding.
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\ufeff"


def fold(text: str) -> str:
    """Runs of white space as one space, none at the ends, no control characters."""
    return _SPACES.sub(" ", normalize(text).replace("\v", " ").replace("\f", " ")).strip(_BLANK)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it."""

    start: int
    end: int
    """Half-open, in the text of the file, without white space at both ends."""
    number: int
    """1-based."""
    text: str
    columns: int
    """Width on a terminal: a wide character takes two."""
    indented: bool
    after_blank: bool
    """Nothing stands on the line above, or there is none."""


def read_lines(text: str) -> Iterator[Line]:
    """All lines of a text but the blank ones."""
    start, after_blank = 0, True
    ends = [(match.start(), match.end()) for match in _BREAK.finditer(text)]
    for number, (end, following) in enumerate((*ends, (len(text), len(text))), 1):
        whole = text[start:end]
        body = whole.strip(_BLANK)
        if body:
            left = start + len(whole) - len(whole.lstrip(_BLANK))
            yield Line(left, left + len(body), number, body, _columns(body), whole[:1].isspace(), after_blank)
        after_blank = not body
        start = following


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


_NARROWEST, _WIDEST = 50, 100
_ENOUGH = 3
"""Wrapped line ends, below which nothing is told from them."""
_MOST = 0.7
"""Share of line ends that must be those of wrapped text; addresses and verses stand in such text too."""
_OWN = re.compile(r"[◆◇■□●○◎▲▼▽△★☆※・•‣◦*+>-]|[0-9]{1,3}[.)]\s")
_STOP = re.compile(r"""[.!?。！？…:：][)\]"'”’」』）】]*\Z""")


def wrap_column(lines: Sequence[Line]) -> int:
    """The column at which a text was wrapped, 0 if each of its lines is one of its own.

    A program that wraps text ends a line where the next word has no room. So a text was wrapped if nearly all
    line ends within its paragraphs are such, and most of them are in the middle of a sentence.
    """
    column = max((line.columns for line in lines), default=0)
    ends = [(line, after) for line, after in pairwise(lines) if not _begins(line, after)]
    if len(ends) < _ENOUGH or not _NARROWEST <= column <= _WIDEST:
        return 0
    full = [line for line, after in ends if _is_full(line, after, column)]
    inside = [line for line in full if not _STOP.search(line.text)]
    return column if len(full) >= _MOST * len(ends) and len(inside) * 2 > len(full) else 0


def goes_on(line: Line, after: Line, column: int) -> bool:
    """Whether a line is one with that above it, in a text that was wrapped at a column."""
    return bool(column) and not _begins(line, after) and _is_full(line, after, column)


def _begins(line: Line, after: Line) -> bool:
    """Whether a line begins something, whatever its length: a paragraph, a subhead, an item of a list."""
    return after.after_blank or bool(_OWN.match(after.text)) or (after.indented and not line.indented)


def _is_full(line: Line, after: Line, column: int) -> bool:
    return line.columns + len(_glue(line.text, after.text)) + _columns(_first_word(after.text)) > column


def join(texts: Sequence[str]) -> str:
    """One text of the lines that it was wrapped into."""
    parts = [part for before, text in pairwise(texts) for part in (_glue(before, text), text)]
    return "".join((*texts[:1], *parts))


def wrap(text: str, column: int) -> list[str]:
    """Lines of a text that has single spaces; `join` is the inverse.

    None starts with what would make it one of its own, such as a number and a full stop.
    """
    lines: list[str] = []
    start, room, last = 0, column, 0
    for at, char in enumerate(text):
        if (cut := _cut(text, at)) is not None:
            last = cut
        room -= _columns(char)
        if room < 0 and last > start:
            lines.append(text[start:last].rstrip(" "))
            start = last
            last = start
            room = column - _columns(text[start : at + 1])
    return [*lines, text[start:]]


def _cut(text: str, at: int) -> int | None:
    """Where the next line starts if this character may: at it, or nowhere."""
    if not at or text[at] == " " or _OWN.match(text, at):
        return None
    if text[at - 1] == " ":
        return at if _glue(text[: at - 1][-1:], text[at]) else None
    return at if not _glue(text[at - 1], text[at]) and text[at] not in _NEVER_FIRST else None


_NEVER_FIRST = "、。，．・：；？！ゝゞヽヾ々ー」』）】〕〉》’”ぁぃぅぇぉっゃゅょァィゥェォッャュョ"


def _glue(before: str, after: str) -> str:
    return "" if _breaks_anywhere(before[-1:]) and _breaks_anywhere(after[:1]) else " "


def _first_word(text: str) -> str:
    if not _breaks_anywhere(text[0]):
        return text.split(maxsplit=1)[0]
    return text[:2] if text[1:2] in _NEVER_FIRST else text[0]


def _breaks_anywhere(char: str) -> bool:
    """Whether a line may end beside it without a space: Chinese characters and kana, not Hangul."""
    return bool(char) and unicodedata.east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3"
