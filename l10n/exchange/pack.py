"""From a catalog to what goes out."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from l10n.formats.kit import Base, Kit, KitUnit, Match
from l10n.formats.tmx import Entry
from l10n.merge import place_id
from l10n.model import Catalog, State, Unit
from l10n.text.fingerprint import fingerprint, short_hash

_TOKEN = re.compile(r"[A-Za-z0-9._:-]+")
"""What is an NMTOKEN of XML, in every program."""
_ROLE = "role: "
STATE = "x-l10n-state"
"""Property of a memory's entry: the state of its unit."""


EXPORTED = "exported: "
"""Note of a PO file that went out: its unit's state and text at that time."""


def pack(
    catalog: Catalog,
    *,
    report: str,
    source_locale: str,
    state: Callable[[Unit], State] = lambda unit: unit.state,
) -> Kit:
    """The catalog as a kit, obsolete units left out.

    Args:
        catalog: of one report.
        report: its id.
        source_locale: of the sources.
        state: with sign-offs, where they are known.
    """
    units = tuple(
        _packed(unit, id_, state(unit)) for unit, id_ in zip(catalog.units, ids(catalog.units), strict=True)
    )
    return Kit(report, source_locale, catalog.locale, units)


def marked(catalog: Catalog, kit: Kit) -> Catalog:
    """A catalog on its way out, with notes that tell how each unit left; obsolete units stay here."""
    units = tuple(
        replace(unit, notes=(*unit.notes, f"{EXPORTED}{packed.base}"))
        for unit, packed in zip(catalog.units, kit.units, strict=True)
    )
    return replace(catalog, units=units, obsolete=())


def memory(catalog: Catalog, *, report: str, source_locale: str, drafts: bool) -> Iterator[Entry]:
    """The catalog's translations, or its drafts, as entries of a memory.

    What was carried over from a source as it was before is neither.
    """
    for unit, id_ in zip(catalog.units, ids(catalog.units), strict=True):
        if unit.previous or unit.state is not (State.DRAFT if drafts else State.TRANSLATED):
            continue
        yield Entry(
            {source_locale: unit.source, catalog.locale: unit.target},
            source_locale,
            id=f"{report}#{id_}",
            props={STATE: unit.state.value},
        )


def ids(units: Iterable[Unit]) -> list[str]:
    """A name for each unit, unique and an NMTOKEN: the id of its first sentence, else a hash of its key."""
    used: set[str] = set()
    names: list[str] = []
    for unit in units:
        name = place_id(unit.places[0]) if unit.places else ""
        if not _TOKEN.fullmatch(name) or name in used:
            name = f"u-{fingerprint(unit.key)[:16]}"
        used.add(name)
        names.append(name)
    return names


def _packed(unit: Unit, id_: str, state: State) -> KitUnit:
    role = next((note.removeprefix(_ROLE) for note in unit.notes if note.startswith(_ROLE)), "")
    before = unit.previous[1] if unit.previous else ""
    return KitUnit(
        id=id_,
        source=unit.source,
        target=unit.target,
        state=state,
        role=role.partition(",")[0],
        context=unit.context,
        notes=unit.notes,
        comments=unit.comments,
        matches=(Match(before, unit.target, "previous"),) if before and unit.target else (),
        origin=unit.provenance.draft if unit.provenance else None,
        base=Base(state, short_hash(unit.target)),
    )
