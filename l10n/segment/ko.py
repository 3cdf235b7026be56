"""Korean sentences."""

import re

from l10n.segment.en_words import ABBREVIATIONS, Kind
from l10n.segment.ko_words import FINALS, GLUED_FINALS, NUMBERED, QUOTATIVES, STARTERS
from l10n.segment.pairs import CLOSING, OPENING, Pair, find_pairs, pattern
from l10n.segment.scan import Place, Rules, scan
from l10n.segment.segmenter import Cuts

_CLOSE = re.escape(CLOSING)
_PLACE = re.compile(
    rf"""( [.!?…‥。！？．](?<![.!?…‥。！？．]{{2}}) [.!?…‥。！？．]*+
          [{_CLOSE}]*+
          (?: \s?[\[［](?:(?:주|각주)?\s?\d{{1,3}})[\]］] | \(주\s?\d*\) | \s?[(（](?:웃음|한숨|울음|눈물|침묵)[)）] | [¹²³⁴-⁹†‡*]
            | \s?[\U0001F1E6-\U0001FAFF❤♥♪](?:[\uFE0F\u200D\U0001F3FB-\U0001F3FF\U0001F300-\U0001FAFF♀♂]*)
            | \s?[ㅋㅎㅠㅜ]{{2,}} | [~～]+ )* )
        (?: \s++(?!\Z) | (?![0-9A-Za-z\s]|\Z) | (?<=[다요]\.)(?!\Z) )
    """,
    re.VERBOSE,
)
_MARKS = pattern(OPENING + "\"'＂")
_HAS_MARKS = re.compile(f"[{re.escape(OPENING)}\"'＂]")
_GOES_ON = re.compile(rf"(?:{QUOTATIVES})")
_STARTS = re.compile(rf"(?:{STARTERS})")
_NUMBER = re.compile(r"(?P<part>\.\s?|')?(?P<digits>[0-9０-９]+)\Z")
_LABEL = re.compile(rf"(?:{NUMBERED})\s?\Z")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.]*\Z")
_QUOTED_REPLY = re.compile(
    r"(?:라고|라는|라며|라면서|라니|이라고|이라는|고 |며 |는 |란 |하고 |하며 |하는 |로 |를 |의 |가 |인지)"
)


def split(text: str, /) -> Cuts:
    """Cuts of a line of Korean. A quotation that its sentence goes on after stays whole."""
    return scan(text, RULES)


def _pairs(text: str) -> list[Pair]:
    return find_pairs(text, _MARKS) if _HAS_MARKS.search(text) else []


def _is_end(place: Place) -> bool:
    text, at, end, after = place.text, place.at, place.end, place.next
    char = text[after]
    if char in ",;:.!?)）]］、。·~":
        return False
    glued = after == end
    if text[end - 1] in CLOSING and text[end - 1] not in ")）]］】":
        if place.embedded and not _STARTS.match(text, after):
            return False
        if char.isalpha() and _goes_on(text, after, glued=glued):
            return False
        return True
    before = text[at - 1] if at else ""
    stop = text[at]
    if not before or before.isspace() and stop != "…":
        return False
    if stop == "." and text[at + 1] != ".":
        return _point_ends(place, before, glued=glued)
    if text[end - 1] in "….‥":
        return before in FINALS or before in CLOSING
    return not (glued and char.isalpha() and _QUOTED_REPLY.match(text, after))


def _goes_on(text: str, after: int, *, glued: bool) -> bool:
    if glued and not _STARTS.match(text, after):
        return True
    return bool(_GOES_ON.match(text, after)) and not (glued and _STARTS.match(text, after))


def _point_ends(place: Place, before: str, *, glued: bool) -> bool:
    text, at, head = place.text, place.at, place.head
    if "가" <= before <= "힣":
        if at - head == 1:
            return False
        return not glued or before in GLUED_FINALS or text[place.next] in OPENING
    if before.isdecimal():
        return _number_ends(place)
    if before.isascii() and before.isalpha():
        return _latin_ends(text[max(head, at - 20) : at], glued=glued)
    return True


def _number_ends(place: Place) -> bool:
    """Not after a part of a date, the label of a list or of a picture."""
    text, at, head = place.text, place.at, place.head
    near = text[max(head, at - 16) : at]
    number = _NUMBER.search(near)
    if not number or len(number["digits"]) > 4:
        return True
    first = at - len(number["digits"])
    if first == head or number["part"]:
        return False
    if len(number["digits"]) == 4 and text[place.next].isdecimal():
        return False
    return not _LABEL.search(near[: number.start("digits")])


def _latin_ends(near: str, *, glued: bool) -> bool:
    found = _LATIN.search(near)
    token = found[0] if found else ""
    if glued:
        return False
    kind = ABBREVIATIONS.get(token)
    if len(token) == 1 or "." in token or kind in {Kind.TITLE, Kind.INLINE, Kind.NUMBER, Kind.NAME}:
        return False
    return True


def _seals(text: str, pair: Pair, stands: bool) -> bool:
    if not stands or not pair.quote:
        return True
    after = pair.close + 1
    while after < len(text) and text[after].isspace():
        after += 1
    if after == len(text):
        return False
    char = text[after]
    return char in ",、·" or (char.isalpha() and _goes_on(text, after, glued=after == pair.close + 1))


def _parts_after(text: str, pair: Pair) -> bool:
    after = text[pair.close + 1 : pair.close + 3]
    return (
        pair.close - pair.open > 2
        and after[:1].isspace()
        and (after.strip()[:1].isalnum() or after.strip()[:1] in OPENING)
    )


RULES = Rules(place=_PLACE, pairs=_pairs, is_end=_is_end, seals=_seals, parts_after=_parts_after)
