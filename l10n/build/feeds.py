"""Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 of a locale, and the sitemap."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from io import BytesIO
from itertools import chain
from xml.sax.saxutils import escape, quoteattr

from l10n.build.address import absolute, index_path
from l10n.build.facts import Facts, Listed
from l10n.build.page import Site
from l10n.text.normalize import normalize

NEWEST = 30
"""Reports in a feed."""
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def feeds(reports: Iterable[Facts], *, locale: str, site: Site, title: str) -> dict[str, bytes]:
    """The feeds of a locale by path.

    Args:
        reports: at most `NEWEST`, newest first, each with a date: a feed says when they came.
        locale: of the feeds.
        site: it is for; its address is known.
        title: of the feeds.
    """
    dated = list(reports)
    return {
        f"{locale}/atom.xml": _atom(dated, locale, site, title),
        f"{locale}/rss.xml": _rss(dated, locale, site, title),
        f"{locale}/feed.json": _json(dated, locale, site, title),
    }


def _latest(reports: Sequence[Facts]) -> str:
    return max(
        (facts.updated or facts.published for facts in reports),
        key=datetime.fromisoformat,
        default="1970-01-01T00:00:00Z",
    )


def _text(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        char for char in normalize(text) if char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff"
    )


def _atom(reports: Sequence[Facts], locale: str, site: Site, title: str) -> bytes:
    home, own = (absolute(path, base=site.base) for path in (index_path(locale), f"{locale}/atom.xml"))
    out = [
        f'{_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(locale)}>\n',
        f"<title>{_text(title)}</title>\n<id>{escape(home)}</id>\n",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n',
        f'<link rel="alternate" type="text/html" href={quoteattr(home)}/>\n',
        f"<updated>{_latest(reports)}</updated>\n<author><name>{_text(site.name(locale) or title)}</name></author>\n",
    ]
    for facts in reports:
        url = absolute(facts.path, base=site.base)
        out += [
            f"<entry>\n<title>{_text(facts.title)}</title>\n<id>{escape(url)}</id>\n",
            f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>\n',
            f"<published>{facts.published}</published>\n<updated>{facts.updated or facts.published}</updated>\n",
            *(f"<author><name>{_text(name)}</name></author>\n" for name in facts.authors),
            f"<summary>{_text(facts.summary)}</summary>\n</entry>\n",
        ]
    return "".join([*out, "</feed>\n"]).encode()


def _rss(reports: Sequence[Facts], locale: str, site: Site, title: str) -> bytes:
    home, own = (absolute(path, base=site.base) for path in (index_path(locale), f"{locale}/rss.xml"))
    out = [
        f'{_HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n',
        f"<channel>\n<title>{_text(title)}</title>\n<link>{escape(home)}</link>\n<description>{_text(title)}</description>\n",
        f"<language>{escape(locale.lower())}</language>\n",
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(own)}/>\n',
        f"<lastBuildDate>{_mail_date(_latest(reports))}</lastBuildDate>\n",
    ]
    for facts in reports:
        url = escape(absolute(facts.path, base=site.base))
        out += [
            f'<item>\n<title>{_text(facts.title)}</title>\n<link>{url}</link>\n<guid isPermaLink="true">{url}</guid>\n',
            f"<pubDate>{_mail_date(facts.published)}</pubDate>\n",
            *(f"<dc:creator>{_text(name)}</dc:creator>\n" for name in facts.authors),
            f"<description>{_text(escape(facts.summary))}</description>\n</item>\n",
        ]
    return "".join([*out, "</channel>\n</rss>\n"]).encode()


def _mail_date(text: str) -> str:
    return format_datetime(datetime.fromisoformat(text))


def _json(reports: Sequence[Facts], locale: str, site: Site, title: str) -> bytes:
    items: list[dict[str, object]] = []
    for facts in reports:
        url = absolute(facts.path, base=site.base)
        item: dict[str, object] = {
            "id": url,
            "url": url,
            "title": facts.title,
            "content_text": facts.summary,
            "date_published": facts.published,
            "date_modified": facts.updated or facts.published,
            "language": locale,
        }
        if facts.authors:
            item["authors"] = [{"name": name} for name in facts.authors]
        if facts.lead:
            item["image"] = absolute(facts.lead.path, base=site.base)
        items.append(item)
    feed: Mapping[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": absolute(index_path(locale), base=site.base),
        "feed_url": absolute(f"{locale}/feed.json", base=site.base),
        "language": locale,
        "items": items,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def sitemap(reports: Iterable[Listed], *, site: Site) -> bytes:
    """All pages that search engines may know; which is which in another language stands in the pages."""
    out = BytesIO()  # as text it would be there three times
    out.write(f'{_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'.encode())
    rows = [(index_path(locale), "") for locale in site.locales]
    for path, changed in chain(rows, sorted((one.path, one.changed) for one in reports)):
        when = f"<lastmod>{changed}</lastmod>" if changed else ""
        out.write(f"<url><loc>{escape(absolute(path, base=site.base))}</loc>{when}</url>\n".encode())
    out.write(b"</urlset>\n")
    return out.getvalue()
