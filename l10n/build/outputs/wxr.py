"""WordPress' own exchange format, WXR 1.2: drafts that an editor looks at and publishes there.

WordPress knows nothing of translations; each draft carries the report and locale it is of as fields of its own,
``_l10n_report`` and ``_l10n_locale``, by which a plug-in for translations can join them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from l10n.build.address import absolute
from l10n.build.facts import Facts
from l10n.text.normalize import normalize

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>{title}</title>
<link>{link}</link>
<description>{title}</description>
<language>{locale}</language>
<wp:wxr_version>1.2</wp:wxr_version>
"""


def wxr(items: Sequence[tuple[Facts, str]], *, locale: str, title: str, base: str) -> bytes:
    """A file of drafts.

    Args:
        items: facts and HTML body of each report, in order.
        locale: of all of them.
        title: of the site.
        base: its address.
    """
    link = escape(base)
    head = _HEAD.format(title=escape(_legal(title or "l10n")), link=link, locale=escape(locale))
    return "".join(
        [head, *(_item(facts, body, base) for facts, body in items), "</channel>\n</rss>\n"]
    ).encode("utf-8", "replace")


def _item(facts: Facts, body: str, base: str) -> str:
    slug = facts.path.split("/", 1)[1].removesuffix("/index.html").replace("/", "-")
    author = facts.authors[0] if facts.authors else ""
    lines = [
        "<item>",
        f"<title>{_data(facts.title)}</title>",
        f"<dc:creator>{_data(author)}</dc:creator>",
        f'<guid isPermaLink="false">{escape(absolute(facts.path, base=base) or facts.path)}</guid>',
        f"<content:encoded>{_data(body)}</content:encoded>",
        f"<excerpt:encoded>{_data(facts.summary)}</excerpt:encoded>",
        *_dates(facts),
        f"<wp:post_name>{_data(f'{slug}-{facts.locale}')}</wp:post_name>",
        "<wp:status>draft</wp:status>",
        "<wp:post_type>post</wp:post_type>",
        f'<category domain="language" nicename="{escape(facts.locale.lower())}">{_data(facts.locale)}</category>',
        *_meta("_l10n_report", facts.report),
        *_meta("_l10n_locale", facts.locale),
        "</item>",
    ]
    return "\n".join(lines) + "\n"


def _dates(facts: Facts) -> list[str]:
    if not facts.published:
        return []
    moment = datetime.fromisoformat(facts.published)
    local, utc = (when.strftime("%Y-%m-%d %H:%M:%S") for when in (moment, moment.astimezone(UTC)))
    return [f"<wp:post_date>{local}</wp:post_date>", f"<wp:post_date_gmt>{utc}</wp:post_date_gmt>"]


def _meta(key: str, value: str) -> list[str]:
    return [
        "<wp:postmeta>",
        f"<wp:meta_key>{_data(key)}</wp:meta_key>",
        f"<wp:meta_value>{_data(value)}</wp:meta_value>",
        "</wp:postmeta>",
    ]


def _data(text: str) -> str:
    return f"<![CDATA[{_legal(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def _legal(text: str) -> str:
    return "".join(
        char for char in normalize(text) if char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff"
    )
