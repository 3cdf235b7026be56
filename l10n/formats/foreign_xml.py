"""XML that other programs wrote: read without its traps, and text that XML cannot hold.

No entity is expanded, no DTD is loaded, nothing is fetched. libxml2's own limits stay on: 256 levels of nesting,
10 MB for one text.
"""

import re
from typing import TypeAlias, TypedDict

from lxml import etree

from l10n.errors import ReadError

LARGEST = 100 * 2**20
"""Bytes of a file that is read as a whole."""

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that no XML 1.0 file may hold, not even as a reference."""

Element: TypeAlias = etree._Element  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  lxml has no other name for it


class _Options(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool


OPTIONS: _Options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
"""For every parser of `lxml.etree` of files that are not ours."""


def parse(data: bytes, *, kind: str) -> Element:
    """The root of a document.

    Args:
        data: the file.
        kind: what it was taken for (``XLIFF``), for messages.

    Raises:
        ReadError: it is no XML, larger than 100 MB, or declares a document type: that is where entities hide.
    """
    if len(data) > LARGEST:
        raise ReadError(f"has {len(data):,} bytes, more than {LARGEST:,}: export it in parts")
    try:
        root: Element = etree.fromstring(data, etree.XMLParser(**OPTIONS))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(error, kind=kind) from error
    if root.getroottree().docinfo.doctype:
        raise ReadError(f"declares a DOCTYPE, which no {kind} file needs: remove that line", line=1)
    return root


def broken(error: Exception, *, kind: str) -> ReadError:
    """What a parser's error is called here; without the text of the file, which may be confidential."""
    line = getattr(error, "lineno", None)
    reason = re.sub(r"\s+", " ", str(error)).split(", line ")[0]
    return ReadError(
        f"is no readable {kind} ({reason[:120]}): export it anew from the program that made it", line=line
    )


def namespace(element: Element) -> str:
    """The namespace of an element, empty without one."""
    tag = element.tag
    return tag.rpartition("}")[0][1:] if isinstance(tag, str) else ""


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for comments, entities and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
