"""What a sidecar remembers of units: how they were drafted, what they were made for, who signed them off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from l10n.merge.hold import Held
from l10n.merge.notes import place_id
from l10n.model import Catalog, MadeFor, Origin, Provenance, SignOff, State, Unit
from l10n.text.fingerprint import short_hash


@dataclass(frozen=True, slots=True)
class Past:
    """What last time left."""

    catalog: Catalog
    """Without units for a new one. Its header and comments are kept."""
    known: Mapping[str, str]
    """Id -> text of the source's sentences."""
    drafts: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    """From the sidecar."""
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """From the sidecar."""
    made_for: Mapping[str, MadeFor] = field(default_factory=dict[str, MadeFor])
    """From the sidecar."""
    signoffs: Mapping[str, SignOff] = field(default_factory=dict[str, SignOff])
    """From the sidecar."""
    accept: float = 1.0
    """From the settings: what was linked at least this surely was never a draft to confirm."""


def draft_key(ids: Iterable[str]) -> str:
    """Under which a unit's records stand in the sidecar."""
    return "+".join(ids)


def unit_key(unit: Unit) -> str:
    """The same for a unit of a catalog."""
    return draft_key(place_id(place) for place in unit.places)


def was_asked(draft: Provenance, *, accept: float) -> bool:
    """Whether a draft was written for a human to confirm, not taken as it was published."""
    if draft.draft is not Origin.ALIGNED:
        return True
    try:
        return float(draft.fields.get("confidence", "")) < accept
    except ValueError:
        return True


def state(unit: Unit, signoffs: Mapping[str, SignOff]) -> State:
    """How far a unit is: signed off as long as both its sides have the wording that was signed."""
    signed = signoffs.get(unit_key(unit))
    if unit.state is State.TRANSLATED and signed and (signed.source, signed.target) == _wording(unit):
        return State.REVIEWED
    return unit.state


def sign(unit: Unit, *, by: str, date: str) -> SignOff:
    """An editor's word for the wording that a unit has now."""
    return SignOff(*_wording(unit), by, date)


def _wording(unit: Unit) -> tuple[str, str]:
    return short_hash(unit.source), short_hash(unit.target)


class Records:
    """The records of last time, and what becomes of them."""

    def __init__(self, past: Past) -> None:
        """Take what last time left."""
        self._past = past
        self._signed = {(row.source, row.target): row for row in past.signoffs.values()}

    def restored(self, unit: Unit) -> Unit:
        """A unit with the lines that an editor dropped from it, where its target is as it was."""
        if not unit.fuzzy or unit.previous or unit.provenance:
            return unit
        key, seen = unit_key(unit), short_hash(unit.target)
        made_for = self._past.made_for.get(key)
        if made_for and made_for.hash == seen and made_for.source != unit.source:
            unit = replace(unit, previous=("", made_for.source))
        draft = self._past.drafts.get(key)
        if draft and draft.hash == seen and was_asked(draft, accept=self._past.accept):
            unit = replace(unit, provenance=draft)
        return unit

    def untouched_since_accepted(self, held: Held, text: str) -> bool:
        """Whether a translation that was accepted for a text still is what it was then."""
        row = self._past.made_for.get(draft_key(held.ids))
        return bool(row and row.accepted and row.source == text and row.hash == short_hash(held.unit.target))

    def made_for(self, units: Iterable[Unit], accepted: Mapping[str, str]) -> dict[str, MadeFor]:
        """What to remember of units whose source was changed; ``accepted`` has the targets of those changed just now."""
        rows: dict[str, MadeFor] = {}
        for unit in units:
            if not (unit.fuzzy and unit.previous):
                continue
            key = unit_key(unit)
            row = MadeFor(
                unit.previous[1], short_hash(unit.target), accepted=accepted.get(key) == unit.target
            )
            before = self._past.made_for.get(key)
            rows[key] = before if before and replace(row, accepted=before.accepted) == before else row
        return rows

    def signoffs(self, units: Iterable[Unit]) -> dict[str, SignOff]:
        """Those that still hold, wherever their units stand now."""
        if not self._signed:
            return {}
        return {
            unit_key(unit): row
            for unit in units
            if unit.state is State.TRANSLATED and (row := self._signed.get(_wording(unit)))
        }
