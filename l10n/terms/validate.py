"""What terms of one termbase contradict: each alone is fine."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from l10n.model import Finding, Severity
from l10n.terms.rows import forms
from l10n.terms.term import Term, TermStatus
from l10n.text.joining import language

_FOREIGN = {
    "ko": re.compile("[\u3041-\u30fa]"),
    "ja": re.compile("[\uac00-\ud7a3]"),
    "en": re.compile("[\uac00-\ud7a3\u3041-\u30fa\u4e00-\u9fff]"),
}
_HOMOGLYPHS = re.compile(
    "[A-Za-z].*[\u0400-\u04ff\u0370-\u03ff]|[\u0400-\u04ff\u0370-\u03ff].*[A-Za-z]", re.DOTALL
)


def validate(terms: Sequence[Term]) -> Iterator[Finding]:
    """Contradictions of one term with itself and with others, cycles of variants, forms in a script of another language.

    Linear in the number of forms.
    """
    live = [term for term in terms if term.status is not TermStatus.OBSOLETE]
    for term in live:
        yield from _alone(term)
    yield from _forbidden_elsewhere(live)
    yield from _same_name(live)
    yield from _cycles(live)


def _alone(term: Term) -> Iterator[Finding]:
    for tag, wrong in term.forbidden.items():
        for form in set(wrong).intersection(term.accepted(locale=tag)):
            yield _finding(
                "term-contradiction", term, f"{form} ({tag}) is both right and forbidden; keep one"
            )
    for tag, form in forms(term):
        foreign = _FOREIGN.get(language(tag))
        if foreign and foreign.search(form):
            yield _finding(
                "term-script", term, f"{form!r} stands under {tag} and is in another script", Severity.WARNING
            )
        elif _HOMOGLYPHS.search(form):
            yield _finding(
                "term-script", term, f"{form!r} mixes letters that look alike; type it anew", Severity.WARNING
            )


def _forbidden_elsewhere(terms: Iterable[Term]) -> Iterator[Finding]:
    """What one term wants and another forbids can be in no text: they name the same in some other language."""
    wanted: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        for tag, form in term.names.items():
            wanted[tag, form].append(term)
    for term in terms:
        for tag, wrong in term.forbidden.items():
            for other in (other for form in wrong for other in wanted.get((tag, form), ())):
                if other is not term and any(
                    other.names.get(own) == name for own, name in term.names.items() if own != tag
                ):
                    yield _finding(
                        "term-contradiction",
                        term,
                        f"{other.names[tag]} ({tag}) is forbidden here and preferred by {other.id}"
                        f"{_line(other)} for the same name; keep one of the two rows",
                    )


def _same_name(terms: Iterable[Term]) -> Iterator[Finding]:
    """One name, one kind, two rows: whichever is meant, a text does not tell."""
    first: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        for tag, form in list(term.names.items())[:1]:  # the language of the reports stands first
            other = first.setdefault((tag, term.kind, form), term)
            differ = [own for own in term.names if own in other.names and term.names[own] != other.names[own]]
            if other is not term and (differ or term.names == other.names):
                said = f"is {form} ({tag}), as {other.id}{_line(other)} is"
                remedy = (
                    f"they differ in {', '.join(differ)}: merge them or make the names different"
                    if differ
                    else "merge them"
                )
                yield _finding("term-ambiguous", term, f"{said}; {remedy}", Severity.WARNING)
                break


def _cycles(terms: Iterable[Term]) -> Iterator[Finding]:
    """Terms whose preferred forms are variants of each other, in a ring."""
    preferred: dict[tuple[str, str], Term] = {}
    for term in terms:
        for tag, form in term.names.items():
            preferred.setdefault((tag, form), term)
    next_: dict[str, list[Term]] = {}
    for term in terms:
        found = (preferred.get((tag, form)) for tag, own in term.variants.items() for form in own)
        next_[term.id] = [other for other in found if other is not None and other is not term]
    done: set[str] = set()
    for term in terms:
        if next_.get(term.id) and term.id not in done:
            ring = _ring(term, next_, done)
            if ring:
                names = " -> ".join(one.id for one in (*ring, ring[0]))
                yield _finding("term-cycle", ring[0], f"variants go in a circle, {names}: merge these rows")


def _ring(start: Term, next_: dict[str, list[Term]], done: set[str]) -> list[Term]:
    """The first circle that is met from a term on; what has been seen is in ``done``."""
    path: list[Term] = []
    at: dict[str, int] = {}
    stack: list[tuple[Term, int]] = [(start, 0)]
    while stack:
        term, depth = stack.pop()
        for gone in path[depth:]:
            at.pop(gone.id, None)
        del path[depth:]
        if term.id in done:
            continue
        at[term.id] = len(path)
        path.append(term)
        follow = next_.get(term.id, [])
        back = next((other for other in follow if other.id in at), None)
        if back is not None:
            done.update(one.id for one in path)
            return path[at[back.id] :]
        stack += [(other, depth + 1) for other in follow if other.id not in done]
        done.add(term.id)
    return []


def _line(term: Term) -> str:
    return f" (line {term.line})" if term.line else ""


def _finding(rule: str, term: Term, message: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(rule, f"{term.id}: {message}.", severity, unit=term.id, line=term.line)
