"""Names that ship with the tool: places around the two Koreas, public figures, organisations, countries."""

import csv
from functools import cache
from importlib.resources import files

from l10n.model import Finding
from l10n.terms.rows import Reader
from l10n.terms.term import Term

_FILES = ("places.csv", "world.csv", "people.csv", "organisations.csv")


@cache
def shipped() -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """All of them in order of their files, and what was wrong with rows.

    ``names`` has the form of the English-language press, the Korean one of the country that the name belongs to
    (``ko``; where North and South write it otherwise also ``ko-KP`` and ``ko-KR``) and the Japanese one. A place has
    its hanja, its katakana or kana as ``reading``, and in ``extra`` the romanizations ``RR``, ``MR`` and ``DPRK``,
    its ``level``, what it lies ``within``, and how the row was ``checked``.
    """
    reader = Reader()
    terms: list[Term] = []
    for name in _FILES:
        text = files("l10n.terms.shipped").joinpath(name).read_text("utf-8")
        terms += (term for row in csv.DictReader(text.splitlines()) if (term := reader.term(row)) is not None)
    return tuple(terms), tuple(reader.findings)
