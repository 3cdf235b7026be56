"""Hanzi to pinyin, with the extra ``names`` (pypinyin).

Source: the readings of pypinyin; family names and places that are read otherwise than its phrases say stand in
``data/hanzi_surnames.tsv`` and ``data/hanzi_words.tsv``. Orthography: 汉语拼音正词法 (GB/T 16159).
"""

from l10n.errors import UsageError
from l10n.terms.transliteration import letters, tables
from l10n.terms.transliteration import pinyin as syllables_of
from l10n.terms.transliteration.variants import simplified

_VOWELS = "aoe"


def hanzi_readings(text: str, *, kind: str) -> list[str]:
    """Pinyin with tone marks of a text, best first.

    Raises:
        UsageError: pypinyin is not installed.
    """
    forms: list[str] = []
    family, given = _parted(text) if kind == "person" else ("", text)
    heads = _surname(family) if family else [""]
    for head in heads:
        tail = _joined(_read(given), capital=kind != "term")
        forms.append(" ".join(filter(None, (head, tail))))
    return list(dict.fromkeys(forms))


def _parted(name: str) -> tuple[str, str]:
    name = name.strip()
    for mark in " ・·":
        if mark in name:
            family, _, given = name.partition(mark)
            return family, given
    long, rest = simplified(name[:2]), name[2:]
    size = 2 if rest and long in tables.words("hanzi_long_surnames") else 1
    return (name[:size], name[size:]) if name[1:] else ("", name)


def _surname(family: str) -> list[str]:
    known = tables.choices("hanzi_surnames").get(simplified(family))
    return [*map(letters.capitalized, known)] if known else [_joined(_read(family), capital=True)]


def _read(text: str) -> list[str]:
    """A syllable for each hanzi; what is none stays as one piece."""
    words = _words()
    text = simplified(text)
    out: list[str] = []
    rest = ""
    at = 0
    while at < len(text):
        found, form = words.at(text, at)
        if found:
            out += _asked(rest) + form.split()
            rest = ""
        else:
            rest += text[at]
        at += len(found) or 1
    return out + _asked(rest)


def _asked(text: str) -> list[str]:
    if not text:
        return []
    try:
        from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            "Reading hanzi needs pypinyin: pip install 'newsroom-l10n[names]', or give the name in pinyin."
        ) from error
    return lazy_pinyin(text, style=Style.TONE)


def _joined(syllables: list[str], *, capital: bool) -> str:
    out = ""
    for syllable in syllables:
        begins = not out or not out[-1].isalpha()
        first = syllables_of.plain(syllable)[:1]
        if out and out[-1].isalpha() and first and first in _VOWELS:
            out += "'"
        out += letters.capitalized(syllable) if capital and begins else syllable
    return out


def _words() -> tables.Longest:
    return tables.Longest(tables.mapping("hanzi_words"))
