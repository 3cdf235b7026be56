"""One name in all languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TermKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TERM = "term"
    BYLINE = "byline"


class TermStatus(StrEnum):
    """How far the newsroom stands behind a name."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True)
class Term:
    """A person, place, organisation or expression, and what it is called in each language."""

    id: str
    """Unique within a termbase: ``rason``."""
    kind: TermKind = TermKind.TERM
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """Preferred form by locale; none is empty."""
    roles: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """Locale and role (``byline``) -> what it is called there instead."""
    first: Mapping[str, str] = field(default_factory=dict[str, str])
    """By locale, at its first mention in a report, with its gloss: ``인민반(최말단 행정조직)``."""
    short: Mapping[str, str] = field(default_factory=dict[str, str])
    """By locale, at later mentions."""
    variants: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """By locale: other forms that are right."""
    forbidden: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """By locale: forms that are wrong."""
    reading: str = ""
    """In kana."""
    hanja: str = ""
    status: TermStatus = TermStatus.ACCEPTED
    source: str = ""
    """Where it is known from."""
    note: str = ""
    extra: Mapping[str, str] = field(default_factory=dict[str, str])
    """Columns of the file that are the newsroom's own; none is empty."""
    line: int = field(default=0, compare=False)
    """1-based, where it stands in its file."""

    def name(self, *, locale: str, role: str = "") -> str:
        """What it is called in a locale, in running text or in a place of its own; empty where that is not known.

        ``ko-KP`` takes the form of ``ko`` where it has none.
        """
        for tag in _widened(locale):
            form = self.roles.get((tag, role)) or self.names.get(tag)
            if form:
                return form
        return ""

    def accepted(self, *, locale: str) -> tuple[str, ...]:
        """Every form that is right, each once: the preferred one first, then those of roles, ``first``, ``short``, variants."""
        forms: list[str] = []
        for tag in _widened(locale):
            forms += [self.names.get(tag, ""), *(f for (own, _), f in self.roles.items() if own == tag)]
            forms += [self.first.get(tag, ""), self.short.get(tag, ""), *self.variants.get(tag, ())]
        return tuple(dict.fromkeys(form for form in forms if form))

    def wrong(self, *, locale: str) -> tuple[str, ...]:
        """Every form that is wrong."""
        return tuple(dict.fromkeys(form for tag in _widened(locale) for form in self.forbidden.get(tag, ())))


def _widened(locale: str) -> tuple[str, ...]:
    """``ko-KP`` and ``ko``."""
    language = locale.partition("-")[0]
    return (locale,) if language == locale else (locale, language)
