"""What pages show together: whether links lead somewhere, versions name each other, feeds and sitemap hold."""

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from sys import intern
from urllib.parse import quote, unquote

from lxml import etree

from l10n.build.check.page import PageFacts, links_of
from l10n.model import Finding, Severity

_PAGE = "index.html"
_ATOM = "{http://www.w3.org/2005/Atom}"
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_DATES = frozenset({f"{_ATOM}updated", f"{_ATOM}published", "pubDate", "lastBuildDate"})
_ENTRIES = frozenset({f"{_ATOM}entry", "item", f"{_MAP}url"})
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def check_site(
    pages: Iterable[PageFacts], files: Collection[str], feeds: Mapping[str, bytes]
) -> list[Finding]:
    """Hold the pages of a site against each other.

    Args:
        pages: all of them; gone through twice, so that not all need to be held at once.
        files: paths of everything in the site.
        feeds: feeds and sitemaps by path: ``atom.xml``, ``rss.xml``, ``feed.json``, ``sitemap.xml``.

    Returns:
        Findings of the pages and of the site, in order of their paths.
    """
    run = _Site(pages, files)
    findings: list[Finding] = []
    for page in pages:
        findings += page.findings
        findings += run.links(page)
        findings += run.versions(page)
    for path in sorted(feeds):
        findings += run.feed(path, feeds[path])
    return sorted(findings, key=lambda finding: (finding.path, finding.line, finding.rule))


@dataclass(frozen=True, slots=True)
class _Known:
    """What is held of a page for the sake of others."""

    indexable: bool
    alternates: tuple[str, ...]
    ids: tuple[str, ...]


class _Site:
    def __init__(self, pages: Iterable[PageFacts], files: Collection[str]) -> None:
        self._pages: dict[str, _Known] = {}
        self._files = files
        self._works: set[str] = set()
        base = ("", "")
        for page in pages:
            alternates = tuple(intern(address) for _, address in page.alternates)
            self._pages[page.path] = _Known(page.indexable, alternates, tuple(map(intern, page.ids)))
            self._works.update(page.works[:1])
            if page.canonical and not page.moved and (own := _base(page)):
                base = min(base, (page.path, own)) if base[1] else (page.path, own)
        self._base = base[1]

    def links(self, page: PageFacts) -> Iterator[Finding]:
        """Every address within the site names a file of it, every fragment a place."""
        for path, fragment, line in links_of(page):
            there = self._target(page.path, path)
            if there not in self._files:
                yield _finding("broken-link", f"leads nowhere: {path}", page.path, line)
            elif fragment and (other := self._pages.get(there)) and unquote(fragment) not in other.ids:
                yield _finding("broken-fragment", f"{there} has no place #{fragment}", page.path, line)

    def versions(self, page: PageFacts) -> Iterator[Finding]:
        """Canonical addresses are a page's own; versions name each other, and only those that may be found."""
        if page.canonical and not page.moved and page.canonical != self._address(page.path):
            yield _finding("canonical", f"says that its address is {page.canonical}", page.path)
        if page.alternates and not page.indexable:
            yield _finding("hreflang", "may not be found, and names versions of itself", page.path)
        if page.alternates and page.canonical not in dict(page.alternates).values():
            yield _finding("hreflang", "does not name itself among its versions", page.path)
        for lang, address in page.alternates:
            other = self._pages.get(self._path(address))
            if other is None:
                yield _finding(
                    "hreflang", f"names a version in {lang} that is not there: {address}", page.path
                )
            elif not other.indexable:
                yield _finding(
                    "hreflang", f"names a version in {lang} that may not be found: {address}", page.path
                )
            elif lang != "x-default" and page.canonical not in other.alternates:
                yield _finding("hreflang", f"names a version that does not name it: {address}", page.path)
        for work in page.works[1:]:
            if work not in self._works:
                yield _finding("json-ld", f"its JSON-LD names {work}, which no page is", page.path)

    def feed(self, path: str, data: bytes) -> Iterator[Finding]:
        """A feed or sitemap can be read, has right dates, and names pages that may be found."""
        try:
            addresses, dates = _json(data) if path.endswith(".json") else _xml(data)
        except (ValueError, KeyError, TypeError, etree.XMLSyntaxError) as error:
            yield _finding("feed", f"cannot be read: {error}", path)
            return
        for date in dates:
            if not _is_date(date):
                yield _finding("feed-date", f"{date!r} is no date of a feed", path)
        for address in addresses:
            page = self._pages.get(self._path(address))
            if page is None:
                yield _finding("feed-link", f"names a page that is not there: {address}", path)
            elif not page.indexable:
                yield _finding("feed-link", f"names a page that may not be found: {address}", path)

    def _target(self, start: str, path: str) -> str:
        if not path:
            return start
        plain = unquote(path)
        found = posixpath.normpath(posixpath.join(posixpath.dirname(start), plain))
        if plain.endswith("/") or found == "." or plain in {".", ".."}:
            found = posixpath.normpath(posixpath.join(found, _PAGE))
        return found

    def _address(self, path: str) -> str:
        return f"{self._base}{quote(path.removesuffix(_PAGE), safe='/')}"

    def _path(self, address: str) -> str:
        """The file of an address of the site; empty for one of another."""
        if not self._base or not address.startswith(self._base):
            return ""
        path = unquote(address.removeprefix(self._base).partition("#")[0])
        return f"{path}{_PAGE}" if path.endswith("/") or not path else path


def _base(page: PageFacts) -> str:
    own = quote(page.path.removesuffix(_PAGE), safe="/")
    return page.canonical.removesuffix(own) if page.canonical.endswith(own) else ""


def _json(data: bytes) -> tuple[list[str], list[str]]:
    feed = json.loads(data)
    if feed["version"] != "https://jsonfeed.org/version/1.1":
        raise ValueError("it is no JSON Feed 1.1")
    items = feed["items"]
    return [item["url"] for item in items], [
        item[name] for item in items for name in ("date_published", "date_modified")
    ]


def _xml(data: bytes) -> tuple[list[str], list[str]]:
    """Addresses and dates; entries are let go one by one, as a sitemap has one of every page."""
    addresses: list[str] = []
    dates: list[str] = []
    for _, element in etree.iterparse(
        BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False
    ):
        text = element.text or ""
        if element.tag in _DATES:
            dates.append(text)
        elif element.tag == f"{_MAP}loc":
            addresses.append(text)
        elif element.tag == f"{_ATOM}entry":
            addresses += [link.get("href", "") for link in element.iter(f"{_ATOM}link")]
        elif element.tag == "item":
            addresses += [link.text or "" for link in element.iter("link")]
        if element.tag in _ENTRIES and (parent := element.getparent()) is not None:
            parent.remove(element)
    return addresses, dates


def _is_date(text: str) -> bool:
    if _STAMP.fullmatch(text):
        try:
            datetime.fromisoformat(text)
        except ValueError:
            return False
        return True
    try:
        return parsedate_to_datetime(text).tzinfo is not None
    except ValueError:
        return False


def _finding(rule: str, message: str, path: str, line: int = 0) -> Finding:
    return Finding(rule, message, Severity.ERROR, path=path, line=line)
