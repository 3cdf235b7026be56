"""Hanja to hangul, as the North and as the South spells it.

Source: the sounds of characters are those of the Unihan database (``data/hanja.tsv``); words that are read otherwise
stand in ``data/hanja_words.tsv``. The South's initial-sound rule is that of 한글 맞춤법, articles 10 to 12, its sounds
after vowels articles 11 and 52. The North writes the same sound everywhere.
"""

from functools import cache
from itertools import islice, pairwise

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.hangul import join, split
from l10n.terms.transliteration.persons import split_korean
from l10n.terms.transliteration.ranking import best
from l10n.terms.transliteration.variants import standard

_MOST = 24
_IOTIZED = "ㅑㅒㅕㅖㅛㅠㅣ"
_RATES = "렬률"
_YEAR = "年"
"""신년도 is 신년 and 도."""
_LAST = {"茶": "차", "狀": "장"}
"""Sounds at the end of words: 초대장, but 상황."""
_PREFIXES = frozenset("新空反親脫駐超非無再全總年登")
"""Characters after which a word begins anew: 신여성, but 금년도."""


def northern(text: str, *, kind: str) -> list[str]:
    """리설주: the sounds themselves, likeliest first."""
    family, given = _parted(text, kind)
    return _spaced([_read(family, family=kind == "person"), _read(given)])


def southern(text: str, *, kind: str) -> list[str]:
    """이설주: with the initial-sound rule, likeliest first."""
    if kind != "person":
        return _spaced([[_initial_sounds(text, form) for form in _read(text)]])
    family, given = _parted(text, kind)
    heads = [initial_sound(form) for form in _read(family, family=True)]
    if family in tables.choices("hanja_surnames"):
        heads = list(tables.choices("hanja_surnames")[family])
    return _spaced([heads, [form for sounds in _read(given) for form in _given(sounds)]])


def sounds(text: str) -> list[tuple[str, ...]]:
    """Each character of a text with its sounds as the North writes them, likeliest first; itself where it has none."""
    return [_sounds(char) for char in text]


def _parted(text: str, kind: str) -> tuple[str, str]:
    if kind != "person" or not _sounds(text.strip()[:1]) or not any(map(is_hanja, text)):
        return "", text
    return split_korean("".join(map(standard, text)))


def _spaced(parts: list[list[str]]) -> list[str]:
    """Family and given name together; ways to read both, likeliest first."""
    return list(
        dict.fromkeys("".join(picked) for picked in islice(best([part or [""] for part in parts]), _MOST))
    )


def _given(sounds_: str) -> list[str]:
    """Given names of two begin a word (용순), those of one mostly keep their sound (신립); both are met."""
    soft = initial_sound(sounds_)
    soft = soft[:1] + "".join(_after(left, char) for left, char in pairwise(soft))
    return list(dict.fromkeys([sounds_, soft] if len(sounds_) == 1 else [soft, sounds_]))


def _read(text: str, *, family: bool = False) -> list[str]:
    """Northern spellings of a text: words that are listed, then the sounds of its characters."""
    known = tables.choices("hanja_families").get(text) if family else None
    if known:
        return list(known)
    text = "".join(standard(char) if is_hanja(char) else char for char in text)
    words = _words()
    choices: list[tuple[str, ...]] = []
    at = 0
    while at < len(text):
        found, form = words.at(text, at)
        choices.append((form,) if found else _in_word(text, at))
        at += len(found) or 1
    return ["".join(picked) for picked in islice(best(choices), _MOST)]


def _in_word(text: str, at: int) -> tuple[str, ...]:
    """Sounds of a character with what its neighbours do to them."""
    char, found = text[at], _sounds(text[at])
    following = _sounds(text[at + 1])[0] if at + 1 < len(text) else ""
    if char == "不" and "가" <= following <= "힣" and split(following).initial in "ㄷㅈ":
        return "부", "불"
    before = _sounds(text[at - 1])[0] if at else ""
    if char == "寧" and "가" <= before <= "힣" and not split(before).final:
        return "령", "녕"
    if char == "串" and at == 0:
        return "관", "곶"
    if char in _LAST and at:
        return _LAST[char], *found
    return found


def _initial_sounds(text: str, form: str) -> str:
    """Southern spelling of a Northern one, in words of the text that begin there or are listed to begin anew."""
    if len(text) != len(form):
        return initial_sound(form)
    text = "".join(map(standard, text))
    starts = _starts(text)
    out: list[str] = []
    for at, char in enumerate(form):
        fresh = at in starts and is_hanja(text[at])
        out.append(
            initial_sound(char) if fresh else _after(out[-1], char) if out and is_hanja(text[at]) else char
        )
    return "".join(out)


def _starts(text: str) -> set[int]:
    """Where words begin in a text of hanja: after anything else, and inside compounds of the words that are listed."""
    starts: set[int] = set()
    first = 0
    for at, char in enumerate(text):
        if not is_hanja(char):
            first = at + 1
        elif at == first:
            # What follows a number is counted, and no beginning: 2025년.
            if not (at and text[at - 1].isdigit()):
                starts.add(at)
        elif _begins(text, first, at):
            starts.add(at)
    return starts


def _begins(text: str, first: int, at: int) -> bool:
    """Whether a word begins at a place inside the compound that begins at ``first``."""
    if text[first:at] == "男女":
        return True
    if at == first + 1 and (text[first] not in _PREFIXES or text[at] == _YEAR):
        return False
    listed = tables.words("hanja_starts")
    return any(text[at : at + size] in listed for size in (2, 3))


def initial_sound(form: str) -> str:
    """The first syllable by the initial-sound rule: 녀 is 여, 로 is 노, 리 is 이."""
    if not form or not "가" <= form[0] <= "힣":
        return form
    first = split(form[0])
    if first.vowel in _IOTIZED and first.initial in "ㄴㄹ":
        first = first._replace(initial="ㅇ")
    elif first.initial == "ㄹ":
        first = first._replace(initial="ㄴ")
    return join(first) + form[1:]


def _after(before: str, char: str) -> str:
    """렬 and 률 after a vowel or ㄴ: 비율, 전열."""
    rate = "가" <= char <= "힣" and char in _RATES
    if rate and "가" <= before[-1:] <= "힣" and split(before[-1]).final in {"", "ㄴ"}:
        return join(split(char)._replace(initial="ㅇ"))
    return char


def is_hanja(char: str) -> bool:
    """Whether a character has a Korean sound of its own."""
    return _sounds(char) != (char,)


def _sounds(char: str) -> tuple[str, ...]:
    table = _table()
    return table.get(char) or table.get(standard(char)) or (char,)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Characters to their sounds, likeliest first."""
    ranked: dict[str, dict[int, str]] = {}
    for sound, *columns in tables.rows("hanja"):
        for rank, chars in enumerate(columns):
            for char in chars:
                ranked.setdefault(char, {})[rank] = sound
    return {char: tuple(found[rank] for rank in sorted(found)) for char, found in ranked.items()}


@cache
def _words() -> tables.Longest:
    return tables.Longest(tables.mapping("hanja_words"))
