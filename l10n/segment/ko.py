"""Korean sentences."""

import re

from l10n.segment.ko_words import FINALS, GLUED_FINALS, HEADS, NUMBERED, QUOTATIVES, STAGE, STARTERS
from l10n.segment.latin import is_label, letters_end, number_ends
from l10n.segment.pairs import CLOSING, OPENING, Pair, find_pairs, pattern
from l10n.segment.scan import Place, Rules, after_space, scan
from l10n.segment.segmenter import Cuts

_STOPS = ".!?…‥。！？．"
_MOODS = "~～^ㅋㅎㅠㅜ"
"""They take the place of a stop: 다녀왔어요~"""
_PLACE = re.compile(
    rf"""( [{_STOPS}{_MOODS}](?<![{_STOPS}{_MOODS}]{{2}}) [{_STOPS}{_MOODS}]*+
          [{re.escape(CLOSING)}]*+
          (?: \s?[\[［](?:주|각주|註)?\s?\d{{1,3}}[\]］] | \(주\s?\d*\) | (?<![0-9].)\d{{1,3}}\)(?=\s) | [¹²³⁴-⁹†‡*]
            | \s?[(（](?:{STAGE})[)）] | \s?[{_MOODS}]{{2,}}
            | \s?[\U0001F1E6-\U0001FAFF❤♥♪][\uFE0F\u200D\U0001F3FB-\U0001F3FF\U0001F300-\U0001FAFF♀♂]* )*+ )
        (?: (?<=[가-힣][다요]\.)([ ])(?=[가-힣A-Z0-9“"‘'◆]) | \s++(?!\Z) | (?![0-9A-Za-z\s]|\Z) | (?<=[다요]\.)(?!\s|\Z) )
    """,
    re.VERBOSE,
)
_ENDED_PAUSES = ("….", "....")
"""An ellipsis and a stop."""
_MARKS = pattern(OPENING + "\"'＂")
_GOES_ON = re.compile(QUOTATIVES)
_REPLY = re.compile(r"\s?(?:이?라(?:고|는|며|면서|니|던)|고\s|며\s|하(?:고|며|는|면서)\s)")
_STARTS = re.compile(STARTERS)
_LABELS = re.compile(rf"(?:{NUMBERED})\s?\Z")
_LETTERS = "가나다라마바사아자차카타파하"
"""Labels of a list, in the order of the alphabet."""
_ARTICLE = re.compile(r"(?:첫|둘|셋|넷|다섯)째|제\s?\d{1,3}\s?(?:조|항|장|절|호|편|부|회|차|관)")
_CHAIN = re.compile(
    r"(?:\s?(?:“[^“”]{0,200}”|\"[^\"]{0,200}\"|‘[^‘’]{0,200}’|'[^']{0,200}'|《[^《》]{0,200}》)){1,6}"
)
_HEAD = re.compile(rf"[(（\[［](?:\s?(?:{HEADS})\s?\d*|[\d가-하A-Za-z]{{1,2}})\s?[)）\]］]")


def split(text: str, /) -> Cuts:
    """Cuts of a line of Korean. A quotation that its sentence goes on after stays whole."""
    return scan(text, RULES)


def pairs(text: str) -> list[Pair]:
    """Quotations and brackets of a line of Korean."""
    return find_pairs(text, _MARKS)


def _is_end(place: Place) -> bool:
    text, at, end, after = place.text, place.at, place.end, place.next
    char = text[after]
    if char in ",;:.!?)）]］、。·~":
        return False
    before = text[at - 1] if at else ""
    if before in "([（［" or not before:
        return False
    glued = after == end
    last = text[end - 1]
    if last in CLOSING and last not in ")）]］】〉":
        if place.embedded:
            return bool(_STARTS.match(text, after))
        return not _goes_on(text, end)
    if place.embedded and last in CLOSING and (glued or text[at] not in ".．"):
        return False
    if text[at] in _MOODS:
        return not glued and before in "요다죠네까"
    if text[at] in ".．" and text[at + 1] not in _STOPS:
        return _point_ends(place, before, glued=glued)
    if last in "….‥" and not text.endswith(_ENDED_PAUSES, at, end):
        return _pause_ends(text, at, before)
    return not _REPLY.match(text, end)


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands after a quotation belongs to the sentence that it is in."""
    chain = _CHAIN.match(text, at)
    if chain:
        at = chain.end()
    after = after_space(text, at)
    if after == len(text):
        return False
    if text[after] in ",、·":
        return True
    if not text[after].isalpha():
        return False
    if after == at:
        return not _STARTS.match(text, after)
    return _GOES_ON.match(text, after) is not None


def _point_ends(place: Place, before: str, *, glued: bool) -> bool:
    text, at, head = place.text, place.at, place.head
    if "가" <= before <= "힣":
        if (at - head == 1 and before in _LETTERS) or _ARTICLE.fullmatch(text, head, at):
            return False
        return not glued or before in GLUED_FINALS or text[place.next] in OPENING
    if before.isdecimal():
        return number_ends(place, _LABELS)
    if before.isascii() and before.isalpha():
        return letters_end(place)
    if glued and place.embedded:
        return False
    return not is_label(place)


def _pause_ends(text: str, at: int, before: str) -> bool:
    """Whether an ellipsis ends a sentence: after a final ending."""
    if before in FINALS:
        return True
    if before == "까":
        return text[at - 2 : at - 1] != "니" or _coda(text[at - 3 : at - 2]) == _BIEUP
    return before in "어지" and _coda(text[at - 2 : at - 1]) in {_SSANG_SIOT, _BIEUP_SIOT}


_BIEUP, _BIEUP_SIOT, _SSANG_SIOT = 17, 18, 20
"""Final consonants of a syllable, by their number in Unicode's composition of Hangul."""


def _coda(syllable: str) -> int:
    return (ord(syllable) - ord("가")) % 28 if "가" <= syllable <= "힣" else 0


def _seals(text: str, pair: Pair) -> bool:
    return not pair.quote or _goes_on(text, pair.close + 1)


def _parts_after(text: str, pair: Pair) -> bool:
    after = after_space(text, pair.close + 1)
    if after in {pair.close + 1, len(text)} or text[after] in ",.;:!?":
        return False
    if pair.quote:
        return not _goes_on(text, pair.close + 1)
    return pair.open > 0 and text[pair.open] in "(（[［" and not _HEAD.match(text, pair.open)


RULES = Rules(place=_PLACE, pairs=pairs, is_end=_is_end, seals=_seals, parts_after=_parts_after)
