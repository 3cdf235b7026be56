"""Which inline markup of a report may stand in a page, and in what form: an allow-list, read from raw tags."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from html.parser import HTMLParser

from l10n.config import is_locale
from l10n.formats.markdown.render import inline_html
from l10n.model import Code

_PLAIN = frozenset(
    "em strong i b s del ins u sub sup small cite q code kbd samp var mark dfn bdi".split()  # noqa: SIM905 - reads better
)
_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "abbr": ("title",),
    "span": (),
    "time": (),
    "bdo": ("dir",),
    "a": (),
}
_RENAMED = {"strike": "s", "acronym": "abbr", "nobr": "span", "tt": "code"}
_SCHEME = re.compile(r"\s*+([A-Za-z][A-Za-z0-9+.-]*+):")
_SAFE = frozenset({"http", "https", "mailto", "tel"})
_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A pair of tags, or what stands for a single code."""

    name: str = ""
    """Empty for markup of which only the text is kept."""
    attributes: str = ""
    """Escaped, with a space before each."""
    href: str | None = None
    """Of a link, as the source has it."""
    html: str = ""
    """Of a single code, whole."""
    note: str = ""
    """Label of the footnote that a single code refers to."""

    @property
    def start(self) -> str:
        """The opening tag; a link's address is written by who knows where it leads."""
        return f"<{self.name}{self.attributes}>" if self.name else ""

    @property
    def end(self) -> str:
        """The closing tag."""
        return f"</{self.name}>" if self.name else ""


def safe_address(href: str) -> str:
    """An address without white space, empty for one that could execute or that names a scheme we do not know."""
    clean = _CONTROLS.sub("", href)
    scheme = _SCHEME.match(clean)
    return clean if not scheme or scheme[1].lower() in _SAFE else ""


def pair(code: Code, media_type: str, references: str = "") -> Tag:
    """What a pair of marks is in a page.

    Args:
        code: of the pair.
        media_type: of the document that it is from.
        references: link definitions of a Markdown document.
    """
    return _pair(code.data, code.close, media_type, references)


@lru_cache(4096)
def _pair(data: str, close: str, media_type: str, references: str) -> Tag:
    if media_type == "text/markdown" and not data.startswith("<"):
        data = inline_html(f"{data}x{close}", references)
    return _first(data)


def single(code: Code, media_type: str, references: str = "") -> Tag:
    """What a single mark is in a page: a line break, ruby, a reference to a note; else the text that it shows."""
    return _single(code.data, code.text, media_type, references)


@lru_cache(4096)
def _single(data: str, text: str, media_type: str, references: str) -> Tag:
    if text == "\n":
        return Tag(html="<br>")
    if media_type == "text/markdown":
        if note := _NOTE.fullmatch(data):
            return Tag(note=note[1])
        if data.startswith("<") and not data.startswith("<ruby"):
            auto = _first(inline_html(data, references))
            if auto.href:
                return Tag(href=auto.href, html=escape(text or auto.href, quote=False))
        if data.startswith("`"):
            return Tag(html=f"<code>{escape(text, quote=False)}</code>")
    name = data[1:5].lower()
    if name == "ruby":
        return Tag(html=_ruby(data))
    if name[:3] == "wbr":
        return Tag(html="<wbr>")
    return Tag(html=escape(text, quote=False))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.ruby: list[tuple[str, str]] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag in {"ruby", "rb", "rt", "rp", "rtc"}:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag in {"rb", "rt", "rp", "rtc"}:
            self._inside = "ruby"

    def handle_data(self, data: str) -> None:
        self.ruby.append((self._inside, data))


def _first(markup: str) -> Tag:
    reader = _Reader()
    reader.feed(markup if ">" in markup else f"{markup}>")
    found = [(name, attributes) for name, attributes in reader.tags if name != "p"]
    if not found:
        return Tag()
    name, attributes = found[0]
    extra = ' class="nowrap"' if name == "nobr" else ""
    name = _RENAMED.get(name, name)
    lang = attributes.get("lang", "")
    written = f' lang="{lang}"' if is_locale(lang) else ""
    if name == "a":
        href = safe_address(attributes.get("href", ""))
        return Tag("a", written, href) if href else Tag("span" if written else "", written)
    if name in _PLAIN:
        return Tag(name, written)
    if name in _ATTRIBUTES:
        for known in _ATTRIBUTES[name]:
            value = attributes.get(known, "")
            if value and (known != "dir" or value in {"ltr", "rtl"}):
                written += f' {known}="{escape(value)}"'
        return Tag(name, written + extra) if written + extra else Tag()
    return Tag("span", written) if written else Tag()


def _ruby(markup: str) -> str:
    reader = _Reader()
    reader.feed(markup)
    out: list[str] = []
    for kind, text in reader.ruby:
        shown = escape(text, quote=False)
        if kind in {"rt", "rtc"} and text.strip():
            out.append(f"<rp>(</rp><rt>{shown}</rt><rp>)</rp>")
        elif kind in {"ruby", "rb"}:
            out.append(shown)
    return f"<ruby>{''.join(out)}</ruby>"
