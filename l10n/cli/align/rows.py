"""What every view of an alignment shows: how sure a link is, by words, and the links as JSON."""

from enum import Enum

from l10n.config import AlignSettings
from l10n.merge import decision_name
from l10n.model import Bead, Decision
from l10n.workflow.align import Alignment


class Sure(Enum):
    """How sure a link is: a shape, a style for the terminal, and words."""

    DECIDED = ("■", "bold", "decided")
    ACCEPTED = ("●", "", "sure")
    DOUBTFUL = ("◐", "yellow", "to confirm")
    DOUBTED = ("○", "red", "doubtful")
    GAP = ("∅", "cyan", "no counterpart")

    def __init__(self, shape: str, style: str, words: str) -> None:
        self.shape = shape
        self.style = style
        self.words = words


def sure(bead: Bead, gates: AlignSettings) -> Sure:
    """Of a bead, under the gates of the configuration."""
    if bead.decided:
        return Sure.DECIDED
    if not (bead.source and bead.target):
        return Sure.GAP
    if bead.confidence >= gates.accept:
        return Sure.ACCEPTED
    return Sure.DOUBTFUL if bead.confidence >= gates.suggest else Sure.DOUBTED


def shape(bead: Bead) -> str:
    """``2-1``: sentences of the source, sentences of the target."""
    return f"{len(bead.source)}-{len(bead.target)}"


def names(found: Alignment, bead: Bead) -> tuple[list[str], list[str]]:
    """By which the sentences of a bead are called."""
    return [found.source_name(i) for i in bead.source], [found.target_name(j) for j in bead.target]


def texts(found: Alignment, bead: Bead) -> tuple[list[str], list[str]]:
    """The sentences of a bead."""
    return (
        [found.segments[i].text for i in bead.source],
        [found.target.segments[j].text for j in bead.target],
    )


def as_json(found: Alignment, gates: AlignSettings) -> dict[str, object]:
    """All there is to know of an alignment."""

    def side(indexes: tuple[int, ...], ids: list[str], words: list[str]) -> list[dict[str, object]]:
        return [{"index": i, "id": a, "text": b} for i, a, b in zip(indexes, ids, words, strict=True)]

    def row(bead: Bead) -> dict[str, object]:
        (left, right), (ours, theirs) = names(found, bead), texts(found, bead)
        return {
            "source": side(bead.source, left, ours),
            "target": side(bead.target, right, theirs),
            "type": shape(bead),
            "confidence": bead.confidence,
            "sure": sure(bead, gates).words,
            "moved": bead.moved,
            "decided": bead.decided,
        }

    return {
        "source_locale": found.source.locale,
        "target_locale": found.target.locale,
        "different": found.record.different,
        "beads": [row(bead) for bead in found.bitext.beads],
        "target_only": [found.target_name(item.index) for item in found.record.target_only],
        "omitted": list(found.record.omitted),
        "decisions": [decision_json(one) for one in found.record.decisions],
        "findings": [
            {"rule": one.rule, "severity": one.severity, "message": one.message} for one in found.findings
        ],
    }


def decision_json(one: Decision) -> dict[str, object]:
    """A decision with its name."""
    return {
        "name": decision_name(one),
        "source": list(one.source),
        "source_texts": list(one.source_texts),
        "target": list(one.target),
        "target_texts": list(one.target_texts),
        "apart": one.apart,
        "dormant": one.dormant,
    }
