"""Sentences of any language, by marks alone."""

import re

from l10n.segment.pairs import CLOSING, Pair
from l10n.segment.scan import Place, Rules, scan
from l10n.segment.segmenter import Cuts

_CLOSE = re.escape(CLOSING)
_WIDE = "。！？｡"
_PLACE = re.compile(
    rf"""( [.!?…。！？｡।॥؟۔።။។᙮](?<![.!?…。！？｡।॥؟۔።။។᙮]{{2}}) [.!?…。！？｡।॥؟۔።။។᙮]*+ [{_CLOSE}]*+ )
        (?: \s++(?!\Z) | (?<=[{_WIDE}{_CLOSE}])(?!\Z) )
    """,
    re.VERBOSE,
)
_INITIAL = re.compile(r"(?:\A|[\s.(])[^\W\d_]\Z")


def split(text: str, /) -> Cuts:
    """Cuts of a line of any language: stops before white space, wide stops anywhere."""
    return scan(text, RULES)


def _is_end(place: Place) -> bool:
    text, at, after = place.text, place.at, place.next
    char = text[after]
    if char.islower() or char in ",;:、，":
        return False
    if text[at] == "." and text[at + 1] != ".":
        if after == place.end:
            return False
        near = text[max(place.head, at - 4) : at]
        return not (_INITIAL.search(near) or near.isdecimal())
    return after > place.end or text[at] in _WIDE


def _no_pairs(_text: str) -> list[Pair]:
    return []


def _never(_text: str, _pair: Pair) -> bool:
    return False


RULES = Rules(place=_PLACE, pairs=_no_pairs, is_end=_is_end, seals=_never, parts_after=_never)
