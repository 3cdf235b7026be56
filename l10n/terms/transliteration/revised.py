"""Hangul to Latin letters by the South's Revised Romanization.

Source: 국어의 로마자 표기법, notice 2000-8 of the Ministry of Culture and Tourism, now 2014-42. It writes what is
said, but for tension, for ㅎ after a stop in nouns, and for sound changes inside names and before units.
"""

from l10n.terms.transliteration import letters
from l10n.terms.transliteration.hangul import LAX, split
from l10n.terms.transliteration.persons import given_parts, split_korean
from l10n.terms.transliteration.spoken import CODAS, Sound, pronounce
from l10n.terms.transliteration.units import unit_of

_ONSETS = letters.spread(letters.ONSETS, "g kk n d tt r m b pp s ss j jj ch k t p h")


def revised(text: str, *, kind: str) -> list[str]:
    """The form as it is said.

    Args:
        text: hangul; anything else in it stays.
        kind: a ``place`` keeps ㅎ, begins with a capital and sets units off with a hyphen; a ``person`` is written
            as by `revised_name`.
    """
    if kind == "person":
        return revised_name(text, kind=kind)

    def write(word: str) -> str:
        unit = unit_of(word) if kind == "place" else ""
        if unit:
            return f"{_word(word.removesuffix(unit), names=True)}-{_word(unit, names=True)}"
        return _word(word, names=kind != "term")

    return [letters.words(text, write, capital=kind != "term")]


def revised_name(text: str, *, kind: str) -> list[str]:  # noqa: ARG001 - every scheme is called the same way
    """Names of persons: letter by letter, without sound changes between syllables (article 3, 4)."""
    family, given = split_korean(text)
    parts = given_parts(given)
    names = [letters.capitalized("".join(map(spelled, part))) for part in parts]
    hyphened = [letters.capitalized("-".join(map(spelled, part))) for part in parts]
    head = [letters.capitalized("".join(map(spelled, family)))] if family else []
    return list(dict.fromkeys(" ".join(head + form) for form in (names, hyphened)))


def spelled(syllable: str) -> str:
    """One syllable by itself; what is no syllable stays."""
    if not "가" <= syllable <= "힣":
        return syllable
    initial, vowel, final = split(syllable)
    return _ONSETS.get(initial, "") + letters.REVISED_VOWELS[vowel] + letters.CODAS[CODAS.get(final, "")]


def _word(word: str, *, names: bool) -> str:
    out: list[str] = []
    before = ""
    for sound in pronounce(word, names=names):
        out.append(_onset(sound, before) + letters.REVISED_VOWELS[sound.vowel] + letters.CODAS[sound.coda])
        before = sound.coda
    return "".join(out)


def _onset(sound: Sound, before: str) -> str:
    if sound.onset == "ㄹ" and before == "ㄹ":
        return "l"
    # Tension that is only said is not written.
    onset = sound.onset if sound.written == sound.onset else LAX.get(sound.onset, sound.onset)
    if sound.written == "ㅇ":
        onset = sound.onset
    return _ONSETS.get(onset, "")
