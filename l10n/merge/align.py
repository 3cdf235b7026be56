"""Links as they are kept and beads as they are computed."""

from collections.abc import Sequence

from l10n.model import Bead, Bitext, Link, Segment
from l10n.text.fingerprint import fingerprint, short_hash


def alignment_fingerprint(
    source: Sequence[Segment], target: Sequence[Segment], decided: Sequence[object] = ()
) -> str:
    """Of everything that links depend on: the sentences of both sides, in order, the ids of the source's, decisions."""
    sentences = [*(f"{s.id}\t{s.text}" for s in source), "", *(s.text for s in target)]
    return fingerprint([*sentences, *(["", *map(repr, decided)] if decided else [])])


def as_links(bitext: Bitext, source: Sequence[Segment], target: Sequence[Segment]) -> tuple[Link, ...]:
    """Beads with both sides and beads of one, the source's sentences by id."""
    return tuple(
        Link(
            tuple(source[i].id for i in bead.source),
            bead.target,
            bead.confidence,
            moved=bead.moved,
            decided=bead.decided,
            texts=(
                *(short_hash(source[i].text) for i in bead.source),
                *(short_hash(target[j].text) for j in bead.target),
            ),
        )
        for bead in bitext.beads
    )


def as_bitext(links: Sequence[Link], source: Sequence[Segment], target_length: int) -> Bitext | None:
    """The inverse of `as_links`, None when the links are not about these sentences."""
    index = {segment.id: i for i, segment in enumerate(source)}
    beads = tuple(
        Bead(
            tuple(index.get(id_, -1) for id_ in link.source),
            link.target,
            link.confidence,
            moved=link.moved,
            decided=link.decided,
        )
        for link in links
    )
    sides = sorted(i for b in beads for i in b.source), sorted(j for b in beads for j in b.target)
    if sides != (list(range(len(source))), list(range(target_length))):
        return None
    return Bitext(beads)
