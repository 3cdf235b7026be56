"""All forms of a termbase at once in a text: Aho and Corasick's automaton, then the rules of the language."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from l10n.terms.find import english, japanese, korean
from l10n.terms.find.fold import Folded, fold, fold_form
from l10n.terms.find.occurrence import Occurrence, Use
from l10n.terms.find.page import Page
from l10n.terms.term import Term, TermKind, TermStatus
from l10n.text.joining import language


class _Pattern(NamedTuple):
    term: Term
    form: str
    use: Use


Judge = Callable[[Page, int, int, str, TermKind], str | None]
"""Whether a form at a place of a page is a word of its own: what is joined to it, None where it is not."""

_JUDGES: Mapping[str, Judge] = {"ko": korean.judge, "ja": japanese.judge, "zh": japanese.judge}
_SHORTEST = {"en": 2}
"""Characters of a form that is looked for."""


class Automaton:
    """Finds the names of one locale. Building it is linear in the forms, finding in the text."""

    def __init__(self, terms: Iterable[Term], *, locale: str, beside: Iterable[str] = ()) -> None:
        """Take the forms of terms.

        Args:
            terms: whose names are looked for.
            locale: of the text.
            beside: other names: one that reaches into a form of ours says that it is none (京都 in 東京都).
        """
        self._locale = locale
        self._judge = _JUDGES.get(language(locale), english.judge)
        found: dict[str, list[_Pattern]] = defaultdict(list)
        for term in terms:
            if term.status is not TermStatus.OBSOLETE:
                for form, use in _forms(term, locale):
                    folded = fold_form(form, locale=locale)
                    if len(folded) >= _SHORTEST.get(language(locale), 1):
                        found[folded].append(_Pattern(term, form, use))
        self._patterns: list[list[_Pattern]] = list(found.values())
        others = [
            other for form in beside if (other := fold_form(form, locale=locale)) and other not in found
        ]
        keys = [*found, *dict.fromkeys(others)]
        self._automaton = AhoCorasick(keys, store_patterns=False) if keys else None

    def find(self, text: str) -> list[Occurrence]:
        """Names in the order of the text, not overlapping: the leftmost, and of those the longest.

        Args:
            text: with or without marks.

        Returns:
            One for each term of a form that names several.
        """
        if self._automaton is None or not text:
            return []
        folded = fold(text, locale=self._locale)
        hits = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        if not hits:
            return []
        hits.sort(key=lambda hit: (hit[1], -hit[2]))
        ours = [hit for hit in hits if hit[0] < len(self._patterns)]
        page = Page(folded.text, frozenset(start for _, start, _ in hits), folded.gaps)
        crossing = _Crossing([hit for hit in hits if hit[0] >= len(self._patterns)])
        found: list[Occurrence] = []
        free = 0
        for number, start, end in ours:
            if start < free or crossing.over(start, end):
                continue
            judged = [
                (pattern, joined)
                for pattern in self._patterns[number]
                if (joined := self._joined(page, folded, (start, end), pattern)) is not None
            ]
            if judged:
                free = end
                page.ends.add(end)
                first, last = folded.span(start, end)
                found += [
                    Occurrence(pattern.term, first, last, pattern.form, pattern.use, joined)
                    for pattern, joined in judged
                ]
        return found

    def _joined(self, page: Page, folded: Folded, span: tuple[int, int], pattern: _Pattern) -> str | None:
        first, last = folded.inner(*span)
        if not same_case(folded.plain[first:last], pattern.form, pattern.term.kind):
            return None
        return self._judge(page, *span, pattern.form, pattern.term.kind)


class _Crossing:
    """Other names, by which a hit may be no name: asked in the order of the text."""

    def __init__(self, hits: Sequence[tuple[int, int, int]]) -> None:
        self._hits = [(start, end) for _, start, end in hits]
        self._next = 0
        self._reach = -1
        """The furthest end of those that start before the place asked about."""

    def over(self, start: int, end: int) -> bool:
        """Whether one starts before ``start`` and ends within."""
        while self._next < len(self._hits) and self._hits[self._next][0] < start:
            self._reach = max(self._reach, self._hits[self._next][1])
            self._next += 1
        return start < self._reach < end


def same_case(text: str, form: str, kind: TermKind) -> bool:
    """Whether capitals stand where the form has them, or as a headline, a sentence or a byline would have them."""
    if text == form or text.isupper():
        return True
    if form == form.lower():
        return True
    if form.isupper():
        return len(form) > _ABBREVIATION and text.istitle()
    if kind in {TermKind.PERSON, TermKind.BYLINE}:
        words, theirs = text.split(), form.split()
        return len(words) == len(theirs) and all(
            word == other or word.isupper() or (other.isupper() and word.istitle())
            for word, other in zip(words, theirs, strict=True)
        )
    return fold_form(text, locale="en") == fold_form(form, locale="en") and _capitals(text) == _capitals(form)


_ABBREVIATION = 4


def _capitals(text: str) -> list[bool]:
    """Whether each word begins with one."""
    return [word[:1].isupper() for word in text.split()]


def _forms(term: Term, locale: str) -> Iterable[tuple[str, Use]]:
    """Every form with its use, each once, the best use first."""
    uses: dict[str, Use] = {}
    tags = dict.fromkeys((locale, language(locale)))
    for tag in tags:
        given = (
            (Use.PREFERRED, [term.names.get(tag, "")]),
            (Use.ROLE, [form for (own, _), form in term.roles.items() if own == tag]),
            (Use.FIRST, [term.first.get(tag, "")]),
            (Use.SHORT, [term.short.get(tag, "")]),
            (Use.VARIANT, term.variants.get(tag, ())),
            (Use.FORBIDDEN, term.forbidden.get(tag, ())),
        )
        for use, forms in given:
            for form in forms:
                if form:
                    uses.setdefault(form, use)
    return uses.items()
