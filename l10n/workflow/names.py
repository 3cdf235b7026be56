"""Keep the termbase and the catalogs of names in step: what translators edit there goes back into the termbase."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from l10n import __version__
from l10n.config import Config
from l10n.formats import po, termbase
from l10n.merge import name_catalog, take_names
from l10n.model import Catalog, Change, Finding, Severity
from l10n.project import Files, Layout, parse_termbase
from l10n.project.catalogs import parse_catalog
from l10n.project.layout import NAMES, TERMBASE
from l10n.terms import Term, Termbase
from l10n.text.fingerprint import fingerprint


@dataclass(frozen=True, slots=True)
class NamesPlan:
    """The termbase and its catalogs as they will be."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()


def plan_names(files: Files, config: Config, locales: Sequence[str]) -> NamesPlan:
    """Work out the termbase and the catalogs of names.

    Args:
        files: of the project.
        config: of the project.
        locales: whose catalogs are looked at.

    Raises:
        ReadError: the termbase or a catalog of names cannot be read; nothing is to be written then.
    """
    data = files.read_if_any(TERMBASE)
    if data is None:
        return NamesPlan()
    before = parse_termbase(data)
    findings = [
        replace(finding, path=str(TERMBASE))
        for finding in before.findings
        if finding.severity is Severity.ERROR
    ]
    terms: tuple[Term, ...] = before.terms
    catalogs: list[tuple[PurePosixPath, bytes | None, Catalog, frozenset[str]]] = []
    for locale in locales:
        path = Layout(NAMES).catalog(locale)
        there = files.read_if_any(path)
        old = replace(parse_catalog(there, path, locale=locale) or Catalog(locale, ()), locale=locale)
        taken = take_names(terms, old, source_locale=config.project.source, path=str(path))
        terms = taken.terms
        findings += taken.findings
        catalogs.append((path, there, old, taken.conflicts))
    changes: list[Change] = []
    if terms != before.terms:
        if before.unwritable:
            findings.append(_closed(before))
            return NamesPlan((), tuple(findings))
        written = termbase.serialize(terms, locales=(config.project.source, *config.project.targets))
        changes.append(Change(TERMBASE, written, data))
    for path, there, old, conflicts in catalogs:
        written = po.serialize(_written(terms, old, conflicts, config.project.source))
        if written != there:
            changes.append(Change(path, written, there))
    return NamesPlan(tuple(changes), tuple(findings))


def names_fingerprint(files: Files, config: Config, locales: Sequence[str]) -> str:
    """Of everything that a plan of names depends on; empty without a termbase.

    Raises:
        ReadError: one of the files cannot be read.
    """
    data = files.read_if_any(TERMBASE)
    if data is None:
        return ""
    catalogs = [files.read_if_any(Layout(NAMES).catalog(locale)) or b"" for locale in locales]
    return fingerprint([__version__, repr(config.project), *locales, data, *catalogs])


def _written(terms: Sequence[Term], old: Catalog, conflicts: frozenset[str], source: str) -> Catalog:
    ours = po.header(project=NAMES, locale=old.locale, source=source, created="")
    return name_catalog(
        terms,
        old,
        source_locale=source,
        conflicts=conflicts,
        place=str(TERMBASE),
        header={**ours, **old.header},
    )


def _closed(before: Termbase) -> Finding:
    first = before.unwritable[0]
    return Finding(
        "term-unwritable",
        f"names were edited in catalogs, and the termbase cannot be written before line {first.line} is mended: {first.message}",
        Severity.ERROR,
        path=str(TERMBASE),
        line=first.line,
    )
