"""Markdown: CommonMark with front matter, tables, strikethrough and footnotes."""

from l10n.formats.markdown.parse import MAX_BYTES, MEDIA_TYPE, parse
from l10n.formats.markdown.serialize import serialize

EXTENSIONS = ("md", "markdown")

__all__ = ["EXTENSIONS", "MAX_BYTES", "MEDIA_TYPE", "parse", "serialize"]
