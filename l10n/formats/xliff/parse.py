"""From an XLIFF file of any version and program to kits."""

from l10n.errors import ReadError
from l10n.formats import foreign_xml
from l10n.formats.foreign_xml import local
from l10n.formats.kit import Kit
from l10n.formats.xliff import read_1, read_2


def parse(data: bytes) -> tuple[Kit, ...]:
    """A kit for each ``<file>``.

    Units are taken by id in any order; groups, extensions and elements that are not known are passed over. A unit cut
    into segments is put together, and one of which only some segments are translated counts as not translated, with a
    finding that says so.

    Raises:
        ReadError: it is no XLIFF, or of a version that is not known.
    """
    root = foreign_xml.parse(data, kind="XLIFF")
    if local(root) != "xliff":
        raise ReadError(
            f"is no XLIFF but a <{local(root)[:40]}> document: give a file that ends in .xlf", line=1
        )
    version = root.get("version", "")
    if version.startswith("1."):
        return read_1.kits(root)
    if version.startswith("2."):
        return read_2.kits(root)
    raise ReadError(
        f"is XLIFF {version[:20]!r}; versions 1.x and 2.x are read: export it in one of them", line=1
    )
