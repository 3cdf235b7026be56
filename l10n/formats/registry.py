"""Which reader and writer belongs to a file: the built-in formats, and those that plug-ins declare."""

from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol, cast

from l10n.errors import UsageError
from l10n.model import Document

_GROUP = "l10n.formats"
# So that reading a page imports its own format only, and does not look through every installed package.
_BUILT_IN = {
    "html": "html", "htm": "html", "xhtml": "html",
    "md": "markdown", "markdown": "markdown",
    "txt": "text", "text": "text",
}  # fmt: skip


class Format(Protocol):
    """What a module offers to be a document format; entry points of the group ``l10n.formats`` name it."""

    EXTENSIONS: tuple[str, ...]
    """Lower case, without the dot."""
    MEDIA_TYPE: str
    """As `Document.media_type` has it."""

    def parse(self, data: bytes, *, locale: str) -> Document:
        """Read a file; `l10n.errors.ReadError` where it is not of the format."""
        ...

    def serialize(self, document: Document) -> bytes:
        """Write a file; the bytes that were read, but for the blocks whose text is another."""
        ...


def by_extension(extension: str) -> Format:
    """The format of files that end in an extension.

    Args:
        extension: in any case, with or without the dot.

    Raises:
        UsageError: no format reads such files; it names those that can be read.
    """
    name = extension.lower().removeprefix(".")
    if name in _BUILT_IN:
        return _load(f"l10n.formats.{_BUILT_IN[name]}")
    found = _plugged_in()
    if name in found:
        return found[name]
    known = sorted(extensions())
    close = get_close_matches(name, known, n=1)
    hint = f" (did you mean .{close[0]}?)" if close else ""
    raise UsageError(f"no format reads .{name} files{hint}: use one of {', '.join(known)}")


def extensions() -> frozenset[str]:
    """Lower case, without the dot, of all files that some format reads."""
    return frozenset((*_BUILT_IN, *_plugged_in()))


def _load(module: str) -> Format:
    return cast(Format, import_module(module))


@cache
def _plugged_in() -> dict[str, Format]:
    """By extension; the first of two that claim the same one has it."""
    found: dict[str, Format] = {}
    for point in sorted(entry_points(group=_GROUP), key=lambda point: point.name):
        if point.value.startswith("l10n.formats."):
            continue
        plugin = cast(Format, point.load())
        for extension in plugin.EXTENSIONS:
            found.setdefault(extension, plugin)
    return found
