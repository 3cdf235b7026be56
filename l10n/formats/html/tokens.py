"""Markup and text of a page with their exact places, by the tokenizer states of WHATWG HTML that matter.

Every character of the source lies in exactly one token. Cost is linear whatever the input: no pattern here can
backtrack, and what is unterminated reaches to the end of the page at once. Tags end where browsers end them, to the
letter: where the two disagreed, words of a translator could land in a browser's tag or script.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from l10n.errors import ReadError
from l10n.formats.html.elements import KNOWN, RAW, RCDATA, VOID

Kind = Literal["text", "cdata", "raw", "open", "void", "close", "hidden"]


class Token(NamedTuple):
    """A piece of the source: half-open, in code points."""

    kind: Kind
    """``hidden``: comments, doctypes, processing instructions. ``raw``: the insides of scripts and styles."""
    start: int
    end: int
    name: str = ""
    """Of tags, in lower case."""


class Attribute(NamedTuple):
    """A value in a tag: its place, without quotes, and the quote around it."""

    start: int
    end: int
    quote: str


MOST_TOKENS = 500_000
"""More would take gigabytes; the longest reports have some thousands, the index of a long manual 130,000."""
_LITERAL = RAW | RCDATA
_MARKUP = re.compile(r"<(?=[a-zA-Z!?/])")
_SPACE = r"[\t\n\f\r ]*+"
_NAME = r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
_TAG = re.compile(
    rf"""</?(?P<name>[a-zA-Z][^\t\n\f\r />]*+)(?P<rest>(?:[\t\n\f\r /]++
    |{_NAME}(?:{_SPACE}={_SPACE}(?:"[^"]*+"|'[^']*+'|[^"'\t\n\f\r >][^\t\n\f\r >]*+|(?=>))|(?!{_SPACE}=))
    )*+)>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    rf"""(?P<name>{_NAME})
    (?:{_SPACE}={_SPACE}(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^"'\t\n\f\r >][^\t\n\f\r >]*+)|(?=>)))?+""",
    re.VERBOSE,
)
_COMMENT_END = re.compile("--!?>")
_SUBSET_END = re.compile(r"\][\t\n\f\r ]*+>")
_CLOSED = re.compile("</([a-zA-Z][^\t\n\f\r />]*+)")


def is_xml(source: str) -> bool:
    """Whether a page is to be read by the rules of XML: ``<a/>`` closes itself, sections of CDATA are text."""
    return source.lstrip("\ufeff\t\n\r ")[:5] == "<?xml"


def tokenize(source: str) -> list[Token]:
    """Split a page into tokens.

    Raises:
        ReadError: there are more than `MOST_TOKENS`.
    """
    tokens = list(islice(_Tokenizer(source), MOST_TOKENS + 1))
    if len(tokens) > MOST_TOKENS:
        raise ReadError(
            f"holds more than {MOST_TOKENS} tags and texts, which is no page: save the report alone"
        )
    return tokens


def attributes(source: str, token: Token) -> dict[str, Attribute]:
    """The attributes of a tag by lower-case name; of two with the same name the first counts."""
    found: dict[str, Attribute] = {}
    start, end = token.start + 1 + len(token.name), token.end - 1
    for match in _ATTRIBUTE.finditer(source, start, end):
        group = match.lastgroup
        quote = {"double": '"', "single": "'"}.get(group or "", "")
        at = match.span(group) if group and group != "name" else (match.end(), match.end())
        found.setdefault(match["name"].lower(), Attribute(*at, quote))
    return found


class _Tokenizer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.xml = is_xml(source)
        self.foreign = 0
        self.closed: set[str] | None = None

    def __iter__(self) -> Iterator[Token]:
        source, at, text_from, size = self.source, 0, 0, len(self.source)
        while at < size:
            markup = _MARKUP.search(source, at)
            if not markup:
                break
            start = markup.start()
            token = self.markup(start)
            if not token:
                at = start + 1
                continue
            if start > text_from:
                yield Token("text", text_from, start)
            yield token
            at = token.end
            if token.kind == "open" and token.name in _LITERAL:
                end = self.raw_end(token)
                if end > at:
                    yield Token("raw" if token.name in RAW else "text", at, end)
                at = end
            text_from = at
        if size > text_from:
            yield Token("text", text_from, size)

    def markup(self, start: int) -> Token | None:
        """The token that starts with the ``<`` at ``start``; None where that is text."""
        source = self.source
        following = source[start + 1 : start + 2]
        if following in "!?":
            return self.declaration(start)
        tag = _TAG.match(source, start)
        if tag:
            return self.tag(tag)
        if following == "/":
            if source[start + 2 : start + 3].isascii() and source[start + 2 : start + 3].isalpha():
                return Token("hidden", start, len(source))
            return Token("hidden", start, self.after(">", start)) if start + 2 < len(source) else None
        return Token("hidden", start, len(source))

    def tag(self, match: re.Match[str]) -> Token | None:
        start, end, name = match.start(), match.end(), match["name"].lower()
        if self.source[start + 1] == "/":
            if name in ("svg", "math"):
                self.foreign = max(self.foreign - 1, 0)
            return Token("close", start, end, name)
        if name not in KNOWN and self.is_title(match):
            return None
        itself = match["rest"].endswith("/") and (self.xml or self.foreign > 0 or name in ("svg", "math"))
        if name in VOID or itself:
            return Token("void", start, end, name)
        self.foreign += name in ("svg", "math")
        return Token("open", start, end, name)

    def is_title(self, match: re.Match[str]) -> bool:
        """Whether an unknown tag is words in angle brackets: ``<Inside N. Korea>``, typed as they are."""
        name, rest = match["name"], match["rest"]
        if "=" in rest or "-" in name or ":" in name or rest.endswith("/"):
            return False
        if name.islower() and name.isascii() and not rest.strip():
            return False
        if self.closed is None:
            self.closed = {closed[1].lower() for closed in _CLOSED.finditer(self.source)}
        return name.lower() not in self.closed

    def declaration(self, start: int) -> Token:
        """A comment, a doctype, a section of CDATA or a processing instruction."""
        source = self.source
        if source.startswith("<!--", start):
            if source.startswith((">", "->"), start + 4):
                return Token("hidden", start, self.after(">", start))
            closing = _COMMENT_END.search(source, start + 4)
            return Token("hidden", start, closing.end() if closing else len(source))
        if source.startswith("<![CDATA[", start) and (self.xml or self.foreign):
            return Token("cdata", start, self.after("]]>", start))
        if source.startswith("<?", start) and self.xml:
            return Token("hidden", start, self.after("?>", start))
        end = self.after(">", start)
        if source[start : start + 9].lower() == "<!doctype" and "[" in source[start:end]:
            subset = _SUBSET_END.search(source, start)  # entities are not expanded, nor shown as text
            end = subset.end() if subset else end
        return Token("hidden", start, end)

    def after(self, mark: str, start: int) -> int:
        at = self.source.find(mark, start)
        return len(self.source) if at < 0 else at + len(mark)

    def raw_end(self, token: Token) -> int:
        """Where the content of a script, style, title … ends: at its own closing tag only."""
        if self.foreign and token.name == "title":
            return token.end
        if token.name == "script":
            return self.script_end(token.end)
        match = _RAW_END[token.name].search(self.source, token.end)
        return match.start() if match else len(self.source)

    def script_end(self, at: int) -> int:
        """Where a script ends: not at a closing tag that a script within an HTML comment in it has of its own."""
        commented = inner = False
        while match := _SCRIPT.search(self.source, at):
            found = match[0].lower()
            at = match.end()
            if found == "<!--":
                commented = True
                at -= 2  # its dashes may end it
            elif found == "-->":
                commented = inner = False
            elif found == "<script":
                inner = commented
            elif inner:
                inner = False
            else:
                return match.start()
        return len(self.source)


_SCRIPT = re.compile(r"<!--|-->|</?script(?=[\t\n\f\r />])", re.IGNORECASE)
_RAW_END = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in RAW | RCDATA}
