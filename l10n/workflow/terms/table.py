"""The termbase as it is read and written by a verb."""

from collections.abc import Iterable
from pathlib import Path

from l10n.config import Config
from l10n.errors import ReadError
from l10n.formats import termbase
from l10n.model import Change
from l10n.project import Files, locked, parse_termbase
from l10n.project.layout import TERMBASE
from l10n.terms import Term, Termbase
from l10n.workflow.apply import apply


def read_terms(root: Path) -> Termbase:
    """The termbase of a project, empty where there is none.

    Raises:
        ReadError: it cannot be read.
    """
    return parse_termbase(Files(root).read_if_any(TERMBASE))


class Table:
    """The termbase between reading and writing it."""

    def __init__(self, root: Path, config: Config) -> None:
        self._root = root
        self._locales = (config.project.source, *config.project.targets)
        self._base = Files(root).read_if_any(TERMBASE)
        self.termbase = parse_termbase(self._base)

    def write(self, terms: Iterable[Term], *, dry_run: bool) -> bool:
        """Write it anew; nothing where the terms are the same.

        Returns:
            Whether the terms are, or would be, others.

        Raises:
            ReadError: rows of it were not read as they stand and would be lost.
            ConflictError: it was saved meanwhile.
        """
        kept = tuple(terms)
        if kept == self.termbase.terms and self._base is not None:
            return False
        refuse_lossy(self.termbase)
        if not dry_run:
            data = termbase.serialize(kept, locales=self._locales)
            with locked(self._root):
                apply(self._root, [Change(TERMBASE, data, self._base)])
        return True


def refuse_lossy(before: Termbase) -> None:
    """Keep a table from being written anew while rows of it were not read as they stand.

    Raises:
        ReadError: with the first of them.
    """
    if before.unwritable:
        first = before.unwritable[0]
        raise ReadError(
            f"{first.message} Mend it before the table is written anew.",
            path=TERMBASE,
            line=first.line or None,
        )
