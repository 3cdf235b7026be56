"""Put numbers, dates and names of a translation right where the sentence differs in nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from l10n.memory.slots import Kind, Slot, skeleton, slots
from l10n.terms import Termbase
from l10n.text.dates import Moment, MomentKind
from l10n.text.joining import language
from l10n.text.josa import mend
from l10n.text.marks import MARK, strip_marks
from l10n.text.numerals import Numeral, read_numerals, rewrite

_WEEKDAYS = {"ko": "월화수목금토일", "ja": "月火水木金土日"}


@dataclass(frozen=True, slots=True)
class Repaired:
    """A translation in which something was put in the place of something else."""

    target: str
    notes: tuple[str, ...]
    """``6,500 -> 6,800``: of the sources."""
    named: bool
    """A name is among it."""


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def repair(
    old: str,
    new: str,
    target: str,
    *,
    target_locale: str,
    role: str = "",
    found: tuple[Sequence[Slot], Sequence[Slot]],
    termbase: Termbase | None,
) -> Repaired | None:
    """The translation of one sentence made into that of another.

    Nothing is done unless the two differ in numbers, dates and names alone, and each that differs has one place in
    the translation, and only one, that says it. Korean particles after it are set right.

    Args:
        old: the sentence that is translated, without marks.
        new: the one that is to be.
        target: translation of the old one, with marks.
        target_locale: of the translation.
        role: of the new sentence: names have other forms in a byline.
        found: slots of the old and of the new sentence.
        termbase: where the names have their translations.

    Returns:
        None where it cannot be done, or there is nothing to do.
    """
    before, after = found
    if len(before) != len(after) or skeleton(old, before) != skeleton(new, after):
        return None
    differing = [(a, b) for a, b in zip(before, after, strict=True) if a.key != b.key]
    if not differing or any(a.kind is not b.kind for a, b in differing):
        return None
    plain, places = strip_marks(target)
    there = slots(plain, locale=target_locale, termbase=termbase)
    maker = _Maker(plain, there, target_locale, role, termbase)
    edits: list[_Edit] = []
    for was, becomes in differing:
        # A value that stands in the sentence twice may be meant by either of two places.
        if sum(slot.key == was.key for slot in before) > 1:
            return None
        edit = maker.edit(was, becomes)
        if edit is None:
            return None
        edits.append(edit)
    if any(a.end > b.start for a, b in _neighbours(edits)):
        return None
    made = target
    for edit in sorted(edits, key=lambda edit: -edit.start):
        start, end = places[edit.start], places[edit.end - 1] + 1
        if MARK.search(made, start, end):
            return None
        made = made[:start] + edit.text + made[end:]
        if language(target_locale) == "ko":
            made = mend(made, start + len(edit.text))
    notes = tuple(f"{old[a.start : a.end]} -> {new[b.start : b.end]}" for a, b in differing)
    return Repaired(made, notes, any(a.kind is Kind.NAME for a, _ in differing))


class _Maker:
    """What to write into a translation, and where."""

    def __init__(
        self, plain: str, there: Sequence[Slot], locale: str, role: str, termbase: Termbase | None
    ) -> None:
        self._plain = plain
        self._there = there
        self._locale = locale
        self._role = role
        self._termbase = termbase

    def edit(self, was: Slot, becomes: Slot) -> _Edit | None:
        """The edit that makes one thing another; None unless just one place says it."""
        same = [slot for slot in self._there if slot.kind is was.kind and slot.key == was.key]
        if len(same) != 1:
            return None
        slot = same[0]
        written = self._plain[slot.start : slot.end]
        new: str | None = None
        if isinstance(slot.value, Numeral) and isinstance(becomes.value, Numeral):
            new = rewrite(written, slot.value, becomes.value.value)
        elif isinstance(slot.value, Moment) and isinstance(becomes.value, Moment):
            new = self._date(written, slot.value, becomes.value.value)
        elif self._termbase is not None and isinstance(becomes.value, str):
            new = self._termbase[becomes.value].name(locale=self._locale, role=self._role) or None
        return None if new is None else _Edit(slot.start, slot.end, new)

    def _date(self, written: str, moment: Moment, value: int) -> str | None:
        """A part of a date in the manner of another."""
        if moment.kind is MomentKind.WEEKDAY:
            signs = _WEEKDAYS.get(language(self._locale), "")
            return written.replace(signs[moment.value], signs[value], 1) if signs else None
        if moment.kind not in {MomentKind.YEAR, MomentKind.MONTH, MomentKind.DAY}:
            return None
        numbers = read_numerals(written, locale=self._locale)
        if len(numbers) != 1 or numbers[0].value != moment.value:
            return None
        number = numbers[0]
        new = rewrite(written[number.start : number.end], number, Fraction(value))
        return None if new is None else written[: number.start] + new.replace(",", "") + written[number.end :]


def _neighbours(edits: Sequence[_Edit]) -> list[tuple[_Edit, _Edit]]:
    ordered = sorted(edits, key=lambda edit: edit.start)
    return list(pairwise(ordered))
