"""The newsroom's names as a catalog that translators edit like any other, and what they changed in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from l10n.model import Catalog, Finding, Severity, Unit
from l10n.terms import Term, TermKind, TermStatus
from l10n.terms.rows import slug
from l10n.text.fingerprint import short_hash

_BASE = re.compile(r"base: ([0-9a-f]{8})( proposed)?")
_CONFLICT = "termbase: "


@dataclass(frozen=True, slots=True)
class TakenNames:
    """What became of the terms with the edits of one locale."""

    terms: tuple[Term, ...]
    findings: tuple[Finding, ...]
    """What two people wrote otherwise: the termbase keeps its own, the catalog its own, until one is changed."""
    conflicts: frozenset[str]
    """Ids of their terms."""


def take_names(terms: Iterable[Term], catalog: Catalog, *, source_locale: str, path: str) -> TakenNames:
    """Bring edits of a catalog of names into the terms.

    Each unit remembers, by hash, the form it was written with: so it is known which side was changed since.

    Args:
        terms: as the termbase has them.
        catalog: as translators left it.
        source_locale: of its sources.
        path: of the catalog, for findings.
    """
    merging = _Merging({term.id: term for term in terms}, catalog.locale, source_locale, path)
    by_source = {
        term.names.get(source_locale, ""): term.id for term in reversed(list(merging.terms.values()))
    }
    for unit in catalog.units:
        id_ = next((place.rpartition("#")[2] for place in unit.places if "#" in place), "")
        if id_ not in merging.terms:
            id_ = by_source.get(unit.source, "") if not unit.places else ""
        if id_:
            merging.edit(merging.terms[id_], unit)
        elif unit.target and not unit.places:
            merging.add(unit)
    return TakenNames(tuple(merging.terms.values()), tuple(merging.findings), frozenset(merging.conflicts))


class _Merging:
    def __init__(self, terms: dict[str, Term], locale: str, source_locale: str, path: str) -> None:
        self.terms = terms
        self.findings: list[Finding] = []
        self.conflicts: set[str] = set()
        self._locale, self._source, self._path = locale, source_locale, path

    def edit(self, term: Term, unit: Unit) -> None:
        mine, theirs = term.names.get(self._locale, ""), unit.target
        base = next((match for note in unit.notes if (match := _BASE.fullmatch(note))), None)
        touched = base is None or base[1] != short_hash(theirs)
        if theirs and theirs != mine and touched:
            if mine and (base is None or base[1] != short_hash(mine)):
                self._refuse(term, mine, theirs)
                return
            term = replace(term, names={**term.names, self._locale: theirs})
        asked = base is not None and bool(base[2])
        if asked and theirs and not unit.fuzzy and term.status is TermStatus.PROPOSED:
            term = replace(term, status=TermStatus.ACCEPTED)
        self.terms[term.id] = term

    def add(self, unit: Unit) -> None:
        id_ = slug(unit.source)
        if id_ in self.terms:
            id_ = f"{id_}-{short_hash(unit.source)}"
        self.terms[id_] = Term(
            id_,
            TermKind.TERM,
            {self._source: unit.source, self._locale: unit.target},
            status=TermStatus.PROPOSED,
            source=self._path,
        )

    def _refuse(self, term: Term, mine: str, theirs: str) -> None:
        self.conflicts.add(term.id)
        self.findings.append(
            Finding(
                "name-conflict",
                f"{term.id}: the termbase has {mine} and {self._path} has {theirs}, both changed since the last sync; "
                "make one of them the other.",
                Severity.ERROR,
                unit=term.id,
                path=self._path,
            )
        )


def name_catalog(
    terms: Iterable[Term],
    old: Catalog,
    *,
    source_locale: str,
    conflicts: frozenset[str],
    place: str,
    header: Mapping[str, str],
) -> Catalog:
    """The catalog of names of one locale.

    Args:
        terms: as `take_names` gives them.
        old: as translators left it: their comments stay, and so does what contradicts the termbase.
        source_locale: of the sources.
        conflicts: ids of the terms whose unit stays as it is.
        place: of the termbase.
        header: of the catalog.
    """
    before = {id_: unit for unit in old.units for id_ in _ids(unit)}
    used: set[tuple[str, str]] = set()
    units: list[Unit] = []
    for term in terms:
        name = term.names.get(source_locale, "")
        if not name or term.status is TermStatus.OBSOLETE:
            continue
        context = "" if ("", name) not in used else term.id
        used.add((context, name))
        target = term.names.get(old.locale, "")
        notes = list(_notes(term, old.locale))
        was = before.get(term.id)
        if was is not None and term.id in conflicts:
            notes += [f"{_CONFLICT}{target}", *(note for note in was.notes if _BASE.fullmatch(note))]
            units.append(_unit(term, was.target, (context, name), (place, notes, was), fuzzy=True))
            continue
        proposed = term.status is TermStatus.PROPOSED
        notes.append(f"base: {short_hash(target)}{' proposed' if proposed else ''}")
        units.append(_unit(term, target, (context, name), (place, notes, was), fuzzy=proposed))
    return Catalog(old.locale, tuple(units), old.obsolete, header, old.comments)


def _unit(
    term: Term, target: str, key: tuple[str, str], rest: tuple[str, list[str], Unit | None], *, fuzzy: bool
) -> Unit:
    place, notes, was = rest
    return Unit(
        source=key[1],
        target=target,
        context=key[0],
        fuzzy=fuzzy and bool(target),
        places=(f"{place}#{term.id}",),
        notes=tuple(notes),
        comments=was.comments if was else (),
    )


def _ids(unit: Unit) -> list[str]:
    return [place.rpartition("#")[2] for place in unit.places]


def _notes(term: Term, locale: str) -> Iterator[str]:
    yield f"kind: {term.kind.value}"
    if term.reading:
        yield f"reading: {term.reading}"
    if term.hanja:
        yield f"hanja: {term.hanja}"
    variants, wrong = term.variants.get(locale, ()), term.wrong(locale=locale)
    if variants:
        yield f"also: {', '.join(variants)}"
    if wrong:
        yield f"not: {', '.join(wrong)}"
    roles = [f"{role}: {form}" for (own, role), form in term.roles.items() if own == locale]
    if roles:
        yield f"as {'; as '.join(roles)}"
    if term.note:
        yield f"note: {' '.join(term.note.split())}"
