"""Names that ship with the tool: places around the two Koreas, public figures, organisations."""

import csv
from functools import cache
from importlib.resources import files

from l10n.terms.rows import Reader
from l10n.terms.term import Term
from l10n.terms.termbase import Termbase

_FILES = ("places.csv", "world.csv", "people.csv", "organisations.csv")


@cache
def gazetteer() -> Termbase:
    """All of them.

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
    return Termbase(terms, findings=reader.findings)
