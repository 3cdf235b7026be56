"""The role of each element of a page, from its tag, its names and the elements around it."""

from l10n.config import HtmlSettings
from l10n.errors import ConfigError
from l10n.formats.html.elements import HEADINGS
from l10n.formats.html.names import fold, role_of
from l10n.formats.html.regions import Regions
from l10n.formats.html.tree import DOCUMENT, Tree, is_inline
from l10n.model import Role

_BY_TAG = {
    **dict.fromkeys(HEADINGS, Role.SUBHEAD),
    "title": Role.META,
    "figure": Role.CAPTION,
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "blockquote": Role.QUOTE,
    "li": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM,
    "dd": Role.LIST_ITEM,
    "td": Role.CELL,
    "th": Role.CELL,
    "time": Role.DATELINE,
}
_ITEMPROPS = {
    "author": Role.BYLINE,
    "creator": Role.BYLINE,
    "headline": Role.TITLE,
    "caption": Role.CAPTION,
    "datePublished": Role.DATELINE,
    "dateModified": Role.DATELINE,
}
_HEADINGS = (Role.TITLE, Role.META, Role.SUBHEAD)
_LONGEST = {Role.NOTE: 2000, Role.CAPTION: 600}
_TELLING = frozenset(("class", "id", "itemprop", "rel"))
"""Attributes that can say what an element is."""
_LITTLE = 40
"""Text of a page below which no cell is judged by its share of it."""
_SHORT = 300
"""A longer element is no byline, whatever it is called: an archive of an author has such names all over."""


def find(tree: Tree, regions: Regions, settings: HtmlSettings) -> list[Role]:
    """The role of text that lies directly in each element of a page.

    Raises:
        ConfigError: the settings name an unknown role or hold an invalid selector.
    """
    chosen = _chosen(tree, settings)
    layout = _layout_cells(tree, regions.sizes)
    roles = [Role.PARAGRAPH] * len(tree.nodes)
    for at, node in enumerate(tree.nodes):
        if at == DOCUMENT:
            continue
        above = roles[node.parent]
        if at in chosen:
            roles[at] = chosen[at]
        elif at == regions.title:
            roles[at] = Role.TITLE
        elif at in layout:
            roles[at] = Role.PARAGRAPH
        elif above in _HEADINGS and is_inline(node.name):
            roles[at] = above
        else:
            if above in _HEADINGS and node.name == "p":  # a heading that was never closed
                above = Role.PARAGRAPH
            roles[at] = _by_names(tree, at, regions.sizes[at]) or _BY_TAG.get(node.name, above)
    return roles


def _chosen(tree: Tree, settings: HtmlSettings) -> dict[int, Role]:
    if not settings.roles:
        return {}
    from l10n.formats.html.select import Selection  # noqa: PLC0415 (lxml, for sites that have selectors only)

    selection = Selection(tree)
    chosen: dict[int, Role] = {}
    for name, selectors in settings.roles.items():
        try:
            role = Role(name)
        except ValueError:
            known = ", ".join(Role)
            raise ConfigError(f"{name!r} is no role of text in a page: use one of {known}") from None
        chosen.update(dict.fromkeys(selection.all(selectors), role))
    return chosen


def _by_names(tree: Tree, at: int, size: int) -> Role | None:
    if _TELLING.isdisjoint(tree.attributes(at)):
        return None
    named = fold(
        tree.raw(at, "class"), tree.raw(at, "id") if tree.nodes[at].name in ("div", "p", "span") else ""
    )
    role = _ITEMPROPS.get(tree.raw(at, "itemprop")) or (role_of(named) if named else None)
    if role is None and tree.raw(at, "rel") == "author":
        role = Role.BYLINE
    heading = tree.nodes[at].name in HEADINGS
    if role is None or size > _LONGEST.get(role, _SHORT) or (heading and role != Role.SERIES):
        return None
    return role


def _layout_cells(tree: Tree, sizes: list[int]) -> set[int]:
    """Cells of tables that only place things on the page: of headings, tables, paragraphs, or most of the text."""
    cells: set[int] = set()
    paragraphs: dict[int, int] = {}
    cell_of = [DOCUMENT] * len(tree.nodes)
    for at, node in enumerate(tree.nodes):
        if at == DOCUMENT:
            continue
        cell = cell_of[at] = at if node.name in ("td", "th") else cell_of[node.parent]
        outer = cell_of[node.parent]
        if outer and node.name in (*HEADINGS, "table", "article", "blockquote", "figure"):
            cells.add(outer)
        elif cell and node.name == "p":
            paragraphs[cell] = paragraphs.get(cell, 0) + 1
    cells |= {cell for cell, count in paragraphs.items() if count > 1}
    return cells | {cell for cell in {*cell_of} - {DOCUMENT} if 2 * sizes[cell] > sizes[DOCUMENT] > _LITTLE}
