"""Add a name, change one, or make one of two."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.config import Config, is_locale
from l10n.errors import UsageError
from l10n.model import Finding
from l10n.terms import Term, Termbase, gazetteer
from l10n.terms.rows import FIELDS, Reader, columns, row
from l10n.workflow.terms.table import Table


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of a term."""

    term: Term
    changed: bool
    findings: tuple[Finding, ...]
    """What the table says about it now."""


def add_term(
    root: Path, config: Config, *, name: str, fields: Mapping[str, str], dry_run: bool = False
) -> Edited:
    """Add a name; what is not given is taken from the names that ship with the tool, if they have it.

    Args:
        root: of the project.
        config: of the project.
        name: in the language of the reports.
        fields: of the row: locales and `l10n.terms.rows.FIELDS`.
        dry_run: write nothing.

    Raises:
        UsageError: the name is there already, or a field is none.
        ReadError: the termbase cannot be read, or not be written without loss.
        ConflictError: it was saved meanwhile.
    """
    table = Table(root, config)
    source = config.project.source
    for old in table.termbase:
        if name in old.accepted(locale=source):
            raise UsageError(f"{name}: is there already, as {old.id}; `l10n terms set {old.id}` changes it.")
    _check_fields(fields)
    cells = {**_shipped(name, config), source: name, **fields}
    reader = Reader()
    reader.take_ids(term.id for term in table.termbase)
    term = reader.term(cells)
    if term is None or reader.findings:
        raise UsageError(
            " ".join(finding.message for finding in reader.findings) or f"{name}: names nothing."
        )
    if "variants" not in fields:
        # What the newsroom forbids or prefers is no variant, whatever ships with the tool.
        term = replace(term, variants=_without(term.variants, term))
    return _written(table, [*table.termbase, term], term, dry_run=dry_run)


def set_term(
    root: Path, config: Config, *, id_: str, fields: Mapping[str, str], dry_run: bool = False
) -> Edited:
    """Change fields of a name; an empty one is taken away.

    Args:
        root: of the project.
        config: of the project.
        id_: of the term, or its name.
        fields: of the row.
        dry_run: write nothing.

    Raises:
        UsageError: there is no such term or field, or the value makes no sense.
        ReadError: the termbase cannot be read, or not be written without loss.
        ConflictError: it was saved meanwhile.
    """
    table = Table(root, config)
    old = find_term(table.termbase, id_, config)
    _check_fields(fields)
    locales = columns([old], ())[1]
    reader = Reader()
    reader.take_ids(term.id for term in table.termbase if term is not old)
    term = reader.term({**row(old, locales), **fields}, line=old.line)
    if term is None or reader.findings:
        raise UsageError(
            " ".join(finding.message for finding in reader.findings) or f"{id_}: no name would be left."
        )
    return _written(table, [term if one is old else one for one in table.termbase], term, dry_run=dry_run)


def merge_terms(root: Path, config: Config, *, id_: str, into: str, dry_run: bool = False) -> Edited:
    """Make one name of two: the forms of one become variants of the other, which keeps its own.

    Raises:
        UsageError: there is no such term, or both are the same.
        ReadError: the termbase cannot be read, or not be written without loss.
        ConflictError: it was saved meanwhile.
    """
    table = Table(root, config)
    gone, kept = find_term(table.termbase, id_, config), find_term(table.termbase, into, config)
    if gone is kept:
        raise UsageError(f"{id_} and {into} are one term already.")
    term = united(kept, gone)
    rest = [term if one is kept else one for one in table.termbase if one is not gone]
    return _written(table, rest, term, dry_run=dry_run)


def united(kept: Term, gone: Term) -> Term:
    """One term of two; where both say something, the first does, and the other's forms are variants."""
    names = {**gone.names, **kept.names}
    forbidden = {
        tag: _joined(kept.forbidden.get(tag, ()), gone.forbidden.get(tag, ()))
        for tag in (*kept.forbidden, *gone.forbidden)
    }
    variants: dict[str, tuple[str, ...]] = {}
    for tag in dict.fromkeys((*kept.variants, *gone.variants, *gone.names)):
        theirs = (gone.names.get(tag, ""), *gone.variants.get(tag, ()))
        own = {names.get(tag), *forbidden.get(tag, ())}
        variants[tag] = tuple(form for form in _joined(kept.variants.get(tag, ()), theirs) if form not in own)
    return replace(
        kept,
        names=names,
        roles={**gone.roles, **kept.roles},
        first={**gone.first, **kept.first},
        short={**gone.short, **kept.short},
        variants={tag: forms for tag, forms in variants.items() if forms},
        forbidden=forbidden,
        reading=kept.reading or gone.reading,
        hanja=kept.hanja or gone.hanja,
        source=kept.source or gone.source,
        note=kept.note or gone.note,
        extra={**gone.extra, **kept.extra},
    )


def find_term(termbase: Termbase, id_: str, config: Config) -> Term:
    """The term of an id, or the only one of a name.

    Raises:
        UsageError: there is none, or several.
    """
    if id_ in termbase:
        return termbase[id_]
    found = [term for term in termbase if id_ in term.accepted(locale=config.project.source)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{id_}: names {', '.join(term.id for term in found)}; say which.")
    close = difflib.get_close_matches(id_, [term.id for term in termbase], n=1)
    hint = f" Did you mean {close[0]}?" if close else " `l10n terms list` lists them."
    raise UsageError(f"{id_}: no term has this id.{hint}")


def _written(table: Table, terms: Sequence[Term], term: Term, *, dry_run: bool) -> Edited:
    after = Termbase(terms)
    changed = table.write(after.terms, dry_run=dry_run)
    return Edited(term, changed, tuple(finding for finding in after.findings if finding.unit == term.id))


def _shipped(name: str, config: Config) -> dict[str, str]:
    """The cells of a name that ships with the tool, as far as the project's languages go."""
    source, wanted = config.project.source, (config.project.source, *config.project.targets)
    known = next((term for term in gazetteer() if name in term.accepted(locale=source)), None)
    if known is None:
        return {}
    names = {tag: known.name(locale=tag) for tag in wanted}
    variants = {tag: forms for tag, forms in known.variants.items() if tag in wanted and tag != source}
    term = replace(
        known,
        id="",
        names={tag: form for tag, form in names.items() if form},
        variants=variants,
        extra={},
        source=f"gazetteer: {known.id}",
    )
    return {key: value for key, value in row(term, wanted).items() if value}


def _without(variants: Mapping[str, tuple[str, ...]], term: Term) -> dict[str, tuple[str, ...]]:
    """Variants but for those that begin as the name itself does, 라선시, or as a forbidden form."""
    kept: dict[str, tuple[str, ...]] = {}
    for tag, forms in variants.items():
        told = tuple(form for form in (term.names.get(tag, ""), *term.forbidden.get(tag, ())) if form)
        kept[tag] = tuple(form for form in forms if not form.startswith(told))
    return {tag: forms for tag, forms in kept.items() if forms}


def _check_fields(fields: Mapping[str, str]) -> None:
    for key in fields:
        if key not in FIELDS and not is_locale(key):
            close = difflib.get_close_matches(key, FIELDS, n=1)
            hint = f"Did you mean {close[0]!r}?" if close else f"There are locales and {', '.join(FIELDS)}."
            raise UsageError(f"{key}: is no field of a name. {hint}")


def _joined(*parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for part in parts for form in part if form))
