"""Hangul to Latin letters by the North's national system.

Source: Rules of the Latin Alphabetical Transcription of the Korean Language, of the Academy of Social Sciences,
1992, in the editions of 2002 and 2012 (UNGEGN, working papers). ㅚ is oe in 2002 and oi in 2012; ㄹㄹ is lr where
it is spelled so, and ll where it is only said (천리마); sounds do not change before units and 강.
"""

from l10n.terms.transliteration import letters
from l10n.terms.transliteration.hangul import LAX
from l10n.terms.transliteration.spoken import Sound, pronounce
from l10n.terms.transliteration.units import unit_of

_RIVER = "강"


def edition_2002(text: str, *, kind: str) -> list[str]:
    """With ㅚ as oe, as names in the press have it: Hoeryŏng."""

    def write(word: str) -> str:
        return _word(word, kind=kind)

    return [letters.words(text, write, capital=kind != "term")]


def edition_2012(text: str, *, kind: str) -> list[str]:
    """With ㅚ as oi: Hoiryŏng."""

    def write(word: str) -> str:
        return _word(word, kind=kind).replace("oe", "oi")

    return [letters.words(text, write, capital=kind != "term")]


def dprk(text: str, *, kind: str) -> list[str]:
    """The edition of 2002, then that of 2012 where it differs."""
    return list(dict.fromkeys(edition_2002(text, kind=kind) + edition_2012(text, kind=kind)))


def _word(word: str, *, kind: str) -> str:
    unit = unit_of(word) if kind == "place" else ""
    if unit:
        return f"{_word(word.removesuffix(unit), kind=kind)}-{_joined(_sounds(unit), after='ㅇ')}"
    name = word.removesuffix(_RIVER)
    if kind == "place" and len(word) - len(name) == 1 and len(name) > 1:
        return _joined(_sounds(name)) + "gang"
    return _joined(pronounce(word, names=kind != "term", northern=True))


def _sounds(word: str) -> list[Sound]:
    return pronounce(word, names=True, northern=True)


def _joined(sounds: list[Sound], *, after: str | None = None) -> str:
    """Latin letters of the sounds of a word.

    Args:
        sounds: of one word.
        after: the sound that the word follows: 군 is gun. None where it stands alone.
    """
    out: list[str] = []
    for sound in sounds:
        hyphen = "-" if out and after == "ㄴ" and sound.onset == "ㄱ" else ""
        out.append(
            hyphen + _onset(sound, after) + letters.BREVE_VOWELS[sound.vowel] + letters.CODAS[sound.coda]
        )
        after = sound.coda
    return "".join(out)


def _onset(sound: Sound, after: str | None) -> str:
    onset = sound.onset
    if onset == "ㄹ" and after == "ㄹ":
        return "l" if sound.said else "r"
    # A stop that is only said tense: doubled after a vowel (기대산), else just not voiced (물곬).
    if after and onset in LAX and sound.written != onset:
        return letters.NORTHERN_ONSETS[LAX[onset]]
    if after is not None and after not in {"ㄱ", "ㄷ", "ㅂ"} and onset in letters.NORTHERN_VOICED:
        return letters.NORTHERN_VOICED[onset]
    return letters.NORTHERN_ONSETS.get(onset, "")
