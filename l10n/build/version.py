"""A report in one locale, sentence by sentence: what stands in the catalog for it, and how sure that is."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n.build.verdict import Standing
from l10n.merge import place_id, state, unit_key
from l10n.merge.join import join
from l10n.model import Block, Catalog, Code, Document, Role, Segment, Sidecar, State, Unit
from l10n.text.fingerprint import short_hash
from l10n.text.joining import joiner
from l10n.text.marks import MARK, fuse

_NOTHING = "\u2060"
"""For a block whose sentences are all told in another: a file that cannot hold an empty one shows nothing."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the source, or several that its translation joins."""

    id: str
    """Of the first segment."""
    roles: frozenset[Role]
    source: str
    """With marks."""
    target: str
    """With marks that mean the codes of the first segment's block; empty where nothing is translated."""
    standing: Standing

    def is_shown(self, wanted: Collection[Standing]) -> bool:
        """Whether its translation is shown, and not its source."""
        return bool(self.target) and self.standing in wanted


@dataclass(frozen=True, slots=True)
class Version:
    """A report in one locale."""

    document: Document
    """The source, its segments under stable ids."""
    locale: str
    sentences: Mapping[str, Sentence]
    """By the id of the first segment; in story order."""
    codes: Mapping[str, tuple[Code, ...]] = field(default_factory=dict[str, tuple[Code, ...]])
    """By block: its codes, and those that came from a later block with a joined sentence."""
    absorbed: Mapping[str, str] = field(default_factory=dict[str, str])
    """Segments that an earlier one's sentence stands for as well, and that one's id."""
    unsynced: tuple[str, ...] = ()
    """Segments that the catalog does not know as they are: a sync is due."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one standing within a block."""

    text: str
    """With marks that are balanced within it."""
    standing: Standing
    locale: str


def with_ids(document: Document, segments: Sequence[Segment]) -> Document:
    """The document with its sentences under stable ids.

    Args:
        document: segmented.
        segments: its sentences in order, as `l10n.merge.identify` names them.
    """
    if all(one is other for one, other in zip(document.segments, segments, strict=True)):
        return document
    named = iter(segments)
    return replace(
        document,
        blocks=tuple(
            replace(block, segments=tuple(next(named) for _ in block.segments)) for block in document.blocks
        ),
    )


def source_version(document: Document) -> Version:
    """The source as a version of itself."""
    sentences = {
        segment.id: Sentence(
            segment.id, frozenset({segment.role}), segment.text, segment.text, Standing.SOURCE
        )
        for segment in document.segments
    }
    return Version(document, document.locale, sentences)


def read_version(document: Document, catalog: Catalog, sidecar: Sidecar) -> Version:
    """What the catalog says of each sentence.

    Args:
        document: the source, its segments under stable ids.
        catalog: of the locale.
        sidecar: beside it: sign-offs, and what was accepted before its source was corrected.
    """
    return _Reading(document, catalog, sidecar).version()


class _Reading:
    def __init__(self, document: Document, catalog: Catalog, sidecar: Sidecar) -> None:
        self._document = document
        self._catalog = catalog
        self._sidecar = sidecar
        self._segments = document.segments
        self._at = {segment.id: at for at, segment in enumerate(self._segments)}
        self._block = {segment.id: block for block in document.blocks for segment in block.segments}
        self._extra: dict[str, tuple[Code, ...]] = {}

    def version(self) -> Version:
        found: dict[str, Sentence] = {}
        absorbed: dict[str, str] = {}
        known: set[str] = set()
        for unit in self._catalog.units:
            standing = self._standing(unit)
            for group in self._groups(unit):
                known.update(segment.id for segment in group)
                absorbed.update({segment.id: group[0].id for segment in group[1:]})
                found[group[0].id] = Sentence(
                    group[0].id,
                    frozenset(segment.role for segment in group),
                    unit.source,
                    self._fitted(unit, group),
                    standing,
                )
        unsynced = tuple(segment.id for segment in self._segments if segment.id not in known)
        ordered = {segment.id: found[segment.id] for segment in self._segments if segment.id in found}
        return Version(self._document, self._catalog.locale, ordered, self._extra, absorbed, unsynced)

    def _groups(self, unit: Unit) -> Iterator[list[Segment]]:
        """The runs of sentences that the unit stands for: a repeated text has several."""
        waiting: list[Segment] = []
        for place in unit.places:
            at = self._at.get(place_id(place))
            if at is None:
                continue
            waiting.append(self._segments[at])
            if self._joined(waiting) == unit.source:
                yield waiting
                waiting = []

    def _joined(self, segments: Sequence[Segment]) -> str:
        if len(segments) == 1:
            return segments[0].text
        return join(segments, locale=self._document.locale)[0]

    def _fitted(self, unit: Unit, group: Sequence[Segment]) -> str:
        """The target, its marks those of the first sentence's block; what is no mark of the source is left out."""
        block = self._block[group[0].id]
        if all(self._block[segment.id] is block for segment in group):
            return _known(unit.target, block.codes)
        _, codes = join(group, locale=self._document.locale)
        own = self._extra.get(block.id, block.codes)
        numbers: dict[int, int] = {}
        extra: list[Code] = list(own)
        for code in codes:
            if code in own:
                numbers[code.number] = code.number
            else:
                numbers[code.number] = 1 + max((known.number for known in extra), default=0)
                extra.append(replace(code, number=numbers[code.number]))
        self._extra[block.id] = tuple(extra)
        return MARK.sub(lambda mark: _renumbered(mark[0], numbers), _known(unit.target, codes))

    def _standing(self, unit: Unit) -> Standing:
        now = state(unit, self._sidecar.signoffs)
        if now is not State.DRAFT:
            return _STANDINGS[now]
        made = self._sidecar.made_for.get(unit_key(unit))
        if unit.previous and made and made.accepted and made.hash == short_hash(unit.target):
            return Standing.STALE
        return Standing.DRAFT


_STANDINGS = {
    State.UNTRANSLATED: Standing.MISSING,
    State.TRANSLATED: Standing.ACCEPTED,
    State.REVIEWED: Standing.SIGNED,
}


def _known(text: str, codes: Sequence[Code]) -> str:
    """A text without the marks of another version: a published one has markup of its own."""
    paired = {code.number: code.paired for code in codes}

    def keep(mark: re.Match[str]) -> str:
        return mark[0] if paired.get(int(mark["n"] or mark["m"] or mark["x"])) is (mark["x"] is None) else ""

    return MARK.sub(keep, text)


def _renumbered(mark: str, numbers: Mapping[int, int]) -> str:
    number = "".join(filter(str.isdigit, mark))
    return mark.replace(number, str(numbers.get(int(number), int(number))))


def pieces(version: Version, block: Block, shown: Collection[Standing]) -> list[Piece]:
    """The text of a block, in runs of one standing and language.

    Args:
        version: of the report.
        block: of its document.
        shown: standings of which the translation is shown; for the others stands the source.
    """
    if len(block.segments) == 1:
        return _alone(version, block, block.segments[0], shown)
    runs: list[tuple[list[str], list[str], Standing, str]] = []
    at = 0
    for segment in block.segments:
        glue, at = block.text[at : segment.span[0]], segment.span[1]
        if _is_absorbed(version, segment, shown):
            continue
        text, standing, locale = _said(version, segment, shown)
        glue = _fit(glue, version.locale, first=not runs)
        if runs and runs[-1][2:] == (standing, locale):
            runs[-1][0].append(text)
            runs[-1][1].append(glue)
        else:
            if runs and glue:
                runs[-1][0][-1] += glue
            elif glue:
                text = glue + text
            runs.append(([text], [], standing, locale))
    found = [Piece(fuse(texts, glues), standing, locale) for texts, glues, standing, locale in runs]
    if found and (tail := block.text[at:].strip()):
        found[-1] = replace(found[-1], text=found[-1].text + tail)
    return found


def _alone(version: Version, block: Block, segment: Segment, shown: Collection[Standing]) -> list[Piece]:
    """The one sentence of a block, as most cells and headings have it."""
    if _is_absorbed(version, segment, shown):
        return []
    text, standing, locale = _said(version, segment, shown)
    start, end = segment.span
    if start:
        text = _fit(block.text[:start], version.locale, first=True) + text
    return [Piece(text + block.text[end:].strip(), standing, locale)]


def _is_absorbed(version: Version, segment: Segment, shown: Collection[Standing]) -> bool:
    leader = version.absorbed.get(segment.id, "")
    return bool(leader) and version.sentences[leader].is_shown(shown)


def _said(version: Version, segment: Segment, shown: Collection[Standing]) -> tuple[str, Standing, str]:
    """What stands for a sentence: its translation, or itself."""
    sentence = version.sentences.get(segment.id)
    if sentence is not None and sentence.is_shown(shown):
        return sentence.target, sentence.standing, version.locale
    return segment.text, Standing.MISSING, version.document.locale


def _fit(glue: str, locale: str, *, first: bool) -> str:
    """What stands between two sentences: the language's own joiner, and the marks that stand there."""
    marks = "".join(mark[0] for mark in MARK.finditer(glue)) if "<" in glue else ""
    return marks if first or marks else joiner(locale)


def translated(version: Version, shown: Collection[Standing]) -> Document:
    """The document with the version's texts: what a format writes back into the source's own bytes."""
    blocks: list[Block] = []
    for block in version.document.blocks:
        parts = pieces(version, block, shown)
        text = "".join(part.text for part in _spaced(parts))
        if not text and block.segments:
            text = _NOTHING
        codes = version.codes.get(block.id, block.codes)
        blocks.append(replace(block, text=text or block.text, codes=codes))
    return replace(version.document, locale=version.locale, blocks=tuple(blocks))


def _spaced(parts: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with a space where one of another language follows."""
    for at, part in enumerate(parts):
        follows = at + 1 < len(parts) and not part.text.endswith((" ", "\n", "/>"))
        yield replace(part, text=part.text + " ") if follows else part
