"""Inline marks: complete, each once, closed and nested."""

from collections import Counter
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.marks import MARK


def _run(pair: Pair) -> Iterator[Hit]:
    if "<" not in pair.source and "<" not in pair.target:
        return
    wanted = Counter(match[0] for match in MARK.finditer(pair.source))
    found = Counter(match[0] for match in MARK.finditer(pair.target))
    lost = wanted - found
    for mark in lost:
        if mark.startswith("</") and lost["<" + mark[2:]]:
            continue  # told with the one that opens
        whole = f"{mark}…</{mark[1:]}" if lost["</" + mark[1:]] else mark
        yield Hit(None, "missing", {"mark": whole})
    more = found - wanted
    told: set[str] = set()
    for match in MARK.finditer(pair.target):
        mark = match[0]
        if more[mark] > 0:
            more[mark] -= 1
            opening = "<" + mark.removeprefix("</")
            if mark.startswith("</") and opening in told:
                continue
            told.add(mark)
            yield Hit(match.span(), "extra", {"mark": mark}, marked=True)
    if wanted == found:
        yield from _crossed(pair)


def _crossed(pair: Pair) -> Iterator[Hit]:
    open_now: list[str] = []
    for match in MARK.finditer(pair.target):
        if match["n"]:
            open_now.append(match["n"])
        elif match["m"]:
            if not open_now or open_now[-1] != match["m"]:
                yield Hit(match.span(), "crossed", {"mark": match[0]}, marked=True)
                return
            open_now.pop()


rule = Rule(
    name="marks",
    group="form",
    severity=Severity.ERROR,
    messages={
        "missing": {
            "en": "{mark} of the source is not here.",
            "ko": "원문의 {mark}가 빠졌다.",
            "ja": "原文の{mark}がない。",
        },
        "extra": {
            "en": "{mark} is not in the source, or stands here once too often.",
            "ko": "{mark}는 원문에 없거나 여기에 더 있다.",
            "ja": "{mark}は原文にないか、ここでは多い。",
        },
        "crossed": {
            "en": "{mark} closes what was not opened last.",
            "ko": "{mark}가 마지막에 연 것을 닫지 않는다.",
            "ja": "{mark}が最後に開いたものを閉じていない。",
        },
    },
    finds="Marks that are missing, doubled, not closed or crossed.",
    misses="A mark around the wrong words.",
    unit=_run,
)
