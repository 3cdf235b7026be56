"""Lists of reports, the page that offers the languages, and pages that say where a report has moved."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from l10n.build.address import PAGE, absolute, index_path, relative
from l10n.build.facts import Facts, Listed
from l10n.build.inline import foreign, heading
from l10n.build.page import Other, Site
from l10n.build.theme import Renderer, Theme
from l10n.build.wording import date_text, language_name

PER_PAGE = 50


def newest_first(reports: Iterable[Listed]) -> list[Listed]:
    """In the order of lists and feeds: by date, those without one last; then by id."""
    return sorted(sorted(reports, key=lambda one: one.report), key=lambda one: one.published, reverse=True)


def lists(
    ordered: Sequence[Listed],
    told: Callable[[Listed], Facts],
    *,
    locale: str,
    site: Site,
    theme: Theme,
    renderer: Renderer,
) -> Iterator[tuple[str, bytes]]:
    """The pages that list the reports of a locale.

    Args:
        ordered: the reports as they are to stand there.
        told: all that is told of one.
        locale: of the pages.
        site: they are of.
        theme: of the site.
        renderer: of its templates.

    Yields:
        Path and bytes of each page.
    """
    words = theme.words_for(locale)
    count = max(1, -(-len(ordered) // PER_PAGE))
    for number in range(1, count + 1):
        path = index_path(locale, number)
        shown = ordered[(number - 1) * PER_PAGE : number * PER_PAGE]
        name = site.name(locale) or words["site"]
        page = {
            "locale": locale,
            "title": name if number == 1 else f"{words['page'].format(number=number)} – {name}",
            "description": "",
            "indexable": True,
            "canonical": absolute(path, base=site.base),
            "alternates": _alternates(site) if number == 1 else [],
            "switch": _switch(site, path),
            "newer": relative(index_path(locale, number - 1), start=path) if number > 1 else "",
            "older": relative(index_path(locale, number + 1), start=path) if number < count else "",
            "entries": [
                {
                    "href": relative(facts.path, start=path),
                    "heading": Markup(heading(facts.title, locale)),  # noqa: S704 - escaped
                    "date": facts.date,
                    "date_text": date_text(facts.date, locale) if facts.date else "",
                    "summary": Markup(foreign(facts.summary, locale)),  # noqa: S704 - escaped
                }
                for facts in map(told, shown)
            ],
        }
        yield path, _render("index.html", page, path, site=site, theme=theme, renderer=renderer)


def home(*, site: Site, theme: Theme, renderer: Renderer) -> tuple[str, bytes]:
    """The first page of the site: its languages."""
    locale = site.locales[0]
    page = {
        "locale": locale,
        "title": site.name(locale) or theme.words_for(locale)["choose"],
        "description": "",
        "indexable": True,
        "canonical": absolute(PAGE, base=site.base),
        "alternates": [],
        "switch": _switch(site, PAGE),
    }
    return PAGE, _render("home.html", page, PAGE, site=site, theme=theme, renderer=renderer)


def moved(facts: Facts, path: str, *, site: Site, theme: Theme, renderer: Renderer) -> bytes:
    """A page at an address that a report had."""
    page = {
        "locale": facts.locale,
        "title": facts.title,
        "canonical": absolute(facts.path, base=site.base),
        "href": relative(facts.path, start=path),
    }
    return _render("moved.html", page, path, site=site, theme=theme, renderer=renderer)


def _render(
    name: str, page: Mapping[str, object], path: str, *, site: Site, theme: Theme, renderer: Renderer
) -> bytes:
    locale = str(page["locale"])
    shown = {"name": site.name(locale), "feeds": bool(site.base)}
    words = theme.words_for(locale)
    return renderer.render(name, link=lambda to: relative(to, start=path), page=page, words=words, site=shown)


def _switch(site: Site, path: str) -> list[Other]:
    return [
        Other(locale, language_name(locale, within=locale), relative(index_path(locale), start=path))
        for locale in site.locales
    ]


def _alternates(site: Site) -> list[Other]:
    if len(site.locales) < 2:  # noqa: PLR2004 - one language has no other
        return []
    others = [
        Other(locale, "", "", absolute(index_path(locale), base=site.base), locale) for locale in site.locales
    ]
    return [*others, Other("", "", "", absolute(PAGE, base=site.base), "x-default")]
