"""Publish what humans accepted: pages in every language, built aside, checked, and swapped in whole."""

import posixpath
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from l10n import __version__
from l10n.build import address
from l10n.build.theme import make_theme
from l10n.config import Config
from l10n.errors import ConfigError, ReadError
from l10n.model import Finding
from l10n.project import Files, Folder, scan
from l10n.project.layout import TERMBASE
from l10n.text.fingerprint import fingerprint
from l10n.workflow.publish.built import Built, Failure
from l10n.workflow.publish.gather import gather, looks_the_same
from l10n.workflow.publish.release import Release
from l10n.workflow.publish.remembered import Made, Memory, place, write_seen
from l10n.workflow.publish.shelf import Shelf
from l10n.workflow.publish.templates import read_templates

Progress = Callable[[int, int, str], None]
"""Called with the number of reports done, the number of all, and the id of the one at work."""


def build(
    root: Path,
    config: Config,
    *,
    out: Path,
    jobs: int = 0,
    full: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda _done, _all, _report: None,
) -> Built:
    """Build the site of a project, and publish it where nothing is wrong.

    Args:
        root: of the project.
        config: of the project.
        out: where the site stands: a link that this makes.
        jobs: processes; 0 for as many as there are processors.
        full: make every page anew.
        dry_run: look, and write nothing.
        progress: told about every report.

    Raises:
        ConfigError: the tree contradicts itself, two reports have one address, or a template is wrong.
        ReadError: the newsroom's own templates, or its termbase, cannot be read.
        UsageError: what stands at ``out`` is not of this making.
        LockError: another build is at work.
        WriteError: the site cannot be written; the one before still stands.
    """
    run = _Build(root, config, out, jobs=jobs, dry_run=dry_run, progress=progress)
    if dry_run:
        run.run(full=full)
        return run.result
    with run.release.held():
        run.run(full=full)
        run.release.report(run.result.as_json())
    return run.result


def rollback(out: Path) -> str:
    """Publish the build before the published one again.

    Returns:
        Its name.

    Raises:
        UsageError: there is none.
        LockError: a build is at work.
        WriteError: it could not be done.
    """
    release = Release(out)
    with release.held():
        return release.rollback()


def check_folder(folder: Path) -> list[Finding]:
    """Check a site that lies in a folder, whoever made it.

    Raises:
        ReadError: it cannot be read.
    """
    from l10n.build.check import check_site, examine  # noqa: PLC0415 - parsers

    files: dict[str, Path] = {}
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                files[path.relative_to(folder).as_posix()] = path
        pages = [
            examine(name, path.read_bytes())
            for name, path in files.items()
            if name.endswith((".html", ".htm"))
        ]
        told = {name: path.read_bytes() for name, path in files.items() if _is_feed(name)}
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror or error}", path=folder) from error
    if not pages:
        raise ReadError("holds no pages; name the folder of a site.", path=folder)
    return check_site(pages, files, told)


def _is_feed(name: str) -> bool:
    return posixpath.basename(name) in {"atom.xml", "rss.xml", "feed.json", "sitemap.xml"}


class _Build:
    """Sees what is to be done; what makes pages is loaded where some are."""

    def __init__(
        self, root: Path, config: Config, out: Path, *, jobs: int, dry_run: bool, progress: Progress
    ) -> None:
        self._root = root
        self._config = config
        self._out = out
        self._jobs = jobs
        self._dry_run = dry_run
        self._progress = progress
        self._files = Files(root)
        self._place = root / place(out)
        self._shelf = Shelf(BytesIO) if dry_run else Shelf.aside(self._place.parent)
        """What is not held of reports that are made, or looked at, anew."""
        self.release = Release(out)
        self.result = Built()

    def run(self, *, full: bool) -> None:
        """Make what is to be made, check all of it, and publish it."""
        found = scan(self._root, self._config)
        folders = {folder.id: folder for folder in found.folders}
        _check_addresses(found.folders)
        self.result.findings += found.findings
        templates = read_templates(self._root)
        theme = make_theme(templates)
        termbase = self._termbase()
        base = fingerprint([__version__, repr(self._config), theme.fingerprint(), repr(termbase)])
        with Shelf(lambda: self._place.open("rb")) as shelf, self._shelf:
            memory = Memory.load(shelf)
            before = memory.published()
            known = memory if memory.base == base and not full else Memory()
            made, looked = self._unchanged(folders, known)
            if len(made) == len(folders) and not self._dry_run and self._stands(known, folders):
                self._tell(made, folders, before)
                self.result.name, self.result.files = known.name, sum(1 for _ in known.files())
                if looked:
                    replace(known, made=made).save(self._place)
                return
            from l10n.workflow.publish.making import Making, Setup, site_of  # noqa: PLC0415 - templates and parsers

            stage = None
            if not self._dry_run:
                self.release.begin()
                stage = self.release.stage
            setup = Setup(
                self._root, self._config, site_of(self._config), templates, folders, termbase, stage
            )
            making = Making(
                setup, theme, self.release, self.result, self._shelf, jobs=self._jobs, progress=self._progress
            )
            making.reports(made)
            self._tell(making.made, folders, before)
            if self.result.failures:
                return
            self.result.findings += making.site()
            self.result.files = len(making.files)
            if self.result.is_sound and not self._dry_run:
                making.publish(base, self._out)

    def _termbase(self) -> bytes | None:
        """The project's, where pages show what it tells of names."""
        if not self._config.build.glosses:
            return None
        from l10n.project.terms import parse_termbase  # noqa: PLC0415

        data = self._files.read_if_any(TERMBASE)
        parse_termbase(data)
        return data

    def _unchanged(self, folders: Mapping[str, Folder], known: Memory) -> tuple[dict[str, Made], bool]:
        """The reports whose inputs are what they were; and whether some had to be opened to know."""
        made: dict[str, Made] = {}
        looked = False
        for report, folder in folders.items():
            before = known.made.get(report)
            if before is None:
                continue  # is read when it is made
            seen = before.seen()
            if looks_the_same(self._files, folder, seen):
                made[report] = before
                continue
            try:
                inputs = gather(self._files, folder, self._config)
            except ReadError as error:
                self.result.failures.append(Failure(report, str(error)))
                continue
            if inputs.fingerprint() == seen.fingerprint:
                _, *others = before.lines
                lines = self._shelf.put([write_seen(inputs.seen()), *others])
                made[report] = replace(before, lines=lines)
                looked = True
        return made, looked

    def _stands(self, known: Memory, folders: Mapping[str, Folder]) -> bool:
        """Whether the published site is what would come of this build."""
        if not known.name or self.release.current() != known.name or folders.keys() != known.made.keys():
            return False
        return self.release.is_whole(known.files())

    def _tell(
        self,
        made: Mapping[str, Made],
        folders: Mapping[str, Folder],
        before: Collection[tuple[str, str]],
    ) -> None:
        """What was published, held back and withdrawn."""
        result = self.result
        for report in folders:
            if (one := made.get(report)) is None:
                continue
            result.verdicts += one.verdicts
            result.findings += one.findings
            result.addresses.update({(report, locale): path for locale, path in one.places.items()})
        failed = {failure.report for failure in result.failures}
        result.withdrawn = sorted(
            pair for pair in before if pair not in result.addresses and pair[0] not in failed
        )


def _check_addresses(folders: Sequence[Folder]) -> None:
    slugs = {folder.id: folder.slug or folder.id for folder in folders}
    wrong = list(address.faults(slugs, {folder.id: folder.former for folder in folders}))
    if wrong:
        raise ConfigError("\n".join(wrong))
