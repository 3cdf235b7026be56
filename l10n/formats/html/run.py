"""A run of text and inline markup: what of it a translator sees, as text with numbered marks.

A run is what stands between two block-level tags. Its ends are stripped of what a reader does not see and of
tags around all of it; lines that a sentence end or an empty line divides become texts of their own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from l10n.formats.html.references import blank_edges, escape, fold, is_visible, keep
from l10n.model import Code
from l10n.text.furniture import is_related_heading
from l10n.text.marks import MARK

MOST_CODES = 10_000
"""A text with more marks is no prose, and marks have six digits at most."""
_SENTENCE_END = re.compile(r"[.!?…。！？．｡][)\]\"'”’»」』）】〉》›]*\s*\Z")
_LAST_WORDS = 40
_WORD = re.compile(r"\w")
LABEL = re.compile("[:：]")
"""What parts “Related” from the links it announces."""


@dataclass(slots=True)
class Item:
    """A piece of a run."""

    kind: Literal["text", "open", "close", "break", "code", "comment"]
    token: int
    start: int
    end: int
    """Half-open, in code points of the source."""
    name: str = ""
    text: str = ""
    """What a reader sees of it, white space not folded."""
    apart: bool = False
    """For ``open``: a text of its own, a byline or date, where it is not amid a sentence."""
    box: bool = False
    """Takes a place on the line though it has no text, so that spaces beside it are seen: an image."""
    until: int = -1
    """For ``open``: index of its closing tag, or of the first item that it does not hold any more. For ``close``:
    index of its opening tag, -1 without one."""
    closed: bool = False
    """For ``open``: it has a closing tag."""


@dataclass(frozen=True, slots=True)
class Text:
    """A block's text as found in a run."""

    text: str
    codes: tuple[Code, ...]
    start: int
    end: int
    """Half-open, in code points of the source: what a changed text replaces."""
    token: int
    """Index of the token it starts with."""
    links: float
    """Share of its characters that lie in links."""


class Run:
    """Items between two block-level tags, paired and ready to be cut into texts.

    Args:
        source: the page.
        items: the run; their pairing is filled in here.
        preformatted: white space is shown as it stands.
    """

    def __init__(self, source: str, items: list[Item], *, preformatted: bool = False) -> None:
        self.source = source
        self.items = items
        self.fold: Callable[[str], str] = keep if preformatted else fold
        self.preformatted = preformatted
        self._pair()
        size = len(items)
        self.next = [size] * (size + 1)
        """For each index that of the first visible item from there on …"""
        self.last = [-1] * (size + 1)
        """… and of the last before it."""
        for at in range(size - 1, -1, -1):
            self.next[at] = at if self._is_visible(items[at]) else self.next[at + 1]
        for at in range(size):
            self.last[at + 1] = at if self.next[at] == at else self.last[at]

    def texts(self) -> Iterator[Text | None]:
        """The texts of the run in order; None for one that has more than `MOST_CODES` marks."""
        stack = [(0, len(self.items))]
        while stack:
            low, high = self._strip(*stack.pop())
            if low >= high:
                continue
            pieces = self._lines(low, high)
            if len(pieces) > 1 and not self.preformatted:
                stack.extend(reversed(pieces))
            elif self._has_words(low, high):
                yield _Assembly(self, low, high).text()

    def _has_words(self, low: int, high: int) -> bool:
        """Whether there is more than rules, bullets and dashes."""
        return any(_WORD.search(self.items[at].text) for at in range(low, high))

    def plain(self) -> str:
        """All that a reader sees of the run."""
        return self.fold("".join(item.text for item in self.items)).strip()

    def _is_visible(self, item: Item) -> bool:
        return item.kind in ("text", "code") and is_visible(item.text)

    def _pair(self) -> None:
        """Find the closing tag of each opening tag; one that closes an outer element closes the inner ones."""
        opened: list[int] = []
        names: dict[str, int] = {}
        for at, item in enumerate(self.items):
            if item.kind == "open":
                opened.append(at)
                names[item.name] = names.get(item.name, 0) + 1
            elif item.kind == "close" and names.get(item.name):
                while item.until < 0:
                    index = opened.pop()
                    inner = self.items[index]
                    names[inner.name] -= 1
                    inner.until = at
                    if inner.name == item.name:
                        inner.closed, item.until = True, index
        for index in opened:
            self.items[index].until = len(self.items)

    def after(self, at: int) -> int:
        """Index of the item after all that an opening tag holds, its closing tag included."""
        item = self.items[at]
        return item.until + item.closed

    def _strip(self, low: int, high: int) -> tuple[int, int]:
        """Leave at the ends only what is seen, without tags around all of it."""
        while low < high:
            first, last = self.items[low], self.items[high - 1]
            if self.next[low] >= high:
                return high, high
            if self.next[low] == low:
                pass
            elif first.kind != "open" or self.next[low] >= first.until:
                low = self.after(low) if first.kind == "open" else low + 1
                continue
            elif self.after(low) >= high:
                high -= first.closed and first.until == high - 1
                low += 1
                continue
            if self.last[high] == high - 1:
                break
            if last.kind == "close" and last.until >= low:
                if self.next[last.until] < high:
                    break
                high = last.until
            else:
                high -= 1
        return low, high

    def _lines(self, low: int, high: int) -> list[tuple[int, int]]:
        """Cut at line breaks after a sentence end and at doubled ones, outside of inline elements."""
        pieces: list[tuple[int, int]] = []
        start = at = low
        while at < high:
            item = self.items[at]
            if item.apart and self._is_apart(start, at, high):
                after = min(self.after(at), high)
                pieces += ((start, at), (at, after))
                start = at = after
                continue
            if item.kind != "break":
                at = max(self.after(at), at + 1) if item.kind == "open" else at + 1
                continue
            line_end, breaks = at, 0
            while at < high and (item := self.items[at]).kind != "open" and self.next[at] != at:
                breaks += item.kind == "break"
                at += 1
            if breaks > 1 or self._is_ended(start, line_end) or self._leads_away(at, high):
                pieces.append((start, line_end))
                start = at
        return [(first, end) for first, end in (*pieces, (start, high)) if first < end]

    def _is_ended(self, start: int, end: int) -> bool:
        """Whether the last words between two items end a sentence."""
        seen = self.last[end]
        return seen >= start and bool(_SENTENCE_END.search(self.items[seen].text[-_LAST_WORDS:]))

    def _leads_away(self, at: int, high: int) -> bool:
        """Whether a line starts like “Related: …”."""
        words = self.items[at].text if at < high and self.items[at].kind == "text" else ""
        label = LABEL.split(words[:_LAST_WORDS], maxsplit=1)
        return len(label) > 1 and is_related_heading(label[0].strip())

    def _is_apart(self, start: int, at: int, high: int) -> bool:
        """Whether a byline, credit or date stands for itself: between others, breaks, rules or sentences."""
        after = self.after(at)
        before, following = self.last[at], self.next[after] if after < high else high
        if before >= start and not self._is_ended(start, at) and _WORD.search(self.items[before].text):
            return False
        if following >= high or not _WORD.search(self.items[following].text):
            return True
        between = (self.items[index] for index in range(after, following))
        return any(item.apart or item.kind == "break" for item in between)


class _Assembly:
    """The text of items ``low`` to ``high`` of a run, put together from left to right."""

    def __init__(self, run: Run, low: int, high: int) -> None:
        self.run, self.low, self.high = run, low, high
        self.parts: list[str] = []
        self.codes: list[Code] = []
        self.open: list[tuple[int, int, bool]] = []
        """Number and last index of the pairs that are open, and whether they are links."""
        self.after_space = True
        """White space that comes next is not seen."""
        self.ending = -1
        """Index of the part that ends in a space which a line end would swallow."""
        self.seen = self.linked = 0
        self.links = 0

    def text(self) -> Text | None:
        items, low, high = self.run.items, self.low, self.high
        at = low
        while at < high:
            self._close(at)
            item = items[at]
            if item.kind == "text":
                first = at
                while at < high and items[at].kind == "text":
                    at += 1
                text = self.run.fold("".join(items[index].text for index in range(first, at)))
                text = text.lstrip() if first == low else text
                self._text(text.rstrip() if at == high else text)
                continue
            at = self._tag(at) if item.kind in ("open", "close") else self._single(at)
            if len(self.codes) > MOST_CODES:
                return None
        self._close(high)
        self._swallow()
        start, end = self._edges()
        share = self.linked / self.seen if self.seen else 0.0
        token = items[low].token
        return Text("".join(self.parts).strip(), tuple(self.codes), start, end, token, share)

    def _edges(self) -> tuple[int, int]:
        """The source between the first and the last thing seen."""
        first, last = self.run.items[self.low], self.run.items[self.high - 1]
        start, end = first.start, last.end
        if first.kind == "text":
            start += blank_edges(self.run.source[start : first.end])[0]
        if last.kind == "text":
            end -= blank_edges(self.run.source[last.start : end])[1]
        return start, end

    def _text(self, text: str) -> None:
        if self.after_space and not self.run.preformatted:
            text = text.removeprefix(" ")
        if not text:
            return
        self.seen += len(text)
        self.linked += len(text) if self.links else 0
        if not self.run.preformatted:
            self.after_space = text.endswith(" ")
            self.ending = -1
        self.parts.append(guard(text, self.codes))
        if self.after_space:
            self.ending = len(self.parts) - 1

    def _swallow(self) -> None:
        """Take back the space before a line end."""
        if self.ending >= 0 and not self.run.preformatted:
            self.parts[self.ending] = self.parts[self.ending].removesuffix(" ")
            self.ending = -1

    def _code(self, data: str, text: str) -> None:
        number = len(self.codes) + 1
        self.codes.append(Code(number, data, paired=False, text=text))
        self.parts.append(f"<x{number}/>")

    def _single(self, at: int) -> int:
        item = self.run.items[at]
        if item.kind == "break":
            self._swallow()
            self.after_space = True
        elif item.box or item.text:
            self.after_space, self.ending = False, -1
        self.seen += len(item.text.strip())
        text = self.run.fold(item.text).strip() if item.kind == "code" else item.text
        self._code(self.run.source[item.start : item.end], text)
        return at + 1

    def _close(self, at: int) -> None:
        """End the pairs that reach to an item."""
        while self.open and self.open[-1][1] <= at:
            number, _, link = self.open.pop()
            self.parts.append(f"</g{number}>")
            self.links -= link

    def _tag(self, at: int) -> int:
        run, item = self.run, self.run.items[at]
        if item.kind == "close":
            if item.until < self.low:  # it closes nothing here
                self._code(run.source[item.start : item.end], "")
            return at + 1
        if run.next[at] >= min(item.until, self.high):  # nothing is seen in it
            after = min(max(run.after(at), at + 1), self.high)
            inner = run.items[at + 1 : after]
            broken = any(one.kind == "break" for one in inner)
            if any(one.box for one in inner):
                self.after_space, self.ending = False, -1
            self._code(run.source[item.start : run.items[after - 1].end], "\n" if broken else "")
            return after
        number = len(self.codes) + 1
        until = min(item.until, self.high)
        closing = run.items[item.until] if item.closed and item.until < self.high else None
        close = run.source[closing.start : closing.end] if closing else ""
        self.codes.append(Code(number, run.source[item.start : item.end], close))
        self.parts.append(f"<g{number}>")
        self.open.append((number, until, item.name == "a"))
        self.links += item.name == "a"
        return at + 1


def guard(text: str, codes: list[Code]) -> str:
    """Text in which words that look like a mark are codes, so that they are not taken for one.

    Args:
        text: what a reader sees, without marks.
        codes: those that come before; the new ones are added.
    """
    parts: list[str] = []
    at = 0
    for match in MARK.finditer(text):
        number = len(codes) + 1
        codes.append(Code(number, escape(match[0]), paired=False, text=match[0]))
        parts += (text[at : match.start()], f"<x{number}/>")
        at = match.end()
    return "".join((*parts, text[at:]))
