"""From what came back to the catalog."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from l10n.exchange.judge import Outcome, judge
from l10n.exchange.pack import ids
from l10n.formats.kit import KitUnit
from l10n.formats.po.mend import mend, mend_lines, mend_target
from l10n.merge import place_id
from l10n.model import Catalog, Unit


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one unit of a file."""

    outcome: Outcome
    id: str
    source: str
    theirs: str
    ours: str = ""
    """The text that we had."""
    remarks: int = 0
    """New ones."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A catalog with what came back."""

    catalog: Catalog
    rows: tuple[Row, ...]
    """In the order of the file."""


def unpack(catalog: Catalog, units: Iterable[KitUnit]) -> Unpacked:
    """Take in what came back for one catalog.

    A unit is found by its id, as long as its source is the same; else by context and source, by source where only one
    unit has it, and last by its id with another source: then the source was changed meanwhile. What was translated
    and has no place any more is found among the obsolete. Cost: linear.
    """
    places = _Places(catalog)
    return Unpacked(
        rows=tuple(places.take(_mended(unit)) for unit in units),
        catalog=replace(catalog, units=tuple(places.units), obsolete=tuple(places.obsolete)),
    )


class _Places:
    """The units of a catalog, as they become, and how to find them."""

    def __init__(self, catalog: Catalog) -> None:
        self.units = list(catalog.units)
        self.obsolete = list(catalog.obsolete)
        self._ids = {place_id(place): at for at, unit in enumerate(self.units) for place in unit.places}
        self._ids.update({name: at for at, name in enumerate(ids(self.units))})
        self._keys = {unit.key: at for at, unit in enumerate(self.units)}
        self._sources = _alone(self.units)
        self._gone = _alone(self.obsolete)

    def take(self, theirs: KitUnit) -> Row:
        """Take in one unit."""
        by_id = self._ids.get(theirs.id)
        at = by_id
        if at is None or not _same(self.units[at].source, theirs.source):
            at = self._keys.get((theirs.context, theirs.source), self._sources.get(_folded(theirs.source)))
        if at is not None:
            return self._judge(self.units, at, theirs, same_source=True)
        gone = self._gone.get(_folded(theirs.source))
        if by_id is not None and gone is None:
            return self._judge(self.units, by_id, theirs, same_source=False)
        if gone is not None:
            return self._judge(self.obsolete, gone, theirs, same_source=True)
        return Row(Outcome.UNKNOWN, theirs.id, theirs.source, theirs.target, line=theirs.line)

    @staticmethod
    def _judge(units: list[Unit], at: int, theirs: KitUnit, *, same_source: bool) -> Row:
        ours = units[at]
        theirs = replace(theirs, target=mend_target(ours.source, theirs.target))
        verdict = judge(ours, theirs, same_source=same_source)
        units[at] = verdict.unit
        remarks = len(verdict.unit.comments) - len(ours.comments) - (verdict.outcome is Outcome.CONFLICT)
        return Row(
            verdict.outcome,
            theirs.id,
            theirs.source,
            theirs.target,
            ours.target,
            max(remarks, 0),
            theirs.line,
        )


def _mended(unit: KitUnit) -> KitUnit:
    """Text as a PO file has it, so that what only a format has changed is no change."""
    comments = tuple(line for line in mend_lines(unit.comments) if line.strip())
    return replace(
        unit,
        source=mend(unit.source),
        target=mend(unit.target) if unit.target.strip() else "",
        context=mend(unit.context),
        comments=comments,
    )


def _alone(units: Iterable[Unit]) -> dict[str, int]:
    """Source -> place, of sources that only one unit has."""
    places: dict[str, int | None] = {}
    for at, unit in enumerate(units):
        source = _folded(unit.source)
        places[source] = None if source in places else at
    return {source: at for source, at in places.items() if at is not None}


def _same(ours: str, theirs: str) -> bool:
    """Whether two sources are one, but for white space and for characters that an old code page does not have."""
    if ours == theirs:
        return True
    one, other = _folded(ours), _folded(theirs)
    return len(one) == len(other) and all(b in {a, "?"} for a, b in zip(one, other, strict=True))


def _folded(text: str) -> str:
    """Programs re-wrap white space; it is no other sentence."""
    return " ".join(text.split())
