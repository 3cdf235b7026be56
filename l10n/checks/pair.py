"""A unit as checks see it: what rules share is worked out once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.checks.lazy import lazy
from l10n.checks.settings import Style
from l10n.model import Code
from l10n.terms import Occurrence, Termbase
from l10n.text.figures import Difference, Figures, compare_figures, read_figures
from l10n.text.joining import language
from l10n.text.marks import strip_marks
from l10n.text.negation import Polarity, polarity
from l10n.text.quoted import quoted_spans
from l10n.text.weight import weight
from l10n.text.words import latin_words

Likeness = Callable[[Sequence[str], Sequence[str]], Sequence[float]]
"""Cosines of the sentence vectors of sources and targets, pair by pair."""


@dataclass(frozen=True)
class Pair:
    """A source and its translation."""

    source: str
    target: str
    """Both with marks."""
    locale: str
    source_locale: str = "en"
    role: str = "paragraph"
    style: Style = field(default_factory=Style)
    termbase: Termbase | None = None
    codes: Mapping[int, Code] | None = None
    id: str = ""
    """Of the unit, for reports: ``p3.2``."""
    unedited: bool = False
    """It was confirmed as a machine drafted it."""
    siblings: Mapping[str, str] = field(default_factory=dict[str, str])
    """Locale -> translation of the same unit in the project's other languages."""
    likeness: Likeness | None = field(default=None, compare=False)
    """What rules that compare meanings ask; they load a model of their own without it."""

    @lazy
    def language(self) -> str:
        """``ko`` of ``ko-KP``."""
        return language(self.locale)

    @lazy
    def plain_source(self) -> str:
        """The source without marks."""
        return strip_marks(self.source)[0] if "<" in self.source else self.source

    @lazy
    def plain_target(self) -> str:
        """The target without marks."""
        return self._stripped[0]

    @lazy
    def _stripped(self) -> tuple[str, list[int] | None]:
        return strip_marks(self.target) if "<" in self.target else (self.target, None)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A span of the plain target as one of the target."""
        places = self._stripped[1]
        if places is None:
            return start, end
        return places[start], (places[end - 1] + 1 if end > start else places[start])

    @lazy
    def signs(self) -> frozenset[str]:
        """The characters of the plain target: most rules have nothing to do without theirs."""
        return frozenset(self.plain_target)

    @lazy
    def source_words(self) -> frozenset[str]:
        """Latin words of the source, lower case."""
        return latin_words(self.plain_source)

    @lazy
    def source_figures(self) -> Figures:
        """Numbers and dates of the source."""
        return read_figures(self.plain_source, locale=self.source_locale)

    @lazy
    def target_figures(self) -> Figures:
        """Numbers and dates of the target."""
        return read_figures(self.plain_target, locale=self.locale)

    @lazy
    def apart(self) -> Difference:
        """Numbers that only one side has."""
        return compare_figures(self.source_figures, self.target_figures, converted=self.style.converted_units)

    @lazy
    def source_polarity(self) -> Polarity:
        """Whether the source says no."""
        return polarity(self.plain_source, locale=self.source_locale)

    @lazy
    def target_polarity(self) -> Polarity:
        """Whether the target says no."""
        return polarity(self.plain_target, locale=self.locale)

    @lazy
    def source_weight(self) -> float:
        """How much the source says."""
        return weight(self.plain_source)

    @lazy
    def target_weight(self) -> float:
        """How much the target says."""
        return weight(self.plain_target)

    @lazy
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Spans of the plain target that stand in quotation marks."""
        return quoted_spans(self.plain_target)

    def in_quotes(self, at: int) -> bool:
        """Whether a place of the plain target is somebody's own words."""
        return any(start <= at < end for start, end in self.quoted)

    @lazy
    def source_names(self) -> tuple[Occurrence, ...]:
        """Names of the termbase that stand in the source."""
        return (
            tuple(self.termbase.find(self.plain_source, locale=self.source_locale)) if self.termbase else ()
        )

    @lazy
    def target_names(self) -> tuple[Occurrence, ...]:
        """Names of the termbase that stand in the target."""
        return tuple(self.termbase.find(self.plain_target, locale=self.locale)) if self.termbase else ()
