"""Bring the catalog of last time and the sentences of now together.

Human text always wins: a unit that was translated or edited keeps its sentences and its target; proposals
fill what is left. What has no place any more becomes obsolete and returns when its text does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from l10n.merge.affected import Affected
from l10n.merge.earlier import with_earlier
from l10n.merge.follow import Followed, Locales, follow
from l10n.merge.hold import Held, Sentences
from l10n.merge.join import join
from l10n.merge.notes import change_note, is_told, kept_notes, notes, places, united_notes
from l10n.merge.propose import Proposal
from l10n.merge.records import Past, Records, draft_key, is_untouched
from l10n.merge.trace import Trace, trace
from l10n.model import Catalog, MadeFor, Origin, Provenance, Segment, SignOff, Unit


@dataclass(frozen=True, slots=True)
class Merged:
    """What now is."""

    catalog: Catalog
    drafts: Mapping[str, Provenance]
    """For the sidecar: how the catalog's targets were drafted."""
    comments: Mapping[str, tuple[str, ...]]
    """For the sidecar: remarks on texts without unit and translation."""
    made_for: Mapping[str, MadeFor] = field(default_factory=dict[str, MadeFor])
    """For the sidecar."""
    signoffs: Mapping[str, SignOff] = field(default_factory=dict[str, SignOff])
    """For the sidecar: those that still hold."""
    gone: tuple[Affected, ...] = ()
    """Accepted translations whose sentences were taken out since last time."""


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
    run = _Merge(sentences, past, path, drafts_stay=proposals is None)
    entries = run.hold()
    rest = [Proposal((i,)) for i in range(len(source))] if proposals is None else proposals
    entries += [entry for proposal in rest for entry in run.fill(proposal)]
    entries.sort(key=lambda entry: entry.group)
    units = run.unique(entries)
    obsolete = run.obsolete(units)
    catalog = replace(past.catalog, units=tuple(units.values()), obsolete=obsolete)
    return Merged(
        catalog,
        run.drafts,
        run.comments,
        run.records.made_for(units.values(), run.accepted),
        run.records.signoffs(units.values()),
        tuple(run.gone),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A unit, and the sentences it is for."""

    group: tuple[int, ...]
    unit: Unit


class _Merge:
    def __init__(self, sentences: Sentences, past: Past, path: PurePosixPath, *, drafts_stay: bool) -> None:
        self._sentences = sentences
        self._past = past
        self._path = path
        self._drafts_stay = drafts_stay
        self._locales = Locales(sentences.locale, past.catalog.locale)
        self._lost: dict[str, Unit] = {}
        self._drafted: dict[str, Unit] = {}
        """Untouched drafts that no published version made, by source: they stay where it proposes nothing."""
        self._made_for: dict[str, str] = {}
        self.records = Records(past)
        self.comments = dict(past.comments)
        self.drafts: dict[str, Provenance] = {}
        self.accepted: set[str] = set()
        """Ids of the sentences of now that have an accepted translation of what they were."""
        self.gone: list[Affected] = []

    def hold(self) -> list[_Entry]:
        """Entries for what humans have translated or edited, and for drafts where nothing newer is proposed."""
        held = [
            occurrence
            for unit in self._past.catalog.units
            for occurrence in self._sentences.occurrences(self.records.restored(unit))
        ]
        self._drafted = {h.unit.source: h.unit for h in held if _is_drafted(h.unit)}
        settled = self._settled(held)
        entries: list[_Entry] = []
        for n, group in settled.items():
            if self._is_held(held[n].unit):
                entries.append(self._take(group, held[n].unit))
            else:
                self._remark(held[n].unit.source, held[n].unit.comments)
        bound = {
            n: self._sentences.named(occurrence.ids) for n, occurrence in enumerate(held) if n not in settled
        }
        found = trace(
            [occurrence.unit.source for occurrence in held],
            [segment.text for segment in self._sentences.source],
            settled=settled,
            bound=bound,
        )
        placed = set(settled)
        for one in found:
            entries += self._follow(one, [held[n] for n in one.old])
            placed.update(one.old)
        self._lose([occurrence for n, occurrence in enumerate(held) if n not in placed])
        return entries

    def fill(self, proposal: Proposal) -> Iterator[_Entry]:
        """Entries for the sentences of a proposal that no human text holds."""
        free = self._sentences.free(proposal.segments)
        if len(free) < len(proposal.segments):
            for i in free:
                yield self._take((i,), self._returned((i,)) or self._draft((i,)) or Unit(""))
        elif returned := self._returned(free):
            yield self._take(free, returned)
        elif not proposal.target and (drafted := self._draft(free)):
            yield self._take(free, drafted, proposal.notes)
        else:
            fuzzy = bool(proposal.target) and not proposal.accepted
            unit = Unit("", proposal.target, fuzzy=fuzzy, provenance=proposal.provenance)
            yield self._take(free, unit, proposal.notes)

    def unique(self, entries: Sequence[_Entry]) -> dict[tuple[str, str], Unit]:
        """Units by key: repetitions are one entry; one that is translated differently has its role as context."""
        units: dict[tuple[str, str], Unit] = {}
        places: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in entries:
            unit, number = entry.unit, 0
            while (twin := units.get(unit.key)) is not None and _differ(twin, unit):
                number += 1
                role = self._sentences.source[entry.group[0]].role.value
                unit = replace(unit, context=role if number == 1 else f"{role}#{number}")
            units[unit.key] = unit if twin is None else _united(twin, unit)
            places[unit.key].append(draft_key(self._sentences.source[i].id for i in entry.group))
        for keys in places.values():
            self._share_draft(keys)
        return units

    def _share_draft(self, keys: Sequence[str]) -> None:
        """Repetitions have one target, and so one origin."""
        known = next((self.drafts[key] for key in keys if key in self.drafts), None)
        if known is not None:
            for key in keys:
                self.drafts.setdefault(key, known)

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
                bare = replace(bare, target="")  # nobody misses the draft; what was remarked on it stays
            twin = home.get(unit.key)
            home[unit.key] = bare if twin is None else with_earlier(twin, bare)
        return tuple(rows.values())

    def _is_held(self, unit: Unit) -> bool:
        return bool(unit.target) and (self._drafts_stay or not is_untouched(unit))

    def _settled(self, held: Sequence[Held]) -> dict[int, tuple[int, ...]]:
        """Occurrences that stand where they stood, with the same text: their number and their sentences."""
        settled: dict[int, tuple[int, ...]] = {}
        seen: set[int] = set()
        for n, occurrence in enumerate(held):
            group = self._sentences.named(occurrence.ids)
            if (
                group
                and len(group) == len(occurrence.ids)
                and seen.isdisjoint(group)
                and self._sentences.text(group) == occurrence.unit.source
            ):
                settled[n] = group
                seen.update(group)
        return settled

    def _follow(self, found: Trace, held: Sequence[Held]) -> Iterator[_Entry]:
        """Entries for the sentences that held ones have become."""
        texts = [self._sentences.source[j].text for j in found.new]
        told = [h if self._is_held(h.unit) else replace(h, unit=replace(h.unit, target="")) for h in held]
        if not any(h.unit.target for h in told):
            for h in held:
                self._remark(texts[0], h.unit.comments)
            return
        whole = self._sentences.text(found.new)
        for one in follow(told, texts, found.fate, whole=whole, locales=self._locales):
            group = tuple(found.new[n] for n in one.sentences)
            if one.unit.target:
                yield self._entry(group, one, held)
            else:
                self._remark(self._sentences.text(group), one.unit.comments)

    def _entry(self, group: tuple[int, ...], one: Followed, held: Sequence[Held]) -> _Entry:
        """The unit of a followed translation: what was changed back is as it was."""
        text, unit = self._sentences.text(group), one.unit
        if unit.fuzzy and unit.previous and unit.previous[1] == text:
            touched = len(held) > 1 or not self.records.untouched_since_accepted(held[0], text)
            unit = replace(unit, fuzzy=touched, previous=None)
        entry = self._take(group, unit)
        if any(h.unit.target and not h.unit.fuzzy for h in held):
            self.accepted.update(self._sentences.source[i].id for i in group)
        return entry

    def _lose(self, gone: Sequence[Held]) -> None:
        """Remember what has no sentence: obsolete units, and remarks on untranslated ones."""
        lost: list[Unit] = []
        for occurrence in gone:
            unit = occurrence.unit
            if not self._is_held(unit):
                self._remark(unit.source, unit.comments)
                continue
            lost.append(unit)
            if not unit.fuzzy:
                self.gone.append(Affected(occurrence.ids, unit.source, "", unit.target))
        self._lost = _by_text((*lost, *self._past.catalog.obsolete))
        self._made_for = {unit.previous[1]: key for key, unit in self._lost.items() if unit.previous}

    def _remark(self, text: str, lines: tuple[str, ...]) -> None:
        if lines:
            self.comments[text] = tuple(dict.fromkeys(self.comments.get(text, ()) + lines))

    def _returned(self, group: tuple[int, ...]) -> Unit | None:
        """The obsolete unit whose text has come back; a mere draft only where nothing newer is proposed."""
        text = self._sentences.text(group)
        key = text if text in self._lost else self._made_for.get(text, "")
        if key not in self._lost or not self._is_held(self._lost[key]):
            return None
        unit = self._lost.pop(key)
        if unit.source == text:
            return unit
        return replace(
            unit, fuzzy=True, previous=None
        )  # nobody knows whether the target was edited in between

    def _draft(self, group: tuple[int, ...]) -> Unit | None:
        """The draft of last time for this text; its comments are kept for the text already."""
        unit = self._drafted.get(self._sentences.text(group))
        return replace(unit, comments=()) if unit else None

    def _take(self, group: tuple[int, ...], unit: Unit, more: tuple[str, ...] = ()) -> _Entry:
        self._sentences.take(group)
        segments = [self._sentences.source[i] for i in group]
        text, codes = join(segments, locale=self._sentences.locale)
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
                notes=(
                    *notes(segments, codes),
                    *kept_notes(unit),
                    *change_note(unit, text, locale=self._sentences.locale),
                    *more,
                ),
                comments=tuple(dict.fromkeys(comments)),
                provenance=unit.provenance if unit.fuzzy else None,
            ),
        )


def _is_drafted(unit: Unit) -> bool:
    """Whether a unit has an untouched draft from elsewhere than the published version."""
    aligned = unit.provenance is not None and unit.provenance.draft is Origin.ALIGNED
    return is_untouched(unit) and not aligned and not unit.previous


def _by_text(units: Iterable[Unit]) -> dict[str, Unit]:
    """What was lost, that of this time first, a human's before a draft: a text's other translations become comments."""
    rows: dict[str, Unit] = {}
    for unit in sorted(units, key=is_untouched):
        twin = rows.get(unit.source)
        rows[unit.source] = unit if twin is None else with_earlier(twin, unit)
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
        notes=tuple(n for n in united_notes(one, other) if n in best.notes or not is_told(n)),
    )
