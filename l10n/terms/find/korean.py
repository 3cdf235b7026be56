"""Korean: particles are joined to a name, and so are titles and words for places; a name is also part of other words."""

import re

from l10n.terms.find.korean_words import VERBS, words
from l10n.terms.find.page import Page
from l10n.terms.term import TermKind

_FIRST, _LAST = "\uac00", "\ud7a3"
_FINALS = 28
_ALONE = (
    "이나마|나마|이든지|든지|이든가|든가|이든|든|이라도|라도|이야말로|야말로|이야|야|이여|여|아|이랑|랑|하고|은커녕|는커녕|커녕|"
    "에게서|에게로|에게|한테서|한테|께서|께|에서부터|에서|에다가|에다|에로|에|으로부터|로부터|으로서|로서|으로써|로써|"
    "으로|로|과|와|보다|처럼|만큼|같이|마냥|대로|까지|부터|마다|밖에|뿐|조차|마저|이나|나|치고|만|도|은|는|이|가|을|를|의"
)
_MORE = "은|는|도|만|의|까지|부터|조차|마저|이라도|라도|이나|나|이야|야|뿐|밖에|는커녕|가|이|을|를|처럼|보다|에|에서|으로|로|과|와"
_CASES = "에서|에게서|에게|한테|께서|께|에|으로부터|로부터|으로서|로서|으로|로|과|와|이랑|랑|까지|부터|만|뿐|보다|처럼|만큼|대로|마다|밖에|조차|마저|하고"
_PAST = "(?:었|였)(?:다|다고|다는|다면|다며|다가|다던|고|으며|으면|지만|던|던가|는데|는지|음|음을|을|기에|기|어도|어야|거나|으나|으니|습니다|느냐)"
_VERB = (
    f"이?{_PAST}|이?(?:다|라고|라는|라며|라면서|라면|라서|라던|라|란|고|며|면서|면|지만|어서|여서|던|냐|니까|니|기에|기도|긴|므로|어도|여도|어야|여야|다고|다는)"
    "|이자|인|일|임|인데|인지|인가|인데다|인만큼|일지|일까|임을|임은|임이|입니다|입니까|예요|이에요|이죠|죠|인들|일수록"
)
_PARTICLES = re.compile(f"(?:(?:{_CASES})(?:{_MORE}){{1,2}}|{_ALONE})(?:요)?")
_COPULA = re.compile(f"(?:(?:{_CASES})?(?:{_VERB})|(?:에서|까지|부터|뿐|만)(?:{_VERB}))")
_PLURAL = re.compile("들")
_VOWEL_STARTS = (
    "다",
    "고",
    "며",
    "면",
    "자",
    "던",
    "라",
    "란",
    "냐",
    "니",
    "지",
    "므",
    "죠",
    "예",
    "였",
    "여",
)
"""What of the copula is joined to a vowel only: its 이 is swallowed."""
_UNCERTAIN = frozenset(
    {
        "아",
        "야",
        "여",
        "나",
        "든",
        "랑",
        "고",
        "자",
        "면",
        "이고",
        "지",
        "다",
        "며",
        "라",
        "던",
        "인",
        "일",
        "임",
    }
)
"""Too often the end of another word, where the name is one syllable."""


def judge(page: Page, start: int, end: int, form: str, kind: TermKind) -> str | None:  # noqa: ARG001
    """The particles joined to a name; None where it is part of another word."""
    text = page.text
    if not _hangul(text[end - 1]):
        return _after_latin(text, start, end)
    if start and _starts_inside(page, start):
        return None
    stop = end
    while stop < len(text) and _hangul(text[stop]):
        stop += 1
    rest = text[end:stop]
    if not rest:
        return ""
    if end - start == 1:
        return _after_syllable(page, end, stop, kind)
    if is_particle(rest, after=text[end - 1]):
        return rest
    return "" if _after_noun(page, end, stop, kind) else None


def is_particle(rest: str, *, after: str = "") -> bool:
    """Whether the syllables behind a noun are all grammar: ``에서는``, ``이었다고``.

    Args:
        rest: the syllables up to the end of the word.
        after: the syllable before them; the copula's short forms stand behind a vowel only.
    """
    bare = rest[1:] if rest.startswith("들") and len(rest) > 1 else rest
    if bare == "들" or _PARTICLES.fullmatch(bare):
        return True
    if _COPULA.fullmatch(bare):
        return not (bare.startswith(_VOWEL_STARTS) and after and closed(after) and bare == rest)
    return False


def closed(syllable: str) -> bool:
    """Whether a syllable of hangul ends in a consonant."""
    return _hangul(syllable) and bool((ord(syllable) - ord(_FIRST)) % _FINALS)


_SECTIONS = {
    TermKind.PLACE: "behind a place",
    TermKind.PERSON: "behind a person",
    TermKind.BYLINE: "behind a person",
    TermKind.ORGANISATION: "behind an organisation",
    TermKind.TERM: "behind a term",
}
_LONGEST = 8
"""Syllables of a word joined to a name."""
_DEEP = 3


def _after_noun(page: Page, at: int, stop: int, kind: TermKind, depth: int = 0) -> bool:
    """Whether nouns that are joined to such names, and then at most particles or another name, are all of it."""
    rest = page.text[at:stop]
    if depth and (not rest or is_particle(rest)):
        return True
    if at in page.starts or (kind is TermKind.TERM and rest.startswith(VERBS)):
        return True
    if depth == _DEEP:
        return False
    return any(
        joins(rest[:size], kind) and _after_noun(page, at + size, stop, kind, depth + 1)
        for size in range(min(_LONGEST, len(rest)), 0, -1)
    )


def joins(word: str, kind: TermKind) -> bool:
    """Whether a word is joined to names of a kind."""
    return word in words("behind any name") or word in words(_SECTIONS[kind])


def _after_syllable(page: Page, end: int, stop: int, kind: TermKind) -> str | None:
    """One syllable alone is a name only with a title, or as a unit with the plainest particles."""
    rest = page.text[end:stop]
    if kind in {TermKind.PERSON, TermKind.BYLINE}:
        return "" if rest not in _UNCERTAIN and _after_noun(page, end, stop, kind) else None
    return rest if is_particle(rest) and rest not in _UNCERTAIN else None


def _starts_inside(page: Page, start: int) -> bool:
    """Whether a word goes on into the form: 대구조 for 구조; prefixes and names joined before are none of it."""
    text = page.text
    if not _hangul(text[start - 1]) or _behind_name(page, start):
        return False
    first = start
    while first and _hangul(text[first - 1]) and start - first <= _BACK:
        first -= 1
    return text[first:start] not in words("before a name")


_BACK = 3


def _behind_name(page: Page, start: int) -> bool:
    """Whether a name ends here, or a word that is joined to one: 함경북도무산군온성."""
    for back in range(min(_BACK, start) + 1):
        if start - back in page.ends:
            between = page.text[start - back : start]
            if not between or joins(between, TermKind.PLACE):
                return True
    return False


def _after_latin(text: str, start: int, end: int) -> str | None:
    """Names in Latin letters within Korean: KBS에서."""
    if start and text[start - 1].isalnum() and text[start - 1].isascii() and text[start].isascii():
        return None
    if end < len(text) and text[end].isalnum() and text[end].isascii():
        return None
    stop = end
    while stop < len(text) and _hangul(text[stop]):
        stop += 1
    rest = text[end:stop]
    return rest if rest and is_particle(rest) else ""


def _hangul(character: str) -> bool:
    return _FIRST <= character <= _LAST
