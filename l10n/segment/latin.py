"""Points after Latin letters and digits in Korean and Japanese text."""

import re

from l10n.segment.en_words import ABBREVIATIONS, Kind
from l10n.segment.scan import Place

_ADDRESS = re.compile(r"[@/]|\bwww\.|\.(?:com|net|org|kr|jp|cn|io|info|html?|pdf)\Z", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z][A-Za-z.]*\Z")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_DATE = re.compile(
    r"(?:['’‘]?[0-9]{2,4}\.\s?[0-9]{1,2}\.\s?|[0-9]{1,2}\.\s|['’‘])[0-9]{1,2}\Z|(?:19|20)[0-9]{2}\.\s?[0-9]{1,2}\Z"
)
_DAY = re.compile(r"[0-9]{1,2}\.(?![0-9])")
_DIGITS = re.compile(r"[0-9０-９]+\Z")
_LABEL = re.compile(
    r"[(（]?(?:[0-9０-９]{1,3}(?:[.\-．－][0-9０-９]{1,2})*|[Ⅰ-Ⅻⅰ-ⅻ①-⑳]|[IVX]{1,4}|[A-Za-zＡ-Ｚａ-ｚ])[)）]?"
)

_NEAR = 24
_LONGEST_LABEL = 2
_TOPICS = "은는이가はがもも도,、"
"""Before a number they make it a fact (번호는 12.), other words make it the label of what follows (… 2. 이름)."""


def letters_end(place: Place) -> bool:
    """Whether a point after a Latin letter ends a sentence: not that of U.S., Dr., Co., but that of an address."""
    if place.next == place.end:
        return False
    near = place.text[max(place.head, place.at - _NEAR) : place.at]
    token = near.split()[-1]
    if _ADDRESS.search(token):
        return True
    found = _LETTERS.search(token)
    token = found[0] if found else ""
    if _ACRONYM.match(token) or ABBREVIATIONS.get(token) in {
        Kind.TITLE,
        Kind.INLINE,
        Kind.NUMBER,
        Kind.NAME,
        Kind.CLOCK,
    }:
        return False
    return len(token) > 1 or (token.islower() and len(near) > len(token) and near[-2].isdecimal())


def number_ends(place: Place, labels: re.Pattern[str]) -> bool:
    """Whether a point after a digit ends a sentence: not in a date, not after the label of a list or picture.

    Args:
        place: the place; its stop is a point.
        labels: finds at the end of a text a noun that a number follows as a label.
    """
    if place.next == place.end or is_label(place):
        return False
    near = place.text[max(place.head, place.at - _NEAR) : place.at]
    if _DATE.search(near) or _DAY.match(place.text, place.next):
        return False
    digits = _DIGITS.search(near)
    if digits is None:
        return True
    before = near[: digits.start()]
    if labels.search(before):
        return False
    return len(digits[0]) > _LONGEST_LABEL or not before[-1:].isspace() or before[-2:-1] in _TOPICS


def is_label(place: Place) -> bool:
    """Whether all of the sentence before the point is the label of a list: 1. A. II. ①."""
    return _LABEL.fullmatch(place.text, place.head, place.at) is not None
