"""Japanese sentences."""

import re

from l10n.segment.ja_words import PARTICLES, REPLIES
from l10n.segment.pairs import CLOSING, OPENING, Pair, find_pairs, pattern
from l10n.segment.scan import Place, Rules, scan
from l10n.segment.segmenter import Cuts

_CLOSE = re.escape(CLOSING)
_PLACE = re.compile(
    rf"""( [。！？!?．｡.](?<![。！？!?．｡.]{{2}}) [。！？!?．｡.…‥]*+
          [{_CLOSE}]*+
          (?: \s?[\[［〔【（(](?:注|※|脚注)?[\s*＊]?\d{{0,3}}[)）】〕］\]] | [（(](?:笑|苦笑|爆笑|失笑|泣|涙|汗|怒|拍手)[)）]
            | [※＊*]\d{{1,2}}(?!\d) | [¹²³⁴-⁹†‡]
            | \s?[\U0001F1E6-\U0001FAFF❤♥♪](?:[\uFE0F\u200D\U0001F3FB-\U0001F3FF\U0001F300-\U0001FAFF♀♂♪]*) )* )
        (?: \s++(?!\Z) | (?!\s|\Z) )
    """,
    re.VERBOSE,
)
_MARKS = pattern(OPENING + '"＂')
_HAS_MARKS = re.compile(f'[{re.escape(OPENING)}"＂]')
_GOES_ON = re.compile(rf"(?:{PARTICLES})")
_REPLY = re.compile(rf"(?:{REPLIES})")
_NUMBER = re.compile(r"(?:No|no|Vol|vol|第|図|表|写真|注)?\s?[0-9０-９]{1,4}\Z")


def split(text: str, /) -> Cuts:
    """Cuts of a line of Japanese. A quotation that its sentence goes on after stays whole."""
    return scan(text, RULES)


def _pairs(text: str) -> list[Pair]:
    return find_pairs(text, _MARKS) if _HAS_MARKS.search(text) else []


def _is_end(place: Place) -> bool:
    text, at, end, after = place.text, place.at, place.end, place.next
    char = text[after]
    if char in "、，,。．・：:;)）］]」』…‥":
        return False
    stop = text[at]
    if text[end - 1] in '」』”’"＂〟｣':
        return not ((place.embedded and not char.isalnum()) or _GOES_ON.match(text, after))
    if stop in "。｡":
        return not _GOES_ON.match(text, after) if char in "のを" and after == end else True
    before = text[at - 1] if at else ""
    if stop in "！？":
        return not (after == end and _REPLY.match(text, after))
    return _ascii_ends(place, before, char)


def _ascii_ends(place: Place, before: str, char: str) -> bool:
    text, at, end, after = place.text, place.at, place.end, place.next
    glued = after == end
    if text[at] in "!?":
        if before.isascii() and before.isalpha():
            return not glued
        return not (glued and (char.isascii() or _REPLY.match(text, after)))
    if before.isdecimal() or (before.isascii() and before.isalpha()):
        if glued or char.isdecimal():
            return False
        return not (
            len(text[place.head : at]) <= 3 or (before.isalpha() and text[at - 2 : at - 1] in {".", " ", ""})
        )
    if text[at : at + 2] in {"..", "．．"}:
        return not glued and before in "ただるいすん"
    return not (glued and char.isascii() and char.isalnum())


def _seals(text: str, pair: Pair, stands: bool) -> bool:
    if not stands or not pair.quote:
        return True
    after = pair.close + 1
    while after < len(text) and text[after].isspace():
        after += 1
    if after == len(text):
        return False
    return text[after] in "、，,・" or bool(_GOES_ON.match(text, after))


def _parts_after(text: str, pair: Pair) -> bool:
    after = text[pair.close + 1 : pair.close + 2]
    if not after or after in "。、，,．・」』）)":
        return False
    return pair.close - pair.open > 2 and not _GOES_ON.match(text, pair.close + 1)


RULES = Rules(place=_PLACE, pairs=_pairs, is_end=_is_end, seals=_seals, parts_after=_parts_after)
