"""From PO files and memories to kits."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from l10n.exchange.pack import EXPORTED, STATE
from l10n.formats.kit import Base, Kit, KitUnit, read_base
from l10n.formats.tmx import Entry, Skipped
from l10n.merge import place_id
from l10n.model import Catalog, Finding, Origin, State, Unit


def from_catalog(catalog: Catalog) -> Kit:
    """A PO file that some program wrote, as a kit; its report is told by its places."""
    paths = (PurePosixPath(place.rpartition("#")[0]) for unit in catalog.units for place in unit.places)
    folder = next((path.parent for path in paths if path.parts[:1] == ("sources",)), None)
    report = "" if folder is None else str(folder)
    source = catalog.header.get("X-Source-Language", "").replace("_", "-")
    return Kit(report, source, catalog.locale, tuple(map(_unit, catalog.units)))


def from_memory(entries: Iterable[Entry | Skipped], *, source_locale: str, locale: str) -> Kit:
    """A memory as a kit of no report. What others translated is a draft here: its context may be another."""
    units: list[KitUnit] = []
    findings: list[Finding] = []
    for entry in entries:
        if isinstance(entry, Skipped):
            findings.append(Finding("skipped", entry.reason, line=entry.line))
        elif pair := entry.pair(source_locale=source_locale, locale=locale):
            ours = entry.props.get(STATE) == State.TRANSLATED
            units.append(
                KitUnit(
                    id="",
                    source=pair[0],
                    target=pair[1],
                    state=State.TRANSLATED if ours else State.DRAFT,
                    origin=None if ours else Origin.MEMORY,
                    line=entry.line,
                )
            )
    return Kit("", source_locale, locale, tuple(units), tuple(findings))


def _unit(unit: Unit) -> KitUnit:
    exported = (note.removeprefix(EXPORTED) for note in unit.notes if note.startswith(EXPORTED))
    base = read_base(next(exported, ""))
    if base is None and unit.provenance is not None and unit.provenance.hash:
        base = Base(State.DRAFT, unit.provenance.hash)
    return KitUnit(
        id=place_id(unit.places[0]) if unit.places else "",
        source=unit.source,
        target=unit.target,
        state=unit.state,
        context=unit.context,
        comments=unit.comments,
        base=base,
    )
