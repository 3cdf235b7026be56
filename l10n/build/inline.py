"""Texts with marks to HTML: what a translator wrote stays text, what the source marked up stays marked up."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from l10n.build.breaks import phrases
from l10n.build.gloss import Glosses, Mention
from l10n.build.tags import Tag, pair, single
from l10n.build.verdict import Standing
from l10n.build.version import Piece
from l10n.model import Code
from l10n.text.joining import language
from l10n.text.marks import MARK
from l10n.text.normalize import normalize

Resolve = Callable[[str], str | None]
"""Where a link of the source leads in the site; None where it leads nowhere."""

_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_KANA = "\u3041-\u30fa\u30fc-\u30ff"
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_FOREIGN: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "ko": (f"[{_HANGUL}]", re.compile(f"[{_HANGUL}](?:[{_HANGUL} ·]*[{_HANGUL}])?")),
    "ja": (f"[{_KANA}]", re.compile(f"[{_HAN}]*[{_KANA}](?:[{_KANA}{_HAN}・　]*[{_KANA}{_HAN}])?")),
    "und-Hani": (f"[{_HAN}]", re.compile(f"[{_HAN}]+")),
    "en": ("[A-Za-z]", re.compile(r"[A-Za-z][A-Za-z'’,;:-]*(?: [A-Za-z'’][A-Za-z'’,;:-]*){3,}")),
}
"""Language of a run -> what every such run has in it, and the run."""
_OWN: Mapping[str, frozenset[str]] = {
    "ko": frozenset({"ko", "und-Hani"}),
    "ja": frozenset({"ja", "und-Hani"}),
    "zh": frozenset({"und-Hani"}),
}
"""What is no foreign script in a language: hanja in Korean, kanji in Japanese."""
_EMPTY_LINK = re.compile(r"<a [^<>]*+>(\s*+)</a>")
"""A translator put nothing between its marks."""
_NUMBER = re.compile(r"(\d[만억조]) (?=\d)")
_SPACES = re.compile(r"[ \t\r\n\f]+")
"""Not the wide one, which separates the parts of a Japanese heading."""
_NO_GLOSS = frozenset("a abbr cite code dfn kbd q ruby samp sub sup var".split())  # noqa: SIM905
"""Elements whose text is a link, or words of others, or told about already."""
_LATIN = frozenset({"ko", "ja", "zh", "ru", "uk", "bg", "ar", "fa", "th"})
"""Languages in which a run of English words is foreign."""


@dataclass(frozen=True, slots=True)
class Context:
    """What inline markup means in one document on one page."""

    locale: str
    """Of the page."""
    media_type: str
    references: str = ""
    """Link definitions of a Markdown document."""
    resolve: Resolve = lambda _href: None
    notes: Mapping[str, int] = field(default_factory=dict[str, int])
    """Label of a footnote -> its number."""
    breaks: bool = False
    """Japanese lines may break between phrases only: in headings."""
    glosses: Glosses | None = None
    """In running text: what is told at first mentions."""


def html_of(pieces: Sequence[Piece], codes: Sequence[Code], context: Context) -> str:
    """The pieces of a block as HTML.

    A piece in another language than the page's says so; one that no human stands for is marked as such.
    """
    out: list[str] = []
    for at, piece in enumerate(pieces):
        if at and not out[-1].endswith((" ", ">")):
            out.append(" ")
        if "<" in piece.text or context.glosses:
            known = {code.number: code for code in codes}
            written = _EMPTY_LINK.sub(r"\1", _Writer(known, context, piece.locale).write(piece.text))
        else:
            written = _plain(piece.text, context, piece.locale)
        attributes = f' lang="{piece.locale}"' if piece.locale != context.locale else ""
        if piece.standing is Standing.DRAFT:
            attributes += ' class="machine"'
        elif piece.standing is Standing.STALE:
            attributes += ' class="stale"'
        elif piece.standing is Standing.MISSING and piece.locale != context.locale:
            attributes += ' class="untranslated"'
        out.append(f"<span{attributes}>{written}</span>" if attributes else written)
    return "".join(out)


def _plain(text: str, context: Context, locale: str) -> str:
    """A text without marks as HTML."""
    clean = normalize(text)
    return heading(clean, locale) if context.breaks else foreign(clean, locale)


def text_of(pieces: Sequence[Piece], codes: Sequence[Code]) -> str:
    """The pieces of a block as a reader sees them, without markup; a line break is a space."""
    text = " ".join(piece.text for piece in pieces)
    if "<" in text:
        known = {code.number: code for code in codes}
        text = MARK.sub(lambda mark: _shown(mark, known), text)
    return _SPACES.sub(" ", text).strip()


def _shown(mark: re.Match[str], known: Mapping[int, Code]) -> str:
    code = known.get(int(mark["n"] or mark["m"] or mark["x"]))
    if code is None or code.paired != (mark["x"] is None):
        return mark[0]
    return "" if code.paired or code.data.startswith("[^") else code.text


def foreign(text: str, locale: str) -> str:
    """Plain text as HTML, with the language of every run in a script that the page's language is not written in."""
    any_, patterns = _foreign_to(locale)
    if not any_.search(text):
        return escape(text, quote=False)
    runs: list[tuple[int, int, str]] = []
    for lang, pattern in patterns:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in runs):
                runs.append((match.start(), match.end(), lang))
    out: list[str] = []
    at = 0
    for start, end, lang in sorted(runs):
        out += (
            escape(text[at:start], quote=False),
            f'<span lang="{lang}">',
            escape(text[start:end], quote=False),
            "</span>",
        )
        at = end
    return "".join((*out, escape(text[at:], quote=False)))


@lru_cache(256)
def _foreign_to(locale: str) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Scripts that a language is not written in, and what is in every run of one of them."""
    own = language(locale)
    kept = _OWN.get(own, frozenset())
    found = [
        (lang, begin, pattern)
        for lang, (begin, pattern) in _FOREIGN.items()
        if lang != own and lang not in kept and (lang != "en" or own in _LATIN)
    ]
    any_ = re.compile("|".join(begin for _, begin, _ in found))
    return any_, tuple((lang, pattern) for lang, _, pattern in found)


def heading(text: str, locale: str) -> str:
    """Plain text as HTML whose lines break as those of a heading should.

    In Japanese between phrases only, at ``<wbr>``; in Korean not within a number: ``2만 3000원``.
    """
    if language(locale) == "ja":
        return "<wbr>".join(foreign(phrase, locale) for phrase in phrases(text))
    if language(locale) == "ko":
        text = _NUMBER.sub("\\1\u00a0", text)
    return foreign(text, locale)


class _Writer:
    """Writes one text; pairs that are left open are closed, one that was not opened closes nothing."""

    def __init__(self, codes: Mapping[int, Code], context: Context, locale: str) -> None:
        self._codes = codes
        self._context = context
        self._locale = locale
        self._open: list[tuple[int, Tag]] = []
        self._counts: Counter[int] = Counter()
        self._named = 0
        """Open elements that say their language themselves."""
        self._linked = 0
        self._mentions: list[Mention] = []

    def write(self, text: str) -> str:
        out: list[str] = []
        at = 0
        if self._context.glosses and self._locale == self._context.locale:
            self._mentions = self._context.glosses.mentions(text)
        for mark in MARK.finditer(text):
            out.append(self._run(text, at, mark.start()))
            at = mark.end()
            number = int(mark["n"] or mark["m"] or mark["x"])
            code = self._codes.get(number)
            if code is None or code.paired != (mark["x"] is None):
                out.append(escape(mark[0], quote=False))
            elif mark["x"]:
                out.append(self._single(code))
            elif mark["n"]:
                out.append(self._enter(number, code))
            else:
                out.extend(self._leave(number))
        out.append(self._run(text, at, len(text)))
        while self._open:
            out.append(self._close())
        return "".join(out)

    def _run(self, text: str, start: int, end: int) -> str:
        """What stands between two marks, with what is told of the names in it."""
        glosses, out = self._context.glosses, ""
        if glosses and not (self._named or any(tag.name in _NO_GLOSS for _, tag in self._open)):
            for mention in self._mentions:
                if start <= mention.start and mention.end <= end and glosses.take(mention):
                    name = text[mention.start : mention.end]
                    out += self._text(text[start : mention.start])
                    if mention.gloss:
                        out += f'{self._text(name)}<span class="gloss">{self._text(mention.after())}</span>'
                    else:
                        out += mention.ruby(normalize(name))
                    start = mention.end
        return out + self._text(text[start:end])

    def _text(self, text: str) -> str:
        if self._named:
            return escape(normalize(text), quote=False)
        return _plain(text, self._context, self._locale)

    def _single(self, code: Code) -> str:
        tag = single(code, self._context.media_type, self._context.references)
        if tag.note:
            number = self._context.notes.get(tag.note)
            if number is None:
                return ""
            return f'<sup class="note-ref"><a href="#note-{number}" id="ref-{number}" role="doc-noteref">{number}</a></sup>'
        if tag.href and not self._linked and (address := self._context.resolve(tag.href)):
            return f'<a href="{escape(address)}">{tag.html}</a>'
        return tag.html

    def _enter(self, number: int, code: Code) -> str:
        tag = pair(code, self._context.media_type, self._context.references)
        if tag.name == "a":
            address = None if self._linked or tag.href is None else self._context.resolve(tag.href)
            if address is None:
                tag = Tag("span", tag.attributes) if tag.attributes else Tag()
            else:
                tag = Tag("a", f' href="{escape(address)}"{tag.attributes}')
        self._open.append((number, tag))
        self._counts[number] += 1
        self._linked += tag.name == "a"
        self._named += " lang=" in tag.attributes
        return tag.start

    def _leave(self, number: int) -> list[str]:
        out: list[str] = []
        while self._counts[number]:
            inner = self._open[-1][0]
            out.append(self._close())
            if inner == number:
                break
        return out

    def _close(self) -> str:
        number, tag = self._open.pop()
        self._counts[number] -= 1
        self._linked -= tag.name == "a"
        self._named -= " lang=" in tag.attributes
        return tag.end
