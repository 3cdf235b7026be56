"""What a sign is looked for in, and a sign."""

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.text.joining import language


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine's translation of a sentence."""

    source: str
    """Without marks, as `target`."""
    target: str
    source_locale: str
    locale: str
    role: str = ""
    marks: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """Inline marks of the source and of the target."""
    names: Sequence[tuple[str, Sequence[str]]] = ()
    """Names that stand in the source, each with the forms that are right in the target."""
    plain: bool = True
    """The report is written without polite endings, as newspapers are."""
    likeness: float | None = None
    """Cosine of the vectors of both sentences, where they were made."""

    @property
    def language(self) -> str:
        """Of the target."""
        return language(self.locale)


@dataclass(frozen=True, slots=True)
class Flag:
    """A sign that a draft is bad."""

    rule: str
    message: str
