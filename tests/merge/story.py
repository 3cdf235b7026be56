"""A report over the years: synced, translated, corrected, and synced again, its files written and read each time."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from l10n.formats import po, sidecar
from l10n.merge import Affected, Past, Proposal, affected, identify, known_segments, merge, template
from l10n.model import Block, Catalog, Document, Role, Segment, Sidecar, Skeleton, Unit
from l10n.segment import segment_document

PATH = PurePosixPath("sources/r/en.html")


def sentences(*texts: str, role: Role = Role.PARAGRAPH) -> tuple[Segment, ...]:
    """Each a sentence of one paragraph, as they stand."""
    return tuple(Segment(f"p1.{n}", text, role) for n, text in enumerate(texts, 1))


def paragraphs(*texts: str, locale: str = "en") -> tuple[Segment, ...]:
    """Sentences of paragraphs, cut as the project cuts."""
    blocks = tuple(Block(f"b{n}", Role.PARAGRAPH, text) for n, text in enumerate(texts, 1))
    document = Document(locale, "text/plain", blocks, Skeleton(b""))
    return segment_document(document).segments


class Story:
    """One report in one locale."""

    def __init__(self, *texts: str, locale: str = "ko", source_locale: str = "en") -> None:
        self.catalog = Catalog(locale, ())
        self.record = Sidecar()
        self.gone: tuple[Affected, ...] = ()
        self._locale = source_locale
        self._known: list[tuple[str, str]] = []
        if texts:
            self.sync(sentences(*texts))

    def sync(self, source: Sequence[Segment], proposals: Sequence[Proposal] | None = None) -> Catalog:
        """What `l10n sync` does, through the bytes of all its files."""
        source = identify(source, self._known)
        record = self.record
        past = Past(
            self.catalog,
            dict(self._known),
            record.drafts,
            record.comments,
            record.made_for,
            record.signoffs,
            0.95,
        )
        now = merge(source, proposals, past, path=PATH, source_locale=self._locale)
        pot = po.serialize(template(source, path=PATH, header={"Language": "en"}))
        self._known = known_segments(po.parse(pot))
        self.gone = now.gone
        made = Sidecar(drafts=now.drafts, comments=now.comments, made_for=now.made_for, signoffs=now.signoffs)
        self.record = sidecar.parse(sidecar.serialize(made))
        self.catalog = po.parse(po.serialize(now.catalog), locale=self.catalog.locale)
        return self.catalog

    def become(self, *texts: str) -> Catalog:
        """The report has these sentences now."""
        return self.sync(sentences(*texts))

    def edit(self, change: Callable[[Unit], Unit]) -> None:
        """A translator goes through all units."""
        self.catalog = replace(self.catalog, units=tuple(map(change, self.catalog.units)))

    def translate(self, **targets: str) -> None:
        """Accepted translations: by the beginning of the source, else in quotes."""

        def done(unit: Unit) -> Unit:
            found = next((t for s, t in targets.items() if unit.source.startswith(s)), f"«{unit.source}»")
            return replace(unit, target=found, fuzzy=False, previous=None, provenance=None)

        self.edit(done)

    def translated(self, targets: dict[str, str]) -> None:
        """Accepted translations, by source; the rest is left alone."""
        self.edit(
            lambda unit: (
                replace(unit, target=targets[unit.source], fuzzy=False, previous=None, provenance=None)
                if unit.source in targets
                else unit
            )
        )

    def unit(self, source: str) -> Unit:
        """The one with this source."""
        (found,) = (unit for unit in self.catalog.units if unit.source == source)
        return found

    @property
    def affected(self) -> tuple[Affected, ...]:
        """Accepted translations that corrections have overtaken."""
        return affected(self.catalog, self.record.made_for)
