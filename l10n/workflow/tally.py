"""Count the units of a catalog by what is to do with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from l10n.merge import draft_key, place_id
from l10n.model import Catalog, Origin, Provenance, State, Unit
from l10n.text.fingerprint import short_hash


@dataclass(frozen=True, slots=True)
class Tally:
    """Units of one report in one locale; the five kinds add up to all."""

    aligned: int = 0
    """Published translations in place, as they were published."""
    kept: int = 0
    """Translated or edited by a translator."""
    drafted: int = 0
    """Drafts to confirm: fuzzy."""
    untranslated: int = 0
    changed: int = 0
    """Their source was edited after they were translated: fuzzy, with the previous text."""

    @property
    def total(self) -> int:
        """All units."""
        return self.aligned + self.kept + self.drafted + self.untranslated + self.changed


def tally(catalog: Catalog, drafts: Mapping[str, Provenance]) -> Tally:
    """Count a catalog; ``drafts`` are those of its sidecar."""
    kinds = [_kind(unit, drafts) for unit in catalog.units]
    return Tally(**{kind: kinds.count(kind) for kind in Tally.__dataclass_fields__})


def _kind(unit: Unit, drafts: Mapping[str, Provenance]) -> str:
    match unit.state:
        case State.UNTRANSLATED:
            return "untranslated"
        case State.DRAFT:
            return "changed" if unit.previous else "drafted"
        case _:
            return "aligned" if _as_published(unit, drafts) else "kept"


def _as_published(unit: Unit, drafts: Mapping[str, Provenance]) -> bool:
    """Whether a target is still that of the published version; a repeated text has it from one of its places."""
    ids = [place_id(place) for place in unit.places]
    made = (drafts.get(key) for key in (draft_key(ids), *ids))
    seen = short_hash(unit.target)
    return any(draft is not None and draft.draft is Origin.ALIGNED and draft.hash == seen for draft in made)
