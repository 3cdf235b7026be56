"""Read the project's termbase."""

from functools import lru_cache

from l10n.errors import reading
from l10n.formats import termbase
from l10n.project.files import Files
from l10n.project.layout import TERMBASE
from l10n.terms import Termbase


def read_termbase(files: Files) -> Termbase:
    """The termbase of a project; an empty one where there is none.

    Raises:
        ReadError: it is there and cannot be read.
    """
    data = files.read_if_any(TERMBASE)
    return parse_termbase(data)


@lru_cache(maxsize=2)
def parse_termbase(data: bytes | None) -> Termbase:
    """The termbase of these bytes of the project's file; the same one for the same bytes.

    Raises:
        ReadError: they cannot be read.
    """
    if data is None:
        return Termbase()
    with reading(TERMBASE):
        return termbase.parse(data)
