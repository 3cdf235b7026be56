"""Bring the catalog of last time and the sentences of now together.

Human text always wins: a unit that was translated or edited keeps its sentences and its target; proposals
fill what is left. What has no place any more becomes obsolete and returns when its text does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from l10n.merge.hold import Sentences
from l10n.merge.join import join
from l10n.merge.notes import notes, places, united_notes
from l10n.merge.propose import Proposal
from l10n.model import Catalog, Provenance, Segment, Unit
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


@dataclass(frozen=True, slots=True)
class Merged:
    """What now is."""

    catalog: Catalog
    drafts: Mapping[str, Provenance]
    """For the sidecar: how the catalog's targets were drafted."""
    comments: Mapping[str, tuple[str, ...]]
    """For the sidecar: remarks on texts without unit and translation."""


def merge(
    source: Sequence[Segment],
    proposals: Sequence[Proposal] | None,
    past: Past,
    *,
    path: PurePosixPath,
    source_locale: str,
) -> Merged:
    """The catalog of now, and what its file cannot hold.

    Args:
        source: the sentences of now under their stable ids.
        proposals: each sentence in one; None without a published version, when the drafts of last time stay.
        past: what last time left.
        path: the source file, relative to the project.
        source_locale: of the source.
    """
    sentences = Sentences(source, known=past.known, locale=source_locale)
    run = _Merge(sentences, past, path, source_locale, drafts_stay=proposals is None)
    entries = run.hold()
    rest = [Proposal((i,)) for i in range(len(source))] if proposals is None else proposals
    entries += [entry for proposal in rest for entry in run.fill(proposal)]
    units = run.unique(sorted(entries, key=lambda entry: entry.group))
    obsolete = run.obsolete(units)
    catalog = replace(past.catalog, units=tuple(units.values()), obsolete=obsolete)
    return Merged(catalog, run.drafts, run.comments)


def is_untouched(unit: Unit) -> bool:
    """Whether a unit's target is a draft that no human has confirmed or edited."""
    return unit.fuzzy and unit.provenance is not None and unit.provenance.hash == short_hash(unit.target)


def draft_key(ids: Iterable[str]) -> str:
    """Under which a unit's provenance stands in the sidecar."""
    return "+".join(ids)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A unit, and the sentences it is for."""

    group: tuple[int, ...]
    unit: Unit


class _Merge:
    def __init__(
        self, sentences: Sentences, past: Past, path: PurePosixPath, locale: str, *, drafts_stay: bool
    ) -> None:
        self._sentences = sentences
        self._past = past
        self._path = path
        self._locale = locale
        self._drafts_stay = drafts_stay
        self._lost: dict[str, Unit] = {}
        self._made_for: dict[str, str] = {}
        self.comments = dict(past.comments)
        self.drafts: dict[str, Provenance] = {}

    def hold(self) -> list[_Entry]:
        """Entries for what humans have translated or edited: unchanged sentences first, then edited ones."""
        entries: list[_Entry] = []
        moved_on: list[Unit] = []
        displaced: list[Unit] = []
        for unit in self._past.catalog.units:
            if not unit.target or (is_untouched(unit) and not self._drafts_stay):
                if unit.comments:
                    self.comments[unit.source] = unit.comments
                continue
            groups = list(self._sentences.unchanged(unit))
            entries += [self._take(group, unit) for group in groups]
            if not groups:
                moved_on.append(unit)
        for unit in moved_on:
            groups = list(self._sentences.edited(unit))
            entries += [self._take(group, _followed(unit, self._sentences.text(group))) for group in groups]
            if not groups:
                displaced.append(unit)
        self._lost = _by_text((*displaced, *self._past.catalog.obsolete))
        self._made_for = {unit.previous[1]: key for key, unit in self._lost.items() if unit.previous}
        return entries

    def fill(self, proposal: Proposal) -> Iterator[_Entry]:
        """Entries for the sentences of a proposal that no human text holds."""
        free = self._sentences.free(proposal.segments)
        if len(free) < len(proposal.segments):
            for i in free:
                yield self._take((i,), self._returned((i,)) or Unit(""))
        elif returned := self._returned(free):
            yield self._take(free, returned)
        else:
            fuzzy = bool(proposal.target) and not proposal.accepted
            unit = Unit("", proposal.target, fuzzy=fuzzy, provenance=proposal.provenance)
            yield self._take(free, unit, proposal.notes)

    def unique(self, entries: Sequence[_Entry]) -> dict[tuple[str, str], Unit]:
        """Units by key: repetitions are one entry; one that is translated differently has its role as context."""
        units: dict[tuple[str, str], Unit] = {}
        for entry in entries:
            unit, number = entry.unit, 0
            while (twin := units.get(unit.key)) is not None and _differ(twin, unit):
                number += 1
                role = self._sentences.source[entry.group[0]].role.value
                unit = replace(unit, context=role if number == 1 else f"{role}#{number}")
            units[unit.key] = unit if twin is None else _united(twin, unit)
        return units

    def obsolete(self, units: dict[tuple[str, str], Unit]) -> tuple[Unit, ...]:
        """What has no place: one a text, nothing thrown away.

        A text that has a unit again, with another target, goes to that unit as a comment: gettext takes a key
        once only, obsolete entries included.
        """
        rows: dict[tuple[str, str], Unit] = {}
        for unit in self._lost.values():
            bare = replace(unit, places=(), notes=())
            home = units if unit.key in units else rows
            if home is units and is_untouched(unit):
                continue
            twin = home.get(unit.key)
            home[unit.key] = bare if twin is None else _with_earlier(twin, bare)
        return tuple(rows.values())

    def _returned(self, group: tuple[int, ...]) -> Unit | None:
        """The obsolete unit whose text has come back; a mere draft only where nothing newer is proposed."""
        text = self._sentences.text(group)
        key = text if text in self._lost else self._made_for.get(text, "")
        if key not in self._lost or (is_untouched(self._lost[key]) and not self._drafts_stay):
            return None
        return _followed(self._lost.pop(key), text)

    def _take(self, group: tuple[int, ...], unit: Unit, more: tuple[str, ...] = ()) -> _Entry:
        self._sentences.take(group)
        segments = [self._sentences.source[i] for i in group]
        text, codes = join(segments, locale=self._locale)
        key = draft_key(segment.id for segment in segments)
        provenance = unit.provenance or self._past.drafts.get(key)
        if unit.target and provenance is not None:
            self.drafts[key] = provenance
        comments = unit.comments + self.comments.pop(text, ())
        return _Entry(
            group,
            replace(
                unit,
                source=text,
                context="",
                places=places(self._path, segments),
                notes=(*notes(segments, codes), *more),
                comments=tuple(dict.fromkeys(comments)),
                provenance=unit.provenance if unit.fuzzy else None,
            ),
        )


def _followed(unit: Unit, text: str) -> Unit:
    """A unit whose source has become another text: fuzzy, with what it was made for.

    Where the text is again what the target was made for, the unit stays fuzzy all the same: nobody knows
    whether the target was edited in between.
    """
    if text == unit.source:
        return unit
    previous = unit.previous if unit.fuzzy and unit.previous else (unit.context, unit.source)
    return replace(unit, fuzzy=True, previous=None if previous[1] == text else previous, provenance=None)


def _by_text(units: Iterable[Unit]) -> dict[str, Unit]:
    """What was lost, that of this time first: a text's other translations become its comments."""
    rows: dict[str, Unit] = {}
    for unit in units:
        twin = rows.get(unit.source)
        rows[unit.source] = unit if twin is None else _with_earlier(twin, unit)
    return rows


def _differ(one: Unit, other: Unit) -> bool:
    return bool(one.target and other.target and one.target != other.target)


def _united(one: Unit, other: Unit) -> Unit:
    """Two occurrences of one text: the target of the one that has it, a finished one first."""
    best = max((one, other), key=lambda unit: (bool(unit.target), not unit.fuzzy))
    return replace(
        best,
        places=one.places + other.places,
        comments=tuple(dict.fromkeys(one.comments + other.comments)),
        notes=united_notes(one, other),
    )


def _with_earlier(unit: Unit, earlier: Unit) -> Unit:
    """A unit that keeps another translation of its text as a comment."""
    lines = earlier.comments
    if earlier.target and earlier.target != unit.target:
        lines = (*lines, f"earlier: {earlier.target}")
    return replace(unit, comments=tuple(dict.fromkeys(unit.comments + lines)))
