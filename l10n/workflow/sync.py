"""Bring every catalog up to its report: the main job."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError, WriteError
from l10n.model import Finding
from l10n.project import Files, Folder, Remembered, State, locked, scan
from l10n.workflow.apply import apply, write_cache
from l10n.workflow.choose import choose_locales, choose_reports
from l10n.workflow.link import Linker
from l10n.workflow.plan import Row, plan
from l10n.workflow.snapshot import take_snapshot

Progress = Callable[[int, int, str], None]
"""Called with the number of reports done, the number of all, and the id of the one at work."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A report, or one locale of it, that could not be done; its files are as they were."""

    report: str
    locale: str
    """Empty for the whole report."""
    message: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was, or would be, written."""

    path: PurePosixPath
    new: bool


@dataclass(slots=True)
class SyncResult:
    """What a sync did, or would do."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict[tuple[str, str], Row])
    """By report and locale, in order."""
    written: list[Written] = field(default_factory=list[Written])
    """In the order of writing; on a dry run, what would be written."""
    failures: list[Failure] = field(default_factory=list[Failure])
    findings: list[Finding] = field(default_factory=list[Finding])
    """About the project, not about one report."""


def sync(
    root: Path,
    config: Config,
    *,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    dry_run: bool = False,
    progress: Progress = lambda _done, _all, _report: None,
) -> SyncResult:
    """Read the reports, link their published versions, and write templates, catalogs and sidecars.

    Every report is planned from one reading of its files and written before the next is read; one that fails
    does not keep the others from being done.

    Args:
        root: of the project.
        config: of the project.
        reports: ids; all by default.
        locales: target locales; all of the project by default.
        dry_run: plan only.
        progress: told about every report.

    Raises:
        ConfigError: the tree contradicts itself.
        UsageError: a report or locale is not of the project.
        LockError: another run is at work here.
        ConflictError: a file was changed by someone else while its report was being written.
    """
    found = scan(root, config)
    chosen = choose_reports(found.folders, reports)
    targets = choose_locales(config, locales)
    run = _Sync(root, config, targets, SyncResult(findings=list(found.findings)))
    with nullcontext() if dry_run else locked(root):
        # What is remembered speaks of all locales: a run for some of them neither trusts nor changes it.
        state = State.load(root) if len(targets) == len(config.project.targets) else State()
        try:
            for done, folder in enumerate(chosen):
                progress(done, len(chosen), folder.id)
                run.report(folder, state, write=not dry_run)
        finally:
            if not dry_run and len(targets) == len(config.project.targets):
                write_cache(root, *state.dump())
    return run.result


class _Sync:
    def __init__(self, root: Path, config: Config, locales: Sequence[str], result: SyncResult) -> None:
        self._root = root
        self._config = config
        self._locales = locales
        self._files = Files(root)
        self._linker = Linker(root)
        self.result = result

    def report(self, folder: Folder, state: State, *, write: bool) -> None:
        """Plan and write one report, unless it is as the last sync left it."""
        try:
            snapshot = take_snapshot(self._files, folder, self._locales)
            seen = snapshot.fingerprint(folder, self._config)
            before = state.reports.pop(folder.id, None)
            if before is not None and before.fingerprint == seen:
                state.reports[folder.id] = before
                self._add_rows(
                    folder, {locale: Row.from_json(before.rows[locale]) for locale in self._locales}
                )
                return
            planned = plan(snapshot, folder, self._config, locales=self._locales, align=self._linker.link)
            if write:
                apply(self._root, planned.changes)
        except (ReadError, WriteError) as error:
            self.result.failures.append(Failure(folder.id, "", str(error)))
            return
        self._add_rows(folder, planned.rows)
        self.result.written += [Written(change.path, change.base is None) for change in planned.changes]
        self.result.failures += [
            Failure(folder.id, locale, str(error)) for locale, error in planned.failures.items()
        ]
        if not planned.failures:
            after = snapshot.after(planned.changes).fingerprint(folder, self._config)
            rows = {locale: row.as_json() for locale, row in planned.rows.items()}
            state.reports[folder.id] = Remembered(after, rows)

    def _add_rows(self, folder: Folder, rows: dict[str, Row]) -> None:
        self.result.rows.update({(folder.id, locale): row for locale, row in rows.items()})
