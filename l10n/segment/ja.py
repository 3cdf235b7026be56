"""Japanese sentences."""

import re

from l10n.segment.ja_words import BRANDS, ENDINGS, HEADS, NAMES, NUMBERED, PARTICLES, REPLIES, STAGE, STARTERS
from l10n.segment.latin import is_label, letters_end, number_ends
from l10n.segment.pairs import CLOSING, OPENING, Pair, find_pairs, pattern
from l10n.segment.scan import Place, Rules, after_space, scan
from l10n.segment.segmenter import Cuts

_STOPS = "。！？!?．｡."
_PAUSES = "…‥"
_STARS = "☆★♪"
_PLACE = re.compile(
    rf"""( [{_STOPS}{_PAUSES}{_STARS}](?<![{_STOPS}{_PAUSES}{_STARS}]{{2}}) [{_STOPS}{_PAUSES}{_STARS}]*+
          [{re.escape(CLOSING)}]*+
          (?: [\[［〔【（(](?:注|※|脚注|＊)?\s?\d{{1,3}}[)）】〕］\]] | [\[［〔（(]注[)）〕］\]] | [※＊*]\d{{1,2}}(?!\d) | [¹²³⁴-⁹†‡]
            | (?<![0-9].)\d{{1,2}}[)）](?=\s) | \s?[（(](?:{STAGE})[)）]
            | \s?[\U0001F1E6-\U0001FAFF❤♥♪][\uFE0F\u200D\U0001F3FB-\U0001F3FF\U0001F300-\U0001FAFF♀♂♪]* )*+ )
        (?: (?<=[^(（\[［娘は。！？!?．｡.…‥☆★♪]。)()(?=[^のを\s、，,。．・：:;)）］\]」』…‥]) | \s++(?!\Z) | (?!\s|\Z) )
    """,
    re.VERBOSE,
)
_MARKS = pattern(OPENING + '"＂')
_GOES_ON = re.compile(PARTICLES)
_REPLY = re.compile(REPLIES)
_STARTS = re.compile(STARTERS)
_LATIN = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")
_LABELS = re.compile(rf"(?:{NUMBERED})\s?\Z")
_CHAIN = re.compile(r"(?:「[^「」]{0,200}」|『[^『』]{0,200}』|“[^“”]{0,200}”){1,6}")
_HEAD = re.compile(rf"[(（\[［〔](?:(?:{HEADS})\s?[\d０-９]*|[\d０-９A-Za-zア-ン]{{1,2}})[)）\]］〕]")


def split(text: str, /) -> Cuts:
    """Cuts of a line of Japanese. A quotation that its sentence goes on after stays whole."""
    return scan(text, RULES)


def _pairs(text: str) -> list[Pair]:
    return find_pairs(text, _MARKS)


def _is_end(place: Place) -> bool:
    text, at, end, after = place.text, place.at, place.end, place.next
    char = text[after]
    if char in "、，,。．・：:;)）］]」』…‥":
        return False
    before = text[at - 1] if at else ""
    if before in "([（［" or not before:
        return False
    last = text[end - 1]
    if last in '」』”’"＂〟｣》':
        if place.embedded and after == end:
            return bool(_STARTS.match(text, after)) and not _goes_on(text, end)
        return not _goes_on(text, end)
    if place.embedded and last in ")）］]〕":
        return False
    stop = text[end - 1] if text[end - 1] in _STOPS else text[at]
    if stop in "。｡":
        return not (
            after == end and (char in "のを" or text.endswith(NAMES, 0, at)) and _GOES_ON.match(text, after)
        )
    if stop in "！？":
        return not (after == end and _REPLY.match(text, after))
    if stop in _PAUSES or text[at : at + 2] in {"..", "．．"}:
        return after > end
    if stop in _STARS:
        return before in ENDINGS and not _GOES_ON.match(text, after)
    return _narrow_ends(place, before, char)


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands after a quotation belongs to the sentence that it is in."""
    chain = _CHAIN.match(text, at)
    if chain:
        at = chain.end()
    return text[at : at + 1] in {"、", "，", ",", "・"} or _GOES_ON.match(text, at) is not None


def _narrow_ends(place: Place, before: str, char: str) -> bool:
    """Whether ``!``, ``?``, ``.`` or ``．`` ends a sentence."""
    text, at = place.text, place.at
    glued = place.next == place.end
    if text[at] in "!?":
        if before.isascii() and before.isalpha():
            return not (glued or text.endswith(BRANDS, 0, at))
        return not (glued and ((char.isascii() and char.isalpha()) or _REPLY.match(text, place.next)))
    if before.isdecimal():
        return number_ends(place, _LABELS)
    if is_label(place) or (glued and _LATIN.match(before)):
        return False
    if before.isascii() and before.isalpha():
        return letters_end(place)
    return not (glued and char.isascii() and char.isalnum())


def _seals(text: str, pair: Pair) -> bool:
    return not pair.quote or _goes_on(text, pair.close + 1)


def _parts_after(text: str, pair: Pair) -> bool:
    at = pair.close + 1
    after = after_space(text, at)
    if after == len(text) or text[after] in "。、，,．・」』）)！？!?…":
        return False
    if not pair.quote:
        return pair.open > 0 and text[pair.open] in "(（[［〔" and not _HEAD.match(text, pair.open)
    return not _goes_on(text, at)


RULES = Rules(place=_PLACE, pairs=_pairs, is_end=_is_end, seals=_seals, parts_after=_parts_after)
