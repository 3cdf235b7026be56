"""Links as they are kept and beads as they are computed."""

from collections.abc import Sequence

from l10n.model import Bead, Bitext, Link, Segment
from l10n.text.fingerprint import fingerprint


def alignment_fingerprint(source: Sequence[Segment], target: Sequence[Segment]) -> str:
    """Of everything that links depend on: the sentences of both sides, in order, and the ids of the source's."""
    return fingerprint([*(f"{s.id}\t{s.text}" for s in source), "", *(s.text for s in target)])


def as_links(bitext: Bitext, source: Sequence[Segment]) -> tuple[Link, ...]:
    """Beads with both sides and beads of one, the source's sentences by id."""
    return tuple(
        Link(tuple(source[i].id for i in bead.source), bead.target, bead.confidence, moved=bead.moved)
        for bead in bitext.beads
    )


def as_bitext(links: Sequence[Link], source: Sequence[Segment], target_length: int) -> Bitext | None:
    """The inverse of `as_links`, None when the links are not about these sentences."""
    index = {segment.id: i for i, segment in enumerate(source)}
    beads = tuple(
        Bead(tuple(index.get(id_, -1) for id_ in link.source), link.target, link.confidence, moved=link.moved)
        for link in links
    )
    sides = sorted(i for b in beads for i in b.source), sorted(j for b in beads for j in b.target)
    if sides != (list(range(len(source))), list(range(target_length))):
        return None
    return Bitext(beads)
