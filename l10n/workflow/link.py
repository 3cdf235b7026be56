"""Link the sentences of two versions; the encoder is loaded when the first pair comes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from l10n.align import align
from l10n.errors import reading
from l10n.merge import Pair
from l10n.model import Bead, Bitext, Document, Role, Segment
from l10n.project import Files, read_termbase
from l10n.project.layout import PRIVATE, WEIGHTS
from l10n.terms import Termbase
from l10n.text.marks import strip_marks

if TYPE_CHECKING:
    from l10n.align.encoder import Encoder
    from l10n.align.network import Floats
    from l10n.align.weights import Weights


class Linker:
    """One encoder with its cache, and one set of weights, for all the versions of a run.

    May be used by several threads at once.
    """

    def __init__(self, root: Path | None, *, threads: int = 1) -> None:
        """Take the project's root, None to cache nothing on disk and to use the weights that are shipped."""
        self._root = root
        self._threads = threads
        self._loading = Lock()
        self._names = Termbase()
        self._encoder: Encoder | None = None
        self._weights: Weights | None = None

    def link(
        self,
        source: Document,
        target: Document,
        segments: Sequence[Segment],
        *,
        fixed: Sequence[Pair] = (),
        apart: Sequence[Pair] = (),
    ) -> Bitext:
        """Align two versions.

        Args:
            source: the version that was written.
            target: a published translation.
            segments: the source's, under their stable ids.
            fixed: links that hold, by index.
            apart: links that must not be, by index.

        Raises:
            ReadError: the project's own weights or its termbase cannot be read.
        """
        encoder = self._loaded()
        sides = chosen_sides(source, target, segments, fixed)
        (ours, left), (theirs, right) = sides
        at = {i: n for n, i in enumerate(ours)}, {j: n for n, j in enumerate(theirs)}
        bitext = align(
            left.texts,
            right.texts,
            source_locale=source.locale,
            target_locale=target.locale,
            source_roles=left.roles,
            target_roles=right.roles,
            source_blocks=left.blocks,
            target_blocks=right.blocks,
            source_names=self._named(left.texts, locale=source.locale),
            target_names=self._named(right.texts, locale=target.locale),
            fixed=[(tuple(at[0][i] for i in pair[0]), tuple(at[1][j] for j in pair[1])) for pair in fixed],
            apart=[
                (tuple(at[0][i] for i in pair[0]), tuple(at[1][j] for j in pair[1]))
                for pair in apart
                if at[0].keys() >= set(pair[0]) and at[1].keys() >= set(pair[1])
            ],
            encoder=encoder,
            weights=self._weights,
        )
        return _whole(bitext, ours, theirs, len(segments), len(target.segments))

    def likeness(self, sources: Sequence[str], targets: Sequence[str]) -> list[float]:
        """How near the meanings of pairs of texts are: cosines of their vectors."""
        vectors = self.vectors([*sources, *targets])
        return [float(a @ b) for a, b in zip(vectors[: len(sources)], vectors[len(sources) :], strict=True)]

    def vectors(self, texts: Sequence[str]) -> "Floats":
        """Unit vectors of texts with marks, a row each."""
        encoder = self._loaded()
        return encoder.vectors(encoder.sums([strip_marks(text)[0] for text in texts]))

    def _loaded(self) -> "Encoder":
        from l10n.align.encoder import Encoder  # noqa: PLC0415 - numpy and the model: only when something is to link

        with self._loading:
            if self._encoder is None:
                cache: Path | None = None
                if self._root is not None:
                    self._weights = _own_weights(self._root)
                    self._names = read_termbase(Files(self._root))
                    cache = self._root / PRIVATE / "vectors"
                self._encoder = Encoder(cache=cache, threads=self._threads)
            return self._encoder

    def _named(self, texts: Sequence[str], *, locale: str) -> list[set[str]] | None:
        """What of the termbase each sentence names, by any form, right or wrong."""
        if not self._names:
            return None
        return [{found.term.id for found in self._names.find(text, locale=locale)} for text in texts]


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sentences of one side that take part, as `l10n.align.align` takes them."""

    texts: list[str]
    roles: list[Role]
    blocks: list[int]


def chosen_sides(
    source: Document, target: Document, segments: Sequence[Segment], fixed: Sequence[Pair] = ()
) -> tuple[tuple[list[int], Spoken], tuple[list[int], Spoken]]:
    """For each side the indexes of the sentences to link, and what is to know of them.

    All but those of a page's head that only repeat another; what a human has linked always takes part.
    """
    ours, theirs = _spoken(segments), _spoken(target.segments)
    named, also_named = _headlines(segments, ours), _headlines(target.segments, theirs)
    if bool(named) != bool(also_named):
        ours = [i for i in ours if i not in named]
        theirs = [j for j in theirs if j not in also_named]
    ours = sorted({*ours, *(i for pair in fixed for i in pair[0])})
    theirs = sorted({*theirs, *(j for pair in fixed for j in pair[1])})
    return (ours, _side(source, segments, ours)), (theirs, _side(target, target.segments, theirs))


def _side(document: Document, segments: Sequence[Segment], chosen: Sequence[int]) -> Spoken:
    blocks = [n for n, block in enumerate(document.blocks) for _ in block.segments]
    return Spoken(
        [segments[i].text for i in chosen],
        [segments[i].role for i in chosen],
        [blocks[i] for i in chosen],
    )


def _own_weights(root: Path) -> "Weights | None":
    from l10n.align.weights import read_weights  # noqa: PLC0415 - numpy

    data = Files(root).read_if_any(WEIGHTS)
    if data is None:
        return None
    with reading(WEIGHTS):
        return read_weights(data)


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
