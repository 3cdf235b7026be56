"""Which angle brackets are HTML and which are a newsroom's own (``<Inside N. Korea>``)."""

import re

from markdown_it.common.html_blocks import block_names

_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")

_NAMES = """
    a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption
    center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption
    figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd
    label legend li link main map mark math menu meta meter nav noframes noscript object ol optgroup option output p
    param picture pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var
    video wbr
"""
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
ELEMENTS = frozenset(_NAMES.split())
VOID = frozenset(_VOID_NAMES.split())


def tag_name(raw: str) -> str:
    """Lower-case name of a tag, ``""`` for comments and the like."""
    match = _NAME.match(raw)
    return match[2].lower() if match else ""


def is_markup(raw: str) -> bool:
    """Whether what CommonMark takes for an HTML tag is one.

    ``<Inside N. Korea>`` has the form of a tag with two attributes. A tag is one if HTML has an element of its
    name, if it closes something, has an attribute with a value, closes itself, or is named like a custom element.
    """
    match = _NAME.match(raw)
    if match is None or match[1]:
        return True
    name = match[2]
    return name.lower() in ELEMENTS or "=" in raw or raw.endswith("/>") or ("-" in name and name.islower())


_OPENS_BLOCK = re.compile(r"<(?:[!?]|/?([A-Za-z][A-Za-z0-9-]*))")
_BLOCKS = frozenset((*block_names, "script", "pre", "style", "textarea"))


def opens_block(raw: str) -> bool:
    """Whether a line that starts with this markup is HTML and no paragraph (CommonMark 0.31.2, section 4.6)."""
    match = _OPENS_BLOCK.match(raw)
    return match is not None and (not match[1] or match[1].lower() in _BLOCKS)
