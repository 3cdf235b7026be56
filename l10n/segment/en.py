"""English sentences."""

import re

from l10n.segment.en_words import (
    ABBREVIATIONS,
    AFTER_CLOCK,
    BRANDS,
    HEADS,
    LABELLED,
    LABELS,
    NOT_AFTER_INITIAL,
    SPEECH,
    SPELLED,
    STARTERS,
    TOP_DOMAINS,
    Kind,
)
from l10n.segment.pairs import OPENING, Pair, find_pairs, pattern
from l10n.segment.scan import Place, Rules, scan
from l10n.segment.segmenter import Cuts

_PLACE = re.compile(
    r"""( [.!?…。！？—](?:(?<!—)|(?=["”’'](?:\s|\Z))) (?<![.!?…。！？]{2}) [.!?…。！？]*+
          ["'”’»)\]）］」』]*+
          (?: \s?\[(?:\d{1,3}(?:[,–-]\s?\d{1,3}){0,9}|note\s\d+|[a-z])\] | (?<=[^\W\d][.!?"”])\d{1,3}(?=\s+["“‘(]?[A-Z]) | [¹²³⁴-⁹†‡*]
            | \s?[(\[](?:[Ll]aughs|[Ll]aughing|[Ss]ighs|[Ll]aughter|[Pp]auses?|[Cc]ries|[Ww]eeps|[Ss]obs)[)\]]
            | \s?[\U0001F1E6-\U0001FAFF❤♥♪][\uFE0F\u200D\U0001F3FB-\U0001F3FF\U0001F300-\U0001FAFF♀♂]* )*+ )
        (?: (?<=[a-z]{6}\.)(?<!approx\.)([ ])(?=[A-Z][a-z]) | \s++(?!\Z) | (?=[A-Z“‘"([◆■●▼※【「（]|[^\x00-\u024F\s]) )
    """,
    re.VERBOSE,
)
_MARKS = pattern("([（［【")
_QUOTED_WORDS = re.compile(
    r"""(?<=[a-z]\s)[“"](?=\w)[^“”"]{0,100}?[.?!]\s[^“”"]{1,100}(?<!,)[”"](?=\s[a-z])"""
)
"""The sign says “Danger. Keep out.” in red letters."""
_INLINE_LIST = re.compile(r":\s1(?![0-9])")
"""The order: 1. rice, 2. corn."""
_WORD = re.compile(r"[^\W_][\w.’'&-]{0,40}")
_LEAD = re.compile(rf"[\s\"'{re.escape(OPENING)}—–-]*")
_ATTRIBUTION = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr)\.\s)?(?:[A-Z][\w'’-]{{0,40}}\.?,?\s){{1,4}}(?:(?:{'|'.join(SPEECH)})\b|[a-z]{{1,20}}ed[.,])"
)
_TOKEN = re.compile(r"[\w.’'&]+\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}\Z")
_AGENTS = re.compile(r"[A-Z][a-z]{2,}(?:ers|ors|ists|ants|ees)\Z")
"""Negotiators, Activists: after an acronym a plural of that form is rather the head of a sentence than of a name."""
_SMALLER_UNIT = re.compile(r"\d{1,2}\s?(?:in|oz|mins?|secs?|cm|days?|months?|mos?)\b")
"""5 ft. 3 in."""
_OPENING_ELLIPSIS = re.compile(r"(?:…|\.{2,4})[“\"]?[A-Z]")
"""It ended there. …But not for long."""
_SERIAL = re.compile(r"(?:[IVXL]+|[B-HJ-Z])\Z")
_ROMAN = re.compile(r"[IVX]+\Z")
_HEAD = re.compile(rf"[(\[（［【]\s?(?:(?:{HEADS})\s?\d{{0,3}}|\w{{0,3}})\s?[)\]）］】]", re.IGNORECASE)
_LABEL = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_STAMMER = 16
"""Characters before an ellipsis in which a word that comes again makes it a stammer: I was… I was there."""
_SHORTEST_WORD = 3
"""Letters; what is shorter and not in the tables is rather an abbreviation."""
_LONGEST_NUMBER, _LONGEST_LABEL, _LONGEST_NOUN = 3, 5, 12
"""Characters of the label of a list: 12. 1.2.1 Appendix 3."""

_QUOTES = "\"'”’»"
_CLOSERS = _QUOTES + ")]）］」』"


def split(text: str, /) -> Cuts:
    """Cuts of a line of English. Sentences of a quotation are sentences; a bracket in a sentence stays in it."""
    return scan(text, RULES)


def _pairs(text: str) -> list[Pair]:
    found = find_pairs(text, _MARKS) if "(" in text or "[" in text or "（" in text or "【" in text else []
    if "“" in text or '"' in text:
        words = [Pair(m.start(), m.end() - 1, quote=True) for m in _QUOTED_WORDS.finditer(text)]
        return sorted(found + words) if words else found
    return found


def _is_end(place: Place) -> bool:
    text, _, at, end, after, _ = place
    char = text[after]
    if text[at] == "." and text[at + 1] != ".":
        token = _token(place)
        if (
            end == at + 1 < after
            and char.isupper()
            and len(token) > 1
            and not token.isupper()
            and token.isalpha()
            and token not in ABBREVIATIONS
        ):
            return True
        return not _is_inner(text, after) and _point_ends(place, token, char)
    return not _is_inner(text, after) and _mark_ends(place, _token(place), char)


def _token(place: Place) -> str:
    """What stands before the stops, back to white space."""
    parts = place.text[max(place.at - 24, place.head) : place.at].split()
    return parts[-1] if parts else ""


def _is_inner(text: str, after: int) -> bool:
    """Whether what follows shows that the sentence goes on."""
    char = text[after]
    if char in "—–-":
        return not text[after + 1 : after + 3].strip()[:1].isupper()
    if char in "….":
        return not _OPENING_ELLIPSIS.match(text, after)
    return char in ",;:.!?)]…"


def _next_word(text: str, after: int) -> str:
    if not text[after].isalnum():
        lead = _LEAD.match(text, after)
        after = lead.end() if lead else after
    word = _WORD.match(text, after)
    return word[0].rstrip(".") if word else ""


def _point_ends(place: Place, token: str, char: str) -> bool:
    """Whether a single point ends a sentence; ``token`` stands before it."""
    text, head, at, end, after, _ = place
    bare = end == at + 1
    if not token.isalpha():
        found = _TOKEN.search(token)
        token = found[0].strip("'’&.") if found else ""
    if not token:
        return not char.islower()
    if char.islower():
        return bare and after > end and _lower_starts(text, after, token)
    if after == end and bare and char.isascii() and char.isalpha():
        return _is_missing_space(text, token, after)
    if len(token) == 1 and at == head + 1 and token.isalpha():
        return False
    if token.replace(".", "").isdecimal() or (_ROMAN.match(token) and (len(token) > 1 or at == head + 1)):
        return not _is_label(place, token)
    word = _next_word(text, after)
    kind = ABBREVIATIONS.get(token) or (ABBREVIATIONS.get(token.capitalize()) if token.isupper() else None)
    if kind is not None:
        return _abbreviation_ends(kind, word, text, after)
    if len(token) == 1 and not token.isdecimal():
        return _letter_ends(text[max(head, at - 32) : at - 1].split(), token, word, char)
    if _ACRONYM.match(token):
        return (
            char not in "([" and not char.isdecimal() and (_starts(word) or _AGENTS.match(word) is not None)
        )
    return True


def _starts(word: str) -> bool:
    """Whether a capitalized word after an abbreviation begins a sentence."""
    return (
        word in STARTERS
        or not word
        or (word.endswith("ly") and word.istitle() and word not in {"July", "Italy"})
    )


def _lower_starts(text: str, after: int, token: str) -> bool:
    """Whether a sentence begins with a small letter: a list label, iPhone, a typing error."""
    if _LABEL.match(text, after) or _CAMEL.match(text, after):
        return True
    return len(token) >= _SHORTEST_WORD and token.isalpha() and token.islower() and token not in ABBREVIATIONS


def _is_missing_space(text: str, token: str, after: int) -> bool:
    """market.The price."""
    word = _WORD.match(text, after)
    if not word or token in ABBREVIATIONS:
        return False
    if token.isdecimal():
        return word[0] in STARTERS
    if not token[1:].islower() or len(token) < _SHORTEST_WORD or not token.isalpha():
        return False
    rest = text[word.end() : word.end() + 1]
    return (
        (word[0][1:].islower() or len(word[0]) == 1)
        and word[0] not in TOP_DOMAINS
        and (rest in {",", "’", "'"} or rest.isspace())
    )


def _is_label(place: Place, token: str) -> bool:
    """Whether a number is the label of a list or picture: it stands at the head of a unit, or after such a noun."""
    text, head, at, end, *_ = place
    first = at - len(token)
    if end == at + 1 and text[first - 1 : first] in {"“", '"'} and token.isdecimal():
        return len(token) <= _LONGEST_NUMBER  # it read: “1. No phones.”
    if len(token) == 1 and _INLINE_LIST.search(text, max(head, first - 200), at):
        return True
    if first <= head + 1:
        return len(token) <= (_LONGEST_NUMBER if token.isdecimal() else _LONGEST_LABEL)
    return first - head < _LONGEST_NOUN and text[head:first].strip(" (.") in LABELS


def _abbreviation_ends(kind: Kind, word: str, text: str, after: int) -> bool:
    if kind is Kind.UNIT:
        return not _SMALLER_UNIT.match(text, after)
    if kind in {Kind.TITLE, Kind.INLINE} or text[after] in "([":
        return False
    if kind is Kind.NUMBER:
        return not text[after].isalnum() or not (
            word[:1].isdecimal() or word in SPELLED or _SERIAL.match(word)
        )
    if kind is Kind.NAME:
        return _starts(word)
    follows = text[after : after + 40].split()
    return word not in AFTER_CLOCK and not (len(follows) > 1 and follows[1].startswith("time"))


def _letter_ends(before: list[str], letter: str, word: str, char: str) -> bool:
    """An initial, a label, the pronoun, a unit; ``before`` are the words before it."""
    if not before or char in "([":
        return False
    if letter.islower() or before[-1].lower().strip("“\"'(.") in LABELLED:
        return True
    return _starts(word) and (letter == "I" or word not in NOT_AFTER_INITIAL)


def _mark_ends(place: Place, token: str, char: str) -> bool:
    """Whether ``!``, ``?``, an ellipsis or a dash before a closing quotation mark ends a sentence."""
    text, _, at, end, after, _ = place
    token = token.strip(_QUOTES + "“‘")
    if text[at] in "…." and text[end - 1] in "…." and not text[place.head : at].strip(_QUOTES + "“‘ "):
        return False  # an ellipsis that opens the sentence
    if not token.strip("([—"):
        return token not in {"(", "["} and not char.islower()
    stops = text[at:end].rstrip(_CLOSERS + "0123456789*")
    if char.islower():
        return _LABEL.match(text, after) is not None or _CAMEL.match(text, after) is not None
    if after == end and char.isascii() and char.isalpha():
        return _is_missing_space(text, token, after)
    if place.embedded and text[end - 1] in ")]":
        return _starts(_next_word(text, after))
    if end > at + len(stops) and text[at + len(stops)] in _QUOTES:
        found = _ATTRIBUTION.match(text, after)
        return not (found and (found[0].startswith("I ") or found[0].split()[0] not in STARTERS))
    word = _next_word(text, after)
    if token in BRANDS:
        return _starts(word)
    if stops.endswith(("…", "..")):
        if text[at - 1].isspace() and not _starts(word):
            return False
        return (
            word.lower() not in text[max(at - _STAMMER, place.head) : at].lower().strip("“\"'").split()[-2:]
        )
    return True


def _seals(_text: str, _pair: Pair) -> bool:
    return False


def _parts_after(text: str, pair: Pair) -> bool:
    after = text[pair.close + 1 : pair.close + 3]
    if pair.open == 0 or not after[:1].isspace() or _HEAD.match(text, pair.open):
        return False
    return after.strip()[:1].isupper() or after.strip()[:1] in OPENING + _QUOTES


RULES = Rules(place=_PLACE, pairs=_pairs, is_end=_is_end, seals=_seals, parts_after=_parts_after)
