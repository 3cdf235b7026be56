"""Entries that stand in a PO file as gettext and the editors write them, read in big steps.

Nearly all do. From the first entry on that stands there otherwise, the scanner that takes a line at a time goes on.
"""

import re
from collections.abc import Iterator

from l10n.formats.po.entry import Entry, read_flags
from l10n.formats.po.escapes import unescape
from l10n.formats.po.places import read_places

_PIECE = r'"(?:[^"\\\n]++|\\.)*+"\n'
_STRING = f"((?:{_PIECE})++)"
_NEXT = r"(?=#(?![|~])|(?:#~?+\|?+ )?+msg(?:id|ctxt) |\Z)"
"""What ends an entry for certain."""
_ENTRY = re.compile(
    rf"((?:#(?![~=]).*+\n++)*+)(?:msgctxt {_STRING})?+msgid {_STRING}msgstr {_STRING}\n*+{_NEXT}"
)
_PREVIOUS = re.compile(rf"^#\| (msgctxt|msgid) ({_PIECE}(?:#\| {_PIECE})*+)", re.MULTILINE)


def read_usual(text: str, *, codec: str) -> Iterator[tuple[Entry, int, int]]:
    """The entries at the beginning of a file, up to the first that stands there in another way.

    Args:
        text: of the file.
        codec: of numeric escapes.

    Returns:
        Each entry, where the next one begins, and the 1-based number of that line.
    """
    at, line = 0, 1
    while match := _ENTRY.match(text, at):
        head, context, source, target = match.groups()
        entry = Entry(line + head.count("\n"))
        if not _read_head(entry, head, codec):
            return
        if context is not None:
            entry.strings["msgctxt"] = _string(context, codec)
        entry.strings["msgid"] = _string(source, codec)
        entry.strings["msgstr"] = _string(target, codec)
        at = match.end()
        line += text.count("\n", match.start(), at)
        yield entry, at, line


def _read_head(entry: Entry, head: str, codec: str) -> bool:
    """Whether all comments of an entry were understood."""
    if "#|" in head:
        for match in _PREVIOUS.finditer(head):
            if match[1] in entry.previous:
                return False
            entry.previous[match[1]] = _string(match[2].replace("\n#| ", "\n"), codec)
        head = _PREVIOUS.sub("", head)
    for line in head.split("\n"):
        sign = line[1:2]
        if sign == ":":
            entry.places += read_places(line[2:])
        elif sign == ".":
            entry.notes.append(line[2:].removeprefix(" "))
        elif sign == ",":
            entry.flags += read_flags(line[2:])
        elif sign == "|":
            return False
        elif line:
            entry.comments.append(line[1:].removeprefix(" "))
    return True


def _string(lines: str, codec: str) -> str:
    r"""Text of ``"…"\n`` lines."""
    return unescape(lines[1:-2].replace('"\n"', ""), codec=codec)
