"""Character references, white space and escaping: between a page's source and the text that it shows."""

import re
from html import unescape
from html.entities import html5

from l10n.text.normalize import normalize

_REFERENCE = re.compile(r"&(?:#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[A-Za-z][A-Za-z0-9]{1,31}+;?)")
_LONGEST_NUMBER = 12
_SPACE = re.compile(r"[ \t\n]+")
_WIDE = "[\u2e80-\u312f\u31a0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff9f\uffe0-\uffe6\U00020000-\U0003ffff]"
# CSS Text 3, 4.1.3: a line break between two wide characters that are not Hangul is no space.
_WIDE_BREAK = re.compile(f"(?<={_WIDE})[ \t]*+\n[ \t\n]*+(?={_WIDE})")
_BLANK = "[\\s\x00-\x1f\x7f]"
_EDGE_REFERENCE = "&(?:nbsp|emsp|ensp|thinsp|#160|#x[aA]0|#12288|#x3000|#3[02]|#9|#1[03]|#x(?:20|9|[aAdD]));"
_LEADING = re.compile(f"(?:{_BLANK}++|{_EDGE_REFERENCE})*+")
_TRAILING = re.compile(f"{_EDGE_REFERENCE}\\Z")
_VISIBLE = re.compile("[^\\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_UNKNOWN = re.compile(r"&[A-Za-z_][\w.-]*+;")


def decode(raw: str) -> str:
    """Source with its character references resolved, each once: ``&amp;lt;`` is ``&lt;``."""
    return _REFERENCE.sub(_character, raw) if "&" in raw else raw


def _character(match: re.Match[str]) -> str:
    found = match[0]
    # Python reads digits in quadratic time, and refuses thousands of them.
    if (
        found[1] == "#"
        and len(found) > _LONGEST_NUMBER
        and len(found.lower().lstrip("&#x").lstrip("0")) > _LONGEST_NUMBER
    ):
        return "\ufffd"
    character = unescape(found)
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def unknown_entity(raw: str, start: int = 0) -> re.Match[str] | None:
    """The next entity that only a document's own DTD could define; it is never expanded."""
    at = start
    while match := _UNKNOWN.search(raw, at):
        if match[0][1:] not in html5:
            return match
        at = match.end()
    return None


def fold(text: str) -> str:
    """White space as a page shows it: one space for any run, none between wide characters of two lines."""
    text = normalize(text.replace("\f", " "))
    if "\n" in text:
        text = _WIDE_BREAK.sub("", text)
    return _SPACE.sub(" ", text)


def keep(text: str) -> str:
    """White space as preformatted text shows it: lines stay, a tab is a space."""
    return normalize(text.replace("\f", " ")).replace("\t", " ")


def size_of(raw: str) -> int:
    """How many characters a source shows, white space aside; the same however they are written."""
    return 0 if raw.isspace() else len("".join(normalize(decode(raw)).split()))


def is_visible(text: str) -> bool:
    """Whether a reader sees anything of a text."""
    return bool(_VISIBLE.search(text))


def blank_edges(raw: str) -> tuple[int, int]:
    """How many characters of blank space, written out or referred to, a source starts and ends with."""
    leading = _LEADING.match(raw)
    before = leading.end() if leading else 0
    end = len(raw)
    while end > before:
        last = raw[end - 1]
        if last.isspace() or last < " " or last == "\x7f":
            end -= 1
        elif last == ";" and (tail := _TRAILING.search(raw, max(end - 9, before), end)):
            end = tail.start()
        else:
            break
    return before, len(raw) - end


def escape(text: str, quote: str = "") -> str:
    """Text as source that shows it and nothing else.

    Args:
        text: what a reader is to see; controls are left out.
        quote: the quotation mark around it, in an attribute.
    """
    text = normalize(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote == '"':
        return text.replace('"', "&quot;")
    return text.replace("'", "&#39;") if quote else text
