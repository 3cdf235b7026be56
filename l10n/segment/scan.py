"""One pass over a line: which of the places where a sentence may end are cuts, and of what kind."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from l10n.segment.pairs import Pair
from l10n.segment.segmenter import Cuts


class Place(NamedTuple):
    """A place where a sentence may end: ``…rice.”| She``."""

    text: str
    head: int
    """Where the sentence that would end here begins."""
    at: int
    """First character of the run of stops."""
    end: int
    """After the stops and what closes with them: quotation marks, brackets, reference marks."""
    next: int
    """First character that is not white space after ``end``."""
    embedded: bool = False
    """A pair that began in the middle of the sentence closes here, between ``at`` and ``end``."""


_CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Rules:
    """What a language knows about the ends of its sentences."""

    place: re.Pattern[str]
    """Finds places; group 1 runs from the first stop to the end, the match goes on to the next character. Where group
    2 takes part, the form leaves no doubt that a sentence ends and `is_end` is not asked."""
    pairs: Callable[[str], list[Pair]]
    """Quotations and brackets that may hold whole sentences."""
    is_end: Callable[[Place], bool]
    """Whether a sentence ends at a place."""
    seals: Callable[[str, Pair], bool]
    """Whether a pair that stands where a sentence begins keeps its sentences together, so that they end softly. One in
    the middle of a sentence always does."""
    parts_after: Callable[[str, Pair], bool]
    """Whether what follows on a pair that stands where a sentence begins is a new sentence."""


def scan(text: str, rules: Rules) -> Cuts:
    """Cuts of a line."""
    pairs = rules.pairs(text)
    if pairs:
        return _Scan(text, rules, pairs).run()
    hard: list[int] = []
    is_end = rules.is_end
    head = 0
    for match in rules.place.finditer(text):
        at, end = match.span(1)
        after = match.end()
        if match.lastindex == _CERTAIN or is_end(Place(text, head, at, end, after)):
            hard.append(end)
            head = after
    return Cuts(hard, [])


class _Scan:
    """The pass where a line has pairs: some are open, of which some are sealed."""

    __slots__ = ("cuts", "head", "open", "pairs", "rules", "sealed", "text")

    def __init__(self, text: str, rules: Rules, pairs: list[Pair]) -> None:
        self.text = text
        self.rules = rules
        self.pairs = pairs[::-1]
        self.open: list[tuple[Pair, bool, bool]] = []
        """Pair, whether it is sealed, whether it stands at the head of a sentence."""
        self.sealed = 0
        """How many of the open pairs are."""
        self.cuts = Cuts([], [])
        self.head = 0

    def run(self) -> Cuts:
        text, rules, pairs, opened = self.text, self.rules, self.pairs, self.open
        for match in rules.place.finditer(text):
            at, end = match.span(1)
            after = match.end()
            if (pairs and pairs[-1].open < at) or (opened and opened[-1][0].close < at):
                self.walk_to(at)
            closed: Pair | None = None
            embedded = False
            while opened and opened[-1][0].close < end:
                closed, stands = self.pop()
                embedded = not stands
            if match.lastindex == _CERTAIN or rules.is_end(Place(text, self.head, at, end, after, embedded)):
                self.cut(end, after)
            elif closed and rules.parts_after(text, closed):
                self.cuts.soft.append(end)
        self.walk_to(len(text))
        return self.cuts

    def cut(self, end: int, after: int) -> None:
        if self.sealed:
            self.cuts.soft.append(end)
        else:
            self.cuts.hard.append(end)
            self.head = after

    def pop(self) -> tuple[Pair, bool]:
        """Close the innermost pair; it, and whether it stands at the head of a sentence."""
        pair, sealed, stands = self.open.pop()
        self.sealed -= sealed
        return pair, stands

    def walk_to(self, at: int) -> None:
        """Open and close the pairs whose marks stand before an offset."""
        while self.pairs and self.pairs[-1].open < at:
            pair = self.pairs.pop()
            if self.open and self.open[-1][0].close < pair.open:
                self.close_to(pair.open)
            stands = pair.open == self.head or self.follows_colon(pair.open)
            if pair.close < at and not stands:
                continue  # nothing ends inside it, and it ends nothing
            sealed = not stands or self.rules.seals(self.text, pair)
            self.sealed += sealed
            self.open.append((pair, sealed, stands))
        self.close_to(at)

    def close_to(self, at: int) -> None:
        """Close the pairs that end before an offset, where no stop stands at their end."""
        while self.open and self.open[-1][0].close < at:
            free = not self.open[-1][1]
            pair, stands = self.pop()
            end = pair.close + 1
            is_cut = self.head > pair.open
            if not stands or (is_cut and not pair.quote) or not self.rules.parts_after(self.text, pair):
                continue
            if not pair.quote or (free and is_cut):
                self.cut(end, after_space(self.text, end))
            else:
                self.cuts.soft.append(end)

    def follows_colon(self, at: int) -> bool:
        return self.text[max(at - 2, 0) : at].rstrip()[-1:] in {":", "："}


def after_space(text: str, at: int) -> int:
    """The next offset that holds no white space, or the end."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at
