"""Korean as it is spoken: the sound changes of the standard pronunciation, without tension.

Source: 표준 발음법 (National Institute of Korean Language, 1988, last amended 2017), articles 8 to 30, as far as
letters show them. What follows from a word's history rather than from its letters (신문로, 담요, 공권력) stands
in ``data/spoken*.tsv``: a spelling, and one that is read by rule as the word is said.
"""

import re
from functools import cache
from typing import NamedTuple

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.hangul import Syllable, split
from l10n.terms.transliteration.inserted_n import PARTICLES, with_inserted_n


class Sound(NamedTuple):
    """A syllable as it is said."""

    onset: str
    """A letter, or nothing."""
    vowel: str
    coda: str
    """One of ``ㄱㄴㄷㄹㅁㅂㅇ``, or nothing."""
    written: str
    """The initial of the spelling: it tells a tense sound that is spelled from one that is only said."""
    said: bool
    """Whether ㄹ meets ㄹ here in speech only: 천리, unlike 찔레."""


CODAS = {
    letter: coda
    for coda, letters in {
        "ㄱ": "ㄱㄲㅋㄳㄺ",
        "ㄴ": "ㄴㄵㄶ",
        "ㄷ": "ㄷㅅㅆㅈㅊㅌㅎ",
        "ㄹ": "ㄹㄼㄽㄾㅀ",
        "ㅁ": "ㅁㄻ",
        "ㅂ": "ㅂㅄㄿㅍ",
        "ㅇ": "ㅇ",
    }.items()
    for letter in letters
}
"""Final letters to the seven sounds that end a syllable (articles 8 to 11)."""

_CLUSTERS = {
    cluster: (first, last)
    for cluster, first, last in zip(
        "ㄳㄵㄺㄻㄼㄽㄾㄿㅄ", "ㄱㄴㄹㄹㄹㄹㄹㄹㅂ", "ㅅㅈㄱㅁㅂㅅㅌㅍㅅ", strict=True
    )
}
_NONE = Syllable("", "", "")
_SILENT_H = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}
_ASPIRATED = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}

_SUFFIXES = frozenset("론로량력란료령류례률")
_PREDICATE = re.compile(
    "하(?:다|고|는|지|며|면|게|기|려|여|였|던|도|자|나|니|거|겠|십|세|시|셨|신|실|므|더|네|라|냐|듯|곤|러|길|진|질|되)"
    "|했|합니|합시|한다|한데|할수|해(?:서|야|도|졌|지|진|질|주|줄|준|왔|온|오|라|요|낸|내|냈|놓|둔|두|버|보|본|온)|히|혀|혔|힌|힐|힘|힙"
)
_EVERYWHERE = frozenset(["북한", "역할"])
"""Nouns that are no form of a verb inside longer words either; 생각한 is one, 각한 is not."""
_MODIFIER = re.compile("(?:한|할|해)$")


def pronounce(word: str, *, names: bool = False, northern: bool = False) -> list[Sound]:
    """The sounds of a word.

    Args:
        word: syllables and nothing else.
        names: a place or person: no predicate, so that ㅎ after a stop stays as in 묵호.
        northern: ㄹ stays after other consonants, as the North's norm has it (심리, 항로).

    Returns:
        A sound for each syllable. Tension after stops is not shown: no romanization asks for it.
    """
    written = [split(char) for char in word]
    spoken = with_inserted_n(_respelled(word, _exceptions("spoken_north" if northern else "spoken_south")))
    syllables = [split(char) for char in spoken]
    codas = [syllable.final for syllable in syllables]
    onsets = ["" if syllable.initial == "ㅇ" else syllable.initial for syllable in syllables]
    for at in range(1, len(syllables)):
        codas[at - 1], onsets[at] = _meet(
            codas[at - 1], onsets[at], spoken, at, names=names, northern=northern
        )
    if codas:
        codas[-1] = CODAS.get(codas[-1], "")
    return [
        Sound(onset, syllable.vowel, coda, letter.initial, said=not (letter.initial == before.final == "ㄹ"))
        for onset, syllable, coda, letter, before in zip(
            onsets, syllables, codas, written, [_NONE, *written[:-1]], strict=True
        )
    ]


@cache
def _exceptions(table: str) -> tables.Longest:
    return tables.Longest({**tables.mapping("spoken"), **tables.mapping(table)})


def _respelled(word: str, exceptions: tables.Longest) -> str:
    out: list[str] = []
    at = 0
    while at < len(word):
        found, spoken = exceptions.at(word, at)
        out.append(spoken or word[at])
        at += len(found) or 1
    return "".join(out)


def _meet(final: str, onset: str, word: str, at: int, *, names: bool, northern: bool) -> tuple[str, str]:
    """Coda and onset where two syllables meet.

    Args:
        final: as written, of the syllable before ``at``.
        onset: as written, of the syllable at ``at``; nothing before a vowel.
        word: the whole word, for what the letters alone do not tell.
        at: index of the second syllable.
        names: as for `pronounce`.
        northern: as for `pronounce`.
    """
    if not final:
        return "", onset
    if not onset:
        return _before_vowel(final, split(word[at]))
    if final in _SILENT_H:
        if onset in _ASPIRATED:
            return _SILENT_H[final], _ASPIRATED[onset]
        if onset == "ㅅ":
            return _SILENT_H[final], "ㅆ"
        if final == "ㅎ" and onset != "ㄴ":
            return "ㄷ", onset
    if onset == "ㅎ":
        return _before_h(final, word, at, names=names)
    if final == "ㄺ" and onset == "ㄱ" and word[at - 1] in "맑밝굵읽긁늙붉묽얽갉낡":
        return "ㄹ", onset
    if (final == "ㄼ" and word[at - 1] == "밟") or word[at - 1 : at + 1] in {"넓죽", "넓둥"}:
        final = "ㅂ"
    return _consonants(CODAS[final], onset, word, at, names=names, northern=northern)


def _before_vowel(final: str, following: Syllable) -> tuple[str, str]:
    """Finals go over to a vowel (articles 12 to 14), and change before ㅣ (article 17)."""
    if final == "ㅇ":
        return final, ""
    if final in _SILENT_H:
        return "", _SILENT_H[final]
    kept, moved = _CLUSTERS.get(final) or ("", final)
    if following.vowel in "ㅣㅕ" and moved in "ㄷㅌ":
        moved = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}[moved]
    return kept, moved


def _before_h(final: str, word: str, at: int, *, names: bool) -> tuple[str, str]:
    """Stops and ㅎ: one sound in predicates (article 12), two letters in nouns."""
    kept, moved = _CLUSTERS.get(final) or ("", final)
    if moved == "ㅈ":
        return kept, "ㅊ"
    coda = CODAS[final]
    if coda not in _ASPIRATED or names or not _is_predicate(word, at, final):
        return coda, "ㅎ"
    if coda == "ㄷ" and split(word[at]).vowel in "ㅣㅕ":
        return "", "ㅊ"
    return ("ㄹ" if kept == "ㄹ" else ""), _ASPIRATED[coda]


def _is_predicate(word: str, at: int, final: str) -> bool:
    """Whether ㅎ begins the ending of a verb or adjective there: 잡혀, 언급했다, 급한, but 묵호, 북한."""
    pair = word[at - 1 : at + 1]
    if pair in tables.words("h_nouns") and (at == 1 or pair in _EVERYWHERE):
        return False
    if _PREDICATE.match(word, at):
        return True
    return bool(_MODIFIER.match(word, at)) and (
        at > 1 or final in "ㅅㅆ" or word[at - 1] in "급약착독못족속적막벅딱똑"
    )


def _consonants(coda: str, onset: str, word: str, at: int, *, names: bool, northern: bool) -> tuple[str, str]:
    """Nasals and ㄹ (articles 18 to 20)."""
    if onset in "ㄴㅁ" and coda in _NASAL:
        return _NASAL[coda], onset
    if onset == "ㄴ" and coda == "ㄹ":
        return coda, "ㄹ"
    if onset != "ㄹ" or coda == "ㄹ":
        return coda, onset
    if northern:
        return ("ㄹ", onset) if coda == "ㄴ" else (_NASAL.get(coda, coda), onset)
    if coda == "ㄴ":
        return ("ㄴ", "ㄴ") if _is_suffix(word, at, names=names) else ("ㄹ", "ㄹ")
    return _NASAL.get(coda, coda), "ㄴ"


def _is_suffix(word: str, at: int, *, names: bool) -> bool:
    """Whether ㄹ begins a suffix to a word of its own: 생산량, but not 관련."""
    return (
        at > 1
        and word[at] in _SUFFIXES
        and not (names and word[at] == "령")
        and word[at - 1 : at + 1] not in tables.words("rieul_words")
        and PARTICLES.fullmatch(word, at + 1) is not None
    )
