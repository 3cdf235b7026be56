"""Hangul to Latin letters by McCune-Reischauer, with its marks or as the press writes it without them.

Source: G. M. McCune and E. O. Reischauer, The Romanization of the Korean Language (1939), and the tables for it
of the Library of Congress. Voiced and voiceless stops are told apart, tension between syllables is not.
"""

from l10n.terms.transliteration import letters
from l10n.terms.transliteration.persons import given_parts, split_korean
from l10n.terms.transliteration.spoken import Sound, pronounce
from l10n.terms.transliteration.units import unit_of

_ONSETS = letters.spread(letters.ONSETS, "k kk n t tt r m p pp s ss ch tch ch' k' t' p' h")
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
_TWO = 2
"""Syllables of a given name that are parted by a hyphen."""
_RESONANT = ("", "ㄴ", "ㄹ", "ㅁ", "ㅇ")
_TENSE = frozenset(
    "단달담답당대덕도독돈동두둔득등자작잔잠장재쟁저적전절점접정제조족존졸종좌죄주죽준중즉즙증지직진질집징"
)
"""Chinese syllables that are tense after ㄹ, so that their ㄷ and ㅈ stay voiceless: 활동. Others are voiced: 월드."""
_VERBAL = ("다", "더", "던", "든", "들", "데", "도록", "지만", "지는", "지도", "지를")
"""What follows ㄹ of a native stem or noun."""
_DO = frozenset(["철도", "열도", "절도", "밀도", "별도", "활도", "질도", "발도", "굴도"])
"""Words in which 도 is no particle after ㄹ."""
_NATIVE = frozenset(["서울", "마을", "고을", "가을", "겨울", "하늘", "오늘"])
"""Words after whose ㄹ nothing is tense: 서울대."""


def mccune(text: str, *, kind: str) -> list[str]:
    """With breves and apostrophes; persons as Kim Chŏng-ŭn."""
    if kind == "person":
        return [_person(text)]

    def write(word: str) -> str:
        return _word(word, kind=kind)

    return [letters.words(text, write, capital=kind != "term")]


def mccune_plain(text: str, *, kind: str) -> list[str]:
    """Without marks: Pyongyang."""
    return [form.translate(letters.PLAIN) for form in mccune(text, kind=kind)]


def _person(text: str) -> str:
    family, given = split_korean(text)
    parts = [part for part in (family, *given_parts(given)) if part]
    written = [
        letters.words(part, _hyphened if at and len(part) == _TWO else _whole, capital=True)
        for at, part in enumerate(parts)
    ]
    return " ".join(written)


def _whole(word: str) -> str:
    return _joined(word, names=True)


def _hyphened(word: str) -> str:
    return _joined(word, names=True, hyphen=1)


def _word(word: str, *, kind: str) -> str:
    unit = unit_of(word) if kind == "place" else ""
    return _joined(word, names=kind != "term", hyphen=len(word) - len(unit) if unit else 0)


def _joined(word: str, *, names: bool, hyphen: int = 0) -> str:
    """Latin letters of a word, with a hyphen before the syllable of that index."""
    out: list[str] = []
    before: Sound | None = None
    for at, sound in enumerate(pronounce(word, names=names)):
        if before is None:
            onset = _ONSETS.get(sound.onset, "")
        else:
            native = word[at] not in _TENSE or word.startswith(_VERBAL, at) or word[at:] == "지"
            native = native or (word[at:] == "도" and at > 1 and word[at - 1 :] not in _DO)
            native = native or word[at - _TWO : at] in _NATIVE
            out[-1], onset = _meet(out[-1], before, sound, native=native)
        vowel = letters.BREVE_VOWELS[sound.vowel]
        if vowel == "e" and not onset and before and not before.coda and before.vowel in "ㅏㅗ":
            vowel = "ë"  # two syllables, unlike ae and oe
        if onset == "s" and vowel == "wi":
            onset = "sh"
        if hyphen and at == hyphen:
            onset = "-" + onset.removeprefix("'")
        out.append(onset + vowel + letters.CODAS[sound.coda])
        before = sound
    return "".join(out)


def _meet(left: str, before: Sound, sound: Sound, *, native: bool) -> tuple[str, str]:
    """What is written so far and the next onset, where two syllables meet."""
    coda, onset = before.coda, sound.onset
    if not onset:
        return left, ""
    if coda == "ㄹ" and onset == "ㄹ":
        return left, "l"
    if coda == "ㄹ" and onset == "ㅎ":
        return left[:-1] + "r", "h"
    letter = _ONSETS[onset]
    if coda == "ㄹ" and onset in "ㄷㅈ" and not native:
        return left, letter
    if coda in _RESONANT:
        return left, "'g" if (coda, onset) == ("ㄴ", "ㄱ") else _VOICED.get(onset, letter)
    return _after_stop(left, coda, letter)


def _after_stop(left: str, coda: str, letter: str) -> tuple[str, str]:
    if coda == "ㄷ" and letter.startswith("s"):
        return left[:-1], "ss"
    if len(letter) > 1 and letter[0] == letter[1] == left[-1]:
        letter = letter[1:]
    if coda == "ㄷ" and letter == "tch":
        letter = "ch"
    return left, letter
