"""Which part of a page is the report, and why each other part is not."""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from l10n.config import HtmlSettings
from l10n.formats.html.elements import FURNITURE, HEADINGS, INLINE, OPAQUE
from l10n.formats.html.names import fold as fold_names
from l10n.formats.html.names import furniture_of, is_body
from l10n.formats.html.references import decode, fold, size_of
from l10n.formats.html.tree import DOCUMENT, Tree, is_inline

_ROLES = {
    "navigation": "navigation", "banner": "page header", "contentinfo": "page footer", "search": "form",
    "complementary": "aside", "dialog": "dialog", "alertdialog": "dialog", "menu": "navigation", "menubar": "navigation",
}  # fmt: skip
_UNSEEN = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.IGNORECASE)
_SECTIONS = ("article", "main", "section", "blockquote", "figure")
"""Elements whose ``<header>`` and ``<footer>`` are their own, not the page's."""
_HEADED = ("section", "dt", "dd", "li", "p")
"""Elements whose ids are made of their headings and words, not of their place on the page."""
_TELLING = frozenset(("class", "id", "hidden", "style", "aria-hidden", "role"))
"""Attributes that can say what an element is for."""
_MOST = 0.5
"""An element whose name says that it is furniture is believed if it holds no more of the page's text."""
_DOMINANT = 0.7
"""An element that holds this share of its parent's text is where the report is."""
_TEXTS = frozenset(("p", "pre", "blockquote", "ul", "ol", "dl", "li", "figure", *HEADINGS)) | INLINE
"""Elements that are texts, not places for them."""
_LINE = 40
"""Characters of a paragraph beside which nothing else is the place of the report."""
_NO_PROSE = OPAQUE | {"head", "title"}
_LONGEST_HEADING = 200
"""Tokens of a heading; one with more was never closed."""
_SHORTEST_TITLE = 10
_CLIMB = 1.5
"""How much more text than the root may come along to have the heading, byline and pictures above it."""


@dataclass(slots=True)
class Regions:
    """The report's place in a page."""

    root: int
    """The element that holds the report."""
    title: int | None
    """Its main heading, which may lie outside of the root."""
    reasons: dict[int, str] = field(default_factory=dict[int, str])
    """The topmost elements that are left out, and why: ``navigation``, ``related``, ``form`` …."""
    sizes: list[int] = field(default_factory=list[int])
    """Characters of text in each element, without what is left out."""


@dataclass(slots=True)
class _Measure:
    """Characters of text, and of links, in each element, without white space; of what is left out: none."""

    text: list[int]
    links: list[int]

    def own(self, node: int) -> int:
        """Text of an element that leads nowhere."""
        return self.text[node] - self.links[node]


def find(tree: Tree, settings: HtmlSettings) -> Regions:
    """Find the report in a page.

    The settings' selectors come first; then what the markup says (``<article>``, ``itemprop``, ``<main>``, names
    that sites give to the text of an article); then the innermost element that holds most of the text.

    Raises:
        ConfigError: a selector is not valid CSS.
    """
    reasons: dict[int, str] = {}
    root = None
    if settings.article or settings.skip:
        from l10n.formats.html.select import Selection  # noqa: PLC0415 (lxml, for sites that have selectors only)

        selection = Selection(tree)
        reasons.update(dict.fromkeys(selection.all(settings.skip), "skipped by the settings"))
        root = selection.first(settings.article)
    sizes = _sizes(tree)
    whole = _measure(tree, sizes, {})
    candidates = _titles(tree, whole)
    _find_furniture(tree, whole, reasons, keep=candidates if root is None else [*candidates, root])
    left = _measure(tree, sizes, reasons)
    candidates = [at for at in candidates if left.text[at]]
    if root is None:
        root = _root_by_markup(tree, left) or _root_by_text(tree, left)
        root = _climb(tree, left, root, candidates[:1])
    inside = [at for at in candidates if at == root or tree.contains(root, tree.nodes[at].token)]
    before = [at for at in candidates if tree.nodes[at].token < tree.nodes[root].token]
    title = next(iter((*inside[:1], *before[-1:])), None) or _first_heading(tree, left, root)
    return Regions(root, title, reasons, left.text)


def _titles(tree: Tree, whole: _Measure) -> list[int]:
    """Headings that may be the report's: the one that the page is called after, or else every h1."""
    headings = {
        at: tree.shown(at)
        for at, node in enumerate(tree.nodes)
        if node.name in HEADINGS and whole.text[at] and node.end - node.token < _LONGEST_HEADING
    }
    names = [tree.shown(at) for at, node in enumerate(tree.nodes) if node.name == "title"][:1]
    described = (at for at in tree.described if tree.raw(at, "property") == "og:title")
    names += [fold(decode(tree.raw(at, "content"))).strip() for at in described][:1]
    called = [at for at, heading in headings.items() if heading in names]
    if not called:  # a name often has that of the site around it, and the site one as its own heading
        parts = [at for at, heading in headings.items() if any(heading in name for name in names)]
        parts = [at for at in parts if len(headings[at]) >= _SHORTEST_TITLE]
        called = [max(parts, key=lambda at: len(headings[at]))] if parts else []
    return called or [at for at in headings if tree.nodes[at].name == "h1"]


def _sizes(tree: Tree) -> list[int]:
    """Characters of text that lie directly in each element, without white space."""
    sizes = [0] * len(tree.nodes)
    for at, token in enumerate(tree.tokens):
        if token.kind == "text":
            sizes[tree.owner[at]] += size_of(tree.source[token.start : token.end])
    return sizes


def _measure(tree: Tree, sizes: list[int], reasons: Container[int]) -> _Measure:
    text, links = sizes.copy(), [0] * len(sizes)
    for at in range(len(sizes) - 1, DOCUMENT, -1):
        node = tree.nodes[at]
        if at in reasons or node.name in _NO_PROSE:
            text[at] = links[at] = 0
            continue
        if node.name == "a":
            links[at] = text[at]
        text[node.parent] += text[at]
        links[node.parent] += links[at]
    return _Measure(text, links)


def _find_furniture(tree: Tree, whole: _Measure, reasons: dict[int, str], keep: list[int]) -> None:
    """Add to ``reasons`` the topmost elements that are no part of the report."""
    protected: set[int] = set()
    mains = [at for at, node in enumerate(tree.nodes) if node.name == "main"]
    for at in (*keep, *mains, *_article_bodies(tree)):
        protected |= _ancestors(tree, at, known=protected)
    inside: list[bool] = [False] * len(tree.nodes)
    for at, node in enumerate(tree.nodes):
        if at == DOCUMENT:
            continue
        inside[at] = inside[node.parent]
        if inside[at]:
            reasons.pop(at, None)
        elif at in reasons:
            inside[at] = True
        elif reason := _reason(tree, at, whole, protected=at in protected):
            reasons[at] = reason
            inside[at] = True


def _ancestors(tree: Tree, at: int, known: set[int]) -> set[int]:
    """An element and those around it, up to one that is known already."""
    found: set[int] = set()
    while at > DOCUMENT and at not in known:
        found.add(at)
        at = tree.nodes[at].parent
    return found


def _reason(tree: Tree, at: int, whole: _Measure, *, protected: bool) -> str | None:
    name = tree.nodes[at].name
    if name in FURNITURE and not (protected and name in ("form", "fieldset")):
        return FURNITURE[name]
    if name not in ("header", "footer") and _TELLING.isdisjoint(tree.attributes(at)):
        return None
    if _is_hidden(tree, at):
        return "hidden"
    if protected or name in ("html", "body", "head", "article", "main", *HEADINGS):
        return None
    reason = _ROLES.get(tree.raw(at, "role").lower())
    if name in ("header", "footer") and not _within(tree, at, _SECTIONS):
        reason = f"page {name}"
    identifier = "" if name in _HEADED or is_inline(name) else tree.raw(at, "id")
    named = fold_names(tree.raw(at, "class"), identifier)
    if reason or not named or is_body(named):
        return reason
    reason = furniture_of(named)
    large = whole.own(at) > _MOST * whole.own(DOCUMENT)
    return None if large and reason != "comments" else reason


def _is_hidden(tree: Tree, at: int) -> bool:
    return (
        "hidden" in tree.attributes(at)
        or bool(_UNSEEN.search(tree.raw(at, "style")))
        or tree.raw(at, "aria-hidden").lower() == "true"
    )


def _within(tree: Tree, at: int, names: tuple[str, ...]) -> bool:
    """Whether an element lies in one of such a name, not far up: pages nest a few dozen levels."""
    for _ in range(64):
        at = tree.nodes[at].parent
        if at <= DOCUMENT:
            return False
        if tree.nodes[at].name in names:
            return True
    return False


def _root_by_markup(tree: Tree, left: _Measure) -> int | None:
    total = left.own(DOCUMENT)
    articles = _outermost(
        tree, [at for at, node in enumerate(tree.nodes) if node.name == "article" and left.text[at]]
    )
    bodies = [at for at in range(1, len(tree.nodes)) if tree.raw(at, "itemprop") == "articleBody"]
    named = [at for at in range(1, len(tree.nodes)) if _is_named_body(tree, at)]
    mains = [
        at for at, node in enumerate(tree.nodes) if node.name == "main" or tree.raw(at, "role") == "main"
    ]
    for candidates, share in ((articles, 0.25), (bodies, 0.25), (named, 0.3), (mains, 0.3)):
        if not candidates:
            continue
        best = max(candidates, key=left.own)  # the first of equals
        rivals = sum(left.own(at) for at in candidates if not _nested(tree, at, best)) - left.own(best)
        if left.own(best) >= max(share * total, 1) and left.own(best) > 2 * rivals:
            return best
    return None


def _article_bodies(tree: Tree) -> list[int]:
    return [at for at in tree.described if tree.raw(at, "itemprop") == "articleBody"]


def _is_named_body(tree: Tree, at: int) -> bool:
    if tree.nodes[at].name not in ("div", "section", "td"):
        return False
    return is_body(fold_names(tree.raw(at, "class"), tree.raw(at, "id")))


def _nested(tree: Tree, at: int, other: int) -> bool:
    return at != other and (
        tree.contains(other, tree.nodes[at].token) or tree.contains(at, tree.nodes[other].token)
    )


def _outermost(tree: Tree, nodes: list[int]) -> list[int]:
    found: list[int] = []
    for at in nodes:
        if not found or not tree.contains(found[-1], tree.nodes[at].token):
            found.append(at)
    return found


def _root_by_text(tree: Tree, left: _Measure) -> int:
    """From the document inwards, as long as one element holds most of the text."""
    heaviest: dict[int, int] = {}
    for at, node in enumerate(tree.nodes):
        if at != DOCUMENT and left.own(at) > left.own(heaviest.get(node.parent, DOCUMENT)) * (
            node.parent in heaviest
        ):
            heaviest[node.parent] = at
    holders = {node.parent for node in tree.nodes[1:] if not is_inline(node.name)}
    prose = {
        node.parent
        for at, node in enumerate(tree.nodes)
        if node.name in ("p", "div") and left.own(at) > _LINE and at not in holders
    }
    root = DOCUMENT
    while (
        root not in prose
        and (child := heaviest.get(root)) is not None
        and left.own(child) > _DOMINANT * left.own(root)
    ):
        if tree.nodes[child].name in _TEXTS:
            break
        root = child
    return root


def _climb(tree: Tree, left: _Measure, root: int, headings: list[int]) -> int:
    """The element that holds the main heading as well, if little else comes with it."""
    at, most = root, _CLIMB * left.text[root]
    while at > DOCUMENT and left.text[at] <= most:
        if any(tree.contains(at, tree.nodes[heading].token) for heading in headings):
            return at
        at = tree.nodes[at].parent
    return root


def _first_heading(tree: Tree, left: _Measure, root: int) -> int | None:
    """The first heading of the report, if nothing but a few words comes before it."""
    for at, node in enumerate(tree.nodes):
        if node.name in HEADINGS and left.text[at] and tree.contains(root, node.token):
            return at
    return None
