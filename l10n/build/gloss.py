"""What a reader is told at the first mention of a name: its gloss, or in Japanese how it is read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from l10n.terms import Occurrence, Term, Termbase, TermStatus, Use
from l10n.text.joining import language
from l10n.text.normalize import normalize

_GLOSS = re.compile(r"\s?[(（〔［\[][^<>]+[)）〕］\]]")
"""What may be put behind a name without a word of the sentence being another: something in brackets."""
_BRACKET = re.compile(r"\s?(?:</?[gx][0-9]+/?>)*[(（〔［\[]")
_HAN = re.compile(r"[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30ff]+(?:[ 　・=＝][\u3041-\u309f\u30a1-\u30ff]+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, of which something could be told there."""

    start: int
    end: int
    """Half-open, in code points of the text."""
    term: Term
    gloss: str
    """In its brackets; empty where there is none."""
    reading: str
    """In kana; empty where there is none."""

    def after(self) -> str:
        """The gloss as it stands behind the name: plain text."""
        return normalize(self.gloss)

    def ruby(self, name: str) -> str:
        """The name, plain text, as HTML with its reading."""
        shown, reading = escape(name, quote=False), escape(self.reading, quote=False)
        return f"<ruby>{shown}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


class Glosses:
    """Of one page: each name is told about once."""

    def __init__(self, termbase: Termbase, locale: str, said: str) -> None:
        """Begin a page.

        Args:
            termbase: of the newsroom.
            locale: of the page.
            said: all that the page says: what stands there already is not told again.
        """
        self._termbase = termbase
        self._locale = locale
        self._said = normalize(said)
        self._told: set[str] = set()

    def mentions(self, text: str) -> list[Mention]:
        """The names in a text with marks of which something is still to be told, in order."""
        found = self._termbase.find(text, locale=self._locale)
        return list(self._mentions(text, found))

    def take(self, mention: Mention) -> bool:
        """Whether it is to be told here; a second time it is not."""
        if mention.term.id in self._told:
            return False
        self._told.add(mention.term.id)
        return True

    def _mentions(self, text: str, found: list[Occurrence]) -> Iterator[Mention]:
        spans = [(one.start, one.end) for one in found]
        for one in found:
            if (
                one.term.id in self._told
                or one.term.status is not TermStatus.ACCEPTED
                or one.use is Use.FORBIDDEN
                or spans.count((one.start, one.end)) > 1  # which of two it is, nobody said
                or "<" in text[one.start : one.end]
            ):
                continue
            if one.use is Use.FIRST or _BRACKET.match(text, one.end):
                self._told.add(one.term.id)  # the translator told it
                continue
            gloss, reading = self._gloss(one, text), self._reading(one, text)
            if gloss or reading:
                yield Mention(one.start, one.end, one.term, gloss, reading)

    def _gloss(self, one: Occurrence, text: str) -> str:
        """What the form of the first mention has more than the name as it stands there."""
        first = one.term.first.get(self._locale) or one.term.first.get(language(self._locale), "")
        name = text[one.start : one.end]
        more = first[len(name) :] if first.startswith(name) else ""
        return more if _GLOSS.fullmatch(more) and normalize(first) not in self._said else ""

    def _reading(self, one: Occurrence, text: str) -> str:
        if language(self._locale) != "ja" or not _HAN.fullmatch(text, one.start, one.end):
            return ""
        reading = one.term.reading
        return reading if _KANA.fullmatch(reading) and reading not in self._said else ""
