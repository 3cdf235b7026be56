"""A "not" that is lost, or has come from nowhere."""

from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag
from l10n.text.negation import Polarity, polarity


def negation(draft: Draft) -> Iterator[Flag]:
    """One side says no, and the other has no word that could."""
    if draft.language not in {"ko", "ja"}:
        return
    source = polarity(draft.source, locale=draft.source_locale)
    target = polarity(draft.target, locale=draft.locale)
    if {source, target} == {Polarity.NEGATIVE, Polarity.POSITIVE}:
        yield Flag("negation", "lost" if source is Polarity.NEGATIVE else "not in the source")
