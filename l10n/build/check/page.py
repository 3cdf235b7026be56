"""What a page alone shows: its language, heading, pictures, names, leftovers, and where its links lead."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from l10n.formats.foreign_xml import Element
from l10n.model import Finding, Severity
from l10n.text.marks import MARK

_EXECUTES = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data")
_LEFT = re.compile("\ufffd|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WORDS = 8
"""An English run of so many words in a page of another script was forgotten, if nothing says otherwise."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_LOOKED_AT = frozenset(
    {"script", "img", "link", "meta", "span", "a", "source", "area", "iframe", "object", "embed", "form"}
)
_LATIN = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "vi", "id", "ms"})


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What other pages must know of a page."""

    path: str
    findings: tuple[Finding, ...] = ()
    ids: tuple[str, ...] = ()
    links: tuple[tuple[str, int], ...] = ()
    """Addresses that name files, and the lines they stand on."""
    canonical: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    """``hreflang`` and address."""
    indexable: bool = True
    works: tuple[str, ...] = ()
    """``@id`` of articles that its JSON-LD is or names: own first."""
    moved: bool = False
    """It sends its readers on."""


def examine(path: str, data: bytes) -> PageFacts:
    """Look at a page.

    Args:
        path: in the site.
        data: of the page.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return PageFacts(path, (_finding("encoding", f"is not UTF-8: {error}", path, 0),))
    if not text.strip():
        return PageFacts(path, (_finding("empty-page", "is empty", path, 0),))
    parser = etree.HTMLParser(recover=True, no_network=True, huge_tree=False, encoding="utf-8")
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        return PageFacts(path, (_finding("empty-page", "is empty", path, 0),))
    page = _Page(path, tree)
    page.look()
    return PageFacts(
        path,
        tuple(page.findings),
        tuple(page.ids),
        tuple(page.links),
        page.canonical,
        tuple(page.alternates),
        page.indexable,
        tuple(page.works),
        page.moved,
    )


def _finding(rule: str, message: str, path: str, line: int, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule, message, severity, path=path, line=line)


@dataclass
class _Page:
    path: str
    tree: Element
    findings: list[Finding] = field(default_factory=list[Finding])
    links: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    canonical: str = ""
    alternates: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    indexable: bool = True
    works: list[str] = field(default_factory=list[str])
    moved: bool = False
    ids: Counter[str] = field(default_factory=Counter[str])

    def say(self, rule: str, message: str, element: Element, severity: Severity = Severity.ERROR) -> None:
        self.findings.append(_finding(rule, message, self.path, element.sourceline or 0, severity))

    def look(self) -> None:
        tree = self.tree
        lang = tree.get("lang", "").strip()
        if tree.tag != "html" or not lang:
            self.say("page-language", "does not say which language it is in: <html lang>", tree)
        if not (tree.findtext(".//title") or "").strip():
            self.say("page-title", "has no title", tree)
        headings = sum(1 for _ in tree.iter("h1"))
        if headings != 1:
            self.say("one-h1", f"has {headings} headings of the first level, and one is right", tree)
        for element in tree.iter(etree.Element):
            self._attributes(element)
            if element.tag in _LOOKED_AT:
                self._element(element, lang)
        self._texts()
        for name, count in self.ids.items():
            if count > 1:
                self.say("duplicate-id", f"the id {name!r} stands there {count} times", tree)

    def _attributes(self, element: Element) -> None:
        for name, value in element.items():
            if name == "id":
                self.ids[value] += bool(value)
            elif name in _ADDRESSES:
                if _EXECUTES.match(value):
                    what = f"<{element.tag!s} {name}={value[:40]!r}> executes, or hides what it is"
                    self.say("script", what, element)
            elif name == "lang":
                if not _LANGUAGE.fullmatch(value):
                    self.say("page-language", f"lang={value!r} is no language", element)
            elif name.startswith("on"):
                self.say("script", f"<{element.tag!s} {name}>: pages hold no scripts", element)

    def _element(self, element: Element, lang: str) -> None:
        tag = element.tag
        if tag == "script":
            self._script(element)
        elif tag == "img":
            self._image(element)
        elif tag == "link":
            self._link(element)
        elif tag == "meta":
            self.indexable &= not (
                element.get("name", "").lower() == "robots" and "noindex" in element.get("content", "")
            )
            self.moved |= element.get("http-equiv", "").lower() == "refresh"
        elif tag == "span":
            self._span(element, lang)
        elif tag in {"a", "source", "area"}:
            self._address(element, element.get("href") or element.get("src") or "")
            if tag == "a" and element.get("href") is not None and not _named(element):
                self.say("empty-link", "a link has no text", element)
        else:
            self.say("script", f"<{tag!s}>: pages hold no such thing", element)

    def _script(self, element: Element) -> None:
        if element.get("type") != "application/ld+json":
            self.say("script", "pages hold no scripts", element)
            return
        try:
            article: Any = json.loads(element.text or "")
            works: list[Any] = [article, article.get("translationOfWork")]
            others: Any = article.get("workTranslation", [])
            works += others if isinstance(others, list) else [others]
            ids: list[Any] = [work.get("@id") for work in works if work]
            if not article["@type"]:
                raise ValueError("it has no @type")  # noqa: TRY301 - told as what is wrong with it
        except (ValueError, RecursionError, AttributeError, KeyError, TypeError) as error:
            self.say("json-ld", f"its JSON-LD cannot be read: {error}", element)
            return
        self.works += [str(one) for one in ids if one]

    def _image(self, element: Element) -> None:
        src = element.get("src", "")
        if element.get("alt") is None:
            self.say("image-alt", f"the picture {src} has no alt", element)
        if not (element.get("width", "").isdecimal() and element.get("height", "").isdecimal()):
            self.say("image-size", f"the picture {src} has no width and height", element, Severity.WARNING)
        self._address(element, src)

    def _link(self, element: Element) -> None:
        rel, href = element.get("rel", "").lower().split(), element.get("href", "")
        if "canonical" in rel:
            self.canonical = href
        elif "alternate" in rel and element.get("hreflang"):
            self.alternates.append((element.get("hreflang", ""), href))
        else:
            self._address(element, href)

    def _address(self, element: Element, href: str) -> None:
        if href and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", href):
            self.links.append((href, element.sourceline or 0))

    def _span(self, element: Element, lang: str) -> None:
        """One that was forgotten says that it is English, and nothing else."""
        if element.get("lang") != "en" or element.get("class") or lang.partition("-")[0] in _LATIN:
            return
        body = self.tree.find("body")
        if len(_WORD.findall(element.text or "")) >= _WORDS and any(
            one is body for one in element.iterancestors()
        ):
            message = f"reads as if it were not translated: {(element.text or '')[:60]}"
            self.say("english-run", message, element, Severity.WARNING)

    def _texts(self) -> None:
        body = self.tree.find("body")
        if body is None:
            return
        whole = "".join(map(str, body.itertext()))
        if not (MARK.search(whole) or _LEFT.search(whole)):
            return
        for element in body.iter(etree.Element):
            if element.tag in {"script", "style"}:
                continue
            for text in (element.text, element.tail):
                if text and ((left := MARK.search(text)) or (left := _LEFT.search(text))):
                    self.say(
                        "leftover", f"{left[0]!r} is left in the text: {_around(text, left.start())}", element
                    )


def _named(element: Element) -> bool:
    if element.get("aria-label") or "".join(element.itertext()).strip():
        return True
    return any(image.get("alt") for image in element.iter("img"))


def _around(text: str, at: int) -> str:
    return " ".join(text[max(0, at - 20) : at + 20].split())


def links_of(facts: PageFacts) -> Iterator[tuple[str, str, int]]:
    """Path, fragment and line of each link within the site."""
    for href, line in facts.links:
        path, _, fragment = href.partition("#")
        yield path.partition("?")[0], fragment, line
