"""Take in what translators and reviewers send back."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import L10nError, ReadError, UsageError, reading
from l10n.exchange import Outcome, Row, from_catalog, from_memory, unpack
from l10n.formats import po, tmx, xliff
from l10n.formats.kit import Kit, KitUnit
from l10n.formats.table import delimited, docx, xlsx
from l10n.model import Catalog, Change, Finding
from l10n.project import Files, Folder, Layout, locked, scan
from l10n.project.catalogs import parse_catalog
from l10n.text.joining import language
from l10n.workflow.apply import apply
from l10n.workflow.choose import choose_locales, choose_reports

ENDINGS = {
    "xlf": "xliff", "xliff": "xliff", "sdlxliff": "xliff", "mqxliff": "xliff", "mxliff": "xliff",
    "tmx": "tmx", "csv": "csv", "tsv": "csv", "xlsx": "xlsx", "docx": "docx", "po": "po",
}  # fmt: skip
"""Ending of a file -> format."""
_PARSERS: Mapping[str, Callable[[bytes], tuple[Kit, ...]]] = {
    "xliff": xliff.parse,
    "csv": delimited.parse,
    "xlsx": xlsx.parse,
    "docx": docx.parse,
    "po": lambda data: (from_catalog(po.parse(data)),),
}
_LARGEST = 100_000_000
"""Bytes of a file, but for memories, which are read as streams."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or one report in it, that could not be taken in."""

    file: Path
    message: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of what a file holds for one report."""

    file: Path
    report: str
    locale: str
    rows: tuple[Row, ...]
    confidential: bool = False
    """Its text is to be shown nowhere."""

    def count(self, outcome: Outcome) -> int:
        """How many units came to this."""
        return sum(row.outcome is outcome for row in self.rows)


@dataclass(slots=True)
class Imported:
    """What an import did, or would do."""

    taken: list[Taken] = field(default_factory=list[Taken])
    findings: list[tuple[Path, Finding]] = field(default_factory=list[tuple[Path, Finding]])
    """What readers passed over."""
    failures: list[Failure] = field(default_factory=list[Failure])
    written: list[PurePosixPath] = field(default_factory=list[PurePosixPath])
    """Catalogs, relative to the project."""


def import_files(
    root: Path,
    config: Config,
    files: Sequence[Path],
    *,
    report: str = "",
    locale: str = "",
    dry_run: bool = False,
) -> Imported:
    """Merge files into the catalogs of their reports, unit by unit.

    Nothing that a human wrote here is overwritten by what another wrote there: see `l10n.exchange.judge`.

    Args:
        root: of the project.
        config: of the project.
        files: in any format that `l10n export` writes, or PO.
        report: id; by default what a file says. A memory is for all reports by default.
        locale: of the translations; by default what a file says.
        dry_run: plan only.

    Raises:
        ConfigError: the tree contradicts itself.
        UsageError: the report or locale is not of the project.
        LockError: another run is at work here.
        ConflictError: a catalog was saved by somebody meanwhile; it is as they saved it.
    """
    if locale:
        choose_locales(config, [locale])
    folders = scan(root, config).folders
    chosen = choose_reports(folders, [report]) if report else []
    run = _Import(root, config, folders, chosen, locale)
    with nullcontext() if dry_run else locked(root):
        for file in files:
            run.file(file)
        changes = run.changes()
        if not dry_run:
            apply(root, changes)
    run.result.written = [change.path for change in changes]
    return run.result


@dataclass(slots=True)
class _Open:
    """A catalog that is being filled."""

    data: bytes
    before: Catalog
    now: Catalog


class _Import:
    def __init__(
        self, root: Path, config: Config, folders: Sequence[Folder], chosen: Sequence[Folder], locale: str
    ) -> None:
        self._config = config
        self._folders = folders
        self._chosen = chosen
        self._locale = locale
        self._files = Files(root)
        self._open: dict[PurePosixPath, _Open] = {}
        self.result = Imported()

    def file(self, file: Path) -> None:
        """Take in one file; what cannot be read leaves all catalogs as they are."""
        try:
            kits = self._read(file)
        except L10nError as error:
            self.result.failures.append(Failure(file, str(error)))
            return
        for kit in kits:
            self.result.findings += [(file, finding) for finding in kit.findings]
            try:
                self._kit(file, kit)
            except L10nError as error:
                self.result.failures.append(Failure(file, f"{file}: {error}"))

    def changes(self) -> list[Change]:
        """Of the catalogs that are others now."""
        return [
            Change(path, po.serialize(opened.now), opened.data)
            for path, opened in sorted(self._open.items())
            if opened.now != opened.before
        ]

    def _read(self, file: Path) -> tuple[Kit, ...]:
        kind = ENDINGS.get(file.suffix[1:].lower())
        if kind is None:
            known = ", ".join(f".{ending}" for ending in ENDINGS)
            raise UsageError(f"{file}: no format has this ending; known are {known}.")
        with reading(file):
            if kind == "tmx":
                return (self._memory(file),)
            data = _bytes(file)
            return _PARSERS[kind](data)

    def _memory(self, file: Path) -> Kit:
        locale = self._locale or self._config.project.targets[0]
        if not self._locale and len(self._config.project.targets) > 1:
            raise UsageError(f"{file}: a memory may hold many languages; say which one with --locale.")
        try:
            with file.open("rb") as stream:
                return from_memory(
                    tmx.read(stream),
                    source_locale=self._config.project.source,
                    locale=locale,
                )
        except OSError as error:
            raise ReadError(f"cannot be read: {error.strerror}.") from error

    def _kit(self, file: Path, kit: Kit) -> None:
        locale = self._locale_of(kit)
        if kit.source_locale and language(kit.source_locale) != language(self._config.project.source):
            raise UsageError(
                f"its sources are {kit.source_locale}, the project's reports are {self._config.project.source}."
            )
        if kit.report or self._chosen:
            (folder,) = self._chosen or self._named(kit.report)
            self._fill(file, folder, locale, kit.units)
        else:
            self._fill_all(file, kit, locale)

    def _named(self, report: str) -> list[Folder]:
        try:
            return choose_reports(self._folders, [report])
        except UsageError as error:
            raise UsageError(f"{error} Say with --report which report the file is for.") from error

    def _locale_of(self, kit: Kit) -> str:
        if self._locale:
            return self._locale
        targets = self._config.project.targets
        found = next((target for target in targets if target == kit.locale), None)
        found = found or next((t for t in targets if language(t) == language(kit.locale)), None)
        if found is None:
            named = f"is in {kit.locale!r}" if kit.locale else "does not say in which language it is"
            raise UsageError(f"it {named}; say which of {', '.join(targets)} it is with --locale.")
        return found

    def _fill(self, file: Path, folder: Folder, locale: str, units: Sequence[KitUnit]) -> None:
        opened = self._catalog(folder, locale)
        unpacked = unpack(opened.now, units)
        opened.now = unpacked.catalog
        self.result.taken.append(Taken(file, folder.id, locale, unpacked.rows, folder.confidential))

    def _fill_all(self, file: Path, kit: Kit, locale: str) -> None:
        """Give every report the units that it has; what none has is told as none's."""
        known: dict[str, list[KitUnit]] = defaultdict(list)
        for unit in kit.units:
            known[unit.source].append(unit)
        used: set[str] = set()
        for folder in self._folders:
            if self._files.read_if_any(Layout(folder.id).catalog(locale)) is None:
                continue
            sources = [unit.source for unit in self._catalog(folder, locale).now.units]
            theirs = [unit for source in dict.fromkeys(sources) for unit in known.get(source, ())]
            used.update(unit.source for unit in theirs)
            if theirs:
                self._fill(file, folder, locale, theirs)
        lost = [
            Row(Outcome.UNKNOWN, unit.id, unit.source, unit.target, line=unit.line)
            for unit in kit.units
            if unit.source not in used
        ]
        if lost:
            self.result.taken.append(Taken(file, "", locale, tuple(lost)))

    def _catalog(self, folder: Folder, locale: str) -> _Open:
        path = Layout(folder.id).catalog(locale)
        if path not in self._open:
            data = self._files.read_if_any(path)
            catalog = parse_catalog(data, path, locale=locale)
            if data is None or catalog is None:
                raise UsageError(f"{path} is not there yet; `l10n sync` makes it.")
            self._open[path] = _Open(data, catalog, catalog)
        return self._open[path]


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise ReadError(f"has more than {_LARGEST:,} bytes; export it in parts.")
        return file.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}.") from error
