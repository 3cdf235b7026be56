"""From the text of a PO file to its entries, as they stand, in one pass."""

import re
from collections.abc import Iterator

from l10n.errors import CatalogError
from l10n.formats.po.entry import Entry, read_flags
from l10n.formats.po.escapes import unescape
from l10n.formats.po.places import read_places
from l10n.formats.po.usual import read_usual

_SPACE = " \t\f\v\r\u00a0\u3000\ufeff"  # what editors and mail put before and after a line
_PIECE = re.compile(rf'([a-z_]++(?:\[[0-9]*+\])?+)?+[{_SPACE}]*+(?:"((?:[^"\\]++|\\.)*+)")?+[{_SPACE}]*+')
_OBSOLETE = re.compile(f"(?:#~[{_SPACE}]*+)++")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?![<=>|])")
_NO_LINE = ("no line of a PO file", "remove it, or begin it with # if it is a comment")
_PLURALS = ("msgid_plural", "msgstr[")


def scan(text: str, *, codec: str = "utf-8") -> Iterator[Entry]:
    r"""Entries in the order of the file; the last one may have nothing but comments.

    Line ends are ``\n`` and nothing else: U+0085, U+2028 and the like are characters of a string. Cost: linear.

    Args:
        text: the file.
        codec: of numeric escapes.

    Raises:
        CatalogError: with its line, for what no gettext program reads either, for plural entries and for the
            marks of a merge conflict.
    """
    at, line_number = 0, 1
    for entry, end, next_line in read_usual(text, codec=codec):
        yield entry
        at, line_number = end, next_line
    scanner = _Scanner(codec)
    for number, line in enumerate(text[at:].split("\n"), line_number):
        scanner.read(line, number)
        if scanner.done:
            yield from scanner.done
            scanner.done.clear()
    last = scanner.end()
    if last is not None:
        yield last


class _Scanner:
    """The entry that is being read, and the string in it that is still open."""

    def __init__(self, codec: str) -> None:
        self._codec = codec
        self._entry = Entry()
        self._strings: dict[str, str] = self._entry.strings
        self._open = ""
        """Keyword whose string may go on in the next line."""
        self._sign = ""
        """What the lines of that string begin with."""
        self._parts: list[str] = []
        self.done: list[Entry] = []
        """Entries that ended in the line just read, or in the one before."""
        self._line = 0

    def read(self, line: str, number: int) -> None:
        """Take in one line."""
        self._line = number
        line = line.lstrip(_SPACE)
        if line.startswith("#"):
            self._comment(line)
        elif line:
            self._content(line, sign="")

    def end(self) -> Entry | None:
        """The last entry; None where nothing follows the one before."""
        self._close()
        entry = self._entry
        if entry.begun and "msgstr" not in entry.strings:
            raise CatalogError(
                "the file ends inside an entry, as if it was cut short: restore it, or finish the entry",
                line=entry.line or self._line,
            )
        return entry if entry.line or entry.comments else None

    def _comment(self, line: str) -> None:
        obsolete = _OBSOLETE.match(line)
        if obsolete is not None:  # the rest of the line is an entry's line again
            line = line[obsolete.end() :]
            if not line.startswith("#"):
                mark = "#~|" if line.startswith("|") else "#~"
                self._content(line[len(mark) - 2 :].lstrip(_SPACE), sign=mark)
                return
        sign = line[1:2]
        if sign == "|":
            self._content(line[2:].lstrip(_SPACE), sign="#|")
            return
        entry = self._before()
        rest = line[2:]
        if sign == ".":
            entry.notes.append(rest.removeprefix(" "))
        elif sign == ":":
            entry.places += read_places(rest)
        elif sign == "," or (sign == "=" and not rest.startswith("=")):
            entry.flags += read_flags(rest)
        else:
            entry.comments.append(line[1:].removeprefix(" "))

    def _before(self) -> Entry:
        """The entry that a comment belongs to: the next one, unless this one lacks its msgstr."""
        self._close()
        if "msgstr" in self._entry.strings:
            self.done.append(self._entry)
            self._entry = Entry()
        return self._entry

    def _content(self, line: str, *, sign: str) -> None:
        """Keywords and strings; as a rule one of each, though any number may share a line."""
        at = 0
        while at < len(line):
            match = _PIECE.match(line, at)
            if match is None or match.end() == at:
                raise self._unknown(line, at)
            word, raw = match.groups()
            if word is not None:
                self._keyword(word, sign)
            if raw is not None:
                self._string(raw, sign)
            at = match.end()

    def _string(self, raw: str, sign: str) -> None:
        if not self._open:
            raise self._wrong(
                "a string that belongs to no keyword", "remove it, or restore what stood before it"
            )
        if sign != self._sign:
            raise self._wrong(
                "a string whose lines do not begin alike", "begin each with #~, #| or #~|, or none"
            )
        self._parts.append(raw)

    def _keyword(self, word: str, sign: str) -> None:
        if word.startswith(_PLURALS):
            raise self._wrong(
                f"plural forms (the {word.partition('[')[0]} here), which a report has not",
                "write the entry with one msgid and one msgstr",
            )
        if word not in {"msgctxt", "msgid", "msgstr"}:
            raise self._wrong(*_NO_LINE)
        if sign.endswith("|"):
            entry = self._before()
            self._strings = entry.previous
        else:
            entry = self._own(word, obsolete=bool(sign))
            self._strings = entry.strings
        if word in self._strings:
            where = f" for the entry of line {entry.line}" if entry.line else ""
            raise self._wrong(f"a second {word}{where}", "restore what stood between the two, or remove one")
        self._strings[word] = ""
        self._open, self._sign = word, sign

    def _own(self, word: str, *, obsolete: bool) -> Entry:
        """The entry that a keyword belongs to."""
        if word != "msgstr":
            entry = self._before()
            if word == "msgctxt" and "msgid" in entry.strings:
                raise self._wrong(
                    f"the entry of line {entry.line} has no msgstr", "restore it, or remove the entry"
                )
            if not entry.line:
                entry.line, entry.obsolete = self._line, obsolete
        else:
            self._close()
            entry = self._entry
            if "msgid" not in entry.strings:
                raise self._wrong("a msgstr without a msgid", "restore the msgid, or remove it")
        if entry.obsolete != obsolete:
            raise self._wrong(
                "an entry of which only a part is obsolete", "begin all its lines with #~, or none"
            )
        return entry

    def _close(self) -> None:
        if self._open:
            self._strings[self._open] = unescape("".join(self._parts), codec=self._codec)
            self._open = ""
            self._parts = []

    def _unknown(self, line: str, at: int) -> CatalogError:
        if line[at] == '"':
            return self._wrong("a string without its closing quotation mark", 'add the " it lacks')
        if not at and _CONFLICT.match(line):
            return self._wrong(
                "the mark of a merge conflict",
                "settle it in your editor or with git mergetool, then run again",
            )
        return self._wrong(*_NO_LINE)

    def _wrong(self, what: str, remedy: str) -> CatalogError:
        """Without the text of the line: the report may be confidential."""
        return CatalogError(f"{what}: {remedy}", line=self._line)
