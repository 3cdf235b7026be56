"""What a page says of itself: its date, language and address, and descriptions that readers never see in it."""

import re
from collections.abc import Iterator

from l10n.formats.html.references import decode
from l10n.formats.html.tree import Tree

_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?\Z")
_PUBLISHED = re.compile(r'"datePublished"\s*+:\s*+"([^"\n]{4,40})"')
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "date",
    "dc.date",
    "dcterms.date",
)
"""Names of ``<meta>`` in which dates of publication are given, the surest first."""
_DESCRIPTIONS = ("description", "og:title", "og:description")
_LONGEST = 500


def facts(tree: Tree) -> dict[str, str]:
    """``date`` (ISO 8601), ``lang`` and ``url``, those that the page gives."""
    languages: list[str] = []
    addresses: list[tuple[int, str]] = []
    dates: list[tuple[int, str]] = []
    for at in tree.described:
        node = tree.nodes[at]
        if node.name == "html":
            languages += (_value(tree, at, "lang"), _value(tree, at, "xml:lang"))
        elif node.name == "link" and "canonical" in tree.raw(at, "rel").lower().split():
            addresses.append((0, _value(tree, at, "href")))
        elif node.name == "meta" and _name(tree, at) == "og:url":
            addresses.append((1, _value(tree, at, "content")))
        elif node.name == "meta" and _name(tree, at) in _DATES:
            dates.append((_DATES.index(_name(tree, at)), _value(tree, at, "content")))
        elif node.name == "time":
            dates.append((len(_DATES) + 1, _value(tree, at, "datetime")))
        elif node.name == "script" and "json" in tree.raw(at, "type"):
            published = _PUBLISHED.search(tree.source, *_inside(tree, at))
            dates.append((len(_DATES), published[1] if published else ""))
    surest = {
        "date": [date for _, date in sorted(dates, key=lambda pair: pair[0]) if _DATE.match(date)],
        "lang": [language for language in languages if language],
        "url": [address for _, address in sorted(addresses, key=lambda pair: pair[0]) if address],
    }
    return {name: values[0] for name, values in surest.items() if values and len(values[0]) <= _LONGEST}


def descriptions(tree: Tree) -> Iterator[int]:
    """The ``<meta>`` elements whose ``content`` is text for readers: description, og:title, og:description."""
    for at in tree.described:
        if tree.nodes[at].name == "meta" and _name(tree, at) in _DESCRIPTIONS:
            yield at


def _name(tree: Tree, at: int) -> str:
    return (tree.raw(at, "property") or tree.raw(at, "name") or tree.raw(at, "itemprop")).lower()


def _value(tree: Tree, at: int, name: str) -> str:
    return " ".join(decode(tree.raw(at, name)).split())


def _inside(tree: Tree, at: int) -> tuple[int, int]:
    node = tree.nodes[at]
    return tree.tokens[node.token].end, tree.tokens[node.end - 1].end
