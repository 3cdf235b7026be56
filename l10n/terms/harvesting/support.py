"""Korean and Japanese versions of a sentence help each other: 로이터 and ロイター are more alike than either and Reuters.

A name that only one of them was found to have is looked for in the other by how the first one says it, and one that
neither was found to have by how both do. English spelling tells little of its sound; hangul and katakana write nothing
else. Kanji help nobody here: they are read in too many ways.
"""

import re
from collections.abc import Sequence

from l10n.terms.harvesting.match import NameMatch
from l10n.terms.harvesting.pair import Pair
from l10n.terms.harvesting.place import SHORT, Place
from l10n.terms.harvesting.span import Span
from l10n.terms.sounds import likeness, of_hangul, of_kana

_ALIKE = 0.83
"""Likeness of two forms from which one name is meant, if the English one is not far."""
_BOTH = 0.85
"""… where neither was found by itself."""
_FAR = 0.6
"""Likeness to English below which a form is another name."""
_SURE = 0.7
"""… from which a form is taken without a look, if that of the other language was."""
_SPOKEN = {"ko": re.compile("[가-힣 ·]+"), "ja": re.compile("[ァ-ヺー・＝]+")}
_SOUNDS = {"ko": of_hangul, "ja": of_kana}


def support(pairs: Sequence[Pair]) -> None:
    """Match what is left of each pair by what the others say.

    Args:
        pairs: one sentence with its translations.
    """
    spoken = [pair for pair in pairs if pair.tongue in _SPOKEN]
    for pair in spoken:
        for other in spoken:
            if other is not pair:
                _by_other(pair, other)
    for at, pair in enumerate(spoken):
        for other in spoken[at + 1 :]:
            _by_both(pair, other)


def _by_other(pair: Pair, other: Pair) -> None:
    """Names of the other translation that are left in this one."""
    found = dict(other.found)
    for place in pair.open():
        match = found.get(place.start)
        if match is None or match.how not in _HEARD or not _SPOKEN[other.tongue].fullmatch(match.target):
            continue
        sounds = _SOUNDS[other.tongue](match.target)
        if len(sounds) < SHORT:
            continue
        heard = [(likeness(sounds, span.sounds[0]), span) for span in _candidates(pair)]
        alike, span = max(heard, key=_best, default=(0.0, None))
        own = pair.score(place, span) if span is not None else 0.0
        if span is not None and alike >= _ALIKE and own >= _FAR:
            _take(pair, place, span, (alike + own) / 2, sure=_is_sure(match, span, own))


_HEARD = frozenset({"sound", "gloss"})
"""Of what is known, all forms were looked for."""


def _by_both(pair: Pair, other: Pair) -> None:
    """Names that neither was found to have."""
    theirs = {place.start: place for place in other.open()}
    for place in pair.open():
        twin = theirs.get(place.start)
        if twin is None or place.mention is None or place.mention.opening:
            continue
        ours = [(pair.score(place, span), span) for span in _candidates(pair)]
        across = [(other.score(twin, span), span) for span in _candidates(other)]
        ways = [
            (alike, left + right, mine, yours)
            for left, mine in ours
            if left >= _FAR
            for right, yours in across
            if right >= _FAR and (alike := likeness(mine.sounds[0], yours.sounds[0])) >= _BOTH
        ]
        if ways:
            alike, near, mine, yours = max(ways, key=lambda way: (way[0] * 2 + way[1], -len(way[2].text)))
            score = (alike + near) / 3
            _take(pair, place, mine, score, sure=False)
            _take(other, twin, yours, score, sure=False)


def _candidates(pair: Pair) -> list[Span]:
    """Stretches that are written by their sound and not taken."""
    return [
        span
        for span in pair.spans()
        if _SPOKEN[pair.tongue].fullmatch(span.text)
        and len(span.sounds[0]) >= SHORT
        and pair.free(span.start, span.end)
    ]


def _best(heard: tuple[float, Span]) -> tuple[float, int]:
    return heard[0], heard[1].start - heard[1].end


def _is_sure(match: NameMatch, span: Span, own: float) -> bool:
    return match.automatic and own >= _SURE and span.sure and not span.part


def _take(pair: Pair, place: Place, span: Span, score: float, *, sure: bool) -> None:
    pair.take(place, span.start, span.end, score, automatic=sure, how="together")
