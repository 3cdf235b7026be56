"""The links of a published version: those of last time, realigned where a text or a decision is another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from l10n.merge import (
    Pair,
    Settled,
    alignment_fingerprint,
    as_bitext,
    as_links,
    confirmed,
    decision_name,
    doubts,
    is_another_report,
    settle,
    standing,
    target_places,
    unlinked,
)
from l10n.model import Bead, Bitext, Catalog, Decision, Document, Finding, Segment, Severity, Sidecar


class Aligner(Protocol):
    """Links the sentences of a source, under their stable ids, with those of a published version."""

    def __call__(
        self,
        source: Document,
        target: Document,
        segments: Sequence[Segment],
        *,
        fixed: Sequence[Pair] = (),
        apart: Sequence[Pair] = (),
    ) -> Bitext:
        """Beads in which every link of ``fixed`` stands and none of ``apart``."""
        ...


@dataclass(frozen=True, slots=True)
class Relinked:
    """The links of now."""

    bitext: Bitext
    record: Sidecar
    """Last time's, with the links, lists and decisions of now."""
    findings: tuple[Finding, ...] = ()


def relink(
    source: Document,
    target: Document,
    segments: Sequence[Segment],
    *,
    before: Sidecar,
    catalog: Catalog,
    align: Aligner,
    accept: float,
) -> Relinked:
    """Link a report with its published version.

    Links whose sentences are there unchanged stay as they are, what humans decided or confirmed holds, and the rest
    is aligned around both. Nothing is aligned where nothing is another.

    Args:
        source: the report.
        target: its published version.
        segments: the report's sentences under their stable ids.
        before: the record of last time.
        catalog: as translators left it.
        align: called only where the links of last time do not fit.
        accept: confidence from which a published text is taken as it is.
    """
    sentences = target.segments
    places = target_places(before.links, sentences)
    settled = settle(before.decisions, segments, sentences, places=places)
    seen = alignment_fingerprint(
        segments, sentences, (*settled.fixed, settled.apart) if before.decisions else ()
    )
    bitext = as_bitext(before.links, segments, len(sentences)) if before.fingerprint == seen else None
    if bitext is not None:
        record = replace(before, decisions=settled.decisions)
    else:
        # Without a record nobody can tell what a human confirmed from what was taken for its confidence.
        pinned = before.fingerprint and confirmed(
            catalog,
            before.links,
            before.drafts,
            segments,
            sentences,
            places=places,
            accept=accept,
            source_locale=source.locale,
            target_locale=target.locale,
        )
        fixed = (*settled.fixed, *(pair for pair in pinned or () if _is_free(pair, settled)))
        links = () if before.different else before.links
        kept = standing(links, segments, sentences, fixed=fixed, apart=settled.apart)
        holds = [*fixed, *((bead.source, bead.target) for bead in kept)]
        bitext = align(source, target, segments, fixed=holds, apart=settled.apart)
        bitext = _marked(bitext, fixed, kept)
        different = not fixed and is_another_report(segments, sentences, bitext)
        if different:
            bitext = _nothing_linked(len(segments), len(sentences))
        record = replace(
            before,
            fingerprint=seen,
            links=as_links(bitext, segments, sentences),
            decisions=settled.decisions,
            different=different,
        )
    lists = ((), ()) if record.different else unlinked(segments, sentences, bitext)
    record = replace(record, target_only=lists[0], omitted=lists[1])
    return Relinked(bitext, record, (*doubts(source, target), *record_findings(record)))


def another_report() -> Finding:
    """That the two sides are not versions of one report."""
    return Finding(
        "another-report",
        "the two are versions of different reports: hardly anything in them belongs together. Put the right file in "
        "its place; if it is the right one, say which sentences belong together: `l10n link join`.",
        Severity.ERROR,
    )


def record_findings(record: Sidecar) -> tuple[Finding, ...]:
    """What a record has to say by itself."""
    findings: list[Finding] = []
    if record.different:
        findings.append(another_report())
    findings += [
        Finding(
            "dormant-decision",
            f"a decision on {_named(decision)} no longer fits: a sentence of it is not there, or another decision has it. "
            "It is kept, without effect; `l10n link` lists it.",
        )
        for decision in record.decisions
        if decision.dormant
    ]
    return tuple(findings)


def _is_free(pair: Pair, settled: Settled) -> bool:
    """Whether no decision speaks of these sentences already."""
    if any(set(left) <= set(pair[0]) and set(right) <= set(pair[1]) for left, right in settled.apart):
        return False
    return all(
        set(left).isdisjoint(pair[0]) and set(right).isdisjoint(pair[1]) for left, right in settled.fixed
    )


def _marked(bitext: Bitext, fixed: Sequence[Pair], kept: Sequence[Bead]) -> Bitext:
    """The beads with what is known of them: that a human decided, or how sure they were last time."""
    decided = set(fixed)
    sure = {(bead.source, bead.target): bead.confidence for bead in kept}
    return Bitext(
        tuple(
            replace(
                bead,
                confidence=sure.get((bead.source, bead.target), bead.confidence),
                decided=(bead.source, bead.target) in decided,
            )
            for bead in bitext.beads
        )
    )


def _nothing_linked(sources: int, targets: int) -> Bitext:
    return Bitext((*(Bead((i,), ()) for i in range(sources)), *(Bead((), (j,)) for j in range(targets))))


def _named(decision: Decision) -> str:
    """By its ids, never by its words: a finding goes into logs."""
    ids = [*decision.source, *(f"published sentence {j + 1}" for j in decision.target)]
    return f"{', '.join(ids)} (decision {decision_name(decision)})"
