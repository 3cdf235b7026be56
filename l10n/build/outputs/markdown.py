"""Markdown with front matter, for static sites: Hugo, Pelican and others."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.build.facts import Facts, block_text
from l10n.build.inline import Resolve
from l10n.build.outline import Image, Node, Outline
from l10n.build.outputs.plain import Style, paragraphs
from l10n.build.tags import pair, single
from l10n.build.verdict import Verdict
from l10n.build.version import Version, pieces
from l10n.formats.markdown.write import write_inline
from l10n.model import Code
from l10n.text.marks import fuse

_SIGNS = {
    "em": "*", "i": "*", "cite": "*", "dfn": "*", "var": "*", "strong": "**", "b": "**", "del": "~~", "s": "~~",
}  # fmt: skip
_RAW = frozenset({"sup", "sub", "kbd", "mark", "ins", "u", "small", "q", "abbr"})
_CLOSES = re.compile(r"([()\\<>\s])")


def markdown(
    version: Version,
    verdict: Verdict,
    shape: Outline,
    facts: Facts,
    *,
    resolve: Resolve,
    references: str = "",
) -> bytes:
    """The report as Markdown.

    Its front matter has ``title``, ``date``, ``lang``, ``slug``, ``translationKey`` and ``translation`` (the ids by
    which Hugo and Pelican know the versions of one page), ``description`` and ``authors``.

    Args:
        version: what it says.
        verdict: of the gate.
        shape: of the source.
        facts: of the report in the locale.
        resolve: where links lead.
        references: link definitions of a Markdown source.
    """
    writer = _Writer(version, verdict, shape, resolve, references)
    style = Style(
        text=writer.text,
        heading=lambda node, said: f"{'#' * max(2, node.level)} {said}",
        picture=writer.picture,
        caption=lambda said: f"_{said}_",
        row=_row,
        note=lambda number, said: f"[^{number}]: " + said.replace("\n", "\n    "),
    )
    body = "\n\n".join(paragraphs(shape.body, style))
    return f"{_front(facts)}\n{body}\n".encode("utf-8", "replace")


def _front(facts: Facts) -> str:
    slug = facts.path.split("/", 1)[1].removesuffix("/index.html")
    fields: dict[str, object] = {
        "title": facts.title,
        "date": facts.date,
        "lastmod": facts.updated if facts.updated != facts.published else "",
        "lang": facts.locale,
        "slug": slug.rpartition("/")[2],
        "translationKey": facts.report,
        "translation": facts.report,
        "description": facts.description,
        "authors": list(facts.authors),
        "draft": False if facts.indexable else True,  # noqa: SIM211 - as YAML has it
    }
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in fields.items()
        if value not in ("", [])
    ]
    return "\n".join(["---", *lines, "---", ""])


def _row(cells: Sequence[str], first: bool) -> Iterator[str]:  # noqa: FBT001 - as `Style` calls it
    yield f"| {' | '.join(cells)} |"
    if first:
        yield f"|{' --- |' * len(cells)}"


class _Writer:
    def __init__(
        self, version: Version, verdict: Verdict, shape: Outline, resolve: Resolve, references: str
    ) -> None:
        self._version = version
        self._shown = verdict.shown
        self._blocks = {block.id: block for block in version.document.blocks}
        self._notes = {label: number for number, label in enumerate(shape.notes, 1)}
        self._resolve = resolve
        self._references = references
        self._cells = {
            leaf.block
            for table in _tables(shape.body)
            for row in table.children
            if row.kind == "row"
            for cell in row.children
            for leaf in cell.children
        }

    def text(self, node: Node) -> str:
        """The text of a block."""
        block = self._blocks.get(node.block)
        if block is None:
            return ""
        parts = pieces(self._version, block, self._shown)
        whole = fuse([part.text for part in parts], [" "] * (len(parts) - 1)) if parts else ""
        if not whole.strip():
            return ""
        known = self._version.codes.get(block.id, block.codes)
        codes = [code for one in known if (code := self._code(one)) is not None]
        form = "cell" if block.id in self._cells else "heading" if node.kind == "subhead" else "paragraph"
        return write_inline(_without(whole, known, codes), codes, form=form)

    def picture(self, image: Image) -> str:
        """An image by the address that the source has."""
        block = self._blocks.get(image.alt or "")
        alt = block_text(self._version, block, self._shown) if block else ""
        return f"![{write_inline(alt, (), form='alt') if alt else ''}](<{_CLOSES.sub('', image.src)}>)"

    def _code(self, code: Code) -> Code | None:
        """A code as Markdown writes it; None for markup that it has not."""
        media_type = self._version.document.media_type
        if not code.paired:
            tag = single(code, media_type, self._references)
            if tag.note:
                number = self._notes.get(tag.note)
                return replace(code, data=f"[^{number}]") if number else None
            if code.text == "\n":
                return replace(code, data="\\\n")
            if code.data.startswith("`"):
                return code
            return None
        tag = pair(code, media_type, self._references)
        if tag.name == "a" and (address := self._resolve(tag.href or "")):
            return replace(code, data="[", close=f"]({_CLOSES.sub(_encoded, address)})")
        if tag.name in _SIGNS:
            return replace(code, data=_SIGNS[tag.name], close=_SIGNS[tag.name])
        if tag.name in _RAW:
            return replace(code, data=tag.start, close=tag.end)
        return None


def _encoded(match: re.Match[str]) -> str:
    return f"%{ord(match[1]):02X}"


def _without(text: str, known: Sequence[Code], kept: Sequence[Code]) -> str:
    """A text without the marks that Markdown does not write; what a single one shows stays."""
    numbers = {code.number for code in kept}
    for code in known:
        if code.number in numbers:
            continue
        if code.paired:
            text = text.replace(f"<g{code.number}>", "").replace(f"</g{code.number}>", "")
        else:
            text = text.replace(f"<x{code.number}/>", code.text)
    return text


def _tables(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind == "table":
            yield node
        yield from _tables(node.children)
