"""Names of Koreans in Latin letters as their bearers and the press of the South write them."""

from collections.abc import Sequence
from functools import cache
from itertools import islice

from l10n.terms.transliteration import letters, tables
from l10n.terms.transliteration.hangul import split
from l10n.terms.transliteration.mccune import mccune_plain
from l10n.terms.transliteration.persons import given_parts, split_korean
from l10n.terms.transliteration.ranking import best
from l10n.terms.transliteration.revised import spelled
from l10n.terms.transliteration.spoken import CODAS

_MOST = 200
"""Candidates for one name: Kim Jeong-yeon alone has 5 x 6 x 5."""
_FREE = 12
"""Spellings of a syllable that only its letters allow."""


def southern(text: str, *, kind: str) -> list[str]:  # noqa: ARG001 - every scheme is called the same way
    """Lee Myung-bak: customary spellings, likeliest first, 200 at most.

    No rule tells how a person writes their own name: the candidates serve to recognise it, and the first is
    only a guess.
    """
    family, given = split_korean(text)
    choices = [_surname(family)] if family else []
    parts = given_parts(given)
    spaced = {len(choices) + sum(map(len, parts[:n])) for n in range(len(parts))}
    choices += [_spellings(char) for part in parts for char in part]
    out: list[str] = []
    usual = [_usual(char) for part in parts for char in part]
    usual = [len(option) for option in choices[: len(choices) - len(usual)]] + usual
    for picked in islice(best(choices, usual=usual), _MOST):
        name = ""
        for at, spelling in enumerate(picked):
            fresh = at == 0 or at in spaced
            glue = "" if at == 0 else " " if at in spaced else "-"
            name += glue + (letters.capitalized(spelling) if fresh else spelling)
        out.append(name)
    return out


def _surname(family: str) -> Sequence[str]:
    known = tables.choices("south_surnames").get(family)
    return known or (letters.capitalized("".join(map(spelled, family))),)


def _usual(char: str) -> int:
    """How many spellings of a syllable are known; one by the rules, if none."""
    return len(tables.choices("south_syllables").get(char, ())) or 1


@cache
def _spellings(char: str) -> Sequence[str]:
    """Known spellings of a syllable, then those of the rules, then what its letters allow."""
    known = tables.choices("south_syllables").get(char, ())
    rule = [spelled(char), *mccune_plain(char, kind="term")]
    if not "가" <= char <= "힣":
        return tuple(dict.fromkeys((*known, *rule)))
    initial, vowel, final = split(char)
    spelling = tables.choices("south_letters")
    letters_of = [
        spelling.get(initial, ("",)),
        spelling[vowel],
        spelling.get(f"-{CODAS.get(final, '')}", ("",)),
    ]
    free = ["".join(picked) for picked in islice(best(letters_of), _FREE)]
    return tuple(dict.fromkeys((*known, *rule, *free)))
