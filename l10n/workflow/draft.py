"""Draft what no human has translated: from catalogs to jobs, and from drafts back to catalogs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n.draft import Draft, Job, Wanted
from l10n.merge import is_untouched, place_id, unit_key
from l10n.model import Catalog, Finding, Origin, Provenance, Role, Segment, Severity, Sidecar, Unit
from l10n.project import Folder
from l10n.terms import Termbase, TermStatus, Use
from l10n.text.fingerprint import short_hash
from l10n.text.josa import mend
from l10n.text.marks import strip_marks

MACHINES = frozenset({Origin.ENGINE, Origin.MEMORY, Origin.REPAIRED})
"""Where drafts come from that nobody has published."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The units of a catalog that are to be drafted."""

    units: tuple[Unit, ...] = ()
    emptied: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    """By unit: drafts that a translator has cleared away. They are not made again unless somebody says so."""


def find_gaps(
    catalog: Catalog, old: Catalog | None, before: Sidecar, segments: Sequence[Segment], *, redraft: bool
) -> Gaps:
    """What is to be drafted.

    Args:
        catalog: as it is now.
        segments: the source's, under their stable ids.
        old: as it was read.
        before: its record, as it was read.
        redraft: also what was drafted before and that nobody has touched, and what was cleared away.
    """
    if redraft:
        return Gaps(tuple(unit for unit in catalog.units if not unit.target or _is_ours(unit)))
    empty = {unit.source for unit in old.units if not unit.target} if old else set[str]()
    texts = {segment.id: segment.text for segment in segments}
    units: list[Unit] = []
    emptied: dict[str, Provenance] = {}
    for unit in catalog.units:
        if unit.target:
            continue
        made = {key: before.drafts[key] for key in _records_of(unit, texts) if key in before.drafts}
        if unit.source in empty and any(draft.draft in MACHINES for draft in made.values()):
            emptied.update(made)
        else:
            units.append(unit)
    return Gaps(tuple(units), emptied)


def job_of(
    gaps: Gaps,
    catalog: Catalog,
    segments: Sequence[Segment],
    folder: Folder,
    *,
    source_locale: str,
    target_locale: str,
    termbase: Termbase,
) -> Job:
    """What to ask for.

    Args:
        gaps: of the catalog.
        catalog: as it is now.
        segments: the source's, under their stable ids.
        folder: the report.
        source_locale: of the source.
        target_locale: of the catalog.
        termbase: names, of which those that occur go along.
    """
    roles = {segment.id: segment.role for segment in segments}
    wanted: list[Wanted] = []
    texts = ["", *(unit.source for unit in catalog.units), ""]
    around = {unit.key: (texts[n], texts[n + 2]) for n, unit in enumerate(catalog.units)}
    for unit in gaps.units:
        key = unit_key(unit)
        role = roles.get(place_id(unit.places[0]), Role.PARAGRAPH) if unit.places else Role.PARAGRAPH
        names = _names(unit.source, role, termbase, source_locale, target_locale)
        wanted.append(Wanted(key, unit.source, role, names, *around[unit.key]))
    title = next((segment.text for segment in segments if segment.role is Role.TITLE), "")
    return Job(
        folder.id,
        source_locale,
        target_locale,
        tuple(wanted),
        title=title,
        confidential=folder.confidential,
        path=str(folder.files[source_locale]),
        date=folder.date[:10],
    )


def with_drafts(
    catalog: Catalog,
    record: Sidecar,
    gaps: Gaps,
    drafts: Mapping[str, Draft],
    *,
    segments: Sequence[Segment],
    termbase: Termbase,
    source_locale: str,
) -> tuple[Catalog, Sidecar]:
    """A catalog with drafts in its gaps, and its record with where they came from."""
    texts = {segment.id: segment.text for segment in segments}
    kept = {**record.drafts, **gaps.emptied}
    wanted = {unit.key for unit in gaps.units}
    units: list[Unit] = []
    for unit in catalog.units:
        key = unit_key(unit)
        draft = drafts.get(key) if unit.key in wanted else None
        if draft is not None and draft.target:
            draft = _with_right_names(draft, unit.source, termbase, source_locale, catalog.locale)
            kept.update(dict.fromkeys(_records_of(unit, texts), draft.provenance))
            unit = replace(  # noqa: PLW2901 - the unit as it will be
                unit,
                target=draft.target,
                fuzzy=not draft.accepted,
                provenance=None if draft.accepted else draft.provenance,
                previous=None,
            )
        units.append(unit)
    if kept == dict(record.drafts) and not drafts:
        return catalog, record
    return replace(catalog, units=tuple(units)), replace(record, drafts=kept)


def lost_in(catalog: Catalog, path: str) -> list[Finding]:
    """What drafts of a catalog that nobody has edited yet did not bring back."""
    return [
        Finding(
            "draft-lost",
            f"{unit_key(unit)}: its draft is without {unit.provenance.fields['lost']}; put it in by hand.",
            Severity.WARNING,
            unit=unit_key(unit),
            path=path,
        )
        for unit in catalog.units
        if unit.provenance and "lost" in unit.provenance.fields and is_untouched(unit)
    ]


def copied(job: Job) -> dict[str, Draft]:
    """Drafts for texts without words, which are the same in every language."""
    return {
        wanted.key: Draft(wanted.text, Provenance(Origin.ENGINE, {"engine": "copy"}, short_hash(wanted.text)))
        for wanted in job.wanted
        if not any(character.isalpha() for character in strip_marks(wanted.text)[0])
    }


def without(job: Job, keys: Iterable[str]) -> Job:
    """A job without some of its units."""
    gone = set(keys)
    return replace(job, wanted=tuple(wanted for wanted in job.wanted if wanted.key not in gone))


def _with_right_names(
    draft: Draft, source: str, termbase: Termbase, source_locale: str, target_locale: str
) -> Draft:
    """A draft of an engine without forms that the termbase forbids, of names that its source has."""
    if not termbase or draft.provenance.draft is not Origin.ENGINE:
        return draft
    there = {found.term.id for found in termbase.find(source, locale=source_locale)}
    text = draft.target
    for found in reversed(termbase.find(text, locale=target_locale)):
        name = found.term.name(locale=target_locale)
        if found.use is Use.FORBIDDEN and name and found.term.id in there:
            text = mend(f"{text[: found.start]}{name}{text[found.end :]}", found.start + len(name))
    if text == draft.target:
        return draft
    return replace(draft, target=text, provenance=replace(draft.provenance, hash=short_hash(text)))


def _records_of(unit: Unit, texts: Mapping[str, str]) -> list[str]:
    """Keys of a unit's records: a text that stands in several places has one for each, as each came by itself."""
    ids = [place_id(place) for place in unit.places]
    return ids if all(texts.get(id_) == unit.source for id_ in ids) else [unit_key(unit)]


def _is_ours(unit: Unit) -> bool:
    return is_untouched(unit) and unit.provenance is not None and unit.provenance.draft in MACHINES


def _names(
    text: str, role: Role, termbase: Termbase, source_locale: str, target_locale: str
) -> tuple[tuple[str, str], ...]:
    if not termbase:
        return ()
    pairs = {
        text[found.start : found.end]: name
        for found in termbase.find(text, locale=source_locale)
        if found.term.status is TermStatus.ACCEPTED
        and (name := found.term.name(locale=target_locale, role=role.value))
    }
    return tuple(pairs.items())
