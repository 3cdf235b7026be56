"""Hangul to katakana as the Japanese press writes Korean names.

Source: no norm; the usage of Japanese newspapers and of NHK, as their Korean names show it. What is heard is
written: ㄱ, ㄷ, ㅂ and ㅈ are voiced after vowels, ㄴ, ㄹ, ㅁ and ㅇ, finals go over to a vowel, and ・ stands between
family and given name. Where usage varies (ジュンホ, ジュノ) the variants follow as candidates.
"""

import re
from itertools import product

from l10n.terms.transliteration import letters, tables
from l10n.terms.transliteration.hangul import LAX, is_hangul, split
from l10n.terms.transliteration.persons import given_parts, split_korean
from l10n.terms.transliteration.spoken import Sound, pronounce

_CODAS = letters.spread("ㄱㄴㄷㄹㅁㅂㅇ", "ク ン ッ ル ム プ ン") | {"": ""}
_VOICED = frozenset("ㄱㄷㅂㅈ")
_RESONANT = ("", "ㄴ", "ㄹ", "ㅁ", "ㅇ")
_MOST = 60
_GLIDES = "ㅘㅙㅚㅝㅞㅟ"
"""Vowels that keep the consonant before them closed: 남원 is ナムウォン, not ナムォン."""


def press(text: str, *, kind: str) -> list[str]:
    """The usual form, then its variants, 60 at most."""
    if kind == "person":
        return _person(text)
    return _varied([letters.words(text, style, capital=False, hyphen=False) for style in _STYLES])


def _person(text: str) -> list[str]:
    family, given = split_korean(text)
    if not family:
        return press(given, kind="place")
    known = tables.choices("katakana_given").get(given, ())
    heads = tables.choices("katakana_surnames").get(family) or (_family(family),)
    voiced = is_hangul(family) and _coda(family) in _RESONANT
    parts = given_parts(given)
    forms = [
        "・".join(_words(part, style, voiced=voiced and at == 0) for at, part in enumerate(parts))
        for style in _STYLES
    ]
    if voiced:
        # Some papers begin every given name voiceless: キム・ケグァン.
        forms.append("・".join(_words(part, _plain, voiced=False) for part in parts))
    forms = list(dict.fromkeys((*known, *_varied(forms))))
    return [f"{head}・{form}" for form, head in product(forms, heads)][:_MOST]


def _words(part: str, style: "Style", *, voiced: bool) -> str:
    return letters.words(part, lambda word: style(word, voiced=voiced), capital=False, hyphen=False)


def _family(family: str) -> str:
    return letters.words(family, _plain, capital=False, hyphen=False)


def _coda(word: str) -> str:
    return pronounce(word[-1], names=True)[0].coda


class Style:
    """One way to write a word.

    Args:
        weak: ㅎ is not heard after ㄴ, ㄹ, ㅁ and ㅇ, and the consonant goes over: ジュノ.
        spelled: finals stay with their syllable: シンウィジュ.
    """

    def __init__(self, *, weak: bool = False, spelled: bool = False) -> None:
        self._weak = weak
        self._spelled = spelled

    def __call__(self, word: str, *, voiced: bool = False) -> str:
        """Katakana of a run of hangul; ``voiced`` where a voiced sound goes before it."""
        out: list[str] = []
        before: str | None = "" if voiced else None
        for sound in self._sounds(word):
            out.append(_syllable(sound, before))
            before = sound.coda
        return "".join(out)

    def _sounds(self, word: str) -> list[Sound]:
        sounds = pronounce(word, names=True)
        for at, char in enumerate(word[1:], 1):
            left, right = sounds[at - 1], sounds[at]
            initial = split(char).initial
            apart = initial == "ㅇ" and (self._spelled or right.vowel in _GLIDES)
            if apart and not left.coda and right.onset in _MOVED:
                sounds[at - 1], sounds[at] = left._replace(coda=_MOVED[right.onset]), right._replace(onset="")
            elif self._weak and right.onset == "ㅎ" and left.coda in {"ㄴ", "ㄹ", "ㅁ"}:
                moved = left.coda
                sounds[at - 1], sounds[at] = left._replace(coda=""), right._replace(onset=moved)
        return sounds


_MOVED = {"ㄱ": "ㄱ", "ㄴ": "ㄴ", "ㄹ": "ㄹ", "ㅁ": "ㅁ", "ㅂ": "ㅂ"}
_plain = Style()
_STYLES = (_plain, Style(weak=True), Style(spelled=True))


def _syllable(sound: Sound, before: str | None) -> str:
    """Katakana of a syllable; ``before`` is the coda that it follows, None at the beginning."""
    onset = sound.onset or "ㅇ"
    voiced = onset in _VOICED and before is not None and before in _RESONANT
    column = f"{onset}+" if voiced else _PLAIN.get(onset, onset)
    # Tense sounds are heard as held: オッパ.
    held = "ッ" if before == "" and onset in LAX else ""
    return held + tables.mapping("katakana")[column + sound.vowel] + _CODAS[sound.coda]


_PLAIN = {
    "ㄲ": "ㄱ",
    "ㅋ": "ㄱ",
    "ㄸ": "ㄷ",
    "ㅌ": "ㄷ",
    "ㅃ": "ㅂ",
    "ㅍ": "ㅂ",
    "ㅉ": "ㅈ",
    "ㅊ": "ㅈ",
    "ㅆ": "ㅅ",
}
_VARIANTS = (
    ("ムポ", "ンポ"),
    ("ムピョ", "ンピョ"),
    ("ムボ", "ンボ"),
    ("クァ", "クワ"),
    ("グァ", "グワ"),
    ("ルラ", "ッラ"),
    ("クカ", "ッカ"),
    ("クク", "ック"),
    ("クコ", "ッコ"),
    ("クケ", "ッケ"),
    ("プパ", "ッパ"),
    ("プク", "ック"),
    ("ムニ", "ムリ"),
    ("ニム", "ニン"),
    ("ムウォ", "モ"),
    ("ルウォ", "ロ"),
    ("ンウォ", "ノ"),
    ("ルジ", "ルチ"),
    ("ルダ", "ルタ"),
    ("ルド", "ルト"),
)


def _varied(forms: list[str]) -> list[str]:
    """The forms, and each with one way of writing for another."""
    out = list(dict.fromkeys(forms))
    for form in tuple(out):
        out += [re.sub(f"(?<=.){usual}", other, form) for usual, other in _VARIANTS if usual in form[1:]]
        if form.endswith("ッ"):
            out.append(form[:-1] + "ト")
    return list(dict.fromkeys(out))[:_MOST]
