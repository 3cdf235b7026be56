"""Family names by themselves, of people whose whole name was said before: Kang said, 강 씨는, カンさん, 姜氏."""

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.terms.find.japanese import TITLES
from l10n.terms.find.korean import is_particle, joins
from l10n.terms.term import TermKind
from l10n.terms.transliteration import titles
from l10n.text.joining import language

_WORDS = frozenset({"An", "Do", "He", "Ho", "In", "Mo", "My", "No", "Oh", "Ok", "On", "So", "To", "We", "Ye"})
"""Family names that are words as well: asked for a title."""
_ENGLISH_TITLES = ("Mr.", "Mr", "Ms.", "Ms", "Mrs.", "Mrs", "Dr.", "Dr", "Miss")
_CALLED = ("씨", "군", "양", "옹", "님")
_SHORT = 2
"""Characters of a family name in kana or kanji that is no word without a title."""


def alone(text: str, family: str, *, locale: str) -> list[tuple[int, int]]:
    """Where a family name stands by itself; titles and particles are not inside.

    Args:
        text: without marks.
        family: as it is written in the locale.
        locale: of the text.
    """
    find = {"en": _english, "ko": _korean, "ja": _japanese}.get(language(locale))
    return list(find(text, family)) if find and family and family.casefold() in text.casefold() else []


def _english(text: str, family: str) -> Iterator[tuple[int, int]]:
    pattern = re.compile(rf"(?<![\w-])(?:{re.escape(family)}|{re.escape(family.upper())})(?![\w-])")
    for found in pattern.finditer(text):
        if _GOES_ON.match(text, found.end()):
            continue  # Kang Min-su is somebody else
        before = _BEFORE.search(text, max(0, found.start() - _BACK), found.start())
        word = before["word"] if before else ""
        if _is_title(word) or (
            family not in _WORDS and not _is_name(word, opening=bool(before and before["opens"] is not None))
        ):
            yield found.span()


_BACK = 30
_GOES_ON = re.compile(r"[ \u00a0][A-Z][a-z]*[a-z-]")
_BEFORE = re.compile(r"(?:(?P<opens>^|[.!?:;,—“”\"(]\s*)|\s)(?P<word>[^\s.!?:;,—“”\"(]+\.?) \Z")


def _is_name(word: str, *, opening: bool) -> bool:
    """Whether the word before may belong to the name: Hak of Hak Kang; not so But at the head of a sentence."""
    return word[:1].isupper() and word[-1:].isalpha() and not opening


def _is_title(word: str) -> bool:
    return word in _ENGLISH_TITLES or word.casefold() in titles()


def _korean(text: str, family: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"(?<![가-힣]){re.escape(family)}(?P<space> ?)(?P<rest>[가-힣]*)", text):
        space, rest = found["space"], found["rest"]
        if len(family) == 1:
            called = _titled(rest, joined=not space)
        else:
            called = (
                bool(space) or not rest or is_particle(rest, after=family[-1]) or _titled(rest, joined=True)
            )
        if called:
            yield found.start(), found.start() + len(family)


def _titled(rest: str, *, joined: bool) -> bool:
    """Whether a word is a title, and particles at most: 씨는, 기자가."""
    names = ("씨",) if joined else _CALLED
    return any(
        (
            rest[:size] in names
            or rest[:size] in _korean_titles()
            or (size > 1 and joins(rest[:size], TermKind.PERSON))
        )
        and (size == len(rest) or is_particle(rest[size:], after=rest[size - 1]))
        for size in range(1, len(rest) + 1)
    )


@lru_cache(maxsize=1)
def _korean_titles() -> frozenset[str]:
    return frozenset(forms["Hang"] for forms in titles().values())


def _japanese(text: str, family: str) -> Iterator[tuple[int, int]]:
    kana = bool(re.match("[ァ-ヺー]", family))
    inside = "ァ-ヺー・＝" if kana else "\u3400-\u9fff々"
    for found in re.finditer(rf"(?<![{inside}]){re.escape(family)}", text):
        titled = bool(TITLES.match(text, found.end()))
        goes_on = bool(re.match(f"[{inside}]", text[found.end() : found.end() + 1]))
        if titled or (not goes_on and len(family) >= (_SHORT + kana)):
            yield found.span()
