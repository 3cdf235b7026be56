"""Link the sentences of two versions; the encoder is loaded when the first pair comes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.align import align
from l10n.model import Bead, Bitext, Document, Role, Segment
from l10n.project.layout import PRIVATE

if TYPE_CHECKING:
    from l10n.align.encoder import Encoder


class Linker:
    """One encoder and its cache for all the versions of a run."""

    def __init__(self, root: Path | None) -> None:
        """Take the project's root, None to cache nothing on disk."""
        self._cache = None if root is None else root / PRIVATE / "vectors"
        self._encoder: Encoder | None = None

    def link(self, source: Document, target: Document, segments: Sequence[Segment]) -> Bitext:
        """Align two versions.

        Args:
            source: the version that was written.
            target: a published translation.
            segments: the source's, under their stable ids.
        """
        from l10n.align.encoder import Encoder  # noqa: PLC0415 - numpy and the model: only when something is to link

        if self._encoder is None:
            self._encoder = Encoder(cache=self._cache)
        ours, theirs = _spoken(segments), _spoken(target.segments)
        named, also_named = _headlines(segments, ours), _headlines(target.segments, theirs)
        if bool(named) != bool(also_named):
            ours = [i for i in ours if i not in named]
            theirs = [j for j in theirs if j not in also_named]
        source_blocks, target_blocks = _blocks(source), _blocks(target)
        bitext = align(
            [segments[i].text for i in ours],
            [target.segments[j].text for j in theirs],
            source_locale=source.locale,
            target_locale=target.locale,
            source_roles=[segments[i].role for i in ours],
            target_roles=[target.segments[j].role for j in theirs],
            source_blocks=[source_blocks[i] for i in ours],
            target_blocks=[target_blocks[j] for j in theirs],
            encoder=self._encoder,
        )
        return _whole(bitext, ours, theirs, len(segments), len(target.segments))


def _spoken(segments: Sequence[Segment]) -> list[int]:
    """Indexes of the sentences to link: all but those of a page's head that only repeat another.

    A page says its headline up to four times, and no two sites repeat the same things: left in, the repetitions
    of one version are linked with whatever the other has in their place.
    """
    body = {segment.text for segment in segments if segment.role is not Role.META}
    chosen: list[int] = []
    for i, segment in enumerate(segments):
        if segment.role is Role.META:
            if segment.text in body:
                continue
            body.add(segment.text)
        chosen.append(i)
    return chosen


def _headlines(segments: Sequence[Segment], chosen: Sequence[int]) -> set[int]:
    """Those of a page's head that say its title and more: the name of the site, the section."""
    titles = [segment.text for segment in segments if segment.role is Role.TITLE]
    heads = (i for i in chosen if segments[i].role is Role.META)
    return {i for i in heads if any(title in segments[i].text for title in titles)}


def _whole(bitext: Bitext, ours: Sequence[int], theirs: Sequence[int], sources: int, targets: int) -> Bitext:
    """The links in terms of all sentences, those that were left out alone in front."""
    alone = [Bead((i,), ()) for i in sorted(set(range(sources)).difference(ours))]
    alone += [Bead((), (j,)) for j in sorted(set(range(targets)).difference(theirs))]
    beads = (
        replace(
            bead, source=tuple(ours[i] for i in bead.source), target=tuple(theirs[j] for j in bead.target)
        )
        for bead in bitext.beads
    )
    return Bitext((*alone, *beads))


def _blocks(document: Document) -> list[int]:
    return [n for n, block in enumerate(document.blocks) for _ in block.segments]
