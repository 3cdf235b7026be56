"""The text of ``<source>`` and ``<target>``, from whichever program."""

from collections.abc import Iterator
from itertools import count

from l10n.formats.foreign_xml import Element, local, namespace
from l10n.text.marks import MARK

CHARACTER = "x-l10n-character"
"""``ctype`` of an ``<x>`` in XLIFF 1.2 that stands for a character that XML cannot hold."""

_LARGEST = 6
"""Digits of a mark's number."""


class Reader:
    """Turns mixed content into text with marks; one for each pair of source and target."""

    def __init__(self, *elements: Element | None) -> None:
        """Take note of the numbers that are in use.

        Args:
            elements: all mixed content of the unit.
        """
        codes = [code for element in elements if element is not None for code in element.iter("{*}*")]
        given = (_number(code.get(name) or "") for code in codes for name in ("id", "rid"))
        self._used = set(filter(None, given))
        self._numbers: dict[str, str] = {}
        self._free = (number for number in map(str, count(1)) if number not in self._used)

    def text(self, element: Element | None) -> str:
        """With marks; empty without an element."""
        return "" if element is None else "".join(self._parts(element))

    def _parts(self, element: Element) -> Iterator[str]:
        """Content without that of elements that are not XLIFF's; it is at most 256 levels deep."""
        own = namespace(element)
        yield element.text or ""
        for child in element:
            name = local(child)
            if name and namespace(child) == own:
                yield from self._code(child, name)
            yield child.tail or ""

    def _code(self, code: Element, name: str) -> Iterator[str]:
        match name:
            case "g" | "pc":
                number = self._for(code.get("id", ""))
                yield f"<g{number}>"
                yield from self._parts(code)
                yield f"</g{number}>"
            case "mrk":
                yield from self._parts(code)
            case "cp":
                yield _character(code.get("hex", ""))
            case "x" if code.get("ctype") == CHARACTER:
                yield _character(code.get("id", "").removeprefix("u-"))
            case "bx" | "bpt" | "sc":
                yield f"<g{self._for(code.get('rid') or code.get('id') or '')}>"
            case "ex" | "ept" | "ec":
                yield f"</g{self._for(code.get('rid') or code.get('startRef') or code.get('id') or '')}>"
            case "it" if MARK.fullmatch(code.text or ""):
                yield code.text or ""
            case "x" | "ph" | "it":
                yield f"<x{self._for(code.get('id', ''))}/>"
            case _:
                pass

    def _for(self, id_: str) -> str:
        """The number that an id stands for: the one it is, else the next free one."""
        if number := _number(id_):
            return number
        if id_ not in self._numbers:
            self._numbers[id_] = next(self._free)
        return self._numbers[id_]


def _number(id_: str) -> str:
    good = id_.isascii() and id_.isdecimal() and len(id_) <= _LARGEST and not id_.startswith("0")
    return id_ if good else ""


def _character(digits: str) -> str:
    try:
        return chr(int(digits, 16))
    except (ValueError, OverflowError):
        return ""
