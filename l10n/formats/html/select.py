"""Elements of a page by CSS selectors, for sites that say where their articles are."""

import re
from collections.abc import Iterable
from typing import cast

from cssselect import HTMLTranslator, SelectorError
from lxml import etree

from l10n.errors import ConfigError
from l10n.formats.html.references import decode
from l10n.formats.html.tree import DOCUMENT, Tree
from l10n.text.normalize import normalize

_UNFIT = re.compile(r"[^a-zA-Z0-9_.-]|\A[^a-zA-Z_]")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_DEEPEST = 200
"""Elements further down hang at this depth, as browsers do it too: libxml2 goes through trees by recursion."""


class Selection:
    """The elements of a page as lxml knows them, to be asked for by selectors."""

    def __init__(self, tree: Tree) -> None:
        self._elements = [etree.Element("document")]
        self._index: dict[object, int] = {self._elements[0]: DOCUMENT}
        depths = [0]
        for at, node in enumerate(tree.nodes):
            if at == DOCUMENT:
                continue
            parent = node.parent
            while depths[parent] >= _DEEPEST:
                parent = tree.nodes[parent].parent
            element = etree.SubElement(
                self._elements[parent], _UNFIT.sub("_", node.name), _attributes(tree, at)
            )
            self._elements.append(element)
            self._index[element] = at
            depths.append(depths[parent] + 1)

    def all(self, selectors: Iterable[str]) -> list[int]:
        """Indexes of the elements that any of the selectors matches, in document order.

        Raises:
            ConfigError: a selector is not valid.
        """
        found = {at for selector in selectors for at in self._matches(selector)}
        return sorted(found)

    def first(self, selectors: Iterable[str]) -> int | None:
        """The first element that the first selector with a match matches."""
        for selector in selectors:
            found = self._matches(selector)
            if found:
                return min(found)
        return None

    def _matches(self, selector: str) -> list[int]:
        try:
            path = etree.XPath(HTMLTranslator().css_to_xpath(selector))
            found = path(self._elements[0])
        except (SelectorError, etree.XPathError) as error:
            raise ConfigError(f"{selector!r} is not a CSS selector that can be used here: {error}") from error
        matches = cast(list[object], found) if isinstance(found, list) else []
        return [self._index[element] for element in matches if element in self._index]


def _attributes(tree: Tree, node: int) -> dict[str, str]:
    return {
        _UNFIT.sub("_", name): _NOT_XML.sub("", normalize(decode(tree.source[at.start : at.end])))
        for name, at in tree.attributes(node).items()
    }
