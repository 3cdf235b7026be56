"""What two versions of a termbase have and do not have."""

from collections.abc import Mapping
from dataclasses import dataclass

from l10n.terms import Term, Termbase
from l10n.terms.rows import columns, row


@dataclass(frozen=True, slots=True)
class Difference:
    """One term that is not the same in both."""

    id: str
    old: Mapping[str, str]
    """Field -> value, those that differ; empty for a term that is new."""
    new: Mapping[str, str]
    """… empty for a term that is gone."""


def diff_terms(old: Termbase, new: Termbase) -> list[Difference]:
    """Terms by id that are new, gone or changed, in the order of the new one, those that are gone last."""
    locales = columns([*old, *new], ())[1]
    found: list[Difference] = []
    for term in new:
        before = _cells(old[term.id], locales) if term.id in old else {}
        after = _cells(term, locales)
        changed = {key for key in (*before, *after) if before.get(key, "") != after.get(key, "")}
        if changed:
            found.append(Difference(term.id, _only(before, changed), _only(after, changed)))
    return found + [Difference(term.id, _cells(term, locales), {}) for term in old if term.id not in new]


def _cells(term: Term, locales: list[str]) -> dict[str, str]:
    return {key: value for key, value in row(term, locales).items() if value}


def _only(cells: Mapping[str, str], keys: set[str]) -> dict[str, str]:
    return {key: cells[key] for key in cells if key in keys}
