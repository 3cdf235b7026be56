"""Text that every gettext program reads back as it was written.

Reader and writer both mend, so that a catalog that was read is written without change, and what an engine, an old
file or an editor slipped in neither breaks a file nor fails a run.
"""

import re
from collections.abc import Iterable, Sequence

from l10n.text.normalize import normalize

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def mend(text: str) -> str:
    r"""Text with ``\n`` as its only line end, without control characters, and U+FFFD for half a surrogate pair."""
    if text.isprintable() or not _ODD.search(text):  # the first is true of most, and is faster to know
        return text
    return normalize(_SURROGATE.sub("\ufffd", text))


def mend_target(source: str, target: str) -> str:
    r"""A mended target that begins and ends with a line break where its source does, as ``msgfmt -c`` demands."""
    target = mend(target)
    if not target or ("\n" not in source and "\n" not in target):
        return target
    if not source.startswith("\n"):
        target = target.lstrip("\n")
    if not source.endswith("\n"):
        target = target.rstrip("\n")
    if not target:
        return target
    before = "\n" if source.startswith("\n") and not target.startswith("\n") else ""
    after = "\n" if source.endswith("\n") and not target.endswith("\n") else ""
    return before + target + after


def mend_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Mended lines of comments: one that held a line break becomes two.

    One that ends in a backslash gets a space, or gettext would take the next line of the file for a part of it.
    """
    if not lines:
        return ()
    together = "\n".join(lines)
    parts = mend(together).split("\n")
    if "\\" not in together:
        return tuple(parts)
    return tuple(f"{part} " if part.endswith("\\") else part for part in parts)


def mend_places(places: Iterable[str]) -> tuple[str, ...]:
    """Mended references, each once."""
    return tuple(dict.fromkeys(filter(None, map(mend, places))))


def mend_flags(flags: Iterable[str]) -> tuple[str, ...]:
    """Mended flags on one line, each once, without a quotation mark that would swallow the next."""
    whole = ("".join(flag.rsplit('"', 1)) if flag.count('"') % 2 else flag for flag in flags)
    tidy = (" ".join(mend(flag).split()).rstrip("\\ ") for flag in whole)
    return tuple(dict.fromkeys(filter(None, tidy)))
