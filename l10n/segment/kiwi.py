"""Ends of Korean sentences that have no stop, as the morphological analyser Kiwi finds them.

Kiwi takes seconds and half a gigabyte to load, so it is asked only about sentences in which a word that is not
the last has the form of a final ending: ``먹었네요 근처에``.
"""

import re
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from l10n.segment import ko
from l10n.segment.pairs import Pair
from l10n.segment.segmenter import Cuts

_FINAL_INSIDE = re.compile(
    r"(?:(?<![보마에바라\s])(?<!캐나)다|(?<!주)요|니까|(?<!케)냐|(?<!\s)죠)[~～^;ㅋㅎㅠㅜ]*\s+(?=[^\s라고며.])"
)
_LONGEST = 2000
"""Code points; what is longer and has no stop is no sentence."""


class _Span(Protocol):
    start: int
    end: int


class _Analyser(Protocol):
    def split_into_sents(self, text: str) -> list[_Span]: ...


def split(text: str, /) -> Cuts:
    """Cuts of a line of Korean: those of the rules and, where the text has no stop, Kiwi's.

    Kiwi's are taken after a letter or a sign of mood (~, ;) before white space, outside quotations and
    brackets; elsewhere the rules know better.
    """
    cuts = ko.split(text)
    if not _FINAL_INSIDE.search(text):
        return cuts
    added: list[int] = []
    start = 0
    for end in (*cuts.hard, len(text)):
        if end - start <= _LONGEST and _FINAL_INSIDE.search(text, start, end):
            added += (start + at for at in _ends(text[start:end]))
        start = end
    if not added:
        return cuts
    return Cuts(sorted({*cuts.hard, *_outside(added, ko.pairs(text))}), cuts.soft)


def _outside(offsets: list[int], found: list[Pair]) -> list[int]:
    """Those of the ascending offsets that lie in no pair."""
    free: list[int] = []
    closed = -1
    following = iter(found)
    pair = next(following, None)
    for at in offsets:
        while pair and pair.open < at:
            closed = max(closed, pair.close)
            pair = next(following, None)
        if at > closed:
            free.append(at)
    return free


def _ends(sentence: str) -> list[int]:
    found = _analyser().split_into_sents(sentence)
    return [s.end for s in found if sentence[s.end : s.end + 1].isspace() and _may_end(sentence[s.end - 1])]


def _may_end(char: str) -> bool:
    return char.isalpha() or char in "~～^;"


@cache
def _analyser() -> _Analyser:
    return cast("_Analyser", import_module("kiwipiepy").Kiwi(num_workers=1))
