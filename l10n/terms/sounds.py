"""What a name sounds like, roughly, in one alphabet for all scripts, and how far two sounds are apart.

A letter stands for a class of sounds that the systems of romanization and the three languages mix up: K for g, k, kk;
O for ㅓ and ㅗ (Jung, Jeong, Jong). Case tells nothing. Two sounds are compared by an edit distance in which what is
easily taken for each other costs little, and a vowel that a language puts between consonants next to nothing.
"""

import re
import unicodedata
from functools import lru_cache

_INITIALS = ("K", "K", "N", "T", "T", "R", "M", "P", "P", "S", "S", "", "C", "C", "C", "K", "T", "P", "H")
_VOWELS = (
    "a", "e", "Ya", "Ye", "o", "e", "Yo", "Ye", "o", "Wa", "We", "We", "Yo", "u", "Wo", "We", "Wi", "Yu", "U", "Ui", "i",
)  # fmt: skip
_FINALS = (
    "", "K", "K", "K", "N", "N", "N", "T", "R", "K", "M", "P", "R", "R", "P", "R", "M", "P", "P", "T", "T", "G", "T", "T", "K", "T", "P", "T",
)  # fmt: skip
_FIRST, _VOWEL_COUNT, _FINAL_COUNT = 0xAC00, 21, 28

_LATIN = (
    ("tch", "C"), ("sch", "S"), ("tsu", "Cu"), ("shch", "S"), ("ough", "o"), ("igh", "ai"), ("eung", "UG"), ("eul", "UR"),
    ("yeo", "Yo"), ("yae", "Ye"), ("woo", "u"), ("eui", "i"), ("uei", "We"), ("qu", "KW"),
    ("ch", "C"), ("sh", "S"), ("th", "T"), ("ph", "P"), ("kh", "K"), ("gh", "K"), ("zh", "C"), ("dz", "C"), ("ts", "C"), ("ck", "K"),
    ("ng", "G"), ("eo", "o"), ("eu", "U"), ("ae", "e"), ("oe", "We"), ("ee", "i"), ("oo", "u"), ("ou", "o"), ("ea", "i"), ("ie", "i"),
    ("ai", "ai"), ("ei", "ei"), ("au", "o"), ("ui", "Wi"), ("wh", "W"), ("kn", "N"), ("wr", "R"), ("ks", "KS"), ("x", "S"), ("uh", "o"), ("ah", "a"), ("oh", "o"),
    ("ce", "Se"), ("ci", "Si"), ("cy", "Si"), ("c", "K"), ("q", "C"),
    ("b", "P"), ("d", "T"), ("f", "F"), ("g", "K"), ("h", "H"), ("j", "C"), ("k", "K"), ("l", "R"), ("m", "M"), ("n", "N"),
    ("p", "P"), ("r", "R"), ("s", "S"), ("t", "T"), ("v", "V"), ("w", "W"), ("y", "Y"), ("z", "C"),
    ("a", "a"), ("e", "e"), ("i", "i"), ("o", "o"), ("u", "u"),
)  # fmt: skip
_LATIN_BY_FIRST: dict[str, list[tuple[str, str]]] = {}
for _key, _value in _LATIN:
    _LATIN_BY_FIRST.setdefault(_key[0], []).append((_key, _value))
_DOUBLE = re.compile(r"([bcdfgklmnprstz])\1")

_KANA_ROWS = {
    "ア": "a", "イ": "i", "ウ": "u", "エ": "e", "オ": "o", "カ": "Ka", "キ": "Ki", "ク": "Ku", "ケ": "Ke", "コ": "Ko",
    "サ": "Sa", "シ": "Si", "ス": "Su", "セ": "Se", "ソ": "So", "タ": "Ta", "チ": "Ci", "ツ": "Cu", "テ": "Te", "ト": "To",
    "ナ": "Na", "ニ": "Ni", "ヌ": "Nu", "ネ": "Ne", "ノ": "No", "ハ": "Ha", "ヒ": "Hi", "フ": "Fu", "ヘ": "He", "ホ": "Ho",
    "マ": "Ma", "ミ": "Mi", "ム": "Mu", "メ": "Me", "モ": "Mo", "ヤ": "Ya", "ユ": "Yu", "ヨ": "Yo", "ラ": "Ra", "リ": "Ri",
    "ル": "Ru", "レ": "Re", "ロ": "Ro", "ワ": "Wa", "ヲ": "o", "ン": "N", "ガ": "Ka", "ギ": "Ki", "グ": "Ku", "ゲ": "Ke", "ゴ": "Ko",
    "ザ": "Ca", "ジ": "Ci", "ズ": "Cu", "ゼ": "Ce", "ゾ": "Co", "ダ": "Ta", "ヂ": "Ci", "ヅ": "Cu", "デ": "Te", "ド": "To",
    "バ": "Pa", "ビ": "Pi", "ブ": "Pu", "ベ": "Pe", "ボ": "Po", "パ": "Pa", "ピ": "Pi", "プ": "Pu", "ペ": "Pe", "ポ": "Po", "ヴ": "Vu",
    "ッ": "", "ー": "", "ヱ": "e", "ヰ": "i",
}  # fmt: skip
_SMALL = {
    "ャ": "Ya",
    "ュ": "Yu",
    "ョ": "Yo",
    "ァ": "a",
    "ィ": "i",
    "ゥ": "u",
    "ェ": "e",
    "ォ": "o",
    "ヮ": "Wa",
}
_SMALL_AFTER = {"a", "i", "u", "e", "o"}


@lru_cache(maxsize=20_000)
def of_latin(name: str) -> str:
    """Of a name in Latin letters, in whatever romanization."""
    plain = unicodedata.normalize("NFKD", name.lower())
    text = _DOUBLE.sub(r"\1", re.sub("[^a-z]+", "-", re.sub("['’.\u0300-\u036f]", "", plain)))
    out: list[str] = []
    at = 0
    while at < len(text):
        key, value = next(
            (pair for pair in _LATIN_BY_FIRST.get(text[at], ()) if text.startswith(pair[0], at)),
            (text[at], ""),
        )
        if key == "ng" and text[at + 2 : at + 3] in tuple("aeiou"):
            value = "GK" if text[at + 2 : at + 3] in tuple("aeiou") and len(text) > at + _SHORT else "G"
        out.append(value)
        at += len(key)
    return _TWICE.sub(r"\1", "".join(out))


_SHORT = 4
_TWICE = re.compile("([A-Z])\\1")


@lru_cache(maxsize=50_000)
def of_hangul(text: str) -> str:
    """Of hangul; other characters are passed over."""
    out: list[str] = []
    for char in text:
        number = ord(char) - _FIRST
        if 0 <= number < 19 * _VOWEL_COUNT * _FINAL_COUNT:
            initial, rest = divmod(number, _VOWEL_COUNT * _FINAL_COUNT)
            vowel, final = divmod(rest, _FINAL_COUNT)
            out += (_INITIALS[initial], _VOWELS[vowel], _FINALS[final])
    return _TWICE.sub(r"\1", "".join(out))


@lru_cache(maxsize=50_000)
def of_kana(text: str) -> str:
    """Of hiragana and katakana; other characters are passed over."""
    out: list[str] = []
    for char in text:
        kana = chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char
        if kana in _SMALL:
            small = _SMALL[kana]
            if out and out[-1][-1:] in _SMALL_AFTER:
                out[-1] = out[-1][:-1]
                small = f"W{small}" if out[-1] == "" and small in "aieo" else small
            out.append(small)
        else:
            out.append(_KANA_ROWS.get(kana, ""))
    return "".join(part for part in out if part)


_WEAK = {"U": 0.12, "u": 0.2, "o": 0.3, "i": 0.25, "e": 0.4, "a": 0.5}
"""What a vowel costs that only one side has."""
_FAINT = {"H": 0.35, "Y": 0.25, "W": 0.3, "R": 0.45, "G": 0.5, "T": 0.7, "K": 0.75, "P": 0.75, "S": 0.8}
"""… and a consonant, where it is less than a whole one."""
_NEAR: dict[str, float] = {}
for _pair, _cost in {
    "oU": 0.15, "ou": 0.2, "Uu": 0.1, "oe": 0.4, "ei": 0.3, "ae": 0.3, "oa": 0.35, "Ui": 0.3, "ui": 0.4, "aU": 0.3, "au": 0.4, "eU": 0.4, "ie": 0.3,
    "NG": 0.15, "NM": 0.4, "GK": 0.4, "MG": 0.4, "FP": 0.1, "FH": 0.2, "VP": 0.1, "VF": 0.15, "VW": 0.3, "FW": 0.4, "WP": 0.5, "CS": 0.3, "CT": 0.35, "TS": 0.5,
    "CK": 0.6, "RN": 0.4, "Yi": 0.15, "Wu": 0.15, "Wo": 0.2, "HK": 0.5, "WU": 0.2, "RT": 0.7,
}.items():  # fmt: skip
    _NEAR[_pair] = _NEAR[_pair[::-1]] = _cost


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """1 for the same sounds, 0 for little or nothing in common."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    part, whole = sorted((_weight(one), _weight(other)))
    if part < whole / 2:
        return 0.0
    columns = [(char, _ALONE.get(char, 1.0)) for char in other]
    row = [0.0]
    for _, alone in columns:
        row.append(row[-1] + alone)
    for char in one:
        row, least = _next_row(row, columns, char)
        if least > _FAR * whole:
            return 0.0
    return max(0.0, 1 - row[-1] / whole)


def _next_row(before: list[float], columns: list[tuple[str, float]], left: str) -> tuple[list[float], float]:
    """The next row of the table of costs, and the least of it. Most of the time of a harvest is spent here."""
    gone = _ALONE.get(left, 1.0)
    diagonal = before[0]
    last = least = diagonal + gone
    row = [last]
    for at, (right, alone) in enumerate(columns, 1):
        cost = diagonal if left == right else diagonal + _NEAR.get(left + right, 1.0)
        diagonal = before[at]
        last += alone
        if diagonal + gone < cost:  # noqa: PLR1730 - min() takes twice the time
            cost = diagonal + gone
        if cost < last:  # noqa: PLR1730
            last = cost
        if last < least:  # noqa: PLR1730
            least = last
        row.append(last)
    return row, least


_FAR = 0.6
"""From so far apart on it does not matter how far."""
_ALONE = {**_FAINT, **_WEAK}


@lru_cache(maxsize=50_000)
def _weight(sounds: str) -> float:
    """How much there is to get wrong: a consonant is one, a vowel half."""
    return sum(1.0 if char.isupper() and char not in "UYW" else 0.5 for char in sounds)
