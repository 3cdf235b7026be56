"""Readings of Japanese names in kanji, as ranked candidates.

With the extra ``names`` words are looked up in the Sudachi dictionary. What it does not have, and everything without
the extra, is put together from the readings of the characters (``data/kanji.tsv``, ``data/nanori.tsv``). No rule tells
how a person reads their own name: the first candidate is a guess unless the name is known.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice, product

from l10n.terms.transliteration import kana, sudachi, tables
from l10n.terms.transliteration.ranking import best
from l10n.terms.transliteration.variants import japanese

_MOST = 60
_FREE = 40
"""Readings of a name that are put together from its characters."""
_APART = re.compile(r"[\s・·]+")
_KANJI = re.compile("[\u3400-\u9fff\uf900-\ufaff々〆ヶ〇\U00020000-\U0003ffff]")
_SON = re.compile("([^小])(太郎|一郎|次郎|二郎|三郎|之助|之介|太朗|一朗)")
"""Given names whose first character mostly has its on reading: 信太郎 しんたろう."""
_CHINESE_ENDS = frozenset("平介輔郎朗太一二三五吾助司治志兵")
"""Last characters of given names before which on readings are usual: 純平 じゅんぺい."""
_FAMILY = 4
"""Characters of the longest family names: 勅使河原."""
_USUAL = 2
_BEATS = 2
"""Kana that a character of a given name has at most, as a rule."""
_LONGEST = 20
"""Characters of a whole name."""


def kanji_readings(text: str, *, kind: str) -> list[str]:
    """Hiragana of a name, likeliest first, 60 at most.

    Args:
        text: kanji, and kana between them.
        kind: a ``person`` is cut into family and given name, with a space between them in what is returned.

    Returns:
        At least one; characters without a reading stay in it.
    """
    text = text.strip()
    if kind != "person":
        return _place(text)
    known = tables.mapping("known_people").get(_APART.sub("", text))
    family, given = divide(text)
    if not family and len(given) > _LONGEST:
        return _place(given)
    if not family:
        return list(
            dict.fromkeys((*_family(given)[:1], *_given(given)[:1], *_family(given), *_given(given)))
        )[:_MOST]
    parts = [_family(family), _given(given)]
    found = [" ".join(picked) for picked in islice(best(parts), _MOST)]
    return list(dict.fromkeys([known, *found] if known else found))


def divide(name: str) -> tuple[str, str]:
    """Family and given name: where a space or ・ parts them, else where the dictionary knows both, else in the middle."""
    head, *rest = _APART.split(name.strip(), maxsplit=1)
    if rest:
        return head, rest[0]
    known = tables.mapping("known_people").get(name)
    cuts = range(1, min(_FAMILY, len(name) - 1) + 1)
    if not cuts or len(name) > _LONGEST or (not known and _is_one_name(name)):
        return "", name
    cut = max(cuts, key=lambda at: _likely(name, at, known))
    return name[:cut], name[cut:]


def _is_one_name(name: str) -> bool:
    """Whether a name is a family or a given name by itself."""
    listed = tables.choices("kanji_surnames").keys() | tables.choices("kanji_given").keys()
    words = [word for form in _forms(name) for word in sudachi.lookup(form)]
    return name in listed or any(word.kind in {"姓", "名"} for word in words)


def _likely(name: str, at: int, known: str | None) -> tuple[int, int]:
    """How likely a name is cut there: whether both parts are known names, and how usual their lengths are."""
    family, given = name[:at], name[at:]
    score = 0
    if known:
        reading = known.split(" ")[0]
        score += 8 * (reading in _family(family)[:_USUAL])
    score += 4 * (family in tables.choices("kanji_surnames"))
    score += 3 * any(word.kind == "姓" for word in sudachi.lookup(family))
    score += 3 * any(word.kind == "名" for word in sudachi.lookup(given))
    words = sudachi.words(name)
    score += 2 * ([word.surface for word in words] == [family, given] and words[0].kind == "姓")
    score += 2 * (len(family) == _USUAL and len(name) <= 2 * _USUAL)
    score += 2 * bool(_KANJI.search(family) and not _KANJI.search(given))
    return score, -abs(len(family) - _USUAL) * 2 - abs(len(given) - _USUAL)


def _family(name: str) -> list[str]:
    known = _listed("kanji_surnames", name)
    looked = [word for form in _forms(name) for word in sudachi.lookup(form)]
    found = [
        word.reading for kind in ("姓", "地名", "人名", "名", "") for word in looked if word.kind == kind
    ]
    free = _by_character(name, ("kanji", "nanori"), kun_first=True, parts="surname_parts")
    # What the dictionary has no family name for it cuts into words: もり is more likely than さかり.
    if any(word.kind == "姓" for word in looked) or not _is_usual(name, "surname_parts"):
        found = [*_as_words(name), *found]
    else:
        found = [*free[:1], *_as_words(name), *found]
    voiced = [form for reading in dict.fromkeys((*known, *found)) for form in _voiced(name, reading)]
    return _all(name, known, [*found, *voiced], free)


def _voiced(name: str, reading: str, *, table: str = "voiced_parts") -> list[str]:
    """The same name with another reading of its last part: かまた and かまだ are written alike."""
    for last, forms in tables.choices(table).items():
        if name[1:].endswith(last):
            return [
                reading.removesuffix(one) + another
                for one in forms
                for another in forms
                if one != another and reading.endswith(one)
            ]
    return []


def _given(name: str) -> list[str]:
    known = _listed("kanji_given", name)
    free = _by_character(name, ("nanori", "kanji"), kun_first=False, parts="given_parts")
    words = [word for form in _forms(name) for word in sudachi.lookup(form)]
    names = {word.reading for word in words if word.kind == "名"}
    # The dictionary does not tell which of its readings is usual; the order of the characters' readings does.
    likely = [form for form in free if form in names]
    rest = [word.reading for kind in ("名", "人名", "姓", "") for word in words if word.kind == kind]
    if not likely:
        likely = [*_native(name), *(form for form in _as_words(name) if len(form) <= _BEATS * len(name))]
    son = _SON.fullmatch(name)
    if son:
        likely = [
            on + end
            for on, end in product(_character(son[1], "kanji", kun_first=False)[:1], _as_words(son[2]))
        ] + likely
    return _all(name, known, [*likely, *rest], free)


def _native(name: str) -> list[str]:
    """The likeliest reading of a given name of two characters that has nothing Chinese in it: 健陽 たけはる."""
    if len(name) != _USUAL or name[-1] in _CHINESE_ENDS:
        return []
    parts: list[str] = []
    for char in map(japanese, name):
        chinese, _ = _table().get(char, ([], []))
        native = [form for form in tables.choices("nanori").get(char, ()) if form not in chinese]
        if not native:
            return []
        parts.append(next((form for form in native if len(form) <= _USUAL), native[0]))
    return ["".join(parts)]


def _listed(table: str, name: str) -> Sequence[str]:
    return next((tables.choices(table)[form] for form in _forms(name) if form in tables.choices(table)), ())


def _forms(name: str) -> list[str]:
    """A part of a name as it stands, and in the characters of today."""
    return list(dict.fromkeys((name, japanese(name))))


def _all(name: str, known: Sequence[str], found: Sequence[str], free: Sequence[str]) -> list[str]:
    if not _KANJI.search(name):
        return [kana.normalize(name)]
    return list(dict.fromkeys([*known, *found, *free])) or [name]


def _as_words(text: str) -> list[str]:
    """The reading of a text that is several words; nothing without the dictionary."""
    words = sudachi.words(text)
    if not words or any(_KANJI.search(word.surface) and not word.reading for word in words):
        return []
    return [
        "".join(
            word.reading if _KANJI.search(word.surface) else kana.normalize(word.surface) for word in words
        )
    ]


def _by_character(
    name: str, tables_: Sequence[str], *, kun_first: bool, parts: str | None = None
) -> list[str]:
    """Readings put together from those of the characters.

    Args:
        name: a family or given name, or a place.
        tables_: with readings of characters, the likelier ones first.
        kun_first: whether native readings stand before Chinese ones.
        parts: a table of how characters are read at the head and at the end of such names.
    """
    choices: list[Sequence[str]] = []
    usual: list[int] = []
    for at, char in enumerate(name):
        if char == "々" and at:
            choices.append(choices[-1])
            usual.append(usual[-1])
            continue
        likely = _at_place(name, at, parts) if parts else []
        found = [form for table in tables_ for form in _character(char, table, kun_first=kun_first)]
        choices.append(list(dict.fromkeys([*likely, *found])) or [kana.normalize(char)])
        usual.append(len(likely) or len(choices[-1]))
    return ["".join(picked) for picked in islice(best(choices, usual=usual), _FREE)]


def _at_place(name: str, at: int, parts: str) -> list[str]:
    """How a character is read at the head or at the end of a name; nothing in the middle, or where it is all of it."""
    row = _parts(parts).get(japanese(name[at]))
    if row is None or len(name) == 1 or 0 < at < len(name) - 1:
        return []
    return [form for form in row[at > 0].split() if form != "-"]


def _is_usual(name: str, parts: str) -> bool:
    """Whether such names of two characters have them where they stand."""
    return len(name) == _USUAL and bool(_at_place(name, 0, parts) and _at_place(name, 1, parts))


@cache
def _parts(table: str) -> dict[str, tuple[str, str]]:
    return {char: (head, end) for char, head, end in tables.rows(table)}


def _character(char: str, table: str, *, kun_first: bool) -> list[str]:
    today = japanese(char)
    if table == "nanori":
        return list(tables.choices("nanori").get(today, ()))
    on, kun = _table().get(char) or _table().get(today) or ((), ())
    return [*kun, *on] if kun_first else [*on, *kun]


def _place(text: str) -> list[str]:
    known = list(tables.choices("known_places").get(text, ()))
    looked = sudachi.lookup(text)
    found = _as_words(text)
    found += [word.reading for word in looked if word.kind == "地名"]
    found += [word.reading for word in looked]
    endings = [form for reading in (*known, *found) for form in _voiced(text, reading, table="place_endings")]
    forms = list(dict.fromkeys([*known, *found, *endings]))
    return forms or _by_character(text, ("kanji",), kun_first=True)


@cache
def _table() -> dict[str, tuple[list[str], list[str]]]:
    """Characters to their on and kun readings."""
    return {char: (on.split(), kun[0].split() if kun else []) for char, on, *kun in tables.rows("kanji")}
