"""All signs of a draft together."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from l10n.estimate.draft import Draft, Flag
from l10n.estimate.figures import dates, numbers
from l10n.estimate.language import script, untranslated
from l10n.estimate.length import cut_off, length
from l10n.estimate.marks import marks
from l10n.estimate.meaning import meaning
from l10n.estimate.names import names
from l10n.estimate.negation import negation
from l10n.estimate.register import register
from l10n.estimate.repetition import repetition
from l10n.text.marks import MARK, strip_marks

RULES: Mapping[str, Callable[[Draft], Iterator[Flag]]] = {
    "untranslated": untranslated,
    "script": script,
    "meaning": meaning,
    "length": length,
    "cut-off": cut_off,
    "number": numbers,
    "date": dates,
    "name": names,
    "negation": negation,
    "repetition": repetition,
    "marks": marks,
    "register": register,
}
"""Name -> what looks for it."""
WEIGHTS: Mapping[str, float] = {
    "untranslated": 0.95,
    "script": 0.95,
    "meaning": 0.7,
    "length": 0.4,
    "cut-off": 0.7,
    "number": 0.8,
    "date": 0.8,
    "name": 0.6,
    "negation": 0.6,
    "repetition": 0.8,
    "marks": 0.5,
    "register": 0.2,
}
"""Name -> how much it makes one doubt a draft, 0 to 1: it only orders the review."""
_BETWEEN = re.compile(rf"(?<=[0-9])(?:{MARK.pattern})+(?=[0-9])")
_WHOLE = {"untranslated", "script"}
"""With these nothing else is worth saying."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the signs come to."""

    flags: tuple[Flag, ...] = ()
    """In the order of `RULES`."""

    @property
    def doubt(self) -> float:
        """See `doubt_of`."""
        return doubt_of(flag.rule for flag in self.flags)


def doubt_of(rules: Iterable[str]) -> float:
    """0 for no flags, towards 1 the more there are, and the weightier."""
    return 1 - prod(1 - WEIGHTS.get(rule, 0.5) for rule in set(rules))


def estimate(
    source: str,
    target: str,
    *,
    source_locale: str,
    target_locale: str,
    role: str = "",
    names: Sequence[tuple[str, Sequence[str]]] = (),
    plain: bool = True,
    likeness: float | None = None,
) -> Estimate:
    """Look for signs that a translation is bad.

    Thresholds are such that at most one in twenty good human translations has any one of the flags, and one in twelve
    any at all: see ``tests/bench/estimates.py``.

    Args:
        source: with marks, as `target`.
        target: …; an empty one has no flags.
        source_locale: of the source.
        target_locale: of the target. Languages that nothing was measured for have fewer signs.
        role: of the sentence.
        names: that stand in the source, each with the forms that are right in the target.
        plain: the report is written without polite endings.
        likeness: cosine of the vectors of both, where they were made.
    """
    if not target.strip():
        return Estimate()
    draft = Draft(
        _plain(source),
        _plain(target),
        source_locale,
        target_locale,
        role,
        (_marks(source), _marks(target)),
        names,
        plain,
        likeness,
    )
    found: list[Flag] = []
    for name, rule in RULES.items():
        found += rule(draft)
        if name in _WHOLE and found:
            break
    return Estimate(tuple(found))


def _plain(text: str) -> str:
    """Without marks; those between two digits, as of a footnote, keep them apart."""
    return strip_marks(_BETWEEN.sub(" ", text))[0]


def _marks(text: str) -> frozenset[str]:
    return frozenset(match[0] for match in MARK.finditer(text))
