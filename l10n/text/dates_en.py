"""Dates and times in English text."""

import re
from collections.abc import Iterator

from l10n.text.dates import DAY, NOON, Moment, MomentKind, clock

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS: dict[str, int] = {name: n for n, name in enumerate(_MONTH_NAMES.split(), 1)}
_DAY_NAMES = "mon tue wed thu fri sat sun"
_DAYS: dict[str, int] = {name: n for n, name in enumerate(_DAY_NAMES.split())}
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_FULL_NAMES = "january february march april may june july august september october november december sept"
_MONTH_WORDS = frozenset([*_MONTH_NAMES.split(), *_FULL_NAMES.split()])
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
_CAPITAL = re.compile(r"[JFMASONDTW](?<!\w.)[a-z]{2,9}\b")
_BEFORE = re.compile(
    r"""(?x)
    (?:(?:\b(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[ -](?:in[ ])?|\b(?P<part2>beginning|middle|start|end)[ ]of[ ])?
    (?:\b(?P<before>[0-9]{1,2})(?:st|nd|rd|th)?[ ](?:of[ ])?)?)\Z"""
)
_AFTER = re.compile(
    r"""(?x)
      \.?(?:[ ](?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9,:]?[0-9%])(?:[ ]?[-–][ ]?(?P<last>[0-9]{1,2})\b|[ ](?:and|to|or)[ ](?P<and>[0-9]{1,2})(?:st|nd|rd|th)?(?![\w:.,]?[0-9])(?=[ ,.;)]|\Z)(?![ ][a-z]))?)?
      (?:,?[ ](?P<year>(?:1[5-9]|20)[0-9]{2})\b)?"""
)
_YEAR = re.compile(
    r"[12][0-9]{3}(?:-(?P<month>[0-9]{2})-(?P<day>[0-9]{2}))?(?![\w]|[,.:]?[0-9]|\ ?%|[-\ ](?:people|dollars|won|yen|men|women|meters|metres|tons|percent|workers|households))"
)
_YEARS = (1500, 2100)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[ -]|\b(?P<in>in|since|by|until|from|of|during|before|after|spring|summer|fall|autumn|winter) )\Z",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:in|since|until|by|from|to|through|last|this|next|and|of|between) \Z", re.IGNORECASE)
_TIME = re.compile(
    r"""(?x)
      \b(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?\ ?(?P<half>[aApP]\.?\ ?[mM])\b\.?
    | \b(?P<plain>[0-2]?[0-9]):(?P<minutes>[0-5][0-9])(?![:\d])
    | \b(?P<clock>[0-9]{1,2})\ o[’']clock\b(?:\ in\ the\ (?P<of>morning|afternoon|evening))?
    | (?<![\w-])(?P<noon>noon|midday|midnight)\b
    """
)
_HAS_HOUR = re.compile(r"[0-9](?: ?[aApP]\.? ?[mM]|:[0-9]| o[’']clock)")
_NOON = re.compile("(?:noon|midday|midnight)")


def read(text: str) -> Iterator[Moment]:
    """Parts of dates and times; times last."""
    taken: set[int] = set()
    for word in _CAPITAL.finditer(text):
        if word[0][-3:] in {"day", "ays"} and (weekday := _WEEKDAY.fullmatch(word[0])):
            del weekday
            yield Moment(*word.span(), MomentKind.WEEKDAY, _DAYS[word[0][:3].lower()])
        elif word[0].lower() in _MONTH_WORDS:
            for moment in _month(text, word):
                taken.add(moment.start)
                yield moment
    for match in _YEAR.finditer(text):
        if match.start() not in taken and _YEARS[0] <= int(match[0][:4]) < _YEARS[1]:
            yield from _year(text, match)
    if _HAS_HOUR.search(text) or _NOON.search(text):
        for match in _TIME.finditer(text):
            yield _time(match)


def _month(text: str, word: re.Match[str]) -> Iterator[Moment]:
    before = _BEFORE.search(text, max(0, word.start() - 18), word.start())
    after = _AFTER.match(text, word.end())
    if before is None or after is None:
        return
    day, part = after["day"] or before["before"], before["part"] or before["part2"]
    sure = word[0] not in {"May", "March", "Mar", "Jan", "Jun"} or bool(
        day or after["year"] or part or _SURE.search(text, max(0, word.start() - 9), word.start())
    )
    if not sure and word[0] == "May":
        return
    yield Moment(*word.span(), MomentKind.MONTH, _MONTHS[word[0][:3].lower()], sure)
    for match, group in ((before, "before"), (after, "day"), (after, "last"), (after, "and")):
        if match[group] and 1 <= int(match[group]) <= 31:  # noqa: PLR2004
            yield Moment(*match.span(group), MomentKind.DAY, int(match[group]))
    if after["year"]:
        yield Moment(*after.span("year"), MomentKind.YEAR, int(after["year"]))
    if part and not day:
        yield Moment(
            *before.span("part" if before["part"] else "part2"), MomentKind.PART, _PARTS[part.lower()]
        )


def _year(text: str, match: re.Match[str]) -> Iterator[Moment]:
    start = match.start()
    if (start and (text[start - 1].isalnum() or text[start - 1] in "_$£€¥₩,.")) or (
        start and text[start - 1] == "-" and not text[max(0, start - 4) : start].lower().startswith("mid")
    ):
        return
    if match["month"]:
        yield Moment(start, start + 4, MomentKind.YEAR, int(match[0][:4]))
        yield Moment(*match.span("month"), MomentKind.MONTH, int(match["month"]))
        yield Moment(*match.span("day"), MomentKind.DAY, int(match["day"]))
        return
    before = _YEAR_BEFORE.search(text, max(0, start - 8), start)
    yield Moment(start, start + 4, MomentKind.YEAR, int(match[0]), sure=before is not None)
    if before and before["part"]:
        yield Moment(*before.span("part"), MomentKind.PART, _PARTS[before["part"].lower()], sure=False)


def _time(match: re.Match[str]) -> Moment:
    start, end = match.span()
    if match["noon"]:
        return Moment(
            start,
            end,
            MomentKind.TIME,
            0 if match["noon"] == "midnight" else NOON,
            sure=match["noon"] != "midday",
        )
    if match["half"]:
        value, sure = clock(
            int(match["hour"]), int(match["minute"] or 0), after_noon=match["half"][0] in "pP"
        )
    elif match["clock"]:
        value, sure = clock(
            int(match["clock"]), 0, after_noon=None if not match["of"] else match["of"] != "morning"
        )
    else:
        value, sure = clock(int(match["plain"]), int(match["minutes"]), after_noon=None)
    return Moment(start, end, MomentKind.TIME, value % DAY, sure)
