"""The places of a sentence that can hold something else: numbers, parts of dates, names."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from l10n.memory.fold import fold
from l10n.terms import Termbase
from l10n.text.dates import Moment, read_dates
from l10n.text.numerals import Numeral, read_numerals


class Kind(StrEnum):
    """What differs between two sentences that else are alike."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Slot:
    """One place."""

    start: int
    end: int
    """Half-open, in code points of a text without marks."""
    kind: Kind
    key: Hashable
    """Equal for what says the same."""
    value: Numeral | Moment | str
    """A term's id stands for a name."""


@lru_cache(maxsize=4_096)
def slots(text: str, *, locale: str, termbase: Termbase | None) -> tuple[Slot, ...]:
    """The slots of a text in order, not overlapping: names before dates before numbers.

    One text is held against many that are asked for, so those of the last ones are kept.

    Args:
        text: without marks.
        locale: of the text.
        termbase: the names that are known.
    """
    found: list[Slot] = []
    if termbase:
        names = termbase.find(text, locale=locale)
        _add(found, (Slot(n.start, n.end, Kind.NAME, n.term.id, n.term.id) for n in names))
    dates = (d for d in read_dates(text, locale=locale) if d.sure)
    _add(found, (Slot(d.start, d.end, Kind.DATE, (d.kind, d.value), d) for d in dates))
    numbers = read_numerals(text, locale=locale)
    _add(found, (Slot(n.start, n.end, Kind.NUMBER, n.said, n) for n in numbers))
    return tuple(sorted(found, key=lambda slot: slot.start))


def skeleton(text: str, found: Sequence[Slot]) -> tuple[str, ...]:
    """What stands around the slots, folded."""
    ends = [0, *(slot.end for slot in found)]
    starts = [*(slot.start for slot in found), len(text)]
    return tuple(fold(text[a:b]) for a, b in zip(ends, starts, strict=True))


def _add(found: list[Slot], more: Iterable[Slot]) -> None:
    """Those that overlap none that is there."""
    taken = [(slot.start, slot.end) for slot in found]
    for slot in more:
        if all(slot.end <= start or end <= slot.start for start, end in taken):
            found.append(slot)
            taken.append((slot.start, slot.end))
