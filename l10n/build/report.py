"""One report, built: its pages in every locale that the gate lets through, and why it holds the others back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from l10n.build import facts as tell
from l10n.build.address import page_path
from l10n.build.facts import Facts
from l10n.build.gate import judge
from l10n.build.images import Picture
from l10n.build.outline import Image, Node, Outline
from l10n.build.page import Links, Placed, Site, article
from l10n.build.theme import Renderer, Theme
from l10n.build.verdict import Held, Standing, Verdict
from l10n.build.version import Version, read_version, source_version
from l10n.build.wording import moment
from l10n.config import BuildSettings
from l10n.formats.markdown.render import definitions
from l10n.model import Catalog, Document, Finding, Severity, Sidecar
from l10n.terms import Termbase
from l10n.text.fingerprint import fingerprint

_TRANSLATOR = re.compile(r"\s*<[^<>]*>\s*$")
_NOBODY = frozenset({"", "FULL NAME", "Automatically generated", "none"})
_NAME = 16


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it lies in the project."""

    id: str
    slug: str
    document: Document
    """The source, segmented, its sentences under stable ids."""
    catalogs: Mapping[str, tuple[Catalog, Sidecar]]
    """By locale; a locale that was never synced is missing."""
    locales: tuple[str, ...]
    """All that it is translated to."""
    path: str
    """Of its folder."""
    file: str
    """Of the source's version, for findings."""
    date: str = ""
    updated: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a report comes to."""

    report: str
    verdicts: tuple[Held, ...]
    pages: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    """By path in the site. Links to other reports begin with `l10n.build.page.REPORT`."""
    pictures: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    facts: tuple[Facts, ...] = ()
    findings: tuple[Finding, ...] = ()


def versions(source: Source, settings: BuildSettings) -> Iterator[tuple[Version, Verdict]]:
    """The versions of a report with what the gate says of each, the source's own first."""
    if settings.source_pages:
        own = source_version(source.document)
        yield own, _closed(judge(own, settings), source)
    for locale in source.locales:
        if locale not in source.catalogs:
            missing = Verdict(
                0, len(source.document.segments), frozenset(), ("there is no catalog yet: run `l10n sync`",)
            )
            yield Version(source.document, locale, {}), _closed(missing, source)
            continue
        catalog, sidecar = source.catalogs[locale]
        version = read_version(source.document, replace(catalog, locale=locale), sidecar)
        yield version, _closed(judge(version, settings), source)


def _closed(verdict: Verdict, source: Source) -> Verdict:
    return replace(verdict, reasons=("it is confidential",)) if source.confidential else verdict


def image_names(href: str) -> Iterator[str]:
    """Where in a report's folder a picture may lie: where its address says, or under its name.

    A page of a site names its pictures by where they lie there (``/uploads/2025/gate.jpg``): in the folder they
    are looked for as ``gate.jpg`` and ``images/gate.jpg``.
    """
    parts = urlsplit(href)
    path = unquote(parts.path)
    if not parts.scheme and not parts.netloc and not path.startswith("/"):
        clean = normpath(path)
        if not clean.startswith(("../", "/")) and clean not in {"..", "."}:
            yield clean
        return
    name = path.rpartition("/")[2]
    if name and parts.scheme in {"", "http", "https"} and name not in {".", ".."}:
        yield from (name, f"images/{name}")


def images(found: Outline) -> Iterator[Image]:
    """All pictures of a report, in order."""

    def within(nodes: Sequence[Node]) -> Iterator[Image]:
        for node in nodes:
            if node.image is not None:
                yield node.image
            yield from within(node.children)

    yield from within(found.body)


def render(
    source: Source,
    *,
    settings: BuildSettings,
    site: Site,
    theme: Theme,
    renderer: Renderer,
    shape: Outline,
    pictures: Mapping[str, Picture],
    links: Links,
    termbase: Termbase | None = None,
) -> Rendered:
    """Render the pages of a report.

    Args:
        source: the report.
        settings: of the gate.
        site: the pages are for.
        theme: of the pages.
        renderer: of the theme.
        shape: `outline` of the source.
        pictures: by their address in the source; those that are not there are missing.
        links: of the source.
        termbase: what readers are told of names at their first mention; None where nothing is to be added.

    Raises:
        ConfigError: a template is wrong.
    """
    held: list[Held] = []
    open_: list[tuple[Version, Verdict, Facts]] = []
    reason = _unseen(source, shape)
    for version, given in versions(source, settings):
        verdict = replace(given, reasons=(*given.reasons, reason)) if reason else given
        held.append(Held(source.id, version.locale, verdict))
        if verdict.is_published:
            open_.append((version, verdict, facts_of(source, version, verdict)))
    if not open_:
        return Rendered(source.id, tuple(held))
    placed = {
        src: Placed(
            f"assets/{fingerprint([picture.data])[:_NAME]}.{picture.ending}", picture.width, picture.height
        )
        for src, picture in pictures.items()
    }
    told = [facts for _, _, facts in open_]
    references = (
        definitions(source.document.skeleton.data) if source.document.media_type == "text/markdown" else ""
    )
    pages: dict[str, bytes] = {}
    known: list[Facts] = []
    for version, verdict, facts in open_:
        pages[facts.path], done = article(
            version, verdict, shape, facts, told, site=site, theme=theme, renderer=renderer, pictures=placed,
            links=links, references=references, termbase=termbase,
        )  # fmt: skip
        known.append(done)
    shown = {
        placed[image.src].path: pictures[image.src].data for image in images(shape) if image.src in placed
    }
    return Rendered(
        source.id, tuple(held), pages, shown, tuple(known), tuple(_findings(source, shape, pictures))
    )


def _unseen(source: Source, shape: Outline) -> str:
    """Why a report is held back whose pictures some readers would not know of; empty where there are none."""
    nameless = [image.src for image in images(shape) if image.alt is None]
    if not nameless or source.confidential:
        return ""
    said = "a picture has no text" if len(nameless) == 1 else f"{len(nameless)} pictures have no text"
    return f"{said} for those who do not see it: alt of {nameless[0]} in {source.file}"


def _findings(source: Source, shape: Outline, pictures: Mapping[str, Picture]) -> Iterator[Finding]:
    for image in images(shape):
        if image.src not in pictures:
            names = " or ".join(image_names(image.src))
            where = (
                f"put it into the report's folder as {names}"
                if names
                else "it lies outside of the report's folder"
            )
            message = f"the picture {image.src} is not there; its caption stands without it: {where}."
            yield Finding("image-missing", message, Severity.WARNING, path=source.file, line=image.line)


def facts_of(source: Source, version: Version, verdict: Verdict) -> Facts:
    """What is told of a report in a locale."""
    shown = verdict.shown
    title = tell.title_block(version)
    published, updated = moment(source.date), moment(source.updated)
    translators, reviewers = _people(source, version)
    name = tell.block_text(version, title, shown) if title else ""
    summary = tell.summary(version, shown)
    return Facts(
        report=source.id,
        locale=version.locale,
        path=page_path(version.locale, source.slug),
        title=name or summary or source.id,
        summary=summary,
        description=tell.description(version, shown),
        authors=tell.names(version, shown),
        translators=translators,
        reviewers=reviewers,
        date=published.iso if published else "",
        published=published.full if published else "",
        updated=(updated or published).full if published else "",
        indexable=verdict.is_indexable,
    )


def _people(source: Source, version: Version) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who translated, and who signed it off."""
    if version.locale not in source.catalogs or version.locale == source.document.locale:
        return (), ()
    catalog, sidecar = source.catalogs[version.locale]
    translator = _TRANSLATOR.sub("", catalog.header.get("Last-Translator", "")).strip()
    signed = any(sentence.standing is Standing.SIGNED for sentence in version.sentences.values())
    reviewers = sorted({row.by for row in sidecar.signoffs.values() if row.by}) if signed else []
    return (() if translator in _NOBODY else (translator,)), tuple(reviewers)
