"""Translation memories as TMX files, which every tool of the trade reads and writes.

Both directions are streams: `read` gives entries while it reads, `write` takes them from any iterable.
"""

from l10n.formats.tmx.entry import Entry, Skipped
from l10n.formats.tmx.read import read
from l10n.formats.tmx.write import write

__all__ = ["Entry", "Skipped", "read", "write"]
