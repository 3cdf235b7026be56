"""Read a page: its report as blocks, and why everything else is none."""

import re
from bisect import bisect_right
from typing import NamedTuple

from l10n.config import HtmlSettings
from l10n.errors import ReadError
from l10n.formats.encoding import Decoded, decode
from l10n.formats.html import facts, regions, roles
from l10n.formats.html.elements import OPAQUE
from l10n.formats.html.references import decode as resolve
from l10n.formats.html.references import fold, is_visible, unknown_entity
from l10n.formats.html.run import LABEL, MOST_CODES, Item, Run, Text, guard
from l10n.formats.html.tokens import Attribute, Token, is_xml
from l10n.formats.html.tree import DOCUMENT, Tree, build, is_inline
from l10n.model import Block, Code, Document, Finding, LeftOut, Role, Skeleton, Slice
from l10n.text.furniture import is_related_heading
from l10n.text.marks import MARK, strip_marks

_MEBIBYTE = 2**20
_DECLARED_WITHIN = 4096
_DECLARED = re.compile(
    rb"""<meta[^>]{0,500}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([\w:.()-]{1,40})|\A\s{0,99}<\?xml[^>]{0,99}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_LINE_END = re.compile("\r\n?|\n")
_IMAGE_NAME = re.compile(r"\S*\.(?:jpe?g|png|gif|webp|svg|avif)\Z", re.IGNORECASE)
_MOSTLY = 0.8
_APART = (Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.SERIES)
"""Roles that elements in a line may have."""
_UNSEEN = frozenset(("script", "style", "template", "noscript", "meta", "link", "source", "track", "param"))
"""Elements that take no place on their line."""
_PREFORMATTED = ("pre", "listing", "plaintext")
_FEW = 6
_LONGEST_LINK = 200
"""Characters of an item in a list of related articles, if it is not a link."""


def parse(data: bytes, *, locale: str, settings: HtmlSettings = HtmlSettings()) -> Document:  # noqa: B008 (frozen)
    """Read a page.

    Args:
        data: the file, in any encoding: by its byte order mark, its declaration, or its looks.
        locale: the language the page is in.
        settings: where a site's articles are.

    Returns:
        The report in reading order, not yet segmented; what was left out of it, and why (scripts and styles have
        no text and are not listed); ``date``, ``lang`` and ``url`` in ``meta``.

    Raises:
        ReadError: the file is no page, or too long.
        ConfigError: a selector of the settings is not valid, or a role unknown.
    """
    if len(data) > settings.max_bytes:
        raise ReadError(
            f"holds {len(data) / _MEBIBYTE:.1f} MiB, more than the {settings.max_bytes / _MEBIBYTE:.1f} MiB that"
            " are read: is it a page? If so, raise max_bytes of [html]"
        )
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    label = (declared[1] or declared[2]).decode("latin-1") if declared else None
    decoded = decode(data, declared=label, kind="HTML")
    tree = build(decoded.text)
    found = regions.find(tree, settings)
    reader = _Reader(tree, found, roles.find(tree, found, settings))
    reader.read()
    places = tuple(
        Slice(decoded.byte(place.start), decoded.byte(place.end), block.id, block.text, place.form)
        for block, place in reader.blocks
    )
    blocks = tuple(block for block, _ in reader.blocks)
    return Document(
        locale=locale,
        media_type="text/html",
        blocks=blocks,
        skeleton=Skeleton(data, decoded.encoding, places),
        meta=facts.facts(tree),
        left_out=tuple(reader.left_out),
        findings=(*decoded.findings, *reader.findings, *_unended(tree, reader), *_empty(blocks, decoded)),
    )


def _empty(blocks: tuple[Block, ...], decoded: Decoded) -> list[Finding]:
    if blocks:
        return []
    what = "holds no text of a report" if decoded.text.strip() else "is empty"
    return [Finding(rule="empty-document", message=f"the page {what}: is it the right file?")]


def _unended(tree: Tree, reader: "_Reader") -> list[Finding]:
    """A last tag or comment that never ends, and so hides the rest of the page from browsers too."""
    last = tree.tokens[-1] if tree.tokens else None
    raw = tree.source[last.start :] if last is not None and last.kind == "hidden" else ">"
    is_tag = raw.removeprefix("<").removeprefix("/")[:1].isalpha()
    if last is None or (raw.endswith(">") and not is_tag):
        return []
    line = reader.line(last.start)
    message = "a tag or comment starts here and never ends, which hides the rest of the page: close it"
    return [Finding(rule="unended-markup", message=message, line=line)]


def _preformatted(tree: Tree) -> list[bool]:
    """For each element whether white space in it is shown as it stands; nothing for pages without such."""
    if not any(node.name in _PREFORMATTED for node in tree.nodes):
        return []
    found = [False] * len(tree.nodes)
    for at, node in enumerate(tree.nodes):
        if at != DOCUMENT:
            found[at] = node.name in _PREFORMATTED or (found[node.parent] and is_inline(node.name))
    return found


class _Place(NamedTuple):
    """What a block replaces: half-open, in code points of the source; and how it is written there."""

    start: int
    end: int
    form: str


class _Reader:
    """Goes through the tokens of a page once, and gathers runs of text between block-level tags."""

    def __init__(self, tree: Tree, found: regions.Regions, roles_of: list[Role]) -> None:
        self.tree = tree
        self.regions = found
        self.roles = roles_of
        self.xml = is_xml(tree.source)
        self.items: list[Item] = []
        self.values: list[tuple[Role, Attribute]] = []
        """Attributes with text for readers, since the last block-level tag."""
        self.blocks: list[tuple[Block, _Place]] = []
        self.left_out: list[LeftOut] = []
        self.findings: list[Finding] = []
        self.after_related = False
        """The last thing read was a heading like “related articles”, or a link below it."""
        self.lines = [match.end() for match in _LINE_END.finditer(tree.source)]
        self.preformatted = _preformatted(tree)
        self.described = set(facts.descriptions(tree))

    def read(self) -> None:
        """Fill `blocks`, `left_out` and `findings`."""
        tree, at = self.tree, 0
        while at < len(tree.tokens):
            node = tree.opened[at]
            if node > DOCUMENT and node in self.regions.reasons:
                at = self.leave(node)
            elif node > DOCUMENT and (tree.nodes[node].name in OPAQUE or tree.nodes[node].name == "ruby"):
                at = self.opaque(node)
            else:
                self.take(at, tree.tokens[at])
                at += 1
        self.flush()

    def take(self, at: int, token: Token) -> None:
        kind, name = token.kind, token.name
        if kind == "text":
            self.text(at, token)
        elif name and not is_inline(name):
            self.flush()
        elif kind == "open":
            role = self.roles[self.tree.opened[at]]
            apart = role in _APART and role != self.roles[self.tree.owner[at]]
            self.items.append(Item("open", at, token.start, token.end, name, apart=apart))
        elif kind == "close":
            self.items.append(Item("close", at, token.start, token.end, name))
        elif name == "br":
            self.items.append(Item("break", at, token.start, token.end, text="\n"))
        elif kind == "cdata":
            text = self.tree.source[token.start + 9 : token.end].removesuffix("]]>")
            self.items.append(Item("code", at, token.start, token.end, text=text))
        elif name in ("img", "image"):
            self.image(at, token)
        elif self.items:
            self.items.append(Item("comment", at, token.start, token.end))

    def text(self, at: int, token: Token) -> None:
        start, raw = token.start, self.tree.source[token.start : token.end]
        if not self.items and raw.isspace():
            return  # most of them: between two block-level tags
        done = 0
        while self.xml and (entity := unknown_entity(raw, done)):
            before, end = start + done, start + entity.end()
            text = resolve(raw[done : entity.start()])
            self.items.append(Item("text", at, before, start + entity.start(), text=text))
            self.items.append(Item("code", at, start + entity.start(), end, text=entity[0]))
            done = entity.end()
        self.items.append(Item("text", at, start + done, token.end, text=resolve(raw[done:])))

    def image(self, at: int, token: Token) -> None:
        node = self.tree.opened[at]
        self.items.append(Item("code", at, token.start, token.end, box=True))
        if self.tree.contains(self.regions.root, at):
            for name in ("alt", "title"):
                value = self.tree.attributes(node).get(name)
                if value:
                    self.values.append((Role.ALT, value))

    def opaque(self, node: int) -> int:
        """An element in a line whose insides are no text of it; ruby shows its base text."""
        tree, element = self.tree, self.tree.nodes[node]
        start, end = tree.tokens[element.token].start, tree.tokens[element.end - 1].end
        if element.name == "meta" and node in self.described and "content" in tree.attributes(node):
            self.flush()
            self.values.append((Role.META, tree.attributes(node)["content"]))
        base = ""
        if element.name == "ruby":
            if tree.tokens[element.end - 1].kind != "close" or tree.tokens[element.end - 1].name != "ruby":
                self.take(element.token, tree.tokens[element.token])  # unclosed: its text goes on as text
                return element.token + 1
            base = self.tree.shown(node, without=("rt", "rp", "rtc"))
        box = element.name not in _UNSEEN
        if self.items or element.name == "ruby":
            self.items.append(
                Item("code" if box else "comment", element.token, start, end, element.name, base, box=box)
            )
        return element.end

    def leave(self, node: int) -> int:
        """An element that is no part of the report, or a piece of a line that is none."""
        tree, element = self.tree, self.tree.nodes[node]
        if is_inline(element.name):
            if self.items:
                start, end = tree.tokens[element.token].start, tree.tokens[element.end - 1].end
                self.items.append(Item("comment", element.token, start, end))
        else:
            self.flush()
        text = self.tree.shown(node)
        if is_visible(text):
            self.leave_out(self.regions.reasons[node], text, tree.tokens[element.token].start)
        return element.end

    def flush(self) -> None:
        """End a run: its texts and attributes become blocks."""
        items, values = self.items, self.values
        if not items and not values:
            return
        self.items, self.values = [], []
        texts: list[Text] = []
        if any(item.text and not item.text.isspace() for item in items):
            run = Run(self.tree.source, items, preformatted=self.is_preformatted(items[0].token))
            if not self.is_outside(items[0].token):
                texts = self.texts_of(run)
            elif is_visible(plain := run.plain()):
                self.leave_out("outside of the article", plain, items[0].start)
        at = 0
        for role, value in values:
            while at < len(texts) and texts[at].start < value.start:
                self.add_text(texts[at])
                at += 1
            if not at or value.start >= texts[at - 1].end:  # one within a text is part of a mark
                self.add_value(role, value)
        for rest in texts[at:]:
            self.add_text(rest)

    def texts_of(self, run: Run) -> list[Text]:
        texts: list[Text] = []
        for text in run.texts():
            if text is not None:
                texts.append(text)
                continue
            start = run.items[0].start
            line = self.line(start)
            self.leave_out("too much inline markup", run.plain(), start)
            message = f"a paragraph with more than {MOST_CODES} inline tags is left out: split it"
            self.findings.append(Finding(rule="too-much-markup", message=message, line=line))
        return texts

    def is_outside(self, token: int) -> bool:
        """Whether text is neither in the article, nor its heading, nor the page's title."""
        tree, found = self.tree, self.regions
        if tree.contains(found.root, token) or (
            found.title is not None and tree.contains(found.title, token)
        ):
            return False
        return tree.nodes[tree.owner[token]].name != "title"

    def is_preformatted(self, token: int) -> bool:
        return bool(self.preformatted) and self.preformatted[self.tree.owner[token]]

    def add_text(self, text: Text) -> None:
        role = self.roles[self.tree.owner[text.token]]
        if role not in (Role.TITLE, Role.META) and self.is_related(text, role):
            self.leave_out(
                "related", strip_marks(text.text, {code.number: code for code in text.codes})[0], text.start
            )
            return
        self.add(role, text.text, text.codes, _Place(text.start, text.end, "text"))

    def is_related(self, text: Text, role: Role) -> bool:
        """Whether a text is the heading of a list that leads away from the report, or stands in that list."""
        plain = MARK.sub("", text.text).strip()
        links = 1.0 if self.within(text.token, "a") else text.links
        label = LABEL.split(plain, maxsplit=1)[0]
        if role in (Role.SUBHEAD, Role.PARAGRAPH) and is_related_heading(plain):
            self.after_related = True
        elif self.after_related:
            listed = role == Role.LIST_ITEM and len(plain) <= _LONGEST_LINK and self.within(text.token, "li")
            self.after_related = links >= _MOSTLY or listed
        elif len(label) < len(plain) and links >= 1 - _MOSTLY and is_related_heading(label):
            return True
        return self.after_related

    def within(self, token: int, name: str) -> bool:
        """Whether a text as a whole lies in an element not far up."""
        node = self.tree.owner[token]
        for _ in range(_FEW):
            if self.tree.nodes[node].name == name:
                return True
            node = max(self.tree.nodes[node].parent, DOCUMENT)
        return False

    def add_value(self, role: Role, value: Attribute) -> None:
        raw = self.tree.source[value.start : value.end]
        codes: list[Code] = []
        shown = fold(resolve(raw)).strip()
        if not is_visible(shown) or (role == Role.ALT and (_IMAGE_NAME.match(shown) or self.after_related)):
            return
        form = {'"': "double", "'": "single"}.get(value.quote, "bare")
        text = guard(shown, codes)
        self.add(role, text, tuple(codes), _Place(value.start, value.end, form))

    def add(self, role: Role, text: str, codes: tuple[Code, ...], place: _Place) -> None:
        block = Block(f"b{len(self.blocks) + 1}", role, text, codes, line=self.line(place.start))
        self.blocks.append((block, place))

    def leave_out(self, reason: str, text: str, start: int) -> None:
        self.left_out.append(LeftOut(reason, text, self.line(start)))

    def line(self, offset: int) -> int:
        return bisect_right(self.lines, offset) + 1
