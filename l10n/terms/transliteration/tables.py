"""Data files beside the code: tab-separated, ``#`` begins a comment line."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/<name>.tsv``, as columns."""
    text = (files("l10n.terms.transliteration") / "data" / f"{name}.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def mapping(name: str) -> Mapping[str, str]:
    """The first column of a data file to its second."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def choices(name: str) -> Mapping[str, Sequence[str]]:
    """The first column of a data file to the words of its second, best first."""
    return {row[0]: tuple(row[1].split()) for row in rows(name)}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a data file that is a list: any number of them a line."""
    return frozenset(word for row in rows(name) for column in row for word in column.split())


class Longest:
    """Longest words of a table at each place of a text, in time linear in the text."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._longest: dict[str, int] = {}
        for word in table:
            self._longest[word[0]] = max(self._longest.get(word[0], 0), len(word))

    def at(self, text: str, place: int) -> tuple[str, str]:
        """The longest word of the table that stands there and what the table has for it, or nothing twice."""
        for length in range(self._longest.get(text[place], 0), 0, -1):
            word = text[place : place + length]
            if word in self._table:
                return word, self._table[word]
        return "", ""
