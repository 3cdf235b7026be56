"""Publish what humans accepted: pages in every language, built aside, checked, and swapped in whole."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from l10n import __version__
from l10n.build import address, feeds, listing
from l10n.build.check import PageFacts, check_site, examine
from l10n.build.page import REPORT, Site
from l10n.build.theme import Renderer, Theme, make_theme
from l10n.config import Config
from l10n.errors import ConfigError, ReadError
from l10n.model import Finding
from l10n.project import Files, Folder, scan
from l10n.project.layout import TERMBASE
from l10n.project.terms import parse_termbase
from l10n.text.fingerprint import fingerprint
from l10n.workflow.apply import write_cache
from l10n.workflow.built import Built, Failure
from l10n.workflow.gather import Inputs, gather
from l10n.workflow.press import Pressed, Setup, press
from l10n.workflow.release import Release, digest_of, tree_hash
from l10n.workflow.remembered import Made, Memory, place
from l10n.workflow.templates import read_templates

REPORT_LINK = f'href="{REPORT}'.encode()
_LINK = re.compile(rb' href="\x02([^"#]*)(#[^"]*)?"')
_GONE = "-"
"""Where a report is that is no more, or not yet; one that is not published has no place, either, but is told otherwise."""
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
        self._site = _site(config)
        self._made: dict[str, Made] = {}
        self._fingerprints: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._reports: Mapping[str, str] = {}
        """Paths of files and folders -> the report that they are of."""
        self._waiting: dict[str, tuple[str, str]] = {}
        """Pages that link to other reports: path -> report and locale."""
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
        termbase = self._files.read_if_any(TERMBASE) if self._config.build.glosses else None
        parse_termbase(termbase)
        base = fingerprint([__version__, repr(self._config), theme.fingerprint(), repr(termbase)])
        memory = Memory.load(self._root, self._out)
        before = memory.published()
        known = memory if memory.base == base and not full else Memory()
        changed = self._gather(folders, known)
        if not (changed or self._dry_run or self.result.failures) and self._stands(known, folders):
            self._made = {report: made for report in folders if (made := known.made(report))}
            self._tell(folders, before)
            self.result.name, self.result.files = known.name, len(known.files)
            return
        if not self._dry_run:
            self.release.begin()
        reports = {
            str(path): folder.id for folder in found.folders for path in (*folder.files.values(), folder.path)
        }
        setup = Setup(self._root, self._config, self._site, templates, reports, termbase)
        self._reports = reports
        self._make_all(setup, folders, changed, known)
        self._tell(folders, before)
        if self.result.failures:
            return
        pages, told = self._site_files(theme, Renderer(theme), folders)
        self.result.findings += check_site(pages, self._digests, told)
        self.result.files = len(self._digests)
        if self.result.is_sound and not self._dry_run:
            self._publish(base)

    def _gather(self, folders: Mapping[str, Folder], known: Memory) -> set[str]:
        """Ids of the reports whose inputs changed."""
        if not known.rows:
            self._fingerprints = dict.fromkeys(folders, "")  # each is read when it is made
            return set(folders)
        changed: set[str] = set()
        for report, folder in folders.items():
            try:
                self._fingerprints[report] = gather(self._files, folder, self._config).fingerprint()
            except ReadError as error:
                self.result.failures.append(Failure(report, str(error)))
                continue
            if known.fingerprint(report) != self._fingerprints[report]:
                changed.add(report)
        return changed

    def _stands(self, known: Memory, folders: Mapping[str, Folder]) -> bool:
        """Whether the published site is what would come of this build."""
        if not known.name or self.release.current() != known.name or folders.keys() != known.rows.keys():
            return False
        return self._is_whole({path: size for path, (_, size) in known.files.items()})

    def _is_whole(self, sizes: Mapping[str, int]) -> bool:
        """Whether the published site has just these files."""
        retained = self.release.retained()
        return {path: size for path, size in self.release.sizes().items() if path not in retained} == sizes

    def _make_all(
        self, setup: Setup, folders: Mapping[str, Folder], changed: set[str], known: Memory
    ) -> None:
        for report in folders:
            made = known.made(report) if report not in changed and report in self._fingerprints else None
            if made is not None and self._keep(made, known):
                self._made[report] = made
        self._make(setup, folders, [report for report in folders if report not in self._made])
        # Where what a page links to has come, gone or moved, the page is another although its report is not.
        linked = {report for report, made in self._made.items() if self._links(made) != made.links}
        stale = [report for report in folders if report in linked and report not in changed]
        self._make(setup, folders, stale)
        self._resolve()

    def _keep(self, made: Made, known: Memory) -> bool:
        """Take over the files of a report from the published site; False where one is not as it was written."""
        for path, digest in made.files.items():
            if path in self._digests:
                continue
            if not self._dry_run and not self.release.keep(path, digest):
                return False
            self._digests[path] = digest
            self._sizes[path] = known.files[path][1] if path in known.files else 0
        return True

    def _make(self, setup: Setup, folders: Mapping[str, Folder], todo: list[str]) -> None:
        todo = [report for report in todo if report in self._fingerprints]
        pressed = press(setup, self._inputs(folders, todo), jobs=self._jobs, count=len(todo))
        for done, one in enumerate(pressed):
            self._progress(done, len(todo), one.report)
            self._take(one)
        self.result.made += len(todo)

    def _inputs(self, folders: Mapping[str, Folder], todo: list[str]) -> Iterator[Inputs]:
        for report in todo:
            try:
                found = gather(self._files, folders[report], self._config)
            except ReadError as error:
                self.result.failures.append(Failure(report, str(error)))
                continue
            self._fingerprints[report] = found.fingerprint()
            yield found

    def _take(self, pressed: Pressed) -> None:
        if pressed.failure:
            self.result.failures.append(Failure(pressed.report, pressed.failure))
            return
        rendered = pressed.rendered
        files: dict[str, str] = {}
        for path, data in (*rendered.pages.items(), *rendered.pictures.items()):
            files[path] = self._write(path, data)
            if path in rendered.pages and REPORT_LINK in data:
                self._waiting[path] = (pressed.report, path.partition("/")[0])
        self._made[pressed.report] = Made(
            self._fingerprints[pressed.report],
            rendered.verdicts,
            rendered.facts,
            pressed.pages,
            files,
            dict.fromkeys(pressed.references, ""),
            rendered.findings,
        )

    def _links(self, made: Made) -> dict[str, str]:
        """The reports that a report links to, and where their pages are; after a slash, paths that led to none."""
        return {report: self._where(report) for report in made.links}

    def _where(self, report: str) -> str:
        if report.startswith("/"):
            return self._reports.get(report[1:], "")
        made = self._made.get(report)
        return " ".join(facts.path for facts in made.facts) if made else _GONE

    def _resolve(self) -> None:
        """Give links to other reports their addresses."""
        for path, (report, locale) in () if self._dry_run else self._waiting.items():
            data = (self.release.stage / path).read_bytes()
            digest = self._write(path, _LINK.sub(lambda link: self._link(link, path, locale), data))  # noqa: B023 - called here
            made = self._made[report]
            self._made[report] = replace(made, files={**made.files, path: digest})
        for report, made in self._made.items():
            self._made[report] = replace(made, links=self._links(made))

    def _link(self, match: re.Match[bytes], start: str, locale: str) -> bytes:
        """In the page's language, else in the source's; a link to what is not published is none."""
        made = self._made.get(unquote(match[1].decode()))
        paths = {facts.locale: facts.path for facts in made.facts} if made else {}
        if locale in paths:
            return f' href="{address.relative(paths[locale], start=start)}"'.encode()
        source = self._site.source
        if source in paths:
            return f' href="{address.relative(paths[source], start=start)}" hreflang="{source}"'.encode()
        return b""

    def _write(self, path: str, data: bytes) -> str:
        digest = digest_of(data)
        if self._digests.get(path) != digest and not self._dry_run:
            self.release.write(path, data)
        self._digests[path], self._sizes[path] = digest, len(data)
        return digest

    def _tell(self, folders: Mapping[str, Folder], before: Collection[tuple[str, str]]) -> None:
        """What was published, held back and withdrawn."""
        result = self.result
        for report in folders:
            made = self._made.get(report)
            if made is None:
                continue
            result.verdicts += made.verdicts
            result.findings += made.findings
            result.addresses.update({(report, facts.locale): facts.path for facts in made.facts})
        failed = {failure.report for failure in result.failures}
        result.withdrawn = sorted(
            pair for pair in before if pair not in result.addresses and pair[0] not in failed
        )

    def _site_files(
        self, theme: Theme, renderer: Renderer, folders: Mapping[str, Folder]
    ) -> tuple[list[PageFacts], dict[str, bytes]]:
        """Lists, feeds, sitemap, redirects and assets: the facts of all pages, and the feeds."""
        site = self._site
        facts = [facts for report in folders for facts in self._made[report].facts]
        pages = [page for report in folders for page in self._made[report].pages]
        own: dict[str, bytes] = dict([listing.home(site=site, theme=theme, renderer=renderer)])
        told: dict[str, bytes] = {}
        for locale in site.locales:
            listed = [one for one in facts if one.locale == locale]
            own |= dict(listing.lists(listed, locale=locale, site=site, theme=theme, renderer=renderer))
            if site.base:
                title = site.name(locale) or theme.words_for(locale)["site"]
                told |= feeds.feeds(listing.newest_first(listed), locale=locale, site=site, title=title)
        if site.base:
            told["sitemap.xml"] = feeds.sitemap(facts, site=site)
        for one in facts:
            for slug in folders[one.report].former:
                path = address.page_path(one.locale, slug)
                own[path] = listing.moved(one, path, site=site, theme=theme, renderer=renderer)
        assets = {name: theme.assets[source] for source, name in theme.names.items()}
        for path, data in (*own.items(), *told.items(), *assets.items()):
            self._write(path, data)
        return [*pages, *(examine(path, data) for path, data in own.items())], told

    def _publish(self, base: str) -> None:
        current = self.release.current()
        if current.endswith(f"-{tree_hash(self._digests)[:12]}") and self._is_whole(self._sizes):
            self.result.name = current
        else:
            self.result.name = self.release.publish(self._digests)
            self.result.changed = True
        memory = Memory(base, self.result.name)
        memory.files = {path: [digest, self._sizes[path]] for path, digest in self._digests.items()}
        for report, made in self._made.items():
            memory.remember(report, made)
        cache = place(self._out)
        with suppress(OSError):
            (self._root / cache).parent.mkdir(parents=True, exist_ok=True)
        write_cache(self._root, cache, memory.dump())


def _site(config: Config) -> Site:
    source = config.project.source
    locales = ((source,) if config.build.source_pages else ()) + config.project.targets
    return Site(config.build.base_url.rstrip("/"), config.build.site_name, source, locales)


def _check_addresses(folders: Sequence[Folder]) -> None:
    slugs = {folder.id: folder.slug or folder.id for folder in folders}
    wrong = list(address.faults(slugs, {folder.id: folder.former for folder in folders}))
    if wrong:
        raise ConfigError("\n".join(wrong))
