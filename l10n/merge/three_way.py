"""Bring together what two people did to one catalog, each in a copy of their own: three versions, unit by unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from l10n.merge.earlier import with_earlier
from l10n.merge.notes import place_id
from l10n.merge.records import is_untouched
from l10n.model import Catalog, Decision, Sidecar, Unit

_T = TypeVar("_T")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One unit that both have translated, each in another way."""

    ours: Unit
    """As it stands in the catalog."""
    theirs: Unit


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """What became of both sides."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...] = ()


def merge_catalogs(base: Catalog, ours: Catalog, theirs: Catalog) -> ThreeWay:
    """Bring two versions of a catalog together.

    Which units there are is taken from the side whose report has changed, from ours where both have: the next sync
    settles it by the report itself. What the other side did to its units is carried over: to the same unit, to the
    unit of the same sentence under its new wording (fuzzy, with the old one), else as a unit more.

    Args:
        base: what both began with; an empty catalog where each began a file of its own.
        ours: one side.
        theirs: the other.
    """
    run = _ThreeWay(base, ours, theirs)
    run.units()
    obsolete = run.obsolete()
    return ThreeWay(
        replace(
            run.frame,
            units=tuple(run.result.values()),
            obsolete=obsolete,
            header=_merged(base.header, ours.header, theirs.header),
            comments=_lines(base.comments, ours.comments, theirs.comments),
        ),
        tuple(run.conflicts),
    )


def merge_records(base: Sidecar, ours: Sidecar, theirs: Sidecar) -> Sidecar:
    """Bring two versions of a record together; what is computed from the report is left to the next sync."""
    linked = theirs if _links(ours) == _links(base) else ours
    both = _links(ours) != _links(base) != _links(theirs) != _links(ours)
    decisions: dict[Decision, None] = dict.fromkeys(ours.decisions)
    gone = set(base.decisions) - set(theirs.decisions)
    for decision in theirs.decisions:
        if decision not in base.decisions:
            decisions[decision] = None
    return replace(
        linked,
        fingerprint=f"{linked.fingerprint}+" if both and linked.fingerprint else linked.fingerprint,
        decisions=tuple(decision for decision in decisions if decision not in gone),
        drafts=_merged(base.drafts, ours.drafts, theirs.drafts),
        comments={
            text: _lines(*(side.comments.get(text, ()) for side in (base, ours, theirs)))
            for text in dict.fromkeys((*ours.comments, *theirs.comments))
        },
        made_for=_merged(base.made_for, ours.made_for, theirs.made_for),
        signoffs=_merged(base.signoffs, ours.signoffs, theirs.signoffs),
    )


class _ThreeWay:
    def __init__(self, base: Catalog, ours: Catalog, theirs: Catalog) -> None:
        mine, yours, before = (_by_key(side.units) for side in (ours, theirs, base))
        turned = mine.keys() == before.keys() != yours.keys()
        self.frame, self._other = (theirs, ours) if turned else (ours, theirs)
        self._turned = turned
        self._before = before
        self._sides = (ours, theirs)
        self.result = yours if turned else mine
        self._others = mine if turned else yours
        self.conflicts: list[Conflict] = []

    def units(self) -> None:
        """Carry what the other side did over to the units of the frame."""
        shared = [key for key in self.result if key in self._others]
        alone = [unit for key, unit in self._others.items() if key not in self.result]
        homes = self._homes()
        for key in shared:
            self.result[key] = self._both(self._before.get(key), self.result[key], self._others[key])
        used = {place_id(place) for unit in self.result.values() for place in unit.places}
        for unit in alone:
            before = self._before.get(unit.key)
            if before is not None and _text(before) == _text(unit) and before.comments == unit.comments:
                continue
            home = next((homes[id_] for place in unit.places if (id_ := place_id(place)) in homes), None)
            if before is not None and home is not None:
                self.result[home] = _moved(self.result[home], unit)
            else:
                ids = {place_id(place) for place in unit.places}
                self._insert(unit if used.isdisjoint(ids) else replace(unit, places=()))

    def obsolete(self) -> tuple[Unit, ...]:
        """Of both sides, each text once; a text that has a unit gives it its translation."""
        rows: dict[Key, Unit] = {}
        for unit in (*self._sides[0].obsolete, *self._sides[1].obsolete):
            home = self.result if unit.key in self.result else rows
            twin = home.get(unit.key)
            if twin is None:
                rows[unit.key] = unit
            elif twin.target:
                home[unit.key] = with_earlier(twin, unit)
            else:
                kept = replace(unit, places=twin.places, notes=twin.notes)
                home[unit.key] = with_earlier(kept, twin)
        return tuple(rows.values())

    def _homes(self) -> dict[str, Key]:
        """Id -> the unit of its sentence under a wording that only the frame has, where no human has touched it since."""
        known = {place_id(place): unit for unit in self._before.values() for place in unit.places}
        return {
            id_: key
            for key, unit in self.result.items()
            for id_ in map(place_id, unit.places)
            if key not in self._others and id_ in known and unit.target in {"", known[id_].target}
        }

    def _both(self, before: Unit | None, frame: Unit, other: Unit) -> Unit:
        """A unit that both sides have."""
        comments = _lines(before.comments if before else (), frame.comments, other.comments)
        flags = tuple(dict.fromkeys(frame.flags + other.flags))
        unit = replace(frame, comments=comments, flags=flags)
        past = _text(before) if before else None
        if _text(frame) == _text(other) or _text(other) == past:
            return unit
        if _text(frame) == past or _is_better(other, frame):
            return _with_text(unit, other)
        if not _is_better(frame, other):
            ours, theirs = (other, frame) if self._turned else (frame, other)
            unit = _with_text(unit, ours)
            self.conflicts.append(Conflict(unit, _with_text(unit, theirs)))
        return unit

    def _insert(self, unit: Unit) -> None:
        """Put a unit behind the one that it follows on its own side."""
        keys = list(self._others)
        ahead = [key for key in keys[: keys.index(unit.key)] if key in self.result]
        order = list(self.result)
        at = order.index(ahead[-1]) + 1 if ahead else 0
        rows = list(self.result.items())
        self.result = dict([*rows[:at], (unit.key, unit), *rows[at:]])


def _text(unit: Unit) -> tuple[object, ...]:
    """What humans decide about in a unit."""
    return (unit.target, unit.fuzzy, unit.previous if unit.fuzzy else None)


def _with_text(unit: Unit, other: Unit) -> Unit:
    return replace(
        unit, target=other.target, fuzzy=other.fuzzy, previous=other.previous, provenance=other.provenance
    )


def _is_better(one: Unit, other: Unit) -> bool:
    """Whether a text may take another's place, although both sides have changed it: nothing a human wrote is in it."""
    if one.target == other.target:
        return other.fuzzy
    return not other.target or (is_untouched(other) and bool(one.target))


def _moved(home: Unit, unit: Unit) -> Unit:
    """The unit of a corrected sentence with what was translated for the sentence as it was."""
    comments = tuple(dict.fromkeys(home.comments + unit.comments))
    if not unit.target:
        return replace(home, comments=comments)
    before = unit.previous if unit.fuzzy and unit.previous else unit.key
    provenance = unit.provenance if unit.fuzzy else None
    return replace(
        home, target=unit.target, fuzzy=True, previous=before, provenance=provenance, comments=comments
    )


def _by_key(units: Iterable[Unit]) -> dict[Key, Unit]:
    return {unit.key: unit for unit in units}


def _merged(base: Mapping[str, _T], ours: Mapping[str, _T], theirs: Mapping[str, _T]) -> dict[str, _T]:
    """What either side has changed; ours where both have."""
    result: dict[str, _T] = {}
    for key in dict.fromkeys((*ours, *theirs)):
        before, mine, yours = base.get(key), ours.get(key), theirs.get(key)
        found = yours if mine == before else mine
        if found is not None:
            result[key] = found
    return result


def _lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Lines of both sides, but those that one of them took away."""
    gone = {line for line in base if line not in ours or line not in theirs}
    return tuple(line for line in dict.fromkeys((*ours, *theirs)) if line not in gone)


def _links(record: Sidecar) -> tuple[object, ...]:
    return (record.fingerprint, record.links)
