"""What a published version proposes for each sentence of the source."""

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.merge.carry import carry
from l10n.merge.join import join
from l10n.model import Bitext, Origin, Provenance, Segment, TargetOnly
from l10n.text.fingerprint import short_hash


@dataclass(frozen=True, slots=True)
class Gates:
    """How sure a link must be."""

    accept: float
    suggest: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A unit to be: the sentences it holds and what may stand as its target."""

    segments: tuple[int, ...]
    """Indexes into the source's sentences, ascending."""
    target: str = ""
    provenance: Provenance | None = None
    accepted: bool = False
    """Sure enough not to be fuzzy."""
    notes: tuple[str, ...] = ()


def propose(
    source: Sequence[Segment],
    target: Sequence[Segment],
    bitext: Bitext,
    *,
    gates: Gates,
    source_locale: str,
    target_locale: str,
) -> list[Proposal]:
    """One proposal for each bead that has a source, in story order.

    A bead that is less sure than ``gates.suggest`` proposes nothing: its sentences become units of their own
    with the published text in a note.
    """
    proposals: list[Proposal] = []
    for bead in bitext.beads:
        if not bead.source:
            continue
        if not bead.target:
            proposals += [Proposal((i,)) for i in bead.source]
            continue
        text, codes = join([target[j] for j in bead.target], locale=target_locale)
        if bead.confidence < gates.suggest:
            note = f"published ({bead.confidence:.2f}): {text}"
            proposals += [Proposal((i,), notes=(note,)) for i in bead.source]
            continue
        _, source_codes = join([source[i] for i in bead.source], locale=source_locale)
        text = carry(text, codes, source=source_codes)
        fields = {"confidence": f"{bead.confidence:.2f}"} | ({"moved": "yes"} if bead.moved else {})
        proposals.append(
            Proposal(
                bead.source,
                text,
                Provenance(Origin.ALIGNED, fields, short_hash(text)),
                accepted=bead.confidence >= gates.accept,
            )
        )
    return sorted(proposals, key=lambda proposal: proposal.segments)


def unlinked(
    source: Sequence[Segment], target: Sequence[Segment], bitext: Bitext
) -> tuple[tuple[TargetOnly, ...], tuple[str, ...]]:
    """Sentences that only the published version has, and ids of the source's that it leaves out.

    One that repeats a linked sentence is neither.
    """
    linked = [bead for bead in bitext.beads if bead.source and bead.target]
    said = {source[i].text for bead in linked for i in bead.source}
    said.update(target[j].text for bead in linked for j in bead.target)
    before: dict[int, int] = {}
    for bead in bitext.beads:
        if bead.source and not bead.moved:
            before.update(dict.fromkeys(bead.target, bead.source[-1]))
    alone = {j for bead in bitext.beads if not bead.source for j in bead.target}
    rows: list[TargetOnly] = []
    after = ""
    for j, segment in enumerate(target):
        if j in alone and segment.text not in said:
            rows.append(TargetOnly(segment.text, j, after))
        elif j in before:
            after = source[before[j]].id
    left = (source[i] for bead in bitext.beads if not bead.target for i in bead.source)
    return tuple(rows), tuple(segment.id for segment in left if segment.text not in said)
