"""From a TMX file to entries, in constant memory."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import BinaryIO

from lxml import etree

from l10n.errors import ReadError
from l10n.formats.foreign_xml import OPTIONS, Element, broken, local
from l10n.formats.tmx.entry import Entry, Skipped
from l10n.formats.tmx.locale import tidy
from l10n.formats.tmx.stream import pieces
from l10n.formats.tmx.write import CHARACTER
from l10n.text.marks import MARK

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FIELDS = ("creationdate", "changedate", "creationid", "changeid", "usagecount")
_LONGEST = 100_000
"""Characters of a sentence: what is longer is none."""
_PAIR = 2


def read(stream: BinaryIO) -> Iterator[Entry | Skipped]:
    """Entries in the order of the file, and what stands in it that cannot be used.

    TMX 1.1 to 1.4b from any program: UTF-8, UTF-16 or what the file names; old ``lang`` attributes; control
    characters. A DTD is not looked for, and an entity that the file declares is not expanded: its unit is skipped.
    Inline elements become marks, ``<bpt>``…``<ept>`` ``<g1>``…``</g1>`` and the rest ``<x1/>``, under the number
    that their ``x`` gives, else ``i``, else the next free one. Memory does not grow with the file, time does linearly.

    Args:
        stream: the file, opened for bytes.

    Raises:
        ReadError: it is no TMX, or damaged from some line on; the entries before it have been given by then.
    """
    parser = etree.XMLPullParser(events=("start", "end"), encoding="utf-8", remove_comments=True, **OPTIONS)
    reader = _Reader()
    try:
        for piece in pieces(stream):
            parser.feed(piece)
            yield from reader.take(parser)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise broken(error, kind="TMX") from error
    yield from reader.take(parser)


class _Reader:
    """What has been seen of the file."""

    def __init__(self) -> None:
        self._source = ""
        self._depth = 0

    def take(self, parser: "etree.XMLPullParser[Element]") -> Iterator[Entry | Skipped]:
        """The units that ended in the piece just fed."""
        for event, element in parser.read_events():
            if event == "start":
                self._start(element)
                continue
            self._depth -= 1
            if local(element) == "tu":
                yield _entry(element, self._source)
            if self._depth <= _PAIR:  # a unit, the header, something between them
                _drop(element)

    def _start(self, element: Element) -> None:
        name = local(element)
        if not self._depth and name != "tmx":
            raise ReadError(f"is no TMX but a <{name[:40]}> document: give a file that ends in .tmx", line=1)
        if name == "header":
            self._source = tidy(element.get("srclang", ""))
        self._depth += 1


def _drop(element: Element) -> None:
    """Free an element that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entry(unit: Element, source: str) -> Entry | Skipped:
    line = unit.sourceline or 0
    texts: dict[str, str] = {}
    last: Mapping[str, str] = {}
    for variant in unit.iterchildren("{*}tuv"):
        locale = tidy(variant.get(_LANG) or variant.get("lang") or "")
        segment = variant.find("{*}seg")
        if not locale or segment is None:
            return Skipped(
                line, "a text without its language" if segment is not None else "a language without text"
            )
        try:
            text = _Segment().text(segment)
        except ReadError as error:
            return Skipped(line, error.message)
        if text and locale not in texts:
            texts[locale] = text
            last = dict(variant.attrib) if locale != source else last
    if len(texts) < _PAIR:
        return Skipped(line, "text in fewer than two languages")
    own = tidy(unit.get("srclang") or "") or source
    marks = {**last, **unit.attrib}
    return Entry(
        texts,
        own
        if own in texts
        else next((tag for tag in texts if tag.partition("-")[0] == own.partition("-")[0]), ""),
        unit.get("tuid") or "",
        {key: marks[key] for key in _FIELDS if marks.get(key)},
        {prop.get("type", ""): _plain(prop) for prop in unit.iter("{*}prop")},
        tuple(filter(None, (_plain(note) for note in unit.iter("{*}note")))),
        line,
    )


def _plain(element: Element) -> str:
    return (element.text or "").strip()


class _Segment:
    """The text of one ``<seg>``: which numbers its marks have."""

    def __init__(self) -> None:
        self._pairs: dict[str, str] = {}
        self._used: set[str] = set()
        self._free = (number for number in map(str, count(1)) if number not in self._used)
        self._size = 0

    def text(self, segment: Element) -> str:
        """With marks.

        Raises:
            ReadError: it is too long, holds an entity or damaged bytes.
        """
        given = (element.get("x") for element in segment.iter("{*}bpt", "{*}ph", "{*}it", "{*}ut"))
        self._used = {number for number in given if number}
        text = "".join(self._parts(segment))
        if "\ufffd" in text:
            raise ReadError("a text with damaged characters")
        return text

    def _parts(self, element: Element) -> Iterator[str]:
        yield self._counted(element.text)
        for child in element:
            if not isinstance(child.tag, str):
                raise ReadError("a text with an entity of its own, which is not read")
            name = local(child)
            if name == "hi":
                yield from self._parts(child)
            elif name == "bpt":
                self._pairs[child.get("i", "")] = number = self._number(child)
                yield f"<g{number}>"
            elif name == "ept":
                if child.get("i", "") in self._pairs:
                    yield f"</g{self._pairs.pop(child.get('i', ''))}>"
            elif name == "it" and MARK.fullmatch(child.text or ""):
                yield child.text or ""  # an end of a pair that our writer found alone
            elif name in {"ph", "it", "ut"}:
                yield _character(child) or f"<x{self._number(child)}/>"
            yield self._counted(child.tail)

    def _number(self, code: Element) -> str:
        number = code.get("x") or ""
        if not number.isdecimal() or not number.isascii() or not 0 < int(number[:9]) < 10**6:
            number = next(self._free)
        return number

    def _counted(self, text: str | None) -> str:
        self._size += len(text or "")
        if self._size > _LONGEST:
            raise ReadError(f"a text of more than {_LONGEST:,} characters")
        return text or ""


def _character(code: Element) -> str:
    """The character that our writer put into a ``<ph>`` because XML cannot hold it."""
    value = (code.text or "").strip() if code.get("type") == CHARACTER else ""
    try:
        return chr(int(value, 16)) if value else ""
    except (ValueError, OverflowError):
        return ""
