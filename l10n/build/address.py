"""Where pages lie in a site, and how one names another."""

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import quote

PAGE = "index.html"
_TAKEN = frozenset({"index.html", "atom.xml", "rss.xml", "feed.json", "page"})
"""Names in a locale's folder that are no reports."""
_LONGEST = 200
"""Bytes of a part of a path; file systems take 255."""


def page_path(locale: str, slug: str) -> str:
    """The file of a report's page: ``ko/rason-market/index.html``."""
    return f"{locale}/{slug}/{PAGE}"


def index_path(locale: str, number: int = 1) -> str:
    """The file of a page of the list of reports."""
    return f"{locale}/{PAGE}" if number == 1 else f"{locale}/page/{number}/{PAGE}"


def relative(path: str, *, start: str) -> str:
    """How a file of the site names another: an address with its characters encoded.

    Args:
        path: of the other; a page's may end in ``/``.
        start: path of the file that names it.
    """
    folder = path.endswith(("/", f"/{PAGE}")) or path in {"", PAGE}
    clean = path.removesuffix(PAGE).rstrip("/") if folder else path
    written = quote(_between(clean, posixpath.dirname(start)), safe="/")
    return f"{written}/" if folder else written


def _between(path: str, folder: str) -> str:
    """A path from a folder on: both relative to one place, without ``.`` and ``..`` in them."""
    to, at = (part.split("/") if part else [] for part in (path, folder))
    same = 0
    while same < min(len(to), len(at)) and to[same] == at[same]:
        same += 1
    return "/".join([*[".."] * (len(at) - same), *to[same:]]) or "."


def absolute(path: str, *, base: str) -> str:
    """The full address of a file of the site; empty for a site whose address is not known."""
    if not base:
        return ""
    return f"{base.rstrip('/')}/{quote(path.removesuffix(PAGE), safe='/')}"


def faults(slugs: Mapping[str, str], former: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What is wrong with the addresses of reports.

    Args:
        slugs: report -> slug.
        former: report -> slugs that it had.
    """
    owners: dict[str, str] = {}
    wanted = [(slug, report) for report, slug in slugs.items()]
    wanted += [(slug, report) for report, old in former.items() for slug in old]
    for slug, report in wanted:
        key = unicodedata.normalize("NFC", slug).casefold()
        if key in owners:
            yield (
                f"{report}: its address {slug!r} is that of {owners[key]}; give one of them another slug in report.toml."
                if owners[key] != report
                else f"{report}: {slug!r} is its slug and among its former ones, or stands there twice; take one out."
            )
        owners.setdefault(key, report)
        if key.partition("/")[0] in _TAKEN:
            yield f"{report}: {slug!r} is an address of the site's own; give the report another slug in report.toml."
        if any(len(part.encode()) > _LONGEST for part in slug.split("/")):
            yield f"{report}: its address is too long; give it a slug in report.toml."
        if key.rpartition("/")[2] == PAGE:
            yield f"{report}: {slug!r} ends in {PAGE}; give it a slug in report.toml."
