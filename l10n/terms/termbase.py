"""All names of a newsroom, to look up and to find in text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from l10n.model import Finding
from l10n.terms.find import Automaton, Occurrence
from l10n.terms.rows import Reader
from l10n.terms.shipped import shipped
from l10n.terms.term import Term, TermStatus
from l10n.terms.validate import validate
from l10n.text.joining import language


class Termbase:
    """Terms in the order of their file. A value: it is never changed, only replaced.

    What finds names in a text is made when a locale is first asked for, once.
    """

    def __init__(self, terms: Iterable[Term] = (), *, findings: Iterable[Finding] = ()) -> None:
        """Take terms, and what their reader had to say of them."""
        self.terms: tuple[Term, ...] = tuple(terms)
        self.findings: tuple[Finding, ...] = (*findings, *validate(self.terms))
        self._by_id = {term.id: term for term in self.terms}
        self._automata: dict[str, Automaton] = {}

    @classmethod
    def from_pairs(cls, rows: Iterable[Mapping[str, str]]) -> "Termbase":
        """A termbase of rows like ``{"en": "Rason", "ko": "라선", "ja": "羅先", "forbidden": "나선"}``.

        Args:
            rows: names by locale; beside them any of `l10n.terms.rows.FIELDS`. Rows that name nothing are told of
                in `findings` and left out.
        """
        reader = Reader()
        terms = [
            term for number, row in enumerate(rows, 1) if (term := reader.term(row, line=number)) is not None
        ]
        return cls(terms, findings=reader.findings)

    @property
    def unwritable(self) -> tuple[Finding, ...]:
        """What would be lost if these terms were written in the place of the file they were read from."""
        return tuple(finding for finding in self.findings if finding.rule in _LOSSY)

    def find(self, text: str, *, locale: str) -> list[Occurrence]:
        """Names of the text, in their order, not overlapping: leftmost, and of those the longest.

        English by word and by capitals, Korean with particles and titles but not inside other words, Japanese
        across ・ and before honorifics; variants and forbidden forms too. Linear in the text.

        Args:
            text: with or without marks; a name may have marks within.
            locale: of the text. ``ko-KP`` also looks for the forms of ``ko``.

        Returns:
            One for each term of a form that several terms have.
        """
        automaton = self._automata.get(locale)
        if automaton is None:
            automaton = self._automata[locale] = Automaton(self.terms, locale=locale, beside=_beside(locale))
        return automaton.find(text)

    def pairs(self, *, source: str, target: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """For each concept all forms that texts of two locales may have for it, forbidden ones last.

        Args:
            source: locale.
            target: locale.
        """
        sides = (
            tuple((*term.accepted(locale=locale), *term.wrong(locale=locale)) for locale in (source, target))
            for term in self.terms
            if term.status is not TermStatus.OBSOLETE
        )
        return [(left, right) for left, right in sides if left and right]

    def notes(self, text: str, *, source_locale: str, locale: str, role: str = "") -> tuple[str, ...]:
        """For each name of a source text, once: what it is called in a locale.

        Args:
            text: of the source.
            source_locale: of the text.
            locale: of the translation.
            role: of the text: a byline may have forms of its own.

        Returns:
            ``Rason = 라선 (not 나선)``; nothing of names without a form there.
        """
        found = dict.fromkeys(occurrence.term.id for occurrence in self.find(text, locale=source_locale))
        lines = (
            note(self._by_id[id_], source_locale=source_locale, locale=locale, role=role) for id_ in found
        )
        return tuple(dict.fromkeys(line for line in lines if line))

    def __getitem__(self, id_: str) -> Term:
        """The term of this id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._by_id

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __repr__(self) -> str:
        return f"<Termbase of {len(self.terms)} terms>"


@cache
def gazetteer() -> Termbase:
    """The names that ship with the tool: see `l10n.terms.shipped`."""
    terms, findings = shipped()
    return Termbase(terms, findings=findings)


def note(term: Term, *, source_locale: str, locale: str, role: str = "") -> str:
    """``Rason = 라선 (not 나선)``; empty for a term without a form in either locale."""
    name, theirs = term.name(locale=source_locale, role=role), term.name(locale=locale, role=role)
    if not name or not theirs:
        return ""
    asides = [*_not(term.wrong(locale=locale)), *(["proposed"] if term.status is TermStatus.PROPOSED else [])]
    return f"{name} = {theirs}" + (f" ({'; '.join(asides)})" if asides else "")


def _not(wrong: Sequence[str]) -> list[str]:
    return [f"not {', '.join(wrong)}"] if wrong else []


_LOSSY = frozenset(
    {"term-empty", "term-cells", "term-form", "term-kind", "term-status", "term-duplicate", "term-damaged"}
)
"""Rules of findings about what was read otherwise than it stands."""


@cache
def _beside(locale: str) -> tuple[str, ...]:
    """Names that ship with the tool, to tell 京都 from the end of 東京都; of languages without spaces between words."""
    if language(locale) not in _UNSPACED:
        return ()
    forms = (form for term in shipped()[0] for form in term.accepted(locale=language(locale)))
    return tuple(dict.fromkeys(form for form in forms if len(form) > 1))


_UNSPACED = frozenset({"ko", "ja", "zh"})
