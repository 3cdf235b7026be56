"""Family names of people: what they are called after their whole name was said once."""

import re
from collections.abc import Iterable

from l10n.terms.sounds import likeness, of_hangul, of_latin
from l10n.terms.term import Term, TermKind
from l10n.terms.transliteration import folded, parse_latin, split_korean, tables, transliterate
from l10n.terms.transliteration.hangul import Syllable, join, split
from l10n.text.joining import language

_APART = re.compile(r"[\s・·＝]+")
_KATAKANA = re.compile("[ァ-ヺー・＝ A-Z.]+")
_KANJI = re.compile("[\u3400-\u9fff々]+")
_PINYIN = re.compile("[A-Z][a-z]+")


def families(term: Term, locale: str) -> tuple[str, ...]:
    """The family name of a person in a locale, in every form that is right, the preferred one first.

    The English name tells by its capitals which part it is, else the Korean one does, which has the family name of
    Korean, Japanese and Chinese people first. Nothing for what is no person, or where nothing tells.

    Args:
        term: of any kind.
        locale: of the forms.
    """
    return _parts(term, term.accepted(locale=locale), locale)


def wrong_families(term: Term, locale: str) -> tuple[str, ...]:
    """Forms of a family name that are wrong: those of forbidden names, and 이 for 리 where no form of the person has it.

    Args:
        term: of any kind.
        locale: of the forms.
    """
    right = families(term, locale)
    bad = [*_parts(term, term.wrong(locale=locale), locale)]
    if language(locale) == "ko":
        bad += [twin for family in right for twin in _twins(family)]
    return tuple(dict.fromkeys(family for family in bad if family not in right))


def _parts(term: Term, forms: Iterable[str], locale: str) -> tuple[str, ...]:
    part = {"en": _english, "ko": _korean, "ja": _japanese}.get(language(locale))
    if part is None or term.kind not in {TermKind.PERSON, TermKind.BYLINE}:
        return ()
    return tuple(dict.fromkeys(family for form in forms if (family := part(term, form))))


def _twins(family: str) -> tuple[str, ...]:
    """The same Korean family name as the other half of Korea spells it: 이 for 리."""
    if len(family) != 1:
        return ()
    initial, vowel, final = split(family)
    others = {"ㄹ": "ㅇㄴ", "ㄴ": "ㅇㄹ", "ㅇ": "ㄹㄴ"}.get(initial, "")
    forms = (join(Syllable(other, vowel, final)) for other in others)
    known = {*tables.choices("south_surnames"), *tables.choices("north_surnames")}
    return tuple(form for form in forms if form in known)


def _family_last(term: Term) -> bool:
    """Whether the Korean and Japanese names have the family name last, as those of Western people do."""
    korean, japanese = term.name(locale="ko"), term.name(locale="ja")
    return " " in korean and (not japanese or bool(_KATAKANA.fullmatch(japanese)))


def _english(term: Term, form: str) -> str:
    words = form.split()
    if len(words) < 2:  # noqa: PLR2004 - a family and a given name
        return ""
    loud = [word for word in words if len(word) > 1 and word.isalpha() and word.isupper()]
    if "," in form or len(loud) not in {0, len(words)}:
        return parse_latin(form)[0]
    if _family_last(term):
        return words[-1]
    family = _korean(term, term.name(locale="ko"))
    first, last = words[0], words[-1]
    if len(family) == 1:
        # A syllable is soon alike and soon not: 이 is Lee, Rhee, Yi.
        forms = {folded(one) for one in tables.choices("south_surnames").get(family, ())}
        return last if folded(last) in forms and folded(first) not in forms else first
    return max(first, last, key=lambda word: likeness(of_latin(word), of_hangul(family)))


def _korean(term: Term, form: str) -> str:
    parts = _APART.split(form)
    if len(parts) > 1:
        return parts[-1] if _family_last(term) else parts[0]
    return _chinese(term, form) or split_korean(form)[0]


def _chinese(term: Term, form: str) -> str:
    """자오 of 자오러지, whose English name is pinyin."""
    word = term.name(locale="en").partition(" ")[0]
    family = (
        transliterate(word, source="zh", target="Hang", scheme="nikl")[0] if _PINYIN.fullmatch(word) else ""
    )
    return family if len(family) > 1 and form.startswith(family) and len(form) > len(family) else ""


def _japanese(term: Term, form: str) -> str:
    parts = _APART.split(form)
    if len(parts) > 1:
        return parts[-1] if _family_last(term) else parts[0]
    if not _KANJI.match(form):
        return ""
    if " " not in term.name(locale="ko"):
        return split_korean(form)[0]
    from l10n.terms.transliteration.kanji import divide  # noqa: PLC0415 - its tables

    return divide(form)[0]
