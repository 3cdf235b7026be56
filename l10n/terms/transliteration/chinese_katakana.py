"""Pinyin to katakana as Japanese newspapers write Chinese names; hanzi are read first.

Source: no norm; the usage of newspapers (シー・チンピン, チョウ・エンライ): syllables without a final consonant are
long, b and p, d and t, g and k, z and c are written alike. Voiced forms (ベイジン) follow as a candidate.
"""

from functools import cache

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.chinese import readings
from l10n.terms.transliteration.pinyin import Syllable, syllables, words

_VOICED = str.maketrans("パピプペポタテトカキクケコ", "バビブベボダデドガギグゲゴ")
_UNBREATHED = frozenset(["b", "d", "g"])


def press(text: str, *, kind: str) -> list[str]:
    """Katakana of a text, family and given name parted by ・; then voiced where pinyin has b, d, g, j, zh, z."""
    forms: list[str] = []
    for form in readings(text, kind=kind):
        for voiced in (False, True):
            written = "".join(_word(piece, voiced=voiced) if latin else piece for piece, latin in words(form))
            forms.append(written.replace(" ", "・") if kind == "person" else written)
    return list(dict.fromkeys(forms))


def _word(word: str, *, voiced: bool) -> str:
    found = syllables(word)
    return word if found is None else "".join(_syllable(one, voiced=voiced) for one in found)


def _syllable(syllable: Syllable, *, voiced: bool) -> str:
    initial, final = syllable
    if not initial:
        return next(row[2] for row in tables.rows("pinyin_bare") if row[0] == final)
    form = _table()[initial + final]
    if voiced and initial in _UNBREATHED:
        return form.translate(_VOICED)
    if voiced and initial in {"j", "zh"}:
        return form.replace("チ", "ジ", 1)
    return form.replace("ツ", "ズ", 1) if voiced and initial == "z" else form


@cache
def _table() -> dict[str, str]:
    table = dict(tables.mapping("chinese_katakana"))
    # The table is by spelling, where ü after j, q and x is u.
    spelled = {key: form for key, form in table.items() if key[0] in "jqx" and key[1] == "u"}
    return table | {key[0] + "ü" + key[2:]: form for key, form in spelled.items()}
