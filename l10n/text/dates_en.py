"""Dates and times in English text."""

import re
from collections.abc import Iterator

from l10n.text.dates import DAY, NOON, Moment, MomentKind, clock

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS: dict[str, int] = {name: n for n, name in enumerate(_MONTH_NAMES.split(), 1)}
_DAY_NAMES = "mon tue wed thu fri sat sun"
_DAYS: dict[str, int] = {name: n for n, name in enumerate(_DAY_NAMES.split())}
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DATE = re.compile(
    rf"""(?x)
      (?:(?P<part>\b(?:[Ee]arly|[Ll]ate|[Mm]id))[ -](?:in[ ])?|(?P<part2>\b(?:beginning|middle|start|end))[ ]of[ ])?
      (?:\b(?P<before>[0-9]{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?)?\b{_MONTH}(?!\w)
      (?:\ (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9,:]?[0-9%])(?:\ ?[-–]\ ?(?P<last>[0-9]{{1,2}})\b|\ (?:and|to|or)\ (?P<and>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![\w:.,]?[0-9])(?=[\ ,.;)]|\Z)(?!\ [a-z]))?)?
      (?:,?\ (?P<year>(?:1[5-9]|20)[0-9]{{2}})\b)?
    | \b(?P<iso>(?:19|20)[0-9]{{2}})-(?P<iso_month>[0-9]{{2}})-(?P<iso_day>[0-9]{{2}})\b
    | \b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)\b
    | (?P<year_part>\b(?:[Ee]arly|[Ll]ate|[Mm]id))[ -](?P<year_of>(?:1[5-9]|20)[0-9]{{2}})\b(?!s)
    | (?P<in>\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Dd]uring|[Bb]efore|[Aa]fter|[Ii]n\ (?:the\ )?(?:spring|summer|fall|autumn|winter)(?:\ of)?)\ )?(?<![\w$£€,.-])(?P<bare>(?:1[5-9]|20)[0-9]{{2}})\b(?![,.:]?[0-9]|\ ?%|[-\ ](?:people|dollars|won|yen|men|women|meters|metres|tons|percent|workers|households))
    """
)
_TIME = re.compile(
    r"""(?x)
      \b(?P<hour>[0-2]?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?\ ?(?P<half>[aApP]\.?\ ?[mM])\b\.?
    | \b(?P<plain>[0-2]?[0-9]):(?P<minutes>[0-5][0-9])(?![:\d])
    | \b(?P<clock>[0-9]{1,2})\ o[’']clock\b(?:\ in\ the\ (?P<of>morning|afternoon|evening))?
    | (?<![\w-])(?P<noon>noon|midday|midnight)\b
    """
)
_HAS = re.compile(r"[0-9]|[JFMASONDTW][a-z]{2}|[mM]id|noon")


def read(text: str) -> Iterator[Moment]:
    """Parts of dates and times; times last."""
    if not _HAS.search(text):
        return
    for match in _DATE.finditer(text):
        yield from _date(match)
    for match in _TIME.finditer(text):
        yield _time(match)


def _date(match: re.Match[str]) -> Iterator[Moment]:
    if match["month"]:
        yield from _month(match)
    elif match["iso"]:
        for group, kind in (
            ("iso", MomentKind.YEAR),
            ("iso_month", MomentKind.MONTH),
            ("iso_day", MomentKind.DAY),
        ):
            yield Moment(*match.span(group), kind, int(match[group]))
    elif match["weekday"]:
        yield Moment(*match.span("weekday"), MomentKind.WEEKDAY, _DAYS[match["weekday"][:3].lower()])
    elif match["year_of"]:
        yield Moment(*match.span("year_of"), MomentKind.YEAR, int(match["year_of"]))
        yield Moment(
            *match.span("year_part"), MomentKind.PART, _PARTS[match["year_part"].lower()], sure=False
        )
    else:
        yield Moment(*match.span("bare"), MomentKind.YEAR, int(match["bare"]), sure=bool(match["in"]))


def _month(match: re.Match[str]) -> Iterator[Moment]:
    day = match["day"] or match["before"]
    part = match["part"] or match["part2"]
    before = match.string[max(0, match.start("month") - 8) : match.start("month")]
    sure = match["month"] not in {"May", "March", "Mar", "Jan", "Jun"} or bool(
        day
        or match["year"]
        or part
        or re.search(
            r"(?:\b(?:in|since|until|by|from|to|through|last|this|next|and|of|between)\ )\Z",
            before,
            re.IGNORECASE,
        )
    )
    if match["month"] == "May" and not sure:
        return
    yield Moment(*match.span("month"), MomentKind.MONTH, _MONTHS[match["month"][:3].lower()], sure)
    for group in ("before", "day", "last", "and"):
        if match[group] and 1 <= int(match[group]) <= 31:  # noqa: PLR2004
            yield Moment(*match.span(group), MomentKind.DAY, int(match[group]))
    if match["year"]:
        yield Moment(*match.span("year"), MomentKind.YEAR, int(match["year"]))
    if part and not day:
        yield Moment(*match.span("part" if match["part"] else "part2"), MomentKind.PART, _PARTS[part.lower()])


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
