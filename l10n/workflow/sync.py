"""Bring every catalog up to its report: the main job."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing, nullcontext, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ConflictError, ReadError, WriteError
from l10n.model import Change, Finding
from l10n.project import Files, Folder, Layout, Remembered, State, locked, scan
from l10n.project.layout import PRIVATE
from l10n.workflow.ahead import Ahead
from l10n.workflow.apply import Writer, write_cache
from l10n.workflow.check_flags import baseline_paths
from l10n.workflow.choose import choose_locales, choose_reports
from l10n.workflow.draft import without
from l10n.workflow.drafting import Drafting, DraftOptions, with_engine
from l10n.workflow.link import Linker
from l10n.workflow.names import names_fingerprint, plan_names
from l10n.workflow.plan import Prepared, Row, prepare
from l10n.workflow.rename import left_over, renamed
from l10n.workflow.snapshot import Snapshot, is_moving, take_snapshot
from l10n.workflow.synced import Failure, SyncResult, Written
from l10n.workflow.waiting import Open, Task, Waiting

_ATTEMPTS = 5
"""So often a report is planned anew because somebody saved one of its files meanwhile."""

_REMEMBERED = 2000
"""Reports whose gaps are kept in memory until all reports are written; those of others are found anew."""
_WINDOW = 16
"""Reports that may wait for their drafts while the next ones are read."""

_NAMES_SEEN = PRIVATE / "names"
"""Holds the fingerprint of the names that were last found in step."""

Progress = Callable[[int, int, str], None]
"""Called with the number of reports done, the number of all, and the id of the one at work."""


def sync(
    root: Path,
    config: Config,
    *,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    dry_run: bool = False,
    drafts: DraftOptions | None = None,
    progress: Progress = lambda _done, _all, _report: None,
) -> SyncResult:
    """Read the reports, link their published versions, draft what has no text, and write templates, catalogs and sidecars.

    Every report is planned from one reading of its files; one that fails does not keep the others from being
    done. What somebody saves meanwhile is read and planned with again. While a report waits for its drafts the
    next ones are read.

    Args:
        root: of the project.
        config: of the project.
        reports: ids; all by default.
        locales: target locales; all of the project by default.
        dry_run: plan only; nobody is asked for drafts.
        drafts: which engines are asked; by default those of the settings.
        progress: told about every report.

    Raises:
        ConfigError: the tree contradicts itself, or the settings of an engine.
        UsageError: a report or locale is not of the project.
        ReadError: the termbase or a catalog of names cannot be read.
        LockError: another run is at work here.
    """
    options = drafts or DraftOptions()
    config = with_engine(config, options)
    found = scan(root, config)
    chosen = choose_reports(found.folders, reports)
    targets = choose_locales(config, locales)
    linker = Linker(root, threads=config.align.threads)
    ahead = Ahead(linker.vectors)  # flags of drafts need them
    drafting = Drafting(root, config, options, dry_run=dry_run, heard=ahead.add)
    result = SyncResult(findings=list(found.findings), drafts=drafting.report)
    run = _Sync(root, config, targets, result=result, drafting=drafting, linker=linker, write=not dry_run)
    with nullcontext() if dry_run else locked(root), closing(ahead), closing(drafting):
        # What is remembered speaks of all locales: a run for some of them neither trusts nor changes it.
        state = State.load(root) if len(targets) == len(config.project.targets) else State()
        if not dry_run:
            run.sweep()
        run.names(write=not dry_run)
        formerly = renamed(root, found.folders, config)
        try:
            for done, folder in enumerate(chosen):
                progress(done, len(chosen), folder.id)
                run.report(folder, state, formerly=formerly.get(folder.id, ""))
            run.catch_up(0)
            run.recall()
            run.left_over(found.folders, formerly.values(), write=not dry_run)
        finally:
            if not dry_run:
                run.finish()
                state.reports.update(run.remembered)
                if len(targets) == len(config.project.targets):
                    write_cache(root, *state.dump())
    order = {folder.id: number for number, folder in enumerate(chosen)}
    result.rows = dict(sorted(result.rows.items(), key=lambda row: order[row[0][0]]))
    return result


class _Sync:
    def __init__(
        self,
        root: Path,
        config: Config,
        locales: Sequence[str],
        *,
        result: SyncResult,
        drafting: Drafting,
        linker: Linker,
        write: bool,
    ) -> None:
        self._root = root
        self._config = config
        self._locales = locales
        self._files = Files(root)
        self._writer = Writer(root)
        self._linker = linker
        self._drafting = drafting
        self._write = write
        self._waiting: deque[Waiting] = deque()
        self._gapped: list[tuple[Task, Open | None]] = []
        """Reports with open units; those units, as long as there are not too many to remember."""
        self.remembered: dict[str, Remembered] = {}
        """What is known of the reports done so far."""
        self._written: dict[PurePosixPath, str] = {}
        """Which report a file is of."""
        self.result = result

    def names(self, *, write: bool) -> None:
        """Bring the termbase and its catalogs in step, before the reports take their names from it.

        Raises:
            ReadError: one of them cannot be read.
            ConflictError: one was saved meanwhile.
        """
        before = names_fingerprint(self._files, self._config, self._locales)
        self.result.nameless = not before
        if not before or before == (self._files.read_if_any(_NAMES_SEEN) or b"").decode("ascii", "replace"):
            return
        planned = plan_names(self._files, self._config, self._locales)
        self.result.findings += planned.findings
        for change in planned.changes:
            if write:
                self._writer.write(change)
            self.result.written.append(Written(change.path, change.base is None))
        if write and not planned.findings:
            after = names_fingerprint(self._files, self._config, self._locales)
            write_cache(self._files.root, Path(_NAMES_SEEN), after.encode())

    def report(self, folder: Folder, state: State, *, formerly: str = "") -> None:
        """Plan and write one report, unless it is as the last sync left it; one of another name in all locales.

        One that waits for drafts is written later: `catch_up`.
        """
        task = Task(folder, state.reports.pop(folder.id, None), formerly)
        self._tried(task, lambda: self._begin(task), lambda: self._begin(task))
        self.catch_up(_WINDOW)

    def catch_up(self, limit: int) -> None:
        """Write reports that waited for drafts, the first ones first, until so many are left."""
        while len(self._waiting) > limit:
            waiting = self._waiting.popleft()
            self._tried(waiting.task, partial(self._complete, waiting), partial(self._anew, waiting.task))

    def recall(self) -> None:
        """Fill and suggest from what this run itself wrote, so that the next one has nothing to add."""
        if not (self._write and self._gapped and self.result.written):
            return
        self._drafting.reopen()
        for task, left in list(self._gapped):
            if left is None or self._has_more(left):
                again = partial(self._refill, task)
                self._tried(task, again, again)

    def _refill(self, task: Task) -> None:
        id_, done = task.folder.id, task.folder.id in self.remembered
        none = {
            locale: [f for f in row.findings if f.rule == "no-draft"]
            for (report, locale), row in self.result.rows.items()
            if report == id_
        }
        waiting = self._prepared(replace(task, before=None, formerly=""), ask=False)
        if waiting is None:
            return
        self._complete(waiting, none=none)
        if not done:  # what an engine failed to do is to be tried again
            self.remembered.pop(id_, None)

    def _has_more(self, left: Open) -> bool:
        """Whether the memory now has something for open units that it had not before."""
        return self._drafting.may_fill(left.empty) or any(
            self._drafting.suggestions(job) != before for job, before in left.suggested
        )

    def _tried(self, task: Task, first: Callable[[], None], again: Callable[[], None]) -> None:
        """Do one report, again where somebody saved one of its files meanwhile."""
        overtaken, id_ = "", task.folder.id
        for number in range(_ATTEMPTS):
            try:
                (again if number else first)()
            except ConflictError as error:
                overtaken = str(error)
            except (ReadError, WriteError) as error:
                self.result.failures.append(Failure(id_, "", str(error)))
                return
            else:
                return
        self.result.failures.append(Failure(id_, "", overtaken, overtaken=True))

    def left_over(self, folders: Sequence[Folder], known: Collection[str], *, write: bool) -> None:
        """Take away the templates of reports that are gone and left nothing; name the others, but for the known ones."""
        changes, findings = left_over(self._root, folders)
        kept = {str(Layout(id_).template) for id_ in known}
        self.result.findings += [finding for finding in findings if finding.path not in kept]
        for change in changes:
            if str(change.path) in kept:
                continue
            with suppress(ConflictError, WriteError):  # the next run does it
                if write:
                    self._writer.write(change)
                self._tell_written("", change)

    def sweep(self) -> None:
        """Clear away what a run that was killed left behind."""
        self._tell_saved(self._writer.sweep())

    def finish(self) -> None:
        """Say what was saved in the moment in which it was written: it stands as it was saved."""
        saved = self._writer.finish()
        for path in saved:
            if report := self._written.get(path):
                message = f"{path}: saved while we wrote; run again to take the text in."
                self.result.failures.append(Failure(report, "", message, overtaken=True))
        self._tell_saved(path for path in saved if path not in self._written)

    def _begin(self, task: Task) -> None:
        """Read and plan one report, and write it unless it has to wait."""
        waiting = self._prepared(task)
        if waiting is not None and waiting.drafts:
            self._waiting.append(waiting)
        elif waiting is not None:
            self._complete(waiting)

    def _anew(self, task: Task) -> None:
        if (waiting := self._prepared(task)) is not None:
            self._complete(waiting)

    def _prepared(self, task: Task, *, ask: bool = True) -> Waiting | None:
        """A report but for its drafts, which are asked for unless told; None for one that is as the last sync left it.

        Raises:
            ConflictError: somebody is saving one of its files.
            ReadError: the report cannot be done.
        """
        folder, before = task.folder, task.before
        locales = self._config.project.targets if task.formerly else self._locales
        snapshot = take_snapshot(
            self._files, folder, locales, formerly=task.formerly, more=baseline_paths(self._config)
        )
        seen = None if self._drafting.options.redraft else before
        if seen is not None and seen.fingerprint == snapshot.fingerprint(folder, self._config):
            self._add_rows(folder, {name: Row.from_json(seen.rows[name]) for name in self._locales})
            self.remembered[folder.id] = seen
            return None
        self._drafting.open()
        prepared = self._merged(snapshot, folder, locales)
        known, jobs = self._drafting.known(prepared.jobs())
        return Waiting(task, snapshot, prepared, known, self._drafting.begin(jobs) if ask else {})

    def _complete(self, waiting: Waiting, *, none: Mapping[str, Sequence[Finding]] | None = None) -> None:
        """Write a report with its drafts.

        Args:
            waiting: the report.
            none: by locale, units that an engine had no draft for earlier in this run.

        Raises:
            ConflictError: somebody has saved one of its files.
            WriteError: one cannot be written.
        """
        folder = waiting.task.folder
        drafted = {locale: future.result() for locale, future in waiting.drafts.items()}
        drafts = {
            locale: {**waiting.known.get(locale, {}), **(drafted[locale].drafts if locale in drafted else {})}
            for locale in {*waiting.known, *drafted}
        }
        failed = {
            locale: [f for f in found if f.unit not in drafts.get(locale, {})]
            for locale, found in (none or {}).items()
        }
        failed |= {
            locale: [f for f in one.findings if f.rule == "no-draft"] for locale, one in drafted.items()
        }
        planned = waiting.prepared.finish(drafts, failed)
        for change in planned.changes:
            if self._write:
                self._writer.write(change)
            self._tell_written(folder.id, change)
        for one in drafted.values():
            self._drafting.report.add(folder.id, one)
        self._add_rows(folder, planned.rows)
        left = [without(job, drafts.get(locale, ())) for locale, job in waiting.prepared.jobs().items()]
        suggested = waiting.prepared.suggested
        if suggested or any(job.wanted for job in left):
            unsure = Open(left, suggested) if len(self._gapped) < _REMEMBERED else None
            self._gapped.append((waiting.task, unsure))
        self.result.failures += [
            Failure(folder.id, locale, str(error)) for locale, error in planned.failures.items()
        ]
        if planned.failures or any(one.failures or one.refused for one in drafted.values()):
            return  # the next run may draft more, and is to say again why this one did not
        after = waiting.snapshot.after(planned.changes).fingerprint(folder, self._config)
        rows = {locale: row.as_json() for locale, row in planned.rows.items()}
        self.remembered[folder.id] = Remembered(after, rows)

    def _merged(self, snapshot: Snapshot, folder: Folder, locales: Sequence[str]) -> Prepared:
        """The report without drafts; what cannot be read while somebody is saving it is no failure yet."""
        prepared, redraft = None, self._drafting.options.redraft
        try:
            prepared = prepare(
                snapshot,
                folder,
                self._config,
                locales=locales,
                align=self._linker.link,
                likeness=self._linker.likeness,
                suggest=self._drafting.suggestions,
                redraft=redraft,
            )
            failures: list[ReadError] = [*prepared.failures.values()]
        except ReadError as error:
            failures = [error]
        if failures and is_moving(self._files, snapshot):
            raise ConflictError(str(failures[0])) from failures[0]
        if prepared is None:
            raise failures[0]
        return prepared

    def _add_rows(self, folder: Folder, rows: dict[str, Row]) -> None:
        self.result.rows.update({(folder.id, locale): row for locale, row in rows.items()})

    def _tell_written(self, report: str, change: Change) -> None:
        if change.path not in self._written:
            self.result.written.append(Written(change.path, change.base is None, change.data is None))
            self._written[change.path] = report

    def _tell_saved(self, paths: Iterable[PurePosixPath]) -> None:
        """Two versions of a file that both may hold what is nowhere else: only a human can tell."""
        for path in paths:
            if path.suffix == ".saved":
                message = (
                    f"was saved while {path.with_suffix('')} was written; compare the two, then remove it."
                )
                self.result.findings.append(Finding("saved-beside", message, path=str(path)))
