"""Check translations: read catalogs, run the rules, leave out what was answered or is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from l10n.checks import Checker, Pair
from l10n.checks.across import Across
from l10n.checks.baseline import Baseline, finding_key
from l10n.checks.configured import configured
from l10n.checks.registry import known, rules
from l10n.checks.suppress import read_suppressions
from l10n.config import Config
from l10n.errors import ReadError, reading
from l10n.formats import po
from l10n.merge import place_id, unit_key
from l10n.model import Catalog, Finding, Origin, Severity, Sidecar, State, Unit
from l10n.project import Files, Folder, Layout, read_termbase, scan
from l10n.project.catalogs import parse_catalog, parse_sidecar
from l10n.project.git import Revision
from l10n.terms import Termbase
from l10n.text.fingerprint import short_hash
from l10n.workflow.choose import choose_locales, choose_reports

if TYPE_CHECKING:
    from l10n.workflow.link import Linker

ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Options:
    """What to check, and what of it to tell."""

    rules: tuple[str, ...] = ()
    """Only these; also those that otherwise do not run."""
    since: str = ""
    """Only units that are others than at this revision of git."""
    least: Severity = Severity.WARNING
    """Findings below are not told."""
    drafts: bool = False
    """Also units that are fuzzy."""
    everything: bool = False
    """Also findings of the baseline."""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and where it is."""

    report: str
    locale: str
    path: PurePosixPath
    """Of the catalog."""
    line: int
    """1-based, of the msgstr."""
    unit: Unit
    finding: Finding
    key: str
    """For the baseline."""
    confidential: bool = False


@dataclass(slots=True)
class Checked:
    """What checks have to say."""

    found: list[Located] = field(default_factory=list[Located])
    """By report, locale and place."""
    failures: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    """Report, locale and what is wrong with its files; the others were checked."""
    reports: int = 0
    units: int = 0
    """That were looked at."""
    suppressed: int = 0
    """Findings that comments answer."""
    known: int = 0
    """Findings of the baseline."""


def check(
    root: Path,
    config: Config,
    *,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    options: Options | None = None,
) -> Checked:
    """Check the translations of a project.

    Args:
        root: of the project.
        config: of the project.
        reports: ids; all by default.
        locales: target locales; all by default.
        options: what to check.

    Raises:
        ConfigError: the tree or the settings contradict themselves, or there is no such rule.
        UsageError: there is no such report, locale or revision.
        ReadError: the termbase or the baseline cannot be read.
    """
    options = options or Options()
    folders = choose_reports(scan(root, config).folders, reports)
    run = _Check(root, config, choose_locales(config, locales), options)
    for folder in folders:
        run.report(folder)
    run.across()
    return run.result


def rule_names(config: Config, names: Sequence[str]) -> tuple[str, ...]:
    """Names of rules as somebody typed them.

    Raises:
        ConfigError: there is no such rule; it names the nearest.
    """
    houses = tuple(table.get("name", "") for table in config.checks.patterns)
    return tuple(known(name, more=houses) for name in names)


class _Check:
    def __init__(self, root: Path, config: Config, locales: Sequence[str], options: Options) -> None:
        self._root = root
        self._files = Files(root)
        self._config = config
        self._locales = locales
        self._options = options
        self._then = Revision(root, options.since) if options.since else None
        self._termbase = read_termbase(self._files)
        self._settings = {
            locale: configured(config.checks, locale=locale, only=options.rules) for locale in locales
        }
        self._checkers = {locale: Checker(settings) for locale, settings in self._settings.items()}
        self._names = [*rules(), *(table.get("name", "") for table in config.checks.patterns)]
        self._baseline = self._read_baseline()
        self._linker: Linker | None = None
        self._across: dict[str, Across[Located]] = {locale: Across() for locale in locales}
        self.result = Checked()

    def report(self, folder: Folder) -> None:
        """Check all locales of a report."""
        catalogs: dict[str, tuple[bytes, Catalog, Sidecar]] = {}
        for locale in self._config.project.targets:
            try:
                read = self._read(folder, locale)
            except ReadError as error:
                if locale in self._locales:
                    self.result.failures.append((folder.id, locale, str(error)))
                continue
            if read is not None:
                catalogs[locale] = read
        self.result.reports += bool(catalogs)
        for locale in self._locales:
            if locale in catalogs:
                self._locale(folder, locale, catalogs)

    def across(self) -> None:
        """What several reports have to do with each other."""
        for locale, across in self._across.items():
            settings = self._settings[locale]
            chosen = settings.only or frozenset(rules()) - settings.off
            for found, finding in across.findings(language=settings.language):
                if finding.rule in chosen:
                    self._add(replace(found, finding=replace(finding, unit=found.finding.unit)))

    def _read(self, folder: Folder, locale: str) -> tuple[bytes, Catalog, Sidecar] | None:
        layout = Layout(folder.id)
        path, record = layout.catalog(locale), layout.sidecar(locale)
        data = self._files.read_if_any(path)
        catalog = parse_catalog(data, path, locale=locale)
        if data is None or catalog is None:
            return None
        return data, catalog, parse_sidecar(self._files.read_if_any(record), record)

    def _locale(
        self, folder: Folder, locale: str, catalogs: Mapping[str, tuple[bytes, Catalog, Sidecar]]
    ) -> None:
        data, catalog, record = catalogs[locale]
        path = Layout(folder.id).catalog(locale)
        chosen = {unit.key for unit in self._units(catalog, path, locale)}
        asked = {at for at, unit in enumerate(catalog.units) if unit.key in chosen}
        if not asked:
            return
        siblings = {
            other: {unit.key: unit.target for unit in theirs.units if unit.state is State.TRANSLATED}
            for other, (_, theirs, _) in catalogs.items()
            if other != locale
        }
        make = partial(
            pair_of,
            locale=locale,
            source_locale=self._config.project.source,
            termbase=self._termbase,
            record=record,
        )
        style = self._settings[locale].style
        pairs = [
            replace(
                make(unit),
                style=style,
                likeness=self._likeness,
                siblings={o: s[unit.key] for o, s in siblings.items() if unit.key in s},
            )
            for unit in catalog.units
        ]
        self.result.units += len(asked)
        lines: Mapping[tuple[str, str], int] = {}
        found = self._checkers[locale].report(pairs, asked=asked)
        for at, (unit, pair, findings) in enumerate(zip(catalog.units, pairs, found, strict=True)):
            if at not in asked:
                continue
            answered = read_suppressions(unit.comments, known=self._names, unit=pair.id)
            told = (*answered.findings, *findings)
            if told and not lines:
                lines = po.target_lines(data)
            made = partial(
                Located,
                folder.id,
                locale,
                path,
                lines.get(unit.key, 0),
                unit,
                confidential=folder.confidential,
            )
            for finding in told:
                key = finding_key(finding, report=folder.id, locale=locale, target=unit.target)
                if answered.covers(finding):
                    self.result.suppressed += 1
                else:
                    self._add(made(finding, key))
            if not folder.confidential and not answered.rules:
                place = partial(made, Finding("", "", unit=pair.id), "")
                self._across[locale].see(pair, place, report=folder.id)

    def _units(self, catalog: Catalog, path: PurePosixPath, locale: str) -> Iterator[Unit]:
        before: dict[tuple[str, str], str] = {}
        if self._then is not None:
            then = parse_catalog(self._then.read(path), path, locale=locale)
            before = {unit.key: unit.target for unit in (then.units if then else ()) if not unit.fuzzy}
        for unit in catalog.units:
            if not unit.target or (unit.fuzzy and not self._options.drafts):
                continue
            if before.get(unit.key) != unit.target:
                yield unit

    def _likeness(self, sources: Sequence[str], targets: Sequence[str]) -> Sequence[float]:
        """Cosines of sentence vectors; those that alignment has made are taken from its cache."""
        from l10n.workflow.link import Linker  # noqa: PLC0415 - numpy: only where meanings are compared

        self._linker = self._linker or Linker(self._root, threads=self._config.align.threads)
        return self._linker.likeness(sources, targets)

    def _add(self, located: Located) -> None:
        if ORDER.index(located.finding.severity) < ORDER.index(self._options.least):
            return
        if self._baseline.knows(located.key) and not self._options.everything:
            self.result.known += 1
            return
        self.result.found.append(located)

    def _read_baseline(self) -> Baseline:
        name = self._config.checks.baseline
        data = self._files.read_if_any(PurePosixPath(name)) if name else None
        if data is None:
            return Baseline()
        with reading(PurePosixPath(name)):
            return Baseline.parse(data)


def pair_of(unit: Unit, *, locale: str, source_locale: str, termbase: Termbase, record: Sidecar) -> Pair:
    """A unit as checks see it."""
    role = next(
        (note.removeprefix("role: ") for note in unit.notes if note.startswith("role: ")), "paragraph"
    )
    draft = record.drafts.get(unit_key(unit))
    return Pair(
        unit.source,
        unit.target,
        locale,
        source_locale=source_locale,
        role=role.partition(",")[0].strip(),
        termbase=termbase or None,
        id=place_id(unit.places[0]) if unit.places else "",
        unedited=(
            draft is not None
            and not unit.fuzzy
            and draft.draft is Origin.ENGINE
            and bool(draft.hash)
            and draft.hash == short_hash(unit.target)
        ),
    )
