"""Names by what is asked of them."""

from collections.abc import Iterable, Sequence

from l10n.terms import Term
from l10n.terms.rows import columns, row


def select_terms(
    terms: Iterable[Term], *, words: Sequence[str] = (), kind: str = "", status: str = ""
) -> list[Term]:
    """Terms of a kind and status that have every word in one of their fields, whatever its capitals."""
    wanted = [word.casefold() for word in words]
    return [
        term
        for term in terms
        if (not kind or term.kind == kind)
        and (not status or term.status == status)
        and all(any(word in text for text in _texts(term)) for word in wanted)
    ]


def _texts(term: Term) -> list[str]:
    return [value.casefold() for value in row(term, columns([term], ())[1]).values() if value]
