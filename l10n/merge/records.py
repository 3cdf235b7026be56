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


def is_untouched(unit: Unit) -> bool:
    """Whether a unit's target is a draft that no human has confirmed or edited."""
    return unit.fuzzy and unit.provenance is not None and unit.provenance.hash == short_hash(unit.target)


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


def unedited(unit: Unit, drafts: Mapping[str, Provenance], *, accept: float) -> Provenance | None:
    """The draft that a human confirmed as it stood, None where there was none or the text is another.

    Args:
        unit: of a catalog.
        drafts: from its sidecar.
        accept: from the settings, as for `was_asked`.
    """
    draft = drafts.get(unit_key(unit))
    if draft is None or unit.state is not State.TRANSLATED or draft.hash != short_hash(unit.target):
        return None
    return draft if was_asked(draft, accept=accept) else None


def made_for_by_id(made_for: Mapping[str, MadeFor]) -> dict[str, MadeFor]:
    """The rows by the id of each of their sentences: units are cut and joined, sentences keep their ids."""
    return {id_: row for key, row in made_for.items() for id_ in key.split("+")}


class Records:
    """The records of last time, and what becomes of them."""

    def __init__(self, past: Past) -> None:
        """Take what last time left."""
        self._past = past
        self._made_for = made_for_by_id(past.made_for)
        self._signed = {(row.source, row.target): row for row in past.signoffs.values()}

    def restored(self, unit: Unit) -> Unit:
        """A unit with what an editor dropped from it: lines, or a text that was no translation yet, as a comment."""
        made_for = self._made_for.get(place_id(unit.places[0])) if unit.places else None
        if made_for and made_for.target and not unit.target:
            line = f"earlier: {made_for.target}"
            return replace(unit, comments=tuple(dict.fromkeys((*unit.comments, line))))
        if not unit.fuzzy or unit.previous or unit.provenance or not unit.places:
            return unit
        if made_for and made_for.source == unit.source:
            return unit
        if made_for:
            unit = replace(unit, previous=("", made_for.source))
        draft = self._past.drafts.get(unit_key(unit))
        untouched = draft and draft.hash == short_hash(unit.target)
        if draft and untouched and was_asked(draft, accept=self._past.accept):
            unit = replace(unit, provenance=draft)
        return unit

    def untouched_since_accepted(self, held: Held, text: str) -> bool:
        """Whether a translation that was accepted for a text still is what it was then."""
        row = self._made_for.get(held.ids[0]) if held.ids else None
        return bool(row and row.accepted and row.source == text and row.hash == short_hash(held.unit.target))

    def made_for(self, units: Iterable[Unit], accepted: set[str]) -> dict[str, MadeFor]:
        """What to remember of texts that are fuzzy and no mere drafts: their source was changed, or somebody is at them.

        Args:
            units: of now.
            accepted: ids of the sentences whose translations were accepted until now.
        """
        rows: dict[str, MadeFor] = {}
        for unit in units:
            if not unit.fuzzy or (is_untouched(unit) and not unit.previous):
                continue
            ids = [place_id(place) for place in unit.places]
            source = unit.previous[1] if unit.previous else unit.source
            before = self._made_for.get(ids[0])
            fresh = bool(unit.previous) and not accepted.isdisjoint(ids)
            if before and before.source == source and not fresh:
                row = before
            else:
                row = MadeFor(source, short_hash(unit.target), accepted=fresh)
            rows[draft_key(ids)] = replace(row, target=unit.target)
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
