"""Between catalogs, TMX files and the memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.exchange.pack import STATE
from l10n.formats import tmx
from l10n.memory.codes import order, renumber
from l10n.memory.entry import Entry
from l10n.memory.fold import context_key
from l10n.merge import place_id, state, unit_key
from l10n.model import Catalog, Origin, Provenance, Sidecar, State, Unit
from l10n.text.fingerprint import short_hash

_ROLE = "role: "
ORIGIN, CONFIDENCE, REPORT, UNIT = "x-l10n-origin", "x-l10n-confidence", "x-l10n-report", "x-l10n-unit"
PREVIOUS, FOLLOWING, ROLE, CONFIDENTIAL = (
    "x-l10n-previous",
    "x-l10n-following",
    "x-l10n-role",
    "x-l10n-confidential",
)
"""Properties of our TMX files, beside the state."""
_DATE = 8
"""Digits of the day in the times of TMX."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a report beside its catalogs."""

    report: str
    source_locale: str
    date: str = ""
    confidential: bool = False


def remembered(catalog: Catalog, record: Sidecar, told: Told) -> Iterator[Entry]:
    """What the memory keeps of a catalog: translations, what was translated once, and links that nobody confirmed yet.

    Drafts of the memory and of engines are not kept before a human confirms them, and neither is a translation
    whose source was changed after it.
    """
    units = catalog.units
    sources = ["", *(unit.source for unit in units), ""]
    keys = [context_key(text, locale=told.source_locale) for text in sources]
    for at, unit in enumerate(units):
        entry = _of_unit(unit, record, told, catalog.locale)
        if entry is not None:
            yield replace(entry, previous=keys[at], following=keys[at + 2])
    for unit in catalog.obsolete:
        entry = _of_unit(unit, Sidecar(), told, catalog.locale)
        if entry is not None and not entry.fuzzy:
            yield entry


def _of_unit(unit: Unit, record: Sidecar, told: Told, locale: str) -> Entry | None:
    if not unit.target or unit.previous:
        return None
    draft = _draft(unit, record.drafts)
    if unit.fuzzy and (draft is None or draft.draft is not Origin.ALIGNED):
        return None
    role = next((note.removeprefix(_ROLE) for note in unit.notes if note.startswith(_ROLE)), "")
    return Entry(
        *normal(unit.source, unit.target),
        source_locale=told.source_locale,
        target_locale=locale,
        origin=draft.draft if draft else Origin.HUMAN,
        confidence=_confidence(draft.fields.get("confidence", "")) if draft else 1.0,
        reviewed=state(unit, record.signoffs) is State.REVIEWED,
        fuzzy=unit.fuzzy,
        report=told.report,
        unit="+".join(place_id(place) for place in unit.places),
        role=role.partition(",")[0],
        date=told.date,
        confidential=told.confidential,
    )


def _draft(unit: Unit, drafts: Mapping[str, Provenance]) -> Provenance | None:
    """How the target was drafted, where it still is what was drafted."""
    keys = (unit_key(unit), *(place_id(place) for place in unit.places))
    found = (unit.provenance, *(drafts.get(key) for key in keys))
    seen = short_hash(unit.target)
    return next((draft for draft in found if draft is not None and draft.hash == seen), None)


def from_tmx(entries: Iterable[tmx.Entry], *, source_locale: str, targets: Sequence[str]) -> Iterator[Entry]:
    """Entries of a TMX file in the project's languages; those in others are passed over."""
    for entry in entries:
        for locale in targets:
            pair = entry.pair(source_locale=source_locale, locale=locale)
            if pair is None:
                continue
            props = entry.props
            origin = props.get(ORIGIN, "")
            named, _, unit = entry.id.partition("#")
            yield Entry(
                *normal(*pair),
                source_locale=source_locale,
                target_locale=locale,
                origin=Origin(origin) if origin in set(Origin) else Origin.HUMAN,
                confidence=_confidence(props.get(CONFIDENCE, "")),
                reviewed=props.get(STATE) == State.REVIEWED,
                fuzzy=props.get(STATE) == State.DRAFT,
                report=props.get(REPORT, named if unit else ""),
                unit=props.get(UNIT, unit),
                previous=_key(props.get(PREVIOUS, "")),
                following=_key(props.get(FOLLOWING, "")),
                role=props.get(ROLE, ""),
                date=_day(entry.fields.get("changedate") or entry.fields.get("creationdate") or ""),
                confidential=props.get(CONFIDENTIAL) == "yes",
            )


def to_tmx(entries: Iterable[Entry]) -> Iterator[tmx.Entry]:
    """Entries as those of a TMX file, from which `from_tmx` makes them again."""
    for entry in entries:
        kept = State.REVIEWED if entry.reviewed else State.DRAFT if entry.fuzzy else State.TRANSLATED
        props = {
            STATE: kept.value,
            ORIGIN: entry.origin.value,
            CONFIDENCE: "" if entry.confidence == 1 else f"{entry.confidence:.4f}",
            REPORT: entry.report,
            UNIT: entry.unit,
            ROLE: entry.role,
            PREVIOUS: f"{entry.previous:x}" if entry.previous else "",
            FOLLOWING: f"{entry.following:x}" if entry.following else "",
            CONFIDENTIAL: "yes" if entry.confidential else "",
        }
        day = entry.date.replace("-", "")
        yield tmx.Entry(
            {entry.source_locale: entry.source, entry.target_locale: entry.target},
            entry.source_locale,
            fields={"creationdate": f"{day}T000000Z"} if day else {},
            props={name: value for name, value in props.items() if value},
        )


def normal(source: str, target: str) -> tuple[str, str]:
    """Both texts with marks numbered as the memory numbers them."""
    numbers = order(source)
    return renumber(source, numbers), renumber(target, numbers)


def _confidence(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 1.0


def _key(text: str) -> int:
    try:
        return min(int(text, 16), (1 << 62) - 1) if text else 0
    except ValueError:
        return 0


def _day(time: str) -> str:
    """``2025-12-01`` of ``20251201T120000Z``."""
    day = time[:_DATE]
    return (
        f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == _DATE and day.isascii() and day.isdecimal() else ""
    )
