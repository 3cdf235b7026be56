"""Catalogs and their records out of the bytes of a project's files."""

from pathlib import PurePosixPath

from l10n.errors import reading
from l10n.formats import po, sidecar
from l10n.model import Catalog, Sidecar


def parse_catalog(data: bytes | None, path: PurePosixPath, *, locale: str) -> Catalog | None:
    """A catalog; None where there is no file.

    Args:
        data: of the file.
        path: of the file, for errors.
        locale: of the catalog; empty for a template.

    Raises:
        ReadError: it cannot be read; the error names the file.
    """
    if data is None:
        return None
    with reading(path):
        return po.parse(data, locale=locale)


def parse_sidecar(data: bytes | None, path: PurePosixPath) -> Sidecar:
    """The record beside a catalog; an empty one where there is no file.

    Args:
        data: of the file.
        path: of the file, for errors.

    Raises:
        ReadError: it cannot be read; the error names the file.
    """
    if data is None:
        return Sidecar()
    with reading(path):
        return sidecar.parse(data)
