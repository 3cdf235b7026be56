"""Make the pages of many reports, one after the other or in several processes."""

import gc
import os
import posixpath
import re
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from urllib.parse import unquote

from l10n.build.check import PageFacts, examine
from l10n.build.outline import outline
from l10n.build.page import REPORT, Links, Site, origin
from l10n.build.report import Rendered, Source, images, render
from l10n.build.theme import Renderer, make_theme
from l10n.config import Config
from l10n.errors import ReadError
from l10n.project import Files, Folder
from l10n.project.terms import parse_termbase
from l10n.workflow.publish.gather import Inputs, gather
from l10n.workflow.publish.remembered import Kept, Made, write_lines
from l10n.workflow.publish.source import read_pictures, read_source
from l10n.workflow.publish.stage import Stage, digest_of

_FEW = 40
"""Reports for which a second process is not worth its start."""
_AT_ONCE = 4
"""Reports that a process is given together."""
_AHEAD = 2
"""Such lots that wait for each process: no more are held in memory."""
_REFERENCE = re.compile(rb'href="\x02([^"#]*)')


@dataclass(frozen=True, slots=True)
class Setup:
    """What is the same for all reports of a build."""

    root: Path
    config: Config
    site: Site
    templates: Mapping[str, bytes]
    """The newsroom's own, by path below ``templates/``."""
    folders: Mapping[str, Folder]
    """By id of the report."""
    termbase: bytes | None = None
    """The project's file, where pages show what it tells of names."""
    stage: Path | None = None
    """Where files are written; None where none is."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A report, built: what was made of it is written."""

    report: str
    made: Made | None = None
    waiting: tuple[str, ...] = ()
    """Its pages that link to other reports, by path in the site."""
    failure: str = ""
    """What cannot be read; nothing of the report is built."""


def press(setup: Setup, reports: Sequence[str], *, jobs: int) -> Iterator[Pressed]:
    """Build reports, in any order.

    Args:
        setup: for all of them.
        reports: their ids.
        jobs: processes at most; 0 for as many as there are processors.

    Raises:
        ConfigError: a template is wrong.
        WriteError: a file cannot be written.
    """
    count = len(reports)
    jobs = min(jobs, count) if jobs else min(os.cpu_count() or 1, max(1, count // _FEW))
    if jobs <= 1:
        maker = Maker(setup)
        yield from map(maker.press, reports)
        return
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait  # noqa: PLC0415

    size = max(1, min(_AT_ONCE, count // jobs))
    waiting: set[Future[list[Pressed]]] = set()
    with ProcessPoolExecutor(jobs, _context(), initializer=_begin, initargs=(setup,)) as pool:
        try:
            for at in range(0, count, size):
                waiting.add(pool.submit(_press, reports[at : at + size]))
                while len(waiting) >= jobs * _AHEAD:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield from future.result()
            for future in waiting:
                yield from future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _context() -> BaseContext:
    """A copy of this process has all loaded already; where threads run, or may, only a new one is safe."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if alone else "spawn")


_makers: list["Maker"] = []


def _begin(setup: Setup) -> None:
    _makers[:] = [Maker(setup)]
    # What is there now lives as long as the process, and pages leave no cycles behind: little is to be collected.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _press(reports: Sequence[str]) -> list[Pressed]:
    return [_makers[0].press(report) for report in reports]


class Maker:
    """Builds one report after the other."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._files = Files(setup.root)
        self._theme = make_theme(setup.templates)
        self._renderer = Renderer(self._theme)
        self._termbase = parse_termbase(setup.termbase)
        self._stage = Stage(setup.stage) if setup.stage else None
        self._reports = by_path(setup.folders)

    def press(self, report: str) -> Pressed:
        """Build a report."""
        missed: set[str] = set()
        try:
            inputs = gather(self._files, self._setup.folders[report], self._setup.config)
            rendered = self._rendered(inputs, missed)
        except ReadError as error:
            return Pressed(report, failure=str(error))
        pages = [_examined(path, data) for path, data in rendered.pages.items()]
        waiting = {
            path: found for path, data in rendered.pages.items() if (found := _REFERENCE.findall(data))
        }
        references = {unquote(name.decode()) for names in waiting.values() for name in names}
        references |= {f"/{path}" for path in missed}
        made = Made(
            rendered.verdicts,
            rendered.findings,
            {facts.locale: facts.path for facts in rendered.facts},
            {
                path: self._write(path, data)
                for path, data in (*rendered.pages.items(), *rendered.pictures.items())
            },
            dict.fromkeys(sorted(references), ""),
            write_lines(inputs.seen(), rendered.facts, pages),
        )
        return Pressed(report, made, tuple(waiting))

    def _rendered(self, inputs: Inputs, missed: set[str]) -> Rendered:
        source = read_source(inputs, self._setup.config)
        shape = outline(source.document)
        pictures, findings = read_pictures(
            self._files, inputs.folder.path, (image.src for image in images(shape))
        )
        rendered = render(
            source,
            settings=self._setup.config.build,
            site=self._setup.site,
            theme=self._theme,
            renderer=self._renderer,
            shape=shape,
            pictures=pictures,
            links=_links(source, self._reports, missed),
            termbase=self._termbase or None,
        )
        return replace(rendered, findings=(*findings, *rendered.findings))

    def _write(self, path: str, data: bytes) -> Kept:
        if self._stage:
            self._stage.write(path, data)
        return digest_of(data), len(data)


def by_path(folders: Mapping[str, Folder]) -> dict[str, str]:
    """The report that each path of a version or folder belongs to."""
    return {
        str(path): report
        for report, folder in folders.items()
        for path in (*folder.files.values(), folder.path)
    }


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
