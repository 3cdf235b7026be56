"""The page of a report in a locale: what its template is given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from l10n.build.address import absolute, relative
from l10n.build.body import ANCHOR, Body, Shown
from l10n.build.facts import Facts, Lead, block_text, title_block
from l10n.build.gloss import Glosses
from l10n.build.inline import Context, foreign, heading
from l10n.build.metadata import json_ld
from l10n.build.outline import Image, Outline
from l10n.build.theme import Renderer, Theme
from l10n.build.verdict import Verdict
from l10n.build.version import Version
from l10n.build.wording import byline, date_text, language_name, og_locale
from l10n.model import Document, Role
from l10n.terms import Termbase

REPORT = "\x02"
"""Begins the address of a link to another report until it is known where that stands: no text can hold it."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same for all pages."""

    base: str
    """Address; empty where it is not known."""
    names: Mapping[str, str]
    """By locale; under the empty name for all others."""
    source: str
    locales: tuple[str, ...]
    """The source's first where its pages are published."""

    def name(self, locale: str) -> str:
        """Of the site."""
        return self.names.get(locale) or self.names.get("", "")


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture of a report, stripped, and where it lies in the site."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links of a report lead."""

    report: Callable[[str], str | None] = lambda _href: None
    """The report that an address in the source, as it stands there, is a version of."""
    base: str = ""
    """What relative addresses of the source's own site are relative to."""


@dataclass(frozen=True, slots=True)
class Other:
    """A page of the same report, or the list, in another language."""

    locale: str
    name: str
    href: str
    absolute: str = ""
    hreflang: str = ""


def article(
    version: Version,
    verdict: Verdict,
    outline: Outline,
    facts: Facts,
    versions: Sequence[Facts],
    *,
    site: Site,
    theme: Theme,
    renderer: Renderer,
    pictures: Mapping[str, Placed],
    links: Links,
    references: str = "",
    termbase: Termbase | None = None,
) -> tuple[bytes, Facts]:
    """Render a page.

    Args:
        version: what it says.
        verdict: of the gate.
        outline: of the source.
        facts: of the report in the locale.
        versions: those that are published, this one among them.
        site: it is for.
        theme: the words of it.
        renderer: of the theme.
        pictures: by address in the source.
        links: of the source.
        references: link definitions of a Markdown source.
        termbase: what readers are told of names at their first mention; None where nothing is to be added.

    Returns:
        The page, and its facts with the first picture.
    """
    locale, path, words = version.locale, facts.path, theme.words_for(version.locale)
    context = replace(
        _context(version, outline, links, references),
        glosses=glosses_of(version, verdict, termbase) if termbase else None,
    )

    def place(image: Image) -> tuple[str, int, int] | None:
        found = pictures.get(image.src)
        return (relative(found.path, start=path), found.width, found.height) if found else None

    body = Body(version, verdict.shown, context, place)
    title = title_block(version)
    head = body.html(title, breaks=True) if title else Markup(heading(facts.title, locale))  # noqa: S704 - escaped
    series = next((block for block in version.document.blocks if block.role is Role.SERIES), None)
    nodes = body.fill(outline)
    facts = replace(facts, lead=_lead(nodes, outline, pictures))
    told = [other for other in versions if other.indexable]
    page = {
        "locale": locale,
        "title": facts.title,
        "heading": head,
        "description": facts.description,
        "series": body.html(series, breaks=True) if series else "",
        "byline": Markup(foreign(byline(facts.authors, words), locale)),  # noqa: S704 - escaped
        **_dates(facts),
        "body": nodes,
        "indexable": facts.indexable,
        "canonical": absolute(path, base=site.base),
        "alternates": _alternates(told, site) if facts.indexable else [],
        "switch": [
            Other(v.locale, language_name(v.locale, within=v.locale), relative(v.path, start=path))
            for v in versions
        ],
        "og_locale": og_locale(locale),
        "og_alternates": [og_locale(other.locale) for other in told if other.locale != locale],
        "og_image": _og_image(facts.lead, site),
        "json_ld": Markup(json_ld(facts, told, source=site.source, base=site.base, site=site.name(locale))),  # noqa: S704
        "notices": _notices(verdict, words, locale=locale, source=site.source),
        "credits": _credits(facts, words),
        "original": _original(versions, site.source, locale, path, words),
    }
    values = {"page": page, "words": words, "site": {"name": site.name(locale), "feeds": bool(site.base)}}
    return renderer.render("article.html", link=lambda to: relative(to, start=path), **values), facts


def _context(version: Version, outline: Outline, links: Links, references: str) -> Context:
    return Context(
        version.locale,
        version.document.media_type,
        references,
        resolve=lambda href: resolve_link(href, outline, links),
        notes={label: number for number, label in enumerate(outline.notes, 1)},
    )


def glosses_of(version: Version, verdict: Verdict, termbase: Termbase) -> Glosses:
    """What the names of a version are told at their first mention."""
    said = "\n".join(block_text(version, block, verdict.shown) for block in version.document.blocks)
    return Glosses(termbase, version.locale, said)


def _dates(facts: Facts) -> dict[str, str]:
    return {
        "date": facts.date,
        "date_text": date_text(facts.date, facts.locale) if facts.date else "",
        "modified": facts.updated if facts.updated != facts.published else "",
        "modified_text": date_text(facts.updated, facts.locale) if facts.updated else "",
    }


def origin(document: Document) -> str:
    """What the addresses that begin with a slash are relative to: where the page says that it stands."""
    own = urlsplit(document.meta.get("url", ""))
    return f"{own.scheme}://{own.netloc}" if own.scheme in {"http", "https"} and own.netloc else ""


def resolve_link(href: str, outline: Outline, links: Links) -> str | None:
    """Where a link of the source leads; None where it leads nowhere.

    Args:
        href: as the source has it, harmless.
        outline: with the places that the page has.
        links: to other pages.
    """
    if href.startswith("#"):
        return f"#{ANCHOR}{href[1:]}" if href[1:] in outline.anchors else None
    plain, _, fragment = href.partition("#")
    if (report := links.report(plain)) is not None:
        return f"{REPORT}{quote(report, safe='/')}"
    if ":" in plain.partition("/")[0] or plain.startswith("//"):
        return href
    if links.base and plain.startswith("/"):
        return f"{links.base}{plain}" + (f"#{fragment}" if fragment else "")
    return None


def _lead(nodes: Sequence[Shown], outline: Outline, pictures: Mapping[str, Placed]) -> Lead | None:
    sources = iter([node.image.src for node in outline.body if node.kind == "figure" and node.image])
    shown = next((node.image for node in nodes if node.kind == "figure" and node.image), None)
    src = next((src for src in sources if src in pictures), None)
    if shown is None or src is None:
        return None
    return Lead(pictures[src].path, shown.width, shown.height, shown.alt)


def _alternates(versions: Sequence[Facts], site: Site) -> list[Other]:
    others = [
        Other(v.locale, "", "", absolute(v.path, base=site.base), v.locale)
        for v in versions
        if len(versions) > 1
    ]
    original = next((other for other in others if other.locale == site.source), None)
    return [*others, replace(original, hreflang="x-default")] if original else others


def _og_image(lead: Lead | None, site: Site) -> dict[str, object] | None:
    if lead is None or not site.base:
        return None
    address = absolute(lead.path, base=site.base)
    return {"absolute": address, "width": lead.width, "height": lead.height, "alt": lead.alt}


def _notices(verdict: Verdict, words: Mapping[str, str], *, locale: str, source: str) -> list[str]:
    said = [
        words["machine"] if verdict.machine else "",
        words["partial"].format(language=language_name(source, within=locale)) if verdict.partial else "",
        words["stale"] if verdict.outdated else "",
    ]
    return [notice for notice in said if notice]


def _credits(facts: Facts, words: Mapping[str, str]) -> list[str]:
    return [
        words[kind].format(names=words["join_many"].join(people))
        for kind, people in (("translation", facts.translators), ("review", facts.reviewers))
        if people
    ]


def _original(
    versions: Sequence[Facts], source: str, locale: str, path: str, words: Mapping[str, str]
) -> Other | None:
    found = next((version for version in versions if version.locale == source != locale), None)
    if found is None:
        return None
    name = words["original"].format(language=language_name(source, within=locale))
    return Other(source, name, relative(found.path, start=path))
