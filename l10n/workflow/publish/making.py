"""Make a site: its reports, each where it is to be made anew, and what stands beside them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from sys import intern
from urllib.parse import unquote

from l10n.build import address, feeds, listing
from l10n.build.check import PageFacts, check_site, examine
from l10n.build.facts import Facts, Listed
from l10n.build.page import REPORT, Site
from l10n.build.theme import Renderer, Theme
from l10n.build.verdict import Held, Verdict
from l10n.config import Config
from l10n.model import Finding
from l10n.workflow.publish.built import Built, Failure
from l10n.workflow.publish.press import Pressed, Setup, by_path, press
from l10n.workflow.publish.release import Release, tree_hash
from l10n.workflow.publish.remembered import Kept, Made, Memory, place, read_pages, write_pages
from l10n.workflow.publish.shelf import Lines, Shelf
from l10n.workflow.publish.stage import digest_of

__all__ = ["Making", "Setup", "site_of"]

_LINK = re.compile(rf' href="{REPORT}([^"#]*)(#[^"]*)?"'.encode())
_GONE = "-"
"""Where a report is that is no more, or not yet; one that is not published has no place, either, but is told otherwise."""


class Making:
    """A site while it is made.

    Args:
        setup: of its reports.
        theme: of its pages.
        release: where it is written; nothing is where ``setup`` has no stage.
        result: told of failures, and of what is made anew and published.
        shelf: for what is not held of each report.
        jobs: processes; 0 for as many as there are processors.
        progress: told about every report.
    """

    def __init__(
        self,
        setup: Setup,
        theme: Theme,
        release: Release,
        result: Built,
        shelf: Shelf,
        *,
        jobs: int,
        progress: Callable[[int, int, str], None],
    ) -> None:
        self._setup = setup
        self._theme = theme
        self._release = release
        self._result = result
        self._shelf = shelf
        self._jobs = jobs
        self._progress = progress
        self._reports = by_path(setup.folders)
        self._waiting: dict[str, tuple[str, str]] = {}
        """Pages that link to other reports: path -> report and locale."""
        self._own: dict[str, Kept] = {}
        self._pages: list[Lines] = []
        """Facts of lists, redirects and the like."""
        self._verdicts: dict[Verdict, Verdict] = {}
        self.made: dict[str, Made] = {}
        self.files: dict[str, Kept] = {}
        """Of the whole site, by path."""

    def reports(self, unchanged: Mapping[str, Made]) -> None:
        """Make the reports.

        Args:
            unchanged: those whose inputs are what they were; their pages are taken over from the published site.

        Raises:
            ConfigError: a template is wrong.
            WriteError: the site cannot be written.
        """
        failed = {failure.report for failure in self._result.failures}
        for report in self._setup.folders:
            made = unchanged.get(report)
            if made is not None and self._keep(made):
                self.made[report] = made
        self._make([report for report in self._setup.folders if report not in {*self.made, *failed}])
        # Where what a page links to has come, gone or moved, the page is another although its report is not.
        stale = [
            report
            for report, made in self.made.items()
            if report in unchanged and self._links(made) != made.links
        ]
        self._make(stale)
        self._resolve()

    def site(self) -> list[Finding]:
        """Make lists, feeds, sitemap, redirects and assets, and check all of the site."""
        told: dict[str, bytes] = {}
        for path, data in self._beside(told):
            self._own[path] = self._write(path, data)
            if path.endswith(".html"):
                self._pages.append(self._shelf.put([write_pages([examine(path, data)])]))
        return check_site(_Every(self.made, self._setup.folders, self._pages), self.files, told)

    def publish(self, base: str, out: Path) -> None:
        """Swap the site in, unless it is the one that stands there, and remember it.

        Args:
            base: fingerprint of what all pages depend on.
            out: where the site stands.

        Raises:
            WriteError: it cannot be done; the one before still stands.
        """
        release, result = self._release, self._result
        digests = {path: digest for path, (digest, _) in self.files.items()}
        current = release.current()
        sizes = {path: size for path, (_, size) in self.files.items()}
        if current.endswith(f"-{tree_hash(digests)[:12]}") and release.is_whole(sizes):
            result.name = current
        else:
            result.name = release.publish(digests)
            result.changed = True
        in_order = {report: self.made[report] for report in self._setup.folders}
        Memory(base, result.name, self._own, in_order).save(self._setup.root / place(out))

    def _keep(self, made: Made) -> bool:
        """Take over the files of a report from the published site; False where one is not as it was written."""
        for path, kept in made.files.items():
            if path in self.files:
                continue
            if self._setup.stage and not self._release.keep(path, kept[0]):
                return False
            self.files[path] = kept
        return True

    def _make(self, todo: Sequence[str]) -> None:
        for done, one in enumerate(press(self._setup, todo, jobs=self._jobs)):
            self._progress(done, len(todo), one.report)
            self._take(one)
        self._result.made += len(todo)

    def _take(self, pressed: Pressed) -> None:
        made = pressed.made
        if made is None:
            self._result.failures.append(Failure(pressed.report, pressed.failure))
            return
        # Most verdicts are those of thousands.
        verdicts = tuple(
            Held(pressed.report, intern(held.locale), self._verdicts.setdefault(held.verdict, held.verdict))
            for held in made.verdicts
        )
        lines = self._shelf.put(list(made.lines))
        self.made[pressed.report] = replace(made, verdicts=verdicts, lines=lines)
        self.files.update(made.files)
        self._waiting |= {path: (pressed.report, path.partition("/")[0]) for path in pressed.waiting}

    def _links(self, made: Made) -> dict[str, str]:
        """The reports that a report links to, and where their pages are; after a slash, paths that led to none."""
        return {report: self._where(report) for report in made.links}

    def _where(self, report: str) -> str:
        if report.startswith("/"):
            return self._reports.get(report[1:], "")
        made = self.made.get(report)
        return " ".join(made.places.values()) if made else _GONE

    def _resolve(self) -> None:
        """Give links to other reports their addresses."""
        for path, (report, locale) in self._waiting.items() if self._setup.stage else ():
            data = (self._release.stage / path).read_bytes()
            kept = self._write(path, _LINK.sub(lambda link: self._link(link, path, locale), data))  # noqa: B023 - called here
            made = self.made[report]
            self.made[report] = replace(made, files={**made.files, path: kept})
        for report, made in self.made.items():
            if made.links:
                self.made[report] = replace(made, links=self._links(made))

    def _link(self, match: re.Match[bytes], start: str, locale: str) -> bytes:
        """In the page's language, else in the source's; a link to what is not published is none."""
        made = self.made.get(unquote(match[1].decode()))
        places: Mapping[str, str] = made.places if made else {}
        if locale in places:
            return f' href="{address.relative(places[locale], start=start)}"'.encode()
        source = self._setup.site.source
        if source in places:
            return f' href="{address.relative(places[source], start=start)}" hreflang="{source}"'.encode()
        return b""

    def _write(self, path: str, data: bytes) -> Kept:
        if self._setup.stage:
            self._release.write(path, data)
        self.files[path] = (digest_of(data), len(data))
        return self.files[path]

    def _beside(self, told: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of what stands beside the reports; feeds and the sitemap are put into ``told`` as well."""
        site, theme, renderer = self._setup.site, self._theme, Renderer(self._theme)
        yield listing.home(site=site, theme=theme, renderer=renderer)
        known = [
            Listed.of(facts)
            for report in self._setup.folders
            for facts in self.made[report].facts()
            if facts.indexable
        ]
        for locale in site.locales:
            ordered = listing.newest_first(one for one in known if one.locale == locale)
            yield from listing.lists(
                ordered, self._told, locale=locale, site=site, theme=theme, renderer=renderer
            )
            if site.base:
                title = site.name(locale) or theme.words_for(locale)["site"]
                newest = map(self._told, filter(lambda one: one.published, ordered))
                told |= feeds.feeds(islice(newest, feeds.NEWEST), locale=locale, site=site, title=title)
        if site.base:
            told["sitemap.xml"] = feeds.sitemap(known, site=site)
        for report, folder in self._setup.folders.items():
            for facts in self.made[report].facts() if folder.former else ():
                for slug in folder.former:
                    path = address.page_path(facts.locale, slug)
                    yield path, listing.moved(facts, path, site=site, theme=theme, renderer=renderer)
        yield from told.items()
        yield from ((name, theme.assets[source]) for source, name in theme.names.items())

    def _told(self, listed: Listed) -> Facts:
        """All that is told of a report in a locale."""
        return next(facts for facts in self.made[listed.report].facts() if facts.locale == listed.locale)


class _Every:
    """The facts of all pages of a site, as often as they are asked for, without holding those of reports."""

    def __init__(self, made: Mapping[str, Made], order: Mapping[str, object], own: Sequence[Lines]) -> None:
        self._made = made
        self._order = order
        self._own = own

    def __iter__(self) -> Iterator[PageFacts]:
        for report in self._order:
            yield from self._made[report].pages()
        for lines in self._own:
            yield from read_pages(lines[0])


def site_of(config: Config) -> Site:
    """The site that a project's settings describe."""
    source = config.project.source
    locales = ((source,) if config.build.source_pages else ()) + config.project.targets
    return Site(config.build.base_url.rstrip("/"), config.build.site_name, source, locales)
