"""The nouns that every part of l10n speaks in: frozen values, no behaviour beyond their own invariants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath


class Role(StrEnum):
    """What a block or sentence is in a report."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    CREDIT = "credit"
    NOTE = "note"
    LIST_ITEM = "list-item"
    CELL = "cell"
    SERIES = "series"
    ALT = "alt"
    META = "meta"


@dataclass(frozen=True, slots=True)
class Code:
    """Inline markup that stands as a numbered mark in a text."""

    number: int
    """Unique within the block, from 1 in order of appearance; pairs and single marks share the count."""
    data: str
    """Raw markup of the opening tag of ``<g1>``, or all of what ``<x1/>`` stands for."""
    close: str = ""
    """Raw markup of the closing tag. Empty for ``<x1/>``, and where the source left the tag unclosed."""
    paired: bool = True
    """True for ``<g1>…</g1>``, False for ``<x1/>``."""
    text: str = ""
    """What a reader sees for ``<x1/>`` (``\\n`` for a line break, the base text of ruby), for segmentation and legends."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of one version of a report."""

    id: str
    """Stable: given once, kept through edits (``p3.2``). Unique within the document."""
    text: str
    """With marks; every pair of marks that opens in it closes in it."""
    role: Role = Role.PARAGRAPH
    """The block's role, or that of the sentence alone: a byline at the end of a paragraph."""
    codes: tuple[Code, ...] = ()
    """The block's codes that occur in ``text``, by number."""
    span: tuple[int, int] = field(default=(0, 0), compare=False)
    """Half-open, in code points of the block's text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A structural unit of a document: a paragraph, a heading, a table cell, an alt text."""

    id: str
    """Unique within the document, good for one reading of the file only (``b3``)."""
    role: Role
    text: str
    """With marks, white space folded as the format's own rules fold it; never empty, no C0 control but ``\\n``."""
    codes: tuple[Code, ...] = ()
    segments: tuple[Segment, ...] = ()
    """Empty until segmented; then in order, not overlapping, and every character outside them is white space or a mark."""
    line: int = field(default=0, compare=False)
    """1-based line of the file on which the block starts, 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The bytes of a file that one block replaces."""

    start: int
    end: int
    """Half-open, in bytes of the skeleton's data. Slices do not overlap and stand in order of ``start``."""
    block: str
    """Id of the block."""
    text: str
    """The block's text as it was read: a block that still has it is written back as the bytes it came from."""
    form: str = ""
    """How a changed text is escaped here; each format has its own names (``attribute``, ``yaml`` …)."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A file as it was read, and the places in it that can be written to."""

    data: bytes
    encoding: str = "utf-8"
    """A Python codec name."""
    slices: tuple[Slice, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of a file that is no part of the report: navigation, related links, footers."""

    reason: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a report."""

    locale: str
    media_type: str
    blocks: tuple[Block, ...]
    """In reading order, which is not always the order of the skeleton's slices."""
    skeleton: Skeleton
    meta: Mapping[str, str] = field(default_factory=dict[str, str])
    """Facts that are not text to translate: ``date``, ``lang``, ``url``."""
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple["Finding", ...] = ()
    """What the reader had to guess or repair."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All sentences in reading order; empty until segmented."""
        return tuple(segment for block in self.blocks for segment in block.segments)


@dataclass(frozen=True, slots=True)
class Report:
    """One story in all the languages it exists in."""

    id: str
    """POSIX path below ``sources/``, or the ``id`` that its ``report.toml`` gives."""
    path: PurePosixPath
    """The report's folder, relative to the project."""
    documents: Mapping[str, Document]
    """By locale."""
    files: Mapping[str, PurePosixPath]
    """By locale, relative to the project."""
    date: str = ""
    """ISO 8601, when the report or its ``report.toml`` gives one."""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of both sides that say the same: a link of a bitext."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    """Indexes, ascending; one of the two sides may be empty, not both."""
    confidence: float = 1.0
    """Probability, 0 to 1, that exactly these sentences belong together."""
    moved: bool = False
    """The target stands at another place of its story than the source."""
    decided: bool = False
    """A human said so."""


@dataclass(frozen=True, slots=True)
class Bitext:
    """An alignment: beads in order of the source, those without source where the target has them."""

    beads: tuple[Bead, ...]
    """Every sentence of both sides stands in exactly one."""


class State(StrEnum):
    """How far a unit is, as a PO file and its sign-offs can tell it."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


class Origin(StrEnum):
    """Where a target came from."""

    HUMAN = "human"
    ALIGNED = "aligned"
    MEMORY = "memory"
    REPAIRED = "repaired"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True)
class Provenance:
    """The ``# l10n:`` line of a unit: where its target came from before a human confirmed it."""

    draft: Origin
    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    """``engine``, ``confidence``, ``date`` …, in the order in which they are written."""
    hash: str = ""
    """`l10n.text.fingerprint.short_hash` of the target as drafted: a target that still has it was not edited."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One PO entry: one bead of one locale."""

    source: str
    target: str = ""
    context: str = ""
    """msgctxt. With ``source`` the key of the unit: unique within a catalog."""
    fuzzy: bool = False
    places: tuple[str, ...] = ()
    """``#:``, one for each segment: ``sources/<report>/en.html#p3.2``."""
    notes: tuple[str, ...] = ()
    """``#.``, for the translator, from the tool."""
    comments: tuple[str, ...] = ()
    """``#``, from humans; the line of ``provenance`` is not among them."""
    provenance: Provenance | None = None
    previous: tuple[str, str] | None = None
    """``#|``: msgctxt and msgid that the target was made for."""
    flags: tuple[str, ...] = ()
    """``#,`` without ``fuzzy``."""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalog may hold once: context and source."""
        return (self.context, self.source)

    @property
    def state(self) -> State:
        """From the file alone: `State.REVIEWED` is not to be had without the sign-offs of the sidecar."""
        if not self.target:
            return State.UNTRANSLATED
        return State.DRAFT if self.fuzzy else State.TRANSLATED


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file in memory."""

    locale: str
    """Empty for a template."""
    units: tuple[Unit, ...]
    """In document order."""
    obsolete: tuple[Unit, ...] = ()
    """``#~``: what has no place in the report now."""
    header: Mapping[str, str] = field(default_factory=dict[str, str])
    comments: tuple[str, ...] = ()
    """Lines above the header."""


@dataclass(frozen=True, slots=True)
class Link:
    """A bead as it is kept: source segments by id, so that it outlives edits around it."""

    source: tuple[str, ...]
    target: tuple[int, ...]
    """Indexes of the sentences of the published version."""
    confidence: float
    moved: bool = False
    decided: bool = False
    texts: tuple[str, ...] = ()
    """`l10n.text.fingerprint.short_hash` of each sentence, the source's first, as they were when they were linked;
    empty where a record was written before they were kept."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a human said about a link. It outlives what is written around its sentences."""

    source: tuple[str, ...]
    """Ids of the source segments."""
    source_texts: tuple[str, ...]
    """As they were when they were last found."""
    target: tuple[int, ...]
    """Indexes of the sentences of the published version, when they were last found."""
    target_texts: tuple[str, ...]
    apart: bool = False
    """These do not belong together; without it exactly these do, and with one side empty they stand alone."""
    dormant: bool = False
    """Not all of its sentences are there now: kept, and of no effect until they return."""


@dataclass(frozen=True, slots=True)
class TargetOnly:
    """A sentence that only the published version has."""

    text: str
    index: int
    """Its place among the sentences of the published version."""
    after: str
    """Id of the source segment that the story has before it, empty at the start."""


@dataclass(frozen=True, slots=True)
class MadeFor:
    """The text that a fuzzy target, which is no draft, was made for: what ``#|`` says, and more."""

    source: str
    hash: str
    """`l10n.text.fingerprint.short_hash` of the target when its source was changed: one that still has it was not touched
    since."""
    accepted: bool = False
    """It was a translation, not a draft, when its source was changed."""
    target: str = ""
    """As it last stood: editors blank what is fuzzy."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """An editor's word that a translation may be published; good for one wording of both sides only."""

    source: str
    """`l10n.text.fingerprint.short_hash` of the msgid."""
    target: str
    """… of the msgstr."""
    by: str
    date: str
    """ISO 8601."""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What is known of a report in one locale and does not fit into its PO file.

    Losing it loses no translation.
    """

    fingerprint: str = ""
    """Of the sentences of both sides that ``links`` were made for; empty without a published version."""
    links: tuple[Link, ...] = ()
    target_only: tuple[TargetOnly, ...] = ()
    omitted: tuple[str, ...] = ()
    """Ids of the source segments that the published version leaves out."""
    drafts: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    """How each unit's target was drafted, by the ids of its segments joined with ``+``. Kept when a human confirms it."""
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """What translators remarked on texts that have neither a unit nor a translation now: a PO file cannot hold it."""
    decisions: tuple[Decision, ...] = ()
    """In the order in which they were made."""
    different: bool = False
    """What lies there as published version is a version of another report: nothing is linked."""
    made_for: Mapping[str, MadeFor] = field(default_factory=dict[str, MadeFor])
    """Of units that are fuzzy and no drafts, most of them because their source was changed, by the same keys as ``drafts``."""
    signoffs: Mapping[str, SignOff] = field(default_factory=dict[str, SignOff])
    """Of units that an editor has signed off, by the same keys."""


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reader or a check has to say about content."""

    rule: str
    """Kebab-case, stable: ``target-only``."""
    message: str
    severity: Severity = Severity.WARNING
    unit: str = ""
    """Id of the segment, or the key of the unit."""
    span: tuple[int, int] | None = None
    """Half-open, in code points of the text spoken of."""
    path: str = ""
    line: int = 0
    fix: str | None = None
    """What must stand at ``span``; None where that is not certain."""


@dataclass(frozen=True, slots=True)
class Change:
    """New bytes for a file: what `l10n.workflow.apply` writes."""

    path: PurePosixPath
    """Relative to the project."""
    data: bytes | None
    """None removes the file."""
    base: bytes | None
    """The bytes that were read when the change was planned, None where there was no file: a file that has others by now is not overwritten."""
