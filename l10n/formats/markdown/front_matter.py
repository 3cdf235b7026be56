"""Front matter: the fields of a YAML or TOML head that hold text, with exact places.

A line-exact scan, no parser of either language: whatever it does not understand stays in the file as it is.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.model import Role

ROLES = {
    "title": Role.TITLE,
    **dict.fromkeys(
        ("subtitle", "description", "summary", "excerpt", "dek", "deck", "lead", "linktitle"), Role.META
    ),
    **dict.fromkeys(("author", "byline", "reporter"), Role.BYLINE),
    "dateline": Role.DATELINE,
    "caption": Role.CAPTION,
    "credit": Role.CREDIT,
    "series": Role.SERIES,
    "alt": Role.ALT,
}
"""Role of a field by the last part of its lower-case name, wherever it is nested."""

_FACTS = {
    "date": "date",
    "lang": "lang",
    "language": "lang",
    "locale": "lang",
    "slug": "slug",
} | dict.fromkeys(("url", "permalink", "canonicalurl", "canonical_url"), "url")


@dataclass(frozen=True, slots=True)
class Field:
    """A field that holds text."""

    role: Role
    text: str
    """Unquoted, white space as it stands."""
    span: tuple[int, int]
    """Half-open, in the text: the value with its quotes."""
    form: str
    """``yaml`` (plain, or a block of lines), ``yaml-single``, ``yaml-double`` or ``toml``."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a Markdown file."""

    end: int
    """Where the body starts; 0 without front matter."""
    fields: tuple[Field, ...]
    meta: dict[str, str]
    """``date``, ``lang``, ``slug``, ``url``, as they are written."""
    reach: int = -1
    """Without front matter: up to where a line that begins with a field's name would make it out of a rule."""


@dataclass(frozen=True, slots=True)
class _Value:
    name: str
    text: str
    start: int
    end: int
    form: str
    top: bool


_YAML = re.compile(
    r"---[ \t]*\n(?=(?:[ \t]*(?:#.*)?\n)*(?:-{3}[ \t]*$|\.{3}[ \t]*$|[ \t]*[\"']?[\w.-]+[\"']?[ \t]*:))",
    re.MULTILINE,
)
_RULE = re.compile(r"---[ \t]*\n(?:[ \t]*(?:#.*)?\n)*[ \t]*")
_YAML_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n")
_TOML_END = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)


def read_front_matter(text: str) -> FrontMatter:
    r"""Find the front matter of a Markdown text and the fields in it that are for readers.

    Args:
        text: the whole file, with ``\n`` as its only line end.
    """
    for opening, closing, scan in ((_YAML, _YAML_END, _yaml), (_TOML, _TOML_END, _toml)):
        head = opening.match(text)
        tail = closing.search(text, head.end()) if head else None
        if head and tail:
            values = list(scan(text, head.end(), tail.start()))
            fields = tuple(
                Field(ROLES[value.name], value.text, (value.start, value.end), value.form)
                for value in values
                if value.name in ROLES and value.text.strip()
            )
            meta = {_FACTS[value.name]: value.text for value in values if value.top and value.name in _FACTS}
            return FrontMatter(min(tail.end() + 1, len(text)), fields, meta)
    rule = _RULE.match(text)
    return FrontMatter(0, (), {}, rule.end() if rule else -1)


_YAML_KEY = re.compile(r"([ \t]*(?:-[ \t]+)*)([\"']?)([\w.-]+)\2[ \t]*:(?:[ \t]+|(?=\n))")
_YAML_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_YAML_SINGLE = re.compile(r"'((?:[^']|'')*)'", re.DOTALL)
_YAML_BLOCK = re.compile(r"[|>][-+1-9]{0,2}[ \t]*(?:#.*)?\n")
_YAML_REST = re.compile(r"[ \t]*(?:(?<=[ \t])#.*)?$", re.MULTILINE)
_YAML_PLAIN = re.compile(r"[^\s\[\]{}&*!%@`#|>\"',].*")
_YAML_COMMENT = re.compile(r"[ \t]#")
_YAML_NOTHING = re.compile(r"(?i)(?:null|~|true|false|yes|no)\Z")


def _yaml(text: str, at: int, end: int) -> Iterator[_Value]:
    while at < end:
        line_end = text.find("\n", at)
        key = _YAML_KEY.match(text, at, end)
        at = line_end + 1
        if key is None:
            continue
        found = _yaml_value(text, key.end(), end, indent=len(key[1]))
        if found is None:
            continue
        value, stop, form = found
        rest = _YAML_REST.match(text, stop)
        if rest is None:  # something we do not understand
            continue
        yield _Value(key[3].lower(), value, key.end(), stop, form, top=not key[1])
        at = text.find("\n", stop) + 1


def _yaml_value(text: str, at: int, end: int, *, indent: int) -> tuple[str, int, str] | None:
    """The scalar at a place: its text, where it ends, its form."""
    if match := _YAML_DOUBLE.match(text, at, end):
        return _unescape(match[1]), match.end(), "yaml-double"
    if match := _YAML_SINGLE.match(text, at, end):
        return match[1].replace("''", "'"), match.end(), "yaml-single"
    if match := _YAML_BLOCK.match(text, at, end):
        stop = _indented(text, match.end(), end, indent)
        return text[match.end() : stop], stop, "yaml"
    match = _YAML_PLAIN.match(text, at, end)
    if match is None or _YAML_NOTHING.match(match[0].rstrip(" \t")):
        return None
    comment = _YAML_COMMENT.search(match[0])
    if comment:
        stop = at + len(match[0][: comment.start()].rstrip(" \t"))
    else:
        stop = max(at + len(match[0].rstrip(" \t")), _indented(text, match.end() + 1, end, indent))
    return text[at:stop], stop, "yaml"


def _indented(text: str, at: int, end: int, indent: int) -> int:
    """The end of the last line, from a line's start on, that is indented more than its key."""
    last = at - 1
    while at < end:
        line_end = text.find("\n", at)
        line = text[at:line_end]
        body = line.lstrip(" \t")
        if body and len(line) - len(body) <= indent:
            break
        if body:
            last = at + len(line.rstrip(" \t"))
        at = line_end + 1
    return last


_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|\n[ \t]*|(.))", re.DOTALL)
_ESCAPED = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "N": "\u0085",
    "_": "\u00a0",
    "L": "\u2028",
    "P": "\u2029",
} | dict.fromkeys("0abefv", "")
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def _unescape(text: str) -> str:
    """YAML 1.2.2, section 5.7, without its control characters."""

    def one(match: re.Match[str]) -> str:
        digits = match[1] or match[2] or match[3]
        if digits:
            number = int(digits, 16)
            return "\ufffd" if number > _LAST_CODE_POINT or number in _SURROGATES else chr(number)
        return _ESCAPED.get(match[4], match[4]) if match[4] else ""

    return _ESCAPE.sub(one, text)


_TOML_KEY = re.compile(r"[ \t]*(?:[\w-]+[ \t]*\.[ \t]*)*([\"']?)([\w-]+)\1[ \t]*=[ \t]*")
_TOML_TABLE = re.compile(r"[ \t]*\[")
_TOML_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_TOML_BARE = re.compile(r"[^\s#\"'\[{]+")
_TOML_REST = re.compile(r"[ \t]*(?:#.*)?$", re.MULTILINE)


def _toml(text: str, at: int, end: int) -> Iterator[_Value]:
    top = True
    while at < end:
        line_end = text.find("\n", at)
        key = _TOML_KEY.match(text, at, end)
        top = top and not _TOML_TABLE.match(text, at, end)
        at = line_end + 1
        if key is None:
            continue
        name = key[2].lower()
        if bare := _TOML_BARE.match(text, key.end(), line_end):
            if name in _FACTS and top:
                yield _Value(name, bare[0], bare.start(), bare.end(), "", top)
            continue
        string = _TOML_STRING.match(text, key.end(), end)
        if string is None or not _TOML_REST.match(text, string.end()):
            continue
        at = text.find("\n", string.end()) + 1
        try:
            value = str(tomllib.loads(f"x = {string[0]}")["x"])
        except tomllib.TOMLDecodeError:
            continue
        yield _Value(name, value, string.start(), string.end(), "toml" if name in ROLES else "", top)


_SAFE = re.compile(r"[^\W\d_](?:(?!: |:\Z| #)[^\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029])*\Z")


def write_field(text: str, form: str) -> str:
    """A value in the quotes that it had, or in double quotes where it needs some."""
    if form == "yaml-single":
        return "'" + text.replace("'", "''") + "'"
    if form == "yaml" and _SAFE.match(text) and not _YAML_NOTHING.match(text):
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + re.sub("[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]", lambda m: f"\\u{ord(m[0]):04x}", quoted) + '"'
    )
