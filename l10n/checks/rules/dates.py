"""Months, days, weekdays and years that are others in the translation."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.dates import Moment, MomentKind

_KINDS = (MomentKind.YEAR, MomentKind.MONTH, MomentKind.DAY, MomentKind.WEEKDAY, MomentKind.PART)


def _run(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_figures, pair.target_figures
    if not source.moments or not target.moments:
        return
    for kind in _KINDS:
        ours = [m for m in source.moments if m.kind is kind]
        theirs = [m for m in target.moments if m.kind is kind]
        if not ours or not theirs:
            continue
        values = {m.value for m in ours}
        wrong = [m for m in theirs if m.value not in values and not _elsewhere(m, pair)]
        there = {m.value for m in theirs}
        gone = [m for m in ours if m.value not in there and m.value not in target.values]
        if kind is MomentKind.PART and not (all(m.sure for m in ours) and all(m.sure for m in theirs)):
            continue
        for moment, right in zip(wrong, gone, strict=False):
            yield Hit(
                (moment.start, moment.end),
                kind.value,
                {
                    "source": source.text[right.start : right.end],
                    "target": target.text[moment.start : moment.end],
                },
            )


def _elsewhere(moment: Moment, pair: Pair) -> bool:
    """Whether the source has the number as something else: the 24th, without its month."""
    return moment.kind in {MomentKind.DAY, MomentKind.YEAR} and moment.value in pair.source_figures.values


def _messages(thing: tuple[str, str, str]) -> dict[str, str]:
    en, ko, ja = thing
    return {
        "en": f"“{{source}}” in the source, “{{target}}” here: another {en}.",
        "ko": f"원문은 “{{source}}”인데 여기는 “{{target}}”이다. {ko} 다르다.",
        "ja": f"原文は「{{source}}」、ここでは「{{target}}」。{ja}が違う。",
    }


rule = Rule(
    name="dates",
    group="facts",
    severity=Severity.ERROR,
    messages={
        "year": _messages(("year", "연도가", "年")),
        "month": _messages(("month", "달이", "月")),
        "day": _messages(("day", "날짜가", "日")),
        "weekday": _messages(("day of the week", "요일이", "曜日")),
        "part": _messages(("part of the month", "시기가", "時期")),
    },
    finds="Another year, month, day, weekday or third of a month; eras are worked out.",
    misses="Dates that were dropped, and relative ones: yesterday, 지난주, 来月.",
    unit=_run,
    locales=frozenset({"ko", "ja"}),
)
