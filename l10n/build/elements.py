"""What an element says of itself: its name, its opening tag, how a cell stands."""

import re
from html import escape

from lxml import html


def anchor_of(element: html.HtmlElement) -> str:
    """Of an element."""
    name = element.get("id") or (element.get("name") if element.tag == "a" else "") or ""
    return name if re.fullmatch(r"[\w.:-]{1,80}", name) else ""


def opening_of(element: html.HtmlElement) -> str:
    """Of an element."""
    values = ((name, element.get(name)) for name in ("href", "lang", "title", "dir"))
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in values if value is not None)
    return f"<{element.tag!s}{attributes}>"


def align_of(cell: html.HtmlElement) -> str:
    """Of an element."""
    found = re.search(r"text-align:\s*(left|center|right)", cell.get("style", ""))
    return found[1] if found else ""


def count_of(value: str | None) -> int:
    """Columns or rows that a cell takes."""
    return min(int(value), 100) if value and value.isdecimal() and int(value) > 0 else 1
