"""What pages, lists, feeds and the sitemap tell of a report in a locale."""

from dataclasses import dataclass
from sys import intern
from typing import Self

from l10n.build.inline import text_of
from l10n.build.verdict import Standing
from l10n.build.version import Version, pieces
from l10n.build.wording import authors
from l10n.model import Block, Role, Segment
from l10n.text.marks import strip_marks

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Lead:
    """The first picture of a page."""

    path: str
    """In the site."""
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A report in one locale, in plain text."""

    report: str
    locale: str
    path: str
    """Of its page, in the site."""
    title: str
    summary: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    date: str = ""
    """ISO 8601, as machines are told."""
    published: str = ""
    """RFC 3339."""
    updated: str = ""
    """RFC 3339; the date of publication where it was not corrected."""
    indexable: bool = True
    lead: Lead | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a locale that may be found: what says where it stands in lists, feeds and the sitemap.

    That much is held of all reports at once.
    """

    report: str
    locale: str
    path: str
    published: str
    changed: str
    """RFC 3339; empty where nothing is known of it."""

    @classmethod
    def of(cls, facts: Facts) -> Self:
        """What is held of a report in a locale."""
        changed = facts.updated or facts.published
        return cls(
            intern(facts.report), intern(facts.locale), facts.path, intern(facts.published), intern(changed)
        )


def block_text(version: Version, block: Block, shown: frozenset[Standing]) -> str:
    """A block as plain text."""
    return text_of(pieces(version, block, shown), version.codes.get(block.id, block.codes))


def title_block(version: Version) -> Block | None:
    """The block of the title."""
    return next((block for block in version.document.blocks if block.role is Role.TITLE), None)


def description(version: Version, shown: frozenset[Standing]) -> str:
    """What the report says of itself for others: of its metadata, what is no title."""
    title = title_block(version)
    name = title.text if title else ""
    for block in version.document.blocks:
        if block.role is Role.META and not (name and block.text.startswith(name)):
            return block_text(version, block, shown)
    return ""


def summary(version: Version, shown: frozenset[Standing]) -> str:
    """The description, else the first paragraph, cut where it is long."""
    text = description(version, shown)
    if not text:
        first = next((block for block in version.document.blocks if block.role is Role.PARAGRAPH), None)
        text = block_text(version, first, shown) if first else ""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def names(version: Version, shown: frozenset[Standing]) -> tuple[str, ...]:
    """Who wrote the report: of the line that says so, else of the sentences that do."""
    for block in version.document.blocks:
        if block.role is Role.BYLINE and block.segments:
            found = authors(block_text(version, block, shown), locale=version.locale)
            if found:
                return found
    for block in version.document.blocks:
        for segment in block.segments:
            if segment.role is Role.BYLINE and block.role is not Role.BYLINE:
                found = authors(_segment_text(version, block, segment, shown), locale=version.locale)
                if found:
                    return found
    return ()


def _segment_text(version: Version, block: Block, segment: Segment, shown: frozenset[Standing]) -> str:
    sentence = version.sentences.get(segment.id)
    text = sentence.target if sentence and sentence.is_shown(shown) else segment.text
    return strip_marks(text, {code.number: code for code in block.codes})[0]
