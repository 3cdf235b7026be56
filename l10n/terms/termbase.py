"""All names of a newsroom, to look up and to find in text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from l10n.model import Finding
from l10n.terms.families import families, wrong_families
from l10n.terms.find import Automaton, Occurrence, Use
from l10n.terms.find.alone import alone
from l10n.terms.rows import Reader
from l10n.terms.shipped import shipped
from l10n.terms.term import Term, TermStatus
from l10n.terms.validate import validate
from l10n.text.joining import language
from l10n.text.marks import strip_marks


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
        self._family_names: dict[tuple[str, str], tuple[str, ...]] = {}

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

    def find_families(self, text: str, *, locale: str, terms: Iterable[Term]) -> list[Occurrence]:
        """Family names by themselves, of people who were named before: Kang said, 강 씨는, カンさん, 姜氏.

        Args:
            text: with or without marks.
            locale: of the text.
            terms: those named before; what is no person is passed over.

        Returns:
            In the order of the text; none within a whole name that `find` finds. One for each person of the name.
        """
        plain, places = strip_marks(text)
        spans = [
            (start, end, term, family)
            for term in terms
            for family in self._families(term, locale)
            for start, end in alone(plain, family, locale=locale)
        ]
        if not spans:
            return []
        taken = [(one.start, one.end) for one in self.find(text, locale=locale)]
        found = (
            Occurrence(term, places[start], places[end - 1] + 1, family, Use.FAMILY)
            for start, end, term, family in sorted(spans, key=lambda span: span[:2])
        )
        return [one for one in found if all(one.end <= a or b <= one.start for a, b in taken)]

    def family(self, term: Term, *, locale: str) -> str:
        """The family name of a person in a locale; empty where there is none."""
        return next(iter(self._families(term, locale)), "")

    def wrong_family(self, text: str, *, locale: str, term: Term) -> str:
        """A wrong form of a person's family name that stands in a text: that of a forbidden form, or of the other Korea.

        Args:
            text: with or without marks.
            locale: of the text.
            term: a person who is spoken of there.

        Returns:
            Empty where none stands there, or a right one too.
        """
        plain = strip_marks(text)[0]
        if any(alone(plain, family, locale=locale) for family in self._families(term, locale)):
            return ""
        return next(
            (family for family in wrong_families(term, locale) if alone(plain, family, locale=locale)), ""
        )

    def _families(self, term: Term, locale: str) -> tuple[str, ...]:
        key = term.id, locale
        if key not in self._family_names:
            self._family_names[key] = families(term, locale)
        return self._family_names[key]

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

    def notes(
        self,
        text: str,
        *,
        source_locale: str,
        locale: str,
        role: str = "",
        before: Iterable[Term] = (),
    ) -> tuple[str, ...]:
        """For each name of a source text, once: what it is called in a locale.

        Args:
            text: of the source.
            source_locale: of the text.
            locale: of the translation.
            role: of the text: a byline may have forms of its own.
            before: people named before in the report: they may be called by their family names alone.

        Returns:
            ``Rason = 라선 (not 나선)``, ``Kang = 강 (강지원)``; nothing of names without a form there.
        """
        found = dict.fromkeys(occurrence.term.id for occurrence in self.find(text, locale=source_locale))
        lines = [
            note(self._by_id[id_], source_locale=source_locale, locale=locale, role=role) for id_ in found
        ]
        for one in self.find_families(text, locale=source_locale, terms=before):
            theirs = self._families(one.term, locale)
            if theirs and one.term.id not in found:
                lines.append(f"{one.form} = {theirs[0]} ({one.term.name(locale=locale, role=role)})")
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
