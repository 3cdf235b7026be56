"""Write catalogs as files for people who work elsewhere."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError, UsageError
from l10n.exchange import marked, memory, pack, project_file
from l10n.formats import po, srx, tmx, xliff
from l10n.formats.kit import Kit
from l10n.formats.table import delimited, docx, xlsx
from l10n.model import Catalog, Change, State, Unit
from l10n.project import Files, Folder, Layout, scan
from l10n.project.catalogs import parse_catalog, parse_sidecar
from l10n.segment.srx import RULES
from l10n.text.fingerprint import short_hash
from l10n.workflow.apply import apply
from l10n.workflow.choose import choose_locales, choose_reports

KITS: Mapping[str, tuple[str, Callable[[Kit], bytes]]] = {
    "xliff": ("xlf", xliff.serialize),
    "xliff2": ("xlf", partial(xliff.serialize, version="2.0")),
    "csv": ("csv", delimited.serialize),
    "xlsx": ("xlsx", xlsx.serialize),
    "docx": ("docx", docx.serialize),
}
"""Ending and writer of the formats that hold a kit."""
FORMATS = (*KITS, "tmx", "omegat", "srx")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was, or would be, written."""

    path: Path
    report: str
    """Empty for what belongs to no report."""
    locale: str
    units: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report in one locale, or a file, that was not written, and why."""

    report: str
    locale: str
    reason: str
    failed: bool = False
    """Its catalog is there and cannot be read."""


@dataclass(slots=True)
class Exported:
    """What an export wrote, or would write."""

    written: list[Written] = field(default_factory=list[Written])
    unchanged: list[Written] = field(default_factory=list[Written])
    """Files that lay there with the same bytes."""
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    empty: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Reports and locales that have nothing for this format: a memory of no translations."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to export."""

    drafts: bool = False
    """In a memory, the drafts instead of the translations."""
    confidential: bool = False
    """Also reports marked so: whoever gives the files on answers for them."""
    replace: bool = False
    """Overwrite files that are there and differ."""
    dry_run: bool = False


def export(
    root: Path,
    config: Config,
    *,
    kind: str,
    out: Path,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    options: Options = Options(),
) -> Exported:
    """Write a file for each report and locale below a folder.

    Args:
        root: of the project.
        config: of the project.
        kind: one of `FORMATS`.
        out: a folder, in the project or not; it is made where it is missing.
        reports: ids; all by default.
        locales: target locales; all by default.
        options: how to.

    Raises:
        UsageError: the format, a report or a locale is not known, or a report named is confidential.
        ConfigError: the tree contradicts itself.
        ConflictError: a file below ``out`` was saved by somebody while it was to be written.
    """
    if kind not in FORMATS:
        raise UsageError(f"{kind}: no such format; known are {', '.join(FORMATS)}.")
    run = _Export(root, config, out, options)
    if kind == "srx":
        run.add(PurePosixPath("l10n.srx"), srx.serialize(RULES))
    else:
        run.reports(kind, reports, locales)
    if not options.dry_run:
        apply(out, run.changes)
    return run.result


class _Export:
    def __init__(self, root: Path, config: Config, out: Path, options: Options) -> None:
        self._root = root
        self._config = config
        self._source = config.project.source
        self._out = out
        self._there = Files(out)
        self._files = Files(root)
        self._options = options
        self.changes: list[Change] = []
        self.result = Exported()

    def reports(self, kind: str, reports: Sequence[str], locales: Sequence[str]) -> None:
        """Plan all files of reports."""
        folders = choose_reports(scan(self._root, self._config).folders, reports)
        closed = [f.id for f in folders if f.confidential and not self._options.confidential]
        if closed and reports:
            raise UsageError(f"{', '.join(closed)}: {_CONFIDENTIAL}")
        for folder in folders:
            for locale in choose_locales(self._config, locales):
                if folder.id in closed:
                    self.result.skipped.append(Skipped(folder.id, locale, _CONFIDENTIAL))
                else:
                    self._report(kind, folder, locale)
        if kind == "omegat":
            sent = (*self.result.written, *self.result.unchanged)
            for locale in dict.fromkeys(written.locale for written in sent):
                data = project_file(source_locale=self._source, locale=locale)
                self.add(PurePosixPath(locale, "omegat.project"), data, locale=locale)

    def _report(self, kind: str, folder: Folder, locale: str) -> None:
        try:
            catalog, state = self._read(folder, locale)
            count = 0
            for path, data, units in self._planned(kind, folder, catalog, state):
                self.add(path, data, report=folder.id, locale=locale, units=units)
                count += units
        except ReadError as error:
            self.result.skipped.append(Skipped(folder.id, locale, str(error), failed=True))
            return
        except UsageError as error:
            self.result.skipped.append(Skipped(folder.id, locale, str(error)))
            return
        if not count:
            self.result.empty.append((folder.id, locale))

    def _read(self, folder: Folder, locale: str) -> tuple[Catalog, Callable[[Unit], State]]:
        layout = Layout(folder.id)
        path, record = layout.catalog(locale), layout.sidecar(locale)
        catalog = parse_catalog(self._files.read_if_any(path), path, locale=locale)
        if catalog is None:
            raise UsageError(f"{path}: is not there yet; `l10n sync` makes it.")
        beside = parse_sidecar(self._files.read_if_any(record), record)
        signed = {(row.source, row.target) for row in beside.signoffs.values()}

        def state(unit: Unit) -> State:
            known = (short_hash(unit.source), short_hash(unit.target)) in signed
            return State.REVIEWED if known and unit.state is State.TRANSLATED else unit.state

        return catalog, state

    def _planned(
        self, kind: str, folder: Folder, catalog: Catalog, state: Callable[[Unit], State]
    ) -> Iterator[tuple[PurePosixPath, bytes, int]]:
        """Path, bytes and number of units of each file of a report."""
        name, locale = folder.id, catalog.locale
        kit = pack(catalog, report=name, source_locale=self._source, state=state)
        if kind in KITS:
            ending, serialize = KITS[kind]
            if kit.units:
                yield PurePosixPath(f"{name}.{locale}.{ending}"), serialize(kit), len(kit.units)
        elif kind == "tmx":
            data, units = self._memory(name, catalog, drafts=self._options.drafts, plain=False)
            if units:
                yield PurePosixPath(f"{name}.{locale}.tmx"), data, units
        else:
            top = PurePosixPath(locale)
            sent = marked(catalog, kit)
            yield top / f"source/{name}.po", po.serialize(sent), len(sent.units)
            for drafts, path in ((False, top / f"tm/{name}.tmx"), (True, top / f"tm/mt/{name}.tmx")):
                data, units = self._memory(name, catalog, drafts=drafts, plain=True)
                if units:
                    yield path, data, units

    def _memory(self, report: str, catalog: Catalog, *, drafts: bool, plain: bool) -> tuple[bytes, int]:
        entries = list(memory(catalog, report=report, source_locale=self._source, drafts=drafts))
        stream = io.BytesIO()
        tmx.write(stream, entries, source_locale=self._source, plain=plain)
        return stream.getvalue(), len(entries)

    def add(
        self, path: PurePosixPath, data: bytes, *, report: str = "", locale: str = "", units: int = 0
    ) -> None:
        """Plan a file; what somebody may have edited since it went out is not overwritten unasked."""
        there = self._there.read_if_any(path)
        written = Written(self._out / path, report, locale, units)
        if there == data:
            self.result.unchanged.append(written)
        elif there is not None and not self._options.replace:
            reason = f"{self._out / path} is there and differs; import it first, or pass --replace."
            self.result.skipped.append(Skipped(report, locale, reason))
        else:
            self.changes.append(Change(path, data, there))
            self.result.written.append(written)


_CONFIDENTIAL = (
    "is confidential, and the files of an export are made to be given away: for somebody who may have it, pass "
    "--confidential, and mind the way it takes."
)
