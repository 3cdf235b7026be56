"""Every plausible form of a name in another script, for recognising it in a text.

Unlike `transliterate`, which answers by one system, these put the systems together, likeliest first.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from l10n.errors import UsageError
from l10n.terms.transliteration import hanja
from l10n.terms.transliteration.folding import folded
from l10n.terms.transliteration.hangul import VOWELS, join, normalize, split
from l10n.terms.transliteration.persons import split_korean
from l10n.terms.transliteration.transliterate import transliterate

_MOST = 200
_READINGS = 6
"""Readings of hanja that are written in Latin letters and kana each."""
_IOTIZED = "ㅑㅒㅕㅖㅛㅠㅣ"
_HANJA = ("\u3400", "\u9fff")


def latin_forms(text: str, *, locale: str, kind: str = "person") -> list[str]:
    """Romanizations of a name, without marks, 200 at most and each once but for case, spaces and hyphens.

    Args:
        text: hangul or hanja for ``ko``, kana or kanji for ``ja``, hanzi or pinyin for ``zh``. Family name first.
        locale: ``ko``, ``ja`` or ``zh``; regions are left aside.
        kind: ``term``, ``place`` or ``person``.

    Raises:
        UsageError: no names are written in this locale's script.
    """
    language = locale.partition("-")[0]
    if language == "ko":
        hangul = islice(_hangul(text, kind), _READINGS)
        return _few(chain.from_iterable(_korean_latin(one, kind) for one in hangul), key=folded)
    if language == "ja":
        return _few(_each(text, "ja", "Latn", ("hepburn", "hepburn-passport"), kind), key=folded)
    if language == "zh":
        return _few(_each(text, "zh", "Latn", ("pinyin",), kind), key=folded)
    raise UsageError(f"{locale}: no names are romanized from that; from ko, ja and zh.")


def hangul_forms(text: str, *, locale: str, kind: str = "person") -> list[str]:
    """Hangul of a name, likeliest first, 200 at most.

    Args:
        text: kana or kanji for ``ja``, hanzi or pinyin for ``zh``, hanja for ``Hani``; hangul for ``ko``, which gives
            its other spellings, of the North and of the South.
        locale: the language that the name is from, or ``Hani``.
        kind: as for `latin_forms`.

    Raises:
        UsageError: as for `latin_forms`.
    """
    language = locale.partition("-")[0]
    if language == "ko":
        return _few(_hangul(text, kind))
    if language == "Hani":
        return _few(_each(text, "Hani", "Hang", ("south", "north"), kind))
    if language == "ja":
        found = list(_each(text, "ja", "Hang", ("nikl",), kind))
        return _few(chain(found, map(_loose, found)))
    return _few(_each(text, language, "Hang", ("nikl",), kind))


def kana_forms(text: str, *, locale: str, kind: str = "person") -> list[str]:
    """Katakana of a name, likeliest first, 200 at most.

    Args:
        text: as for `latin_forms`.
        locale: as for `latin_forms`.
        kind: as for `latin_forms`.

    Raises:
        UsageError: as for `latin_forms`.
    """
    language = locale.partition("-")[0]
    if language == "ko":
        hangul = islice(_hangul(text, kind), _READINGS)
        return _few(chain.from_iterable(_each(one, "ko", "Kana", ("press",), kind) for one in hangul))
    return _few(_each(text, language, "Kana", ("reading" if language == "ja" else "press",), kind))


def _each(text: str, source: str, target: str, schemes: Iterable[str], kind: str) -> Iterator[str]:
    for scheme in schemes:
        yield from transliterate(text, source=source, target=target, scheme=scheme, kind=kind)


def _korean_latin(text: str, kind: str) -> Iterator[str]:
    if kind != "person":
        schemes = ("rr", "mr-plain", "dprk", "rr-name")
        yield from (form.translate(_MARKS) for form in _each(text, "ko", "Latn", schemes, kind))
        return
    southern = transliterate(text, source="ko", target="Latn", scheme="south-name", kind=kind)
    yield from transliterate(text, source="ko", target="Latn", scheme="north-name", kind=kind)
    yield from southern[:_READINGS]
    yield from _each(text, "ko", "Latn", ("rr-name", "mr-plain"), kind)
    yield from southern


_MARKS = str.maketrans("ŏŭŎŬë", "ouOUe", "'")


def _hangul(text: str, kind: str) -> Iterator[str]:
    """The text, and what the other half of Korea writes for it; for hanja their readings."""
    text = normalize(text.strip())
    if any(_HANJA[0] <= char <= _HANJA[1] for char in text):
        yield from _each(text, "Hani", "Hang", ("south", "north"), kind)
        return
    yield text
    family, given = split_korean(text) if kind == "person" else ("", text)
    heads = [family, *_other_initial(family)]
    tails = [given, *_other_initial(given)] if len(given) > 1 else [given]
    space = " " if " " in text else ""
    yield from (f"{head}{space if head else ''}{tail}" for tail in tails for head in heads)


def _other_initial(word: str) -> list[str]:
    """A word with the beginning that the other half of Korea may write: 라선 나선, 이 리."""
    if not word or not "가" <= word[0] <= "힣":
        return []
    first = split(word[0])
    if first.initial == "ㅇ" and first.vowel in _IOTIZED:
        initials = "ㄹ" + ("ㄴ" if first.vowel in "ㅕㅛㅠ" else "")
    elif first.initial == "ㄴ" and first.vowel in VOWELS and first.vowel not in _IOTIZED:
        initials = "ㄹ"
    else:
        changed = hanja.initial_sound(word)
        return [changed] if changed != word else []
    return [join(first._replace(initial=initial)) + word[1:] for initial in initials]


def _loose(form: str) -> str:
    """As people write Japanese names who do not follow the rules: 토쿄, 츠시마."""
    hard = {"ㄱ": "ㅋ", "ㄷ": "ㅌ"}
    out: list[str] = []
    for at, char in enumerate(form):
        syllable = split(char) if "가" <= char <= "힣" else None
        begins = at == 0 or form[at - 1] == " "
        if char == "쓰":
            out.append("츠")
        elif syllable and begins and syllable.initial in hard:
            out.append(join(syllable._replace(initial=hard[syllable.initial])))
        else:
            out.append(char)
    return "".join(out)


def _few(forms: Iterable[str], *, key: Callable[[str], str] | None = None) -> list[str]:
    seen: dict[str, str] = {}
    for form in forms:
        seen.setdefault(key(form) if key else form, form)
        if len(seen) >= _MOST:
            break
    return list(seen.values())
