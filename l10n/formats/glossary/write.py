"""From terms to the table of another program."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from l10n.formats.spreadsheet import table
from l10n.terms import Term, TermStatus

Rows = Iterator[list[str]]


def write(kind: str, terms: Iterable[Term], *, source_locale: str, locale: str) -> bytes:
    """The file.

    Args:
        kind: one of `KINDS`.
        terms: obsolete ones are left out.
        source_locale: of the reports.
        locale: of the translation.
    """
    live = [term for term in terms if term.status is not TermStatus.OBSOLETE]
    return _WRITERS[kind](live, source_locale, locale)


def _omegat(terms: Sequence[Term], source: str, locale: str) -> bytes:
    """Source, target, comment, with tabs between: goes into a project's ``glossary`` folder as ``.utf8``."""
    lines = (
        [form, term.name(locale=locale), _comment(term, locale)]
        for term, form in _sources(terms, source, locale)
    )
    return _tabs(lines)


def _weblate(terms: Sequence[Term], source: str, locale: str) -> bytes:
    """``source,target,context,developer_comments``: a glossary component takes it as CSV."""
    head = ["source", "target", "context", "developer_comments"]
    lines = (
        [form, term.name(locale=locale), "", _comment(term, locale)]
        for term, form in _sources(terms, source, locale)
    )
    return table([head, *lines])


def _deepl(terms: Sequence[Term], source: str, locale: str) -> bytes:
    """Source and target, with a tab between; a source stands once."""
    pairs = {form: term.name(locale=locale) for term, form in reversed(list(_sources(terms, source, locale)))}
    return _tabs([form, target] for form, target in reversed(pairs.items()))


def _google(terms: Sequence[Term], source: str, locale: str) -> bytes:
    """Source and target, with a comma between and no head; a source stands once."""
    text = io.StringIO(newline="")
    pairs = {form: term.name(locale=locale) for term, form in reversed(list(_sources(terms, source, locale)))}
    csv.writer(text, lineterminator="\n").writerows(reversed(pairs.items()))
    return text.getvalue().encode()


_WRITERS: Mapping[str, Callable[[Sequence[Term], str, str], bytes]] = {
    "omegat": _omegat,
    "weblate": _weblate,
    "deepl": _deepl,
    "google": _google,
}
KINDS = tuple(_WRITERS)


def _sources(terms: Iterable[Term], source: str, locale: str) -> Iterator[tuple[Term, str]]:
    """Each term with each of its right forms in the source."""
    for term in terms:
        if term.name(locale=locale):
            yield from ((term, form) for form in term.accepted(locale=source))


def _comment(term: Term, locale: str) -> str:
    wrong = term.wrong(locale=locale)
    parts = [term.kind.value, f"not {', '.join(wrong)}" if wrong else "", term.reading, term.hanja, term.note]
    return "; ".join(" ".join(part.split()) for part in parts if part)


def _tabs(lines: Iterable[Sequence[str]]) -> bytes:
    # No quotes: a tab or line end within a cell would be another cell.
    return "".join("\t".join(" ".join(cell.split()) for cell in cells) + "\n" for cells in lines).encode()
