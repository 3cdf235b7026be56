"""Names of persons: family and given name, several people in a byline, titles."""

import re
from collections.abc import Callable
from itertools import zip_longest
from typing import NamedTuple

from l10n.terms.transliteration import tables
from l10n.terms.transliteration.hangul import is_hangul

_BETWEEN = re.compile(
    r"\s*(?:[/／,，、;；&＆|｜]|\s[·・]\s|(?<=[가-힣]{2})·(?=[가-힣]{2})|\band\b|(?<=\s)(?:및|와|과|と)(?=\s))\s*"
)
_APART = re.compile(r"[\s・·]+")
_HANJA = re.compile("[\u3400-\u9fff\uf900-\ufaff々〇]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’.\- ]+")
_ALSO = frozenset(["겸", "兼"])
"""Between two titles of one person."""
_SHORT, _LONG = 2, 4
"""Syllables of a Korean name: 강산, 독고영재."""


class Person(NamedTuple):
    """One name of a byline."""

    name: str
    title: str
    """As it stands before or after the name: ``기자``; nothing where there is none."""
    after: str
    """What separates it from the next name."""


def people(text: str) -> list[Person]:
    """The people of a byline, in order; one for a text without separators."""
    found: list[Person] = []
    at = 0
    for match in _BETWEEN.finditer(text):
        if any(map(str.isalnum, text[at : match.start()])):
            found.append(Person(*_titled(text[at : match.start()].strip()), match[0]))
            at = match.end()
    found.append(Person(*_titled(text[at:].strip()), ""))
    return [one for one in found if one.name] or [Person(text.strip(), "", "")]


def each(text: str, write: Callable[[str], list[str]], *, target: str) -> list[str]:
    """A byline in another script: every name written by itself, titles by their table.

    Args:
        text: one name or several.
        write: gives the forms of one name, best first.
        target: the script, which tells how titles are written.

    Returns:
        Forms of the whole; the n-th of several people has the n-th form of each.
    """
    found = people(text)
    forms = [write(_ordered(one.name)) for one in found]
    rows = zip_longest(*forms)
    out: list[str] = []
    for row in rows:
        picked = [form or options[0] for form, options in zip(row, forms, strict=True)]
        named = [_with_title(form, one.title, target) for form, one in zip(picked, found, strict=True)]
        out.append("".join(name + one.after for name, one in zip(named, found, strict=True)))
    return list(dict.fromkeys(out))


def titles() -> dict[str, dict[str, str]]:
    """Titles in any script to the same in each: ``Hang``, ``Kana`` (as the Japanese press has it), ``Latn``."""
    found: dict[str, dict[str, str]] = {}
    for korean, japanese, english in tables.rows("titles"):
        forms = {"Hang": korean, "Kana": japanese, "Latn": english}
        for form in forms.values():
            found.setdefault(form.casefold(), forms)
    return found


def _titled(name: str) -> tuple[str, str]:
    """Name and title: 강지원 기자, 김정은위원장, 石丸次郎記者, Reporter Kang Ji-won."""
    known = titles()
    words = name.split(" ")
    first = len(words)
    while first > 1 and words[first - 1].casefold() in known.keys() | _ALSO:
        first -= 1
    if first < len(words):
        return " ".join(words[:first]), " ".join(words[first:])
    if _LATIN.fullmatch(name):
        for length in range(len(words) - 1, 0, -1):
            title = " ".join(words[:length])
            if title.casefold() in known:
                return " ".join(words[length:]), title
        return name, ""
    for length in range(min(8, len(name) - 2), 0, -1):
        # A single character is a title only after a full name: 석씨 is none.
        if name[-length:] in known and (length > 1 or len(name) >= _LONG):
            return name[:-length].rstrip(), name[-length:]
    return name, ""


def _with_title(name: str, title: str, target: str) -> str:
    if not title:
        return name
    known = titles()
    forms = [known[title.casefold()]] if title.casefold() in known else []
    forms = forms or [known[word.casefold()] for word in title.split(" ") if word.casefold() in known]
    form = {"Latn": " and ", "Hang": " 겸 ", "Kana": "兼"}[target].join(
        filter(None, (one[target] for one in forms))
    )
    if target == "Latn":
        return f"{form} {name}" if form else name
    return f"{name}{'' if target == 'Kana' else ' '}{form}"


def _ordered(name: str) -> str:
    """A Latin name with its family name first, as capitals tell it; any other as it stands."""
    if not _LATIN.fullmatch(name):
        return name
    return " ".join(filter(None, parse_latin(name)))


def parse_latin(name: str) -> tuple[str, str]:
    """Family and given name of a name in Latin letters, each capitalized.

    A family name in capitals is found wherever it stands: ``ISHIMARU Jiro``, ``Jiro ISHIMARU``; so is one before a
    comma. Else the first word is the family name, as Korean, Japanese and Chinese names have it.
    """
    if "," in name:
        family, _, given = name.partition(",")
        return _capitals(family.strip()), given.strip()
    words = name.split()
    loud = [word for word in words if len(word) > 1 and word.isupper()]
    if loud and len(loud) < len(words):
        return _capitals(" ".join(loud)), " ".join(word for word in words if word not in loud)
    if loud:
        words = [_capitals(word) for word in words]
    if len(words) < _SHORT:
        return "", " ".join(words)
    return words[0], " ".join(words[1:])


def _capitals(word: str) -> str:
    return "-".join(" ".join(part.capitalize() for part in piece.split()) for piece in word.split("-"))


def split_korean(name: str) -> tuple[str, str]:
    """Family and given name of a Korean name in hangul or hanja.

    A space or ・ between them decides; else the family name is one syllable, or one of the names of two.
    """
    head, *rest = _APART.split(name.strip(), maxsplit=1)
    if rest:
        return head, rest[0]
    if _SHORT < len(name) <= _LONG and name[:2] in tables.words("long_surnames"):
        return name[:2], name[2:]
    if len(name) < _SHORT or not (is_hangul(name[0]) or _HANJA.match(name)):
        return "", name
    return name[0], name[1:]


def given_parts(given: str) -> list[str]:
    """Parts of what follows the family name that stand apart."""
    return _APART.split(given)
