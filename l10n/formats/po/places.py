"""References: the ``#:`` lines of an entry."""

import re
from collections.abc import Iterable, Iterator

_WIDTH = 79
"""Bytes. msgcat 0.21 and 0.22 break ``#:`` lines before they grow longer than this, even with ``--no-wrap``."""

# gettext 0.22 isolates a file name with spaces between U+2068 and U+2069. Older versions, which do not know of it, take
# the name apart and drop pieces that occur twice: a space is written as in an address. The isolates are read.
# A backslash at the end of a line would join it to the next.
_REFERENCE = re.compile("\u2068([^\u2068\u2069]*+)\u2069([^ \t]*+)|[^ \t]++")
_CODES = "(?:09|0A|20|5C|E2%81%A[89])"
_UNSAFE = re.compile(f"[ \t\n\\\\\u2068\u2069]|%(?=(?:25)*+{_CODES})")
_CODED = re.compile(f"%(?:({_CODES})|25(?=(?:25)*+{_CODES}))")


def read_places(line: str) -> list[str]:
    """Places named in one ``#:`` line, without its sign."""
    if "%" not in line and "\u2068" not in line and "\t" not in line:
        return [place for place in line.split(" ") if place]
    return [
        match[1] + match[2] if match[1] is not None else _CODED.sub(_decoded, match[0])
        for match in _REFERENCE.finditer(line)
    ]


def write_places(places: Iterable[str]) -> Iterator[str]:
    """``#:`` lines, as msgcat breaks them."""
    line: list[str] = []
    used = len("#:")
    for place in places:
        written = _UNSAFE.sub(_coded, place)
        size = len(f" {written}".encode())
        if line and used + size > _WIDTH:
            yield " ".join(["#:", *line])
            line, used = [], len("#:")
        line.append(written)
        used += size
    if line:
        yield " ".join(["#:", *line])


def _coded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def _decoded(match: re.Match[str]) -> str:
    return bytes.fromhex(match[1].replace("%", "")).decode() if match[1] else "%"
