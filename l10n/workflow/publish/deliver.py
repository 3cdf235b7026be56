"""Write reviewed reports as files for somewhere else: the same gate as for pages, another form."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from l10n.build import outputs
from l10n.build.facts import Facts
from l10n.build.images import Picture
from l10n.build.outline import Image, Outline, outline
from l10n.build.page import Links, origin, resolve_link
from l10n.build.report import Source, facts_of, images, versions
from l10n.build.theme import Renderer, make_theme
from l10n.build.verdict import Held, Verdict
from l10n.build.version import Version
from l10n.config import Config
from l10n.errors import ReadError, UsageError
from l10n.formats.markdown.render import definitions
from l10n.formats.registry import by_extension
from l10n.model import Change
from l10n.project import Files, Folder, read_termbase, scan
from l10n.workflow.apply import apply
from l10n.workflow.choose import choose_reports
from l10n.workflow.publish.built import Delivered, Failure
from l10n.workflow.publish.gather import gather
from l10n.workflow.publish.source import read_pictures, read_source
from l10n.workflow.publish.templates import read_templates


def deliver(
    root: Path,
    config: Config,
    *,
    kind: str,
    out: Path,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    dry_run: bool = False,
) -> Delivered:
    """Write a file for each report and locale that the gate lets through, below a folder.

    Args:
        root: of the project.
        config: of the project.
        kind: ``original``, ``fragment``, ``markdown``, ``text``, ``docx`` or ``wxr``.
        out: the folder.
        reports: ids; all by default.
        locales: all of the project by default, the source's among them where its pages are published.
        dry_run: plan only.

    Raises:
        UsageError: a report or locale is not of the project.
        ConfigError: the tree contradicts itself, or a template is wrong.
        ConflictError: somebody saved one of the files meanwhile.
    """
    known = (config.project.source, *config.project.targets)
    if wrong := [locale for locale in locales if locale not in known]:
        raise UsageError(f"{', '.join(wrong)}: the project has {', '.join(known)}.")
    run = _Delivery(root, config, kind, out, locales or known)
    for folder in choose_reports(scan(root, config).folders, reports):
        run.report(folder)
    run.finish()
    if not dry_run:
        apply(out, run.changes)
    return run.result


class _Delivery:
    def __init__(self, root: Path, config: Config, kind: str, out: Path, locales: Sequence[str]) -> None:
        self._config = config
        self._kind = kind
        self._out = out
        self._locales = locales
        self._files = Files(root)
        self._there = Files(out)
        self._theme = make_theme(read_templates(root))
        self._renderer = Renderer(self._theme)
        self._termbase = (read_termbase(self._files) or None) if config.build.glosses else None
        self._items: dict[str, list[tuple[Facts, str]]] = {}
        self.changes: list[Change] = []
        self.result = Delivered()

    def report(self, folder: Folder) -> None:
        """Plan the files of a report."""
        try:
            source = read_source(gather(self._files, folder, self._config), self._config)
            files = self._made(source)
        except ReadError as error:
            self.result.failures.append(Failure(folder.id, str(error)))
            return
        for path, data in files.items():
            self._add(path, data)

    def finish(self) -> None:
        """Plan the files that hold several reports."""
        build = self._config.build
        for locale, items in self._items.items():
            title = build.site_name.get(locale) or build.site_name.get("", "")
            self._add(f"{locale}.xml", outputs.wxr(items, locale=locale, title=title, base=build.base_url))

    def _made(self, source: Source) -> dict[str, bytes]:
        shape = outline(source.document)
        pictures, _ = read_pictures(
            self._files, PurePosixPath(source.path), (image.src for image in images(shape))
        )
        made: dict[str, bytes] = {}
        for version, verdict in versions(source, self._config.build):
            if version.locale not in self._locales:
                continue
            self.result.verdicts.append(Held(source.id, version.locale, verdict))
            if not verdict.is_published:
                continue
            facts = facts_of(source, version, verdict)
            made |= self._version(source, version, verdict, shape=shape, facts=facts, pictures=pictures)
        return made

    def _version(
        self,
        source: Source,
        version: Version,
        verdict: Verdict,
        *,
        shape: Outline,
        facts: Facts,
        pictures: Mapping[str, Picture],
    ) -> dict[str, bytes]:
        path, suffix = f"{version.locale}/{source.id}", PurePosixPath(source.file).suffix
        links = Links(base=origin(source.document))
        references = (
            definitions(source.document.skeleton.data)
            if source.document.media_type == "text/markdown"
            else ""
        )

        def resolve(href: str) -> str | None:
            return resolve_link(href, shape, links)

        def place(image: Image) -> tuple[str, int, int]:
            known = pictures.get(image.src)
            return (image.src, known.width, known.height) if known else (image.src, 0, 0)

        match self._kind:
            case "original":
                return {path + suffix: outputs.original(version, verdict, by_extension(suffix).serialize)}
            case "markdown":
                data = outputs.markdown(
                    version, verdict, shape, facts, resolve=resolve, references=references
                )
                return {f"{path}.md": data}
            case "text":
                words = self._theme.words_for(version.locale)
                return {f"{path}.txt": outputs.text(version, verdict, shape, facts, words)}
            case "docx":
                if version.locale not in source.catalogs:
                    return {}
                catalog, sidecar = source.catalogs[version.locale]
                locale = source.document.locale
                return {
                    f"{path}.docx": outputs.docx(catalog, sidecar, report=source.id, source_locale=locale)
                }
            case _:
                data = outputs.fragment(
                    version, verdict, shape, theme=self._theme, renderer=self._renderer, place=place,
                    resolve=resolve, references=references, termbase=self._termbase,
                )  # fmt: skip
                if self._kind != "wxr":
                    return {f"{path}.html": data}
                self._items.setdefault(version.locale, []).append((facts, data.decode()))
                return {}

    def _add(self, path: str, data: bytes) -> None:
        there = self._there.read_if_any(PurePosixPath(path))
        if there == data:
            self.result.unchanged.append(self._out / path)
        else:
            self.changes.append(Change(PurePosixPath(path), data, there))
            self.result.written.append(self._out / path)
