"""One name of the termbase that is written in several ways in a report, or in several reports."""

from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.terms import Occurrence, Use

_FREE = frozenset({Use.FORBIDDEN, Use.FIRST, Use.SHORT, Use.ROLE})
"""Forms that have their own place, and those that the rule of names is for."""


def _report(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    by_term: dict[str, list[tuple[int, Occurrence]]] = {}
    for at, pair in enumerate(pairs):
        for found in pair.target_names:
            if found.use not in _FREE:
                by_term.setdefault(found.term.id, []).append((at, found))
    for places in by_term.values():
        counts = Counter(found.form for _, found in places)
        if len(counts) == 1:
            continue
        usual = max(
            counts, key=lambda form: (counts[form], form == places[0][1].term.name(locale=pairs[0].locale))
        )
        told: set[str] = set()
        for at, found in places:
            if not _is_same(found.form, usual) and found.form not in told:
                told.add(found.form)
                yield at, Hit((found.start, found.end), values={"target": found.form, "right": usual})


def _is_same(form: str, usual: str) -> bool:
    """Whether two forms differ in spaces only, or one is the other with a word for what it is: 무산, 무산군."""
    one, other = form.replace(" ", ""), usual.replace(" ", "")
    return one.startswith(other) or other.startswith(one)


rule = Rule(
    name="name-consistency",
    group="report",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "“{target}” here, “{right}” elsewhere in the report.",
            "ko": "여기는 “{target}”인데 다른 곳은 “{right}”이다.",
            "ja": "ここは「{target}」、ほかは「{right}」。",
        }
    },
    finds="Variants of one name that are all right, side by side in one report.",
    misses="Names that are not in the termbase; forms with and without a word for what they are (무산, 무산군).",
    report=_report,
)
