"""Web pages: read as blocks of text with inline marks, written back without touching anything else."""

from l10n.config import HtmlSettings
from l10n.formats.html.parse import parse
from l10n.formats.html.serialize import serialize

EXTENSIONS = ("html", "htm", "xhtml")
MEDIA_TYPE = "text/html"

__all__ = ["EXTENSIONS", "MEDIA_TYPE", "HtmlSettings", "parse", "serialize"]
