"""English sentences."""

import re

from l10n.segment.en_words import (
    ABBREVIATIONS,
    AFTER_CLOCK,
    BRANDS,
    LABELLED,
    NOT_AFTER_INITIAL,
    SPEECH,
    STARTERS,
    TOP_DOMAINS,
    Kind,
)
from l10n.segment.pairs import OPENING, Pair, find_pairs, pattern
from l10n.segment.scan import Place, Rules, scan
from l10n.segment.segmenter import Cuts

_PLACE = re.compile(
    r"""( [.!?…。！？](?<![.!?…。！？]{2}) [.!?…。！？]*+
          ["'”’»)\]）］」』]*+
          (?: \s?\[(?:\d{1,3}|note\ \d+|[a-z])\] | \s?\((?:[Ll]aughs|[Ss]ighs|[Ll]aughter)\) | [¹²³⁴-⁹†‡*]
            | \s?[\U0001F1E6-\U0001FAFF❤♥♪](?:[\uFE0F\u200D\U0001F3FB-\U0001F3FF\U0001F300-\U0001FAFF♀♂]*) )* )
        (?: \s++(?!\Z) | (?=[A-Z“‘"([◆■●▼※【「（]|[^\x00-\u024F]) )
    """,
    re.VERBOSE,
)
_MARKS = pattern("([（［【")
_WORD = re.compile(r"[^\W_][\w.’'&-]*")
_LEAD = re.compile(rf"[\s\"'{re.escape(OPENING)}—–-]*")
_ATTRIBUTION = re.compile(rf"(?:(?:Mr|Mrs|Ms|Dr)\.\s)?(?:[A-Z][\w'’-]*\.?\s){{1,4}}(?:{'|'.join(SPEECH)})\b")
_TOKEN = re.compile(r"[\w.’'&]+\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}\Z")


def split(text: str, /) -> Cuts:
    """Cuts of a line of English. Sentences of a quotation are sentences; a bracket in a sentence stays in it."""
    return scan(text, RULES)


def _pairs(text: str) -> list[Pair]:
    return find_pairs(text, _MARKS) if "(" in text or "[" in text or "（" in text or "【" in text else []


def _is_end(place: Place) -> bool:
    text, at, end, after = place.text, place.at, place.end, place.next
    char = text[after]
    if char in ",;:.!?)]…—–-" and not _is_dash_before_capital(text, after):
        return False
    if text[at] == "." and text[at + 1] != ".":
        parts = text[max(at - 24, place.head) : at].split()
        token = parts[-1] if parts else ""
        if end == at + 1:
            if char.isupper() and token.isalpha() and len(token) > 1 and token not in ABBREVIATIONS:
                return after > end or _is_missing_space(text, token, after)
        return _point_ends(place, token, char)
    return _mark_ends(place, char)


def _is_dash_before_capital(text: str, after: int) -> bool:
    return text[after] in "—–-" and text[after + 1 : after + 3].strip()[:1].isupper()


def _is_missing_space(text: str, token: str, after: int) -> bool:
    """market.The price."""
    word = _WORD.match(text, after)
    if not word or not token[1:].islower() or len(token) < 3:
        return False
    rest = text[word.end() : word.end() + 1]
    return (
        word[0][1:].islower() and word[0] not in TOP_DOMAINS and (rest in {",", "’", "'"} or rest.isspace())
    )


def _next_word(text: str, after: int) -> str:
    lead = _LEAD.match(text, after)
    word = _WORD.match(text, lead.end() if lead else after)
    return word[0].rstrip(".") if word else ""


def _point_ends(place: Place, token: str, char: str) -> bool:
    """Whether a single point ends a sentence; ``token`` stands before it."""
    text, end, after = place.text, place.end, place.next
    bare = end == place.at + 1
    glued = after == end
    found = _TOKEN.search(token)
    token = found[0].strip("'’&.") if found and bare else (found[0].rstrip(".") if found else "")
    if not token:
        return not char.islower()
    if token.isdecimal():
        return _number_ends(place, token, char)
    word = _next_word(text, after)
    if char.islower():
        return (
            bare
            and not glued
            and token.isalpha()
            and token.islower()
            and len(token) > 2
            and token not in ABBREVIATIONS
        )
    kind = ABBREVIATIONS.get(token) or (ABBREVIATIONS.get(token.capitalize()) if token.isupper() else None)
    if kind is not None:
        return _abbreviation_ends(kind, word, text, after)
    if len(token) == 1:
        return _letter_ends(place, token, word)
    if _ACRONYM.match(token):
        return not char.isdecimal() and (word in STARTERS or not word)
    if glued and char.isupper() and bare:
        return _is_missing_space(text, token, after)
    return True


def _number_ends(place: Place, token: str, char: str) -> bool:
    """A number at the head of a unit is the label of a list."""
    if place.at - len(token) <= place.head and len(token) <= 3:
        return False
    return not char.islower()


def _abbreviation_ends(kind: Kind, word: str, text: str, after: int) -> bool:
    match kind:
        case Kind.TITLE | Kind.INLINE:
            return False
        case Kind.NUMBER:
            return not (word[:1].isdecimal() or re.fullmatch("[IVXL]+|[A-Z]", word))
        case Kind.NAME:
            return word in STARTERS
        case Kind.UNIT:
            return True
        case Kind.CLOCK:
            follows = text[after : after + 40].split()
            return word not in AFTER_CLOCK and not (len(follows) > 1 and follows[1].startswith("time"))


def _letter_ends(place: Place, token: str, word: str) -> bool:
    """An initial, a label, the pronoun."""
    before = place.text[max(place.head, place.at - 32) : place.at - 1].split()
    if not before:
        return False
    if before[-1].lower().strip("“\"'(") in LABELLED or token.islower():
        return True
    if token == "I":
        return word in STARTERS
    return word in STARTERS and word not in NOT_AFTER_INITIAL


def _mark_ends(place: Place, char: str) -> bool:
    """Whether ``!``, ``?`` or an ellipsis ends a sentence."""
    text, at, end, after = place.text, place.at, place.end, place.next
    stops = text[at:end].rstrip("\"'”’»)]）］」』")
    parts = text[max(at - 24, place.head) : at].split()
    token = parts[-1] if parts else ""
    if not token.strip("\"'“‘([—"):
        return False
    ellipsis = stops.endswith(("…", ".."))
    if char.islower():
        return not ellipsis and end == at + len(stops) and after > end and token.islower()
    if end > at + len(stops):
        found = _ATTRIBUTION.match(text, after)
        return not (found and found[0].split()[0] not in STARTERS)
    if token in BRANDS:
        return _next_word(text, after) in STARTERS
    if ellipsis:
        word = _next_word(text, after)
        return bool(word) and word.lower() != token.lower().strip("\"'“‘([")
    return True


def _seals(_text: str, _pair: Pair, stands: bool) -> bool:
    return not stands


def _parts_after(text: str, pair: Pair) -> bool:
    inside = text[pair.open + 1 : pair.close]
    after = text[pair.close + 1 : pair.close + 3]
    if len(inside) < 3 or not after[:1].isspace():
        return False
    return after.strip()[:1].isupper() or after.strip()[:1] in OPENING


RULES = Rules(place=_PLACE, pairs=_pairs, is_end=_is_end, seals=_seals, parts_after=_parts_after)
