"""What a translation memory holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.text.joining import language


@dataclass(frozen=True, slots=True)
class Entry:
    """One ``<tu>``: a sentence in two or more languages."""

    texts: Mapping[str, str]
    """With marks, by locale as BCP 47 spells it: ``en-US``, not ``EN_us``. Two at least, none empty."""
    source_locale: str
    """In which it was written; empty where the file does not say."""
    id: str = ""
    """``tuid``."""
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    """``creationdate``, ``changedate``, ``creationid``, ``changeid``, ``usagecount``: those of the unit, and where
    it has none, those of its last translation."""
    props: Mapping[str, str] = field(default_factory=dict[str, str])
    """``<prop>`` by type."""
    notes: tuple[str, ...] = ()
    line: int = field(default=0, compare=False)
    """1-based, where the entry begins in its file."""

    def pair(self, *, source_locale: str, locale: str) -> tuple[str, str] | None:
        """Source and target; None where one of the two languages is missing.

        A locale takes the text of its own region first, then of any: ``ko`` finds ``ko-KR``.
        """
        source, target = self._text(source_locale), self._text(locale)
        return None if source is None or target is None else (source, target)

    def _text(self, locale: str) -> str | None:
        if locale in self.texts:
            return self.texts[locale]
        return next((text for tag, text in self.texts.items() if language(tag) == language(locale)), None)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A unit that cannot be used."""

    line: int
    reason: str
    """Never the text: the memory may be confidential."""
