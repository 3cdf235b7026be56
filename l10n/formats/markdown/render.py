"""A Markdown file as HTML: to see which structure its blocks stand in, not to be shown as it is."""

import re
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from l10n.formats.encoding import decode
from l10n.formats.markdown.front_matter import read_front_matter
from l10n.formats.markdown.lines import read_lines
from l10n.formats.markdown.structure import MAX_NESTING, read_structure

_DEFINITION = re.compile(rb"\[(?!\^)[^\]\n]+\]:")


def to_html(data: bytes) -> str:
    """The body of a file as HTML: what a reader of its Markdown sees, raw markup in it included.

    Args:
        data: the file.
    """
    text = _body(data)
    return str(_parser().render(text))


def definitions(data: bytes) -> str:
    """The link definitions of a file, as Markdown: what `inline_html` needs for ``[text][label]``."""
    if not _DEFINITION.search(data):
        return ""
    references: dict[str, dict[str, str]] = read_structure(_body(data)).env.get("references", {})
    return "".join(f"[{label}]: <{row['href']}>\n" for label, row in sorted(references.items()))


def inline_html(text: str, references: str = "") -> str:
    """A run of inline Markdown as HTML.

    Args:
        text: the run.
        references: as `definitions` gives them.
    """
    return str(_parser().render(f"{text}\n\n{references}"))


def _body(data: bytes) -> str:
    decoded = decode(data, declared="iso-2022-jp" if b"\x1b$" in data else None, kind="Markdown")
    text = read_lines(decoded.text).text
    return text[read_front_matter(text).end :]


@cache
def _parser() -> MarkdownIt:
    options = {"maxNesting": MAX_NESTING, "html": True}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).use(footnote_plugin)
