"""Names of Koreans in Latin letters as the North writes them."""

from itertools import pairwise

from l10n.terms.transliteration import letters, tables
from l10n.terms.transliteration.hangul import split
from l10n.terms.transliteration.persons import given_parts, split_korean
from l10n.terms.transliteration.spoken import CODAS

_TWO = 2
"""Syllables of a Chinese given name; longer ones are native, and one word."""


def northern(text: str, *, kind: str) -> list[str]:  # noqa: ARG001 - every scheme is called the same way
    """Kim Jong Un: each syllable of a given name by itself, without marks.

    Source: the North's national system, chapter on names, and the English of its news agency. The given name
    begins voiceless; ㄱ, ㄷ and ㅂ of its second syllable are voiced after a vowel, ㄴ, ㄹ, ㅁ and ㅇ.
    Native names of three syllables and more (꽃분이) are one word. Candidates with the other choice of voice follow.
    """
    family, given = split_korean(text)
    heads = tables.choices("north_surnames").get(family) or ((_northern(family),) if family else ("",))
    fixed = tables.choices("north_given").get(given, ())
    tails = [form.replace("_", " ") for form in fixed]
    for voiced in (True, False):
        form = " ".join(_given(part, voiced=voiced) for part in given_parts(given) if part)
        tails += [form] if form not in tails else []
    return [" ".join(filter(None, (head, tail))) for head in heads for tail in tails or [""]]


def _northern(syllables: str) -> str:
    return letters.capitalized("".join(_syllable(char) for char in syllables))


def _given(part: str, *, voiced: bool) -> str:
    forms = [_syllable(part[0])]
    for before, char in pairwise(part):
        forms.append(_syllable(char, voiced=voiced and _resonant(before)))
    if len(part) > _TWO:
        return letters.capitalized("".join(forms))
    return " ".join(map(letters.capitalized, forms))


def _resonant(syllable: str) -> bool:
    return "가" <= syllable <= "힣" and CODAS.get(split(syllable).final, "") not in {"ㄱ", "ㄷ", "ㅂ"}


def _syllable(char: str, *, voiced: bool = False) -> str:
    if not "가" <= char <= "힣":
        return char
    initial, vowel, final = split(char)
    onset = (voiced and letters.NORTHERN_VOICED.get(initial)) or letters.NORTHERN_ONSETS.get(initial, "")
    return (onset + letters.BREVE_VOWELS[vowel] + letters.CODAS[CODAS.get(final, "")]).translate(
        letters.PLAIN
    )
