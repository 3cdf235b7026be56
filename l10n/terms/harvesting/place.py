"""Names of a source sentence: those that are known, and those that capitals tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from l10n.terms.find import Occurrence
from l10n.terms.harvesting.mentions import Mention, mentions
from l10n.terms.sounds import of_latin
from l10n.terms.term import Term, TermKind

SHORT = 4
"""Sounds below which likeness is chance."""
_PART = 0.12
"""What it costs a name to be found by one of its parts only."""


@dataclass(slots=True)
class Place:
    """A name of the source that is not matched yet."""

    text: str
    start: int
    end: int
    kind: TermKind
    terms: list[Term] = field(default_factory=list[Term])
    mention: Mention | None = None
    _sounds: list[tuple[str, float]] | None = None

    def sounds(self) -> list[tuple[str, float]]:
        """How the name may be said, in either order and as one of its parts, each with what that costs."""
        if self._sounds is None:
            forms = _forms(self.mention.core, self.kind) if self.mention is not None else []
            heard = [(of_latin(one), cost) for form, cost in forms for one in (form, _without_r(form))]
            self._sounds = [pair for pair in dict.fromkeys(heard) if len(pair[0]) >= SHORT - 1]
        return self._sounds


def _forms(core: str, kind: TermKind) -> list[tuple[str, float]]:
    words = core.split()
    forms = [(core, 0.0)]
    if len(words) > 1:
        forms.append((" ".join([*words[1:], words[0]]), 0.0))
        forms.append((" ".join([words[-1], *words[:-1]]), 0.0))
        if kind is TermKind.PERSON and not _korean(words):
            forms += [(word, _PART) for word in (words[-1], words[0]) if len(word) >= SHORT]
    return forms


def _without_r(form: str) -> str:
    """As much of English says it, and Korean and Japanese write it: Carter as 카터 and カーター."""
    return _DROPPED.sub(lambda found: "eo" if found[1] == "e" else found[1], form)


_DROPPED = re.compile("([aeiou])r(?![aeiouyr])")


def places(
    source: str, occurrences: Sequence[Occurrence], *, english: bool
) -> tuple[list[Place], list[Place]]:
    """Names of the source, those that are known and those that capitals tell; and the known ones within longer ones."""
    found: dict[tuple[int, int], Place] = {}
    within: list[Place] = []
    for one in occurrences:
        if one.term.id in _SIDES and not source.endswith("the ", 0, one.start):
            continue
        kind = TermKind.PERSON if one.term.kind is TermKind.BYLINE else one.term.kind
        place = found.setdefault(
            (one.start, one.end), Place(source[one.start : one.end], one.start, one.end, kind)
        )
        place.terms.append(one.term)
    if english:
        for mention in mentions(source):
            _add(found, within, mention)
    return sorted(found.values(), key=lambda place: place.start), within


_SIDES = frozenset({"w-north", "w-south"})
"""The North, but not north or North Street."""


def _add(found: dict[tuple[int, int], Place], within: list[Place], mention: Mention) -> None:
    inside = [place for place in found.values() if place.start < mention.end and mention.start < place.end]
    whole = all(mention.start <= place.start and place.end <= mention.end for place in inside)
    own = Place(mention.text, mention.start, mention.end, mention.kind, mention=mention)
    same = found.get((mention.start, mention.end))
    if same is not None:
        same.mention = mention
    elif not inside:
        found[mention.start, mention.end] = own
    elif len(inside) == 1 and mention.kind is TermKind.PLACE and mention.core == inside[0].text:
        del found[inside[0].start, inside[0].end]  # Chiyoda in Chiyoda Ward
        own.terms = inside[0].terms
        found[mention.start, mention.end] = own
    elif whole and " " in mention.text:
        for place in inside:  # Tumen in Tumen Press, Jung in Jung Woo-sung
            del found[place.start, place.end]
        within += inside
        found[mention.start, mention.end] = own
    elif len(inside) == 1 and inside[0].start <= mention.start and inside[0].end >= mention.end:
        inside[0].mention = inside[0].mention or mention


def _korean(words: Sequence[str]) -> bool:
    """Whether a name is made of syllables as Korean ones are: its family name alone says nothing."""
    return len(words) > 1 and (
        any("-" in word for word in words) or all(len(word) <= _SYLLABLE for word in words)
    )


_SYLLABLE = 5
