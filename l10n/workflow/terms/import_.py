"""Take names in from a file of another program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.config import Config
from l10n.errors import ReadError, UsageError, reading
from l10n.formats import glossary, tbx, termbase
from l10n.model import Finding, Severity
from l10n.terms import Term, Termbase
from l10n.workflow.terms.table import Table

_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file."""

    added: tuple[Term, ...]
    changed: tuple[Term, ...]
    unchanged: int
    findings: tuple[Finding, ...]
    """Rows that could not be read as they stand, and forms that contradict the termbase's."""


def import_terms(
    root: Path,
    config: Config,
    *,
    file: Path,
    locale: str = "",
    overwrite: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Bring the terms of a file into the termbase: by id, else by their name in the language of the reports.

    What the termbase lacks is filled in. Where both have another form, the termbase's stays and the difference is
    told.

    Args:
        root: of the project.
        config: of the project.
        file: a table of ours, TBX, or pairs as OmegaT, Weblate, DeepL and Google have them.
        locale: of the second column of pairs; by default the first target.
        overwrite: the file's forms go over those of the termbase.
        dry_run: write nothing.

    Raises:
        ReadError: the file, or the termbase, cannot be read.
        ConflictError: the termbase was saved meanwhile.
    """
    found = read_file(file, config, locale=locale)
    table = Table(root, config)
    source = config.project.source
    terms: dict[str, Term] = {term.id: term for term in table.termbase}
    by_name = {form: term.id for term in table.termbase for form in term.accepted(locale=source)}
    added: list[Term] = []
    changed: list[Term] = []
    findings = [finding for finding in found.findings if finding.rule.startswith("term-")]
    same = 0
    for term in found:
        old = terms.get(term.id) or terms.get(by_name.get(term.names.get(source, ""), ""))
        if old is None:
            terms[term.id] = term
            by_name.setdefault(term.names.get(source, ""), term.id)
            added.append(term)
            continue
        findings += [] if overwrite else _differences(old, term, file)
        new = _filled(old, term, overwrite=overwrite)
        terms[old.id] = new
        if new == old:
            same += 1
        else:
            changed.append(new)
    if added or changed:
        table.write(terms.values(), dry_run=dry_run)
    return Imported(tuple(added), tuple(changed), same, tuple(findings))


def read_file(file: Path, config: Config, *, locale: str = "") -> Termbase:
    """The terms of a file, whichever of our formats it is in.

    Raises:
        ReadError: it cannot be read.
        UsageError: the locale is no target of the project.
    """
    chosen = locale or config.project.targets[0]
    if chosen not in config.project.targets:
        raise UsageError(
            f"{chosen}: is no target of the project; there are {', '.join(config.project.targets)}."
        )
    try:
        if file.stat().st_size > _LARGEST:
            raise ReadError(f"has more than {_LARGEST:,} bytes: give it in parts", path=file)
        data = file.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}.", path=file) from error
    with reading(file):
        if file.suffix.lower() in {".tbx", ".xml"} or data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
            return tbx.parse(data)
        if _is_ours(data):
            return termbase.parse(data)
        return glossary.read(data, source_locale=config.project.source, locale=chosen)


def _is_ours(data: bytes) -> bool:
    """Whether the first row has a column that only our tables have."""
    head = data[:2000].decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0].lower()
    cells = {cell.strip().strip('"') for cell in head.replace(";", ",").replace("\t", ",").split(",")}
    return bool(cells & {"id", "kind", "forbidden", "variants"})


def _filled(old: Term, new: Term, *, overwrite: bool) -> Term:
    first, second = (new, old) if overwrite else (old, new)
    return replace(
        old,
        kind=first.kind,
        names={**old.names, **second.names, **first.names},
        roles={**second.roles, **first.roles},
        first={**second.first, **first.first},
        short={**second.short, **first.short},
        variants=_both(old.variants, new.variants),
        forbidden=_both(old.forbidden, new.forbidden),
        reading=first.reading or second.reading,
        hanja=first.hanja or second.hanja,
        source=first.source or second.source,
        note=first.note if overwrite else old.note,
        extra={**second.extra, **first.extra},
    )


def _both(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    tags = dict.fromkeys((*one, *other))
    return {tag: tuple(dict.fromkeys((*one.get(tag, ()), *other.get(tag, ())))) for tag in tags}


def _differences(old: Term, new: Term, file: Path) -> Iterable[Finding]:
    for locale, form in new.names.items():
        own = old.names.get(locale, "")
        if own and form != own and form not in old.accepted(locale=locale):
            message = (
                f"{old.id}: is {own} ({locale}) here and {form} in the file; --replace takes the file's."
            )
            yield Finding(
                "name-conflict", message, Severity.WARNING, unit=old.id, path=str(file), line=new.line
            )
