"""Times of day that are others in the translation: 오전 for 오후, 7 for 8."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.dates import NOON, MomentKind, same_time


def _run(pair: Pair) -> Iterator[Hit]:
    source, target = pair.source_figures, pair.target_figures
    ours = [m for m in source.moments if m.kind is MomentKind.TIME]
    if not ours:
        return
    theirs = [m for m in target.moments if m.kind is MomentKind.TIME]
    for moment in theirs:
        if any(same_time(moment, right) for right in ours):
            continue
        right = min(ours, key=lambda m: (m.value - moment.value) % NOON)
        if len(theirs) > len(ours) and any(same_time(right, other) for other in theirs):
            continue  # the same moment by another clock: local time beside ours
        half = (right.value - moment.value) % NOON == 0
        yield Hit(
            (moment.start, moment.end),
            "half" if half else "time",
            {
                "source": source.text[right.start : right.end],
                "target": target.text[moment.start : moment.end],
            },
        )


rule = Rule(
    name="times",
    group="facts",
    severity=Severity.ERROR,
    messages={
        "half": {
            "en": "“{source}” in the source, “{target}” here: the other half of the day.",
            "ko": "원문은 “{source}”인데 여기는 “{target}”이다. 오전과 오후가 바뀌었다.",
            "ja": "原文は「{source}」、ここでは「{target}」。午前と午後が逆。",
        },
        "time": {
            "en": "“{source}” in the source, “{target}” here: another time.",
            "ko": "원문은 “{source}”인데 여기는 “{target}”이다. 시각이 다르다.",
            "ja": "原文は「{source}」、ここでは「{target}」。時刻が違う。",
        },
    },
    finds="Another time, or the other half of the day; 24 hours, 새벽 and 正午 are understood.",
    misses="Times that were dropped; the half of the day where the translation does not name it.",
    unit=_run,
    locales=frozenset({"ko", "ja"}),
)
