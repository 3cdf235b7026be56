"""Numbers that are others, or gone, in the translation."""

from collections.abc import Iterable, Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.dates import MomentKind
from l10n.text.figures import Difference
from l10n.text.numerals import Numeral, NumeralKind

_ONE = 1


def _run(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_figures, pair.target_figures
    if not source.numerals and not target.numerals:
        return
    apart = pair.apart
    if not apart.missing and not apart.extra:
        return
    missing = [n for n in apart.missing if not n.spelled and not _is_year(n, pair)]
    words = [n for n in apart.missing if n.spelled and abs(n.value) > _ONE]
    extra = [n for n in apart.extra if not n.spelled and not _is_target_year(n, pair)]
    left = [*missing]
    for numeral in extra:
        wanted = left if missing else words
        if wanted:
            here = min(wanted, key=lambda n: (n.unit != numeral.unit, abs(n.start - numeral.start)))
            wanted.remove(here)
            yield Hit(
                (numeral.start, numeral.end), "other",
                {"source": _written(source.text, here), "target": _written(target.text, numeral)},
                Severity.ERROR if missing or here.unit == numeral.unit else Severity.WARNING,
            )  # fmt: skip
        else:
            yield Hit(
                (numeral.start, numeral.end), "extra", {"target": _written(target.text, numeral)},
                Severity.ERROR if missing else None,
            )  # fmt: skip
    for numeral in left:
        yield Hit(None, "missing", {"source": _written(source.text, numeral)})
    yield from _in_words(pair, words, apart)


def _in_words(pair: Pair, left: Iterable[Numeral], apart: Difference) -> Iterator[Hit]:
    """Three as 네: only where a single number of the source has no counterpart, and another stands there."""
    words = [n for n in left if _counts(n)]
    others = [n for n in apart.extra if _counts(n)]
    if len(words) == 1 and others:
        there, here = words[0], others[0]
        yield Hit(
            (here.start, here.end),
            "other",
            {
                "source": _written(pair.plain_source, there),
                "target": _written(pair.plain_target, here),
            },
        )


def _counts(numeral: Numeral) -> bool:
    return (
        numeral.spelled
        and not numeral.rough
        and numeral.kind is NumeralKind.CARDINAL
        and abs(numeral.value) > _ONE
    )


def _written(text: str, numeral: Numeral) -> str:
    return text[numeral.start : numeral.end].strip()


def _is_year(numeral: Numeral, pair: Pair) -> bool:
    """Years are for the rule of dates."""
    return any(m.kind is MomentKind.YEAR and m.start == numeral.start for m in pair.source_figures.moments)


def _is_target_year(numeral: Numeral, pair: Pair) -> bool:
    return any(m.kind is MomentKind.YEAR and m.start == numeral.start for m in pair.target_figures.moments)


rule = Rule(
    name="numbers",
    group="facts",
    severity=Severity.WARNING,
    messages={
        "other": {
            "en": "“{source}” in the source, “{target}” here.",
            "ko": "원문은 “{source}”인데 여기는 “{target}”이다.",
            "ja": "原文は「{source}」、ここでは「{target}」。",
        },
        "missing": {
            "en": "“{source}” of the source is not here.",
            "ko": "원문의 “{source}”이 빠졌다.",
            "ja": "原文の「{source}」がない。",
        },
        "extra": {
            "en": "“{target}” is not in the source.",
            "ko": "“{target}”은 원문에 없다.",
            "ja": "「{target}」は原文にない。",
        },
    },
    finds="Numbers, sums, shares and ages that differ: 20.4 million as 204만.",
    misses="Numbers that stand as words in the source and were dropped; two numbers that changed places.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
