"""A text as the Markdown parser wants it, and the way back to where its characters stood."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Source:
    r"""A file's text with ``\n`` as its only line end; offsets are code points."""

    text: str
    """Same lines as the original; NUL is U+FFFD, as CommonMark 0.31.2, section 2.3, wants it."""
    starts: tuple[int, ...]
    """Where each line starts in ``text``."""
    originals: tuple[int, ...]
    """Where each line starts in the original."""

    def original(self, offset: int) -> int:
        """Where a character of ``text`` stood in the original."""
        line = bisect_right(self.starts, offset) - 1
        return self.originals[line] + offset - self.starts[line]

    def line(self, offset: int) -> int:
        """1-based line of an offset of ``text``."""
        return bisect_right(self.starts, offset)

    def lines(self, first: int, end: int) -> str:
        """The text from a 1-based line up to another, without the last line end."""
        stop = self.starts[end - 1] if end <= len(self.starts) else len(self.text)
        return self.text[self.starts[first - 1] : stop].removesuffix("\n")


def read_lines(original: str) -> Source:
    """Split at line feeds, carriage returns and pairs of them, as CommonMark does, and at nothing else."""
    starts, originals = [0], [0]
    lost = 0
    for match in _LINE_END.finditer(original):
        lost += match.end() - match.start() - 1
        originals.append(match.end())
        starts.append(match.end() - lost)
    return Source(_LINE_END.sub("\n", original).replace("\0", "\ufffd"), tuple(starts), tuple(originals))
