"""From a termbase to the bytes of its table."""

from collections.abc import Iterable

from l10n.formats import spreadsheet
from l10n.terms.rows import columns, row
from l10n.terms.term import Term


def serialize(terms: Iterable[Term], *, locales: Iterable[str] = ("en", "ko", "ja")) -> bytes:
    """The table: UTF-8 with a byte order mark, commas, a line a term; the same terms give the same bytes.

    A cell that a spreadsheet would compute begins with an apostrophe, which `parse` takes away.

    Args:
        terms: in the order of the file.
        locales: whose columns stand first; those of the terms follow.
    """
    kept = list(terms)
    names, found = columns(kept, locales)
    cells = (row(term, found) for term in kept)
    return spreadsheet.table([names, *([line.get(name, "") for name in names] for line in cells)])
