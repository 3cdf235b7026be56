"""Plain text, as reports come by e-mail or from a site's copy button."""

from l10n.formats.text.parse import MAX_BYTES, MEDIA_TYPE, parse
from l10n.formats.text.serialize import serialize

EXTENSIONS = ("txt", "text")

__all__ = ["EXTENSIONS", "MAX_BYTES", "MEDIA_TYPE", "parse", "serialize"]
