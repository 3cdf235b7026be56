"""Make the pages of many reports, one after the other or in several processes."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from l10n.build.check import PageFacts, examine
from l10n.build.outline import outline
from l10n.build.page import REPORT, Links, Site, origin
from l10n.build.report import Rendered, Source, images, render
from l10n.build.theme import Renderer, make_theme
from l10n.config import Config
from l10n.errors import ReadError
from l10n.project import Files
from l10n.project.terms import parse_termbase
from l10n.workflow.gather import Inputs, read_pictures, read_source

_FEW = 40
"""Reports for which a second process is not worth its start."""
_AHEAD = 4
"""Jobs that wait for each process: no more are held in memory."""
_REFERENCE = re.compile(rb'href="\x02([^"#]*)')


@dataclass(frozen=True, slots=True)
class Setup:
    """What is the same for all reports of a build."""

    root: Path
    config: Config
    site: Site
    templates: Mapping[str, bytes]
    """The newsroom's own, by path below ``templates/``."""
    reports: Mapping[str, str]
    """Path of a version or folder -> id of the report."""
    termbase: bytes | None = None
    """The project's file, where pages show what it tells of names."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A report, built."""

    report: str
    rendered: Rendered
    pages: tuple[PageFacts, ...] = ()
    references: tuple[str, ...] = ()
    """Reports that its pages link to."""
    failure: str = ""
    """What cannot be read; nothing of the report is built."""


def press(setup: Setup, inputs: Iterable[Inputs], *, jobs: int, count: int) -> Iterator[Pressed]:
    """Build reports, in any order.

    Args:
        setup: for all of them.
        inputs: of each; read from as they are built.
        jobs: processes at most; 0 for as many as there are processors.
        count: how many inputs there are.

    Raises:
        ConfigError: a template is wrong.
    """
    jobs = min(jobs, count) if jobs else min(os.cpu_count() or 1, max(1, count // _FEW))
    if jobs <= 1:
        maker = Maker(setup)
        yield from map(maker.press, inputs)
        return
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    waiting: set[Future[Pressed]] = set()
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(setup,)) as pool:
        try:
            for one in inputs:
                waiting.add(pool.submit(_press, one))
                while len(waiting) >= jobs * _AHEAD:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            for future in waiting:
                yield future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


_makers: list["Maker"] = []


def _begin(setup: Setup) -> None:
    _makers[:] = [Maker(setup)]


def _press(inputs: Inputs) -> Pressed:
    return _makers[0].press(inputs)


class Maker:
    """Builds one report after the other."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._files = Files(setup.root)
        self._theme = make_theme(setup.templates)
        self._renderer = Renderer(self._theme)
        self._termbase = parse_termbase(setup.termbase)

    def press(self, inputs: Inputs) -> Pressed:
        """Build a report."""
        report = inputs.folder.id
        try:
            source = read_source(inputs, self._setup.config)
            shape = outline(source.document)
            pictures, findings = read_pictures(
                self._files, inputs.folder.path, (image.src for image in images(shape))
            )
        except ReadError as error:
            return Pressed(report, Rendered(report, ()), failure=str(error))
        missed: set[str] = set()
        rendered = render(
            source,
            settings=self._setup.config.build,
            site=self._setup.site,
            theme=self._theme,
            renderer=self._renderer,
            shape=shape,
            pictures=pictures,
            links=_links(source, self._setup.reports, missed),
            termbase=self._termbase or None,
        )
        rendered = replace(rendered, findings=(*findings, *rendered.findings))
        pages = tuple(_examined(path, data) for path, data in rendered.pages.items())
        references = {
            unquote(match.decode()) for data in rendered.pages.values() for match in _REFERENCE.findall(data)
        }
        references |= {f"/{path}" for path in missed}
        return Pressed(report, rendered, pages, tuple(sorted(references)))


def _examined(path: str, data: bytes) -> PageFacts:
    """A page's facts, without the links to other reports, which get their addresses later."""
    facts = examine(path, data)
    return replace(facts, links=tuple(link for link in facts.links if not link[0].startswith(REPORT)))


def _links(source: Source, reports: Mapping[str, str], missed: set[str]) -> Links:
    """How links to other reports are told; paths that lead to none are put into ``missed``."""

    def report(href: str) -> str | None:
        if not href or ":" in href.partition("/")[0] or href.startswith("/"):
            return None
        path = posixpath.normpath(posixpath.join(source.path, unquote(href.partition("?")[0])))
        found = reports.get(path)
        if found is None:
            missed.add(path)
        return found if found != source.id else None

    return Links(report, origin(source.document))
