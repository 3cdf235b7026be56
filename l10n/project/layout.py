"""Where things lie in a project, relative to its root."""

from dataclasses import dataclass
from pathlib import PurePosixPath

SOURCES = PurePosixPath("sources")
LOCALES = PurePosixPath("locales")
WEIGHTS = LOCALES / "alignment.json"
"""What the project taught the aligner: `l10n align --train`."""
TERMBASE = LOCALES / "termbase.csv"
"""The newsroom's names."""
NAMES = "names"
"""What the catalogs of names are called, so that no report can be."""
MEMORY = PurePosixPath("memory")
"""Memories of others, as TMX files: what `l10n tm import` took in."""
FORGOTTEN = MEMORY / "forgotten.txt"
"""Ids of reports that the memory is not to hold, a line each."""
PRIVATE = PurePosixPath(".l10n")
"""Caches: can be deleted at any time."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The files that belong to one report."""

    report: str

    @property
    def template(self) -> PurePosixPath:
        """The source's units without targets."""
        return self._in(LOCALES / "pot", ".pot")

    def catalog(self, locale: str) -> PurePosixPath:
        """The PO file of a locale."""
        return self._in(LOCALES / locale / "LC_MESSAGES", ".po")

    def sidecar(self, locale: str) -> PurePosixPath:
        """The record beside it."""
        return self._in(LOCALES / locale / "state", ".json")

    def _in(self, folder: PurePosixPath, ending: str) -> PurePosixPath:
        return folder / f"{self.report}{ending}"
