"""Link the sentences of two versions; the encoder is loaded when the first pair comes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.align import align
from l10n.model import Bitext, Document, Role, Segment
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
        return align(
            [segment.text for segment in segments],
            [segment.text for segment in target.segments],
            source_locale=source.locale,
            target_locale=target.locale,
            source_roles=_roles(segments),
            target_roles=_roles(target.segments),
            source_blocks=_blocks(source),
            target_blocks=_blocks(target),
            encoder=self._encoder,
        )


def _roles(segments: Sequence[Segment]) -> list[Role]:
    return [segment.role for segment in segments]


def _blocks(document: Document) -> list[int]:
    return [n for n, block in enumerate(document.blocks) for _ in block.segments]
