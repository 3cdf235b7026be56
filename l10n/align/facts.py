"""What a sentence holds that every language keeps: numbers, dates, Latin words, its kind and its length."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cache
from itertools import islice

from l10n.model import Role

_LONGEST = 10_000
"""Characters of a sentence that are looked at."""
_MOST = 60
"""Numbers, or words, of a sentence that are looked at: more are a table's, and tell rows apart no better."""

_POWERS = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "십": 1, "백": 2, "천": 3, "만": 4, "억": 8, "조": 12,
    "十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<digits>[0-9]{1,18}(?:,[0-9]{3})*(?:\.[0-9]{1,6})?)"
    r"(?P<powers>[십백천만억조十百千万萬億亿兆]{1,3}|\ ?(?:hundred|thousand|million|billion|trillion)\b)?"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_COUNTS = (
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ],
    ["", "twice"],
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBER_WORDS = (
    {word: number for words in _COUNTS for number, word in enumerate(words, 1) if word}
    | {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
    | {word[:length]: number for number, word in enumerate(_MONTHS, 1) for length in (3, 9) if word != "may"}
    | {"sept": 9, "half": 2, "hundreds": 100, "thousands": 1000}
)
_WORD = re.compile(r"[A-Za-z][A-Za-z]+")
_SIGNS = (
    ("?", re.compile(r"[?？]|까[.?]|か[。」]")),
    ("!", re.compile(r"[!！]")),
    ("“", re.compile(r"[“\"「『〝]")),
)

_WEIGHTS = (
    (re.compile(r"・"), 0.55),
    (re.compile(r"[가-힣]"), 2.15),
    (re.compile(r"[一-鿿]"), 3.35),
    (re.compile(r"[぀-ヿ]"), 1.3),
    (re.compile(r"[0-9]"), 2.0),
    (re.compile(r"[^\W\d_]"), 1.0),
    (re.compile(r"[^\w\s]"), 0.25),
)
"""Weight of a character, by the first that it matches, fitted so that a sentence and its translation have the same length."""
_SENTENCE = 3.0
"""Length of an empty sentence: short ones may differ more."""


class Kind(IntEnum):
    """What a sentence is, as far as alignment cares."""

    TEXT = 0
    TITLE = 1
    SUBHEAD = 2
    PICTURE = 3
    BYLINE = 4
    NOTE = 5
    SERIES = 6


_KINDS = {
    Role.TITLE: Kind.TITLE,
    Role.SUBHEAD: Kind.SUBHEAD,
    Role.CAPTION: Kind.PICTURE,
    Role.CREDIT: Kind.PICTURE,
    Role.ALT: Kind.PICTURE,
    Role.BYLINE: Kind.BYLINE,
    Role.NOTE: Kind.NOTE,
    Role.SERIES: Kind.SERIES,
}
_GUESSES = (
    (Kind.SUBHEAD, re.compile(r"[◆■●▲▼□◇○☐▶►#]")),
    (Kind.NOTE, re.compile(r"[※*＊]|注[:）]|\(?(?:Editor'?s note|Note)\b")),
    (
        Kind.SERIES,
        re.compile(r"[(（]\s*(?:To be continued|Continued|End|계속|끝|続く|つづく|了|終わり)", re.IGNORECASE),
    ),
    (
        Kind.PICTURE,
        re.compile(
            r"[(（<〈\[［【《]?\s*(?:PHOTO|VIDEO|MAP|CHART|GRAPHIC|FILE PHOTO|IMAGE|사진|영상|지도|그래픽|写真|動画|映像|地図|図表)"
            r"\s*(?:[0-9０-９]{0,3}\s*[)）>〉\]］】》:：/]|[0-9０-９]{1,3}\b|[　 ](?=[぀-鿿]))"
            r"|(?:Photo(?:graph(?:ed|s)?)?|Filmed|Video|Picture[ds]?)(?:\s+(?:was\s+)?(?:taken|shot))?\s+(?:by|courtesy)\b"
            r"|.{0,40}(?:촬영|撮影|提供)\s*[)）」.。]?\Z",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.BYLINE,
        re.compile(
            r"[(（]?(?:(?:(?:Text|Report|Reported|Written) )?[Bb]y [A-Z][\w.-]+(?: [A-Z][\w.-]+)+[^.!?]{0,60}\Z|[A-Z]{2,} [A-Z][a-z-]+(?: ?/|\)?\Z)"
            r"|글[ ·:]\s?[가-힣]{2,}|文[・:：/]|取材[・:：/]|[가-힣 ]{2,12}기자\)?\Z)"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared between sentences besides their vectors."""

    numbers: frozenset[str]
    """Written in digits, with their powers of ten multiplied out: ``18500`` for 1만 8500."""
    soft_numbers: frozenset[str]
    """Written in words: months, one to twelve, tens. They may stand for nothing on the other side."""
    words: frozenset[str]
    """Latin words of two letters and more, lower case."""
    signs: frozenset[str]
    """Question, exclamation, quotation."""
    kind: Kind
    length: float
    """In Latin letters that would say as much."""


def read_facts(text: str, *, role: Role | None = None) -> Facts:
    """Facts of one sentence without marks; linear in its length."""
    text = unicodedata.normalize("NFKC", text[:_LONGEST])
    words = _first(word.lower() for word in _WORD.findall(text))
    return Facts(
        numbers=_first(read_numbers(text)),
        soft_numbers=frozenset(str(_NUMBER_WORDS[word]) for word in words & _NUMBER_WORDS.keys()),
        words=words,
        signs=frozenset(name for name, sign in _SIGNS if sign.search(text)),
        kind=_kind(text, role),
        length=_SENTENCE + sum(map(_weight, text)),
    )


def _first(items: Iterable[str]) -> frozenset[str]:
    return frozenset(islice(dict.fromkeys(items), _MOST))


def read_numbers(text: str) -> list[str]:
    """Numbers written in digits, as plain decimals, compounds such as 5억7100만 and 1만 8500 joined."""
    out: list[str] = []
    total, lowest, end = Decimal(0), 0, -1
    for match in _NUMBER.finditer(text):
        value, power = _value(match["digits"], (match["powers"] or "").strip())
        glue = text[end : match.start()] if end >= 0 else "-"
        if power < lowest and glue in {"", " "}:
            total += value
        else:
            if end >= 0:
                out.append(_plain(total))
            total = value
        lowest, end = power, match.end()
    if end >= 0:
        out.append(_plain(total))
    return out


def _value(digits: str, powers: str) -> tuple[Decimal, int]:
    """Value of a number with its signs, and the power of the last of them."""
    signs = [powers] if powers in _POWERS else list(powers)
    exponents = [_POWERS[sign] for sign in signs]
    return Decimal(digits.replace(",", "")).scaleb(sum(exponents)), exponents[-1] if exponents else 0


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def _weight(character: str) -> float:
    """What a character says, in Latin letters."""
    return next((weight for sign, weight in _WEIGHTS if sign.match(character)), 0.0)


def _kind(text: str, role: Role | None) -> Kind:
    if role is not None and role in _KINDS:
        return _KINDS[role]
    text = text.lstrip()
    return next((kind for kind, guess in _GUESSES if guess.match(text)), Kind.TEXT)
