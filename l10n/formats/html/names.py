"""What sites call the parts of their pages: classes and ids that tell roles and furniture."""

import re

from l10n.model import Role

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PART = r"(?<![a-z0-9])(?:{})(?![a-z0-9])"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_PART.format("|".join(words.split())))


_ROLES = (
    (
        Role.BYLINE,
        _pattern("byline|by-line|author|authors|author-name|writer|reporter|reporter-name|article-author"),
    ),
    (
        Role.DATELINE,
        _pattern("dateline|date|datetime|timestamp|pubdate|published|posted-on"),
    ),
    (Role.CREDIT, _pattern("credit|credits|photo-credit|copyright-holder|photographer")),
    (Role.CAPTION, _pattern("cap|photo|caption|wp-caption-text|figcaption|photo-caption|img-desc|cutline")),
    (
        Role.NOTE,
        _pattern("note|notes|footnote|footnotes|endnote|endnotes|editors?-note|annotation|article-note"),
    ),
    (Role.SERIES, _pattern("series|series-title|series-name|series-link")),
)
_FURNITURE = (
    ("related", _pattern("related|recommend|recommends|recommended|recommendation|recommendations|more-news|read-more|ranking|"
                         "trending|most-read|most-viewed|popular-posts|outbrain|taboola|you-may-like|see-also-links")),
    ("sharing", _pattern("share|shares|sharing|sharedaddy|addthis|addtoany|sns|social|social-links|social-media")),
    ("comments", _pattern("comment|comments|comment-list|disqus|respond|reply-form")),
    ("navigation", _pattern("breadcrumb|breadcrumbs|pagination|pager|page-nav|navbar|navheader|navfooter|navigation|nav|"
                            "nav-links|menu|main-menu|skip-link|skip-links|toc-toggle|headerlink|global-nav|gnb|lnb|topbar")),
    ("sidebar", _pattern("sidebar|side-bar|sphinxsidebar|widget-area|sidebar-widget")),
    ("advertising", _pattern("ad|ads|advert|advertisement|advertising|adsbygoogle|sponsor|sponsored|promo|promotion|google-ad")),
    ("newsletter", _pattern("newsletter|newsletter-signup|subscribe|subscription|mail-magazine|donate|donation")),
    ("tags", _pattern("tags|tag-list|tag-links|post-tags|entry-tags|tagcloud|tag-cloud|keywords|cat-links|post-categories")),
    ("page header", _pattern("masthead|site-header|page-header-bar|site-title|site-branding|site-logo")),
    ("page footer", _pattern("colophon|site-footer|page-footer|footer-widgets|copyright-notice|footer-nav")),
    ("notice", _pattern("cookie|cookies|cookie-notice|popup|modal|gdpr|consent|toast|paywall-notice")),
)  # fmt: skip
_WHOLE = {
    "widget": "widget",
    "header": "page header",
    "footer": "page footer",
    "copyright": "page footer",
    "side": "sidebar",
    "gnav": "navigation",
}
"""Words that tell only as a whole class or id: parts of an article have headers, page builders end all in *widget*."""
_BODY = _pattern("entry-content|article-?body|post-?content|post-?body|story-?body|article-?content|article-?text|article-?view|"
                 "news-?body|news-?view|news-?text|entry-?body|story-?content|articlebody|article-main|honbun")  # fmt: skip


def fold(classes: str, identifier: str = "") -> str:
    """Class and id attributes as the patterns of this module read them: lower case, words joined by hyphens.

    An id of three words and more is left out: it is made of a heading's text, and tells what that is about.
    """
    names = _CAMEL.sub("-", classes).lower().replace("_", "-")
    own = _CAMEL.sub("-", identifier).lower().replace("_", "-").replace(".", "-")
    return f"{names} {own}" if own and own.count("-") < 2 else names  # noqa: PLR2004 (words of an id)


def role_of(names: str) -> Role | None:
    """The role that folded names suggest."""
    return next((role for role, pattern in _ROLES if pattern.search(names)), None)


def furniture_of(names: str) -> str | None:
    """The part of a page that folded names suggest: ``related``, ``sharing`` …; None for none."""
    reason = next((reason for reason, pattern in _FURNITURE if pattern.search(names)), None)
    return reason or next((_WHOLE[name] for name in names.split() if name in _WHOLE), None)


def is_body(names: str) -> bool:
    """Whether folded names suggest the text of an article."""
    return bool(_BODY.search(names))
