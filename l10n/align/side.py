"""One side of a page as arrays: what the features of beads are computed from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from l10n.align.encoder import Encoder, join_clauses
from l10n.align.facts import Facts, read_facts
from l10n.align.network import Floats, Halves, Ints
from l10n.align.seams import Seam
from l10n.errors import UsageError
from l10n.model import Role
from l10n.text.marks import strip_marks

LARGEST = 4
"""Sentences of one side in one bead, at most."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """One side as it is given: see `l10n.align.align`."""

    texts: Sequence[str]
    roles: Sequence[Role] | None = None
    blocks: Sequence[int] | None = None
    names: Sequence[Collection[str]] | None = None

    def check(self, name: str) -> None:
        """Raise where roles, blocks or names are not one for each sentence.

        Raises:
            UsageError: names the side by the name given.
        """
        for what, values in (
            ("roles", self.roles),
            ("blocks", self.blocks),
            ("names", self.names),
        ):
            if values is not None and len(values) != len(self.texts):
                raise UsageError(
                    f"{name}_{what} has {len(values)} items for {len(self.texts)} sentences; give one for each"
                )


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one side, in order."""

    sums: Floats
    """(n, width + 1), of `Encoder.sums`."""
    clauses: Halves
    """(k, width + 1), of `Encoder.clauses`, sentence by sentence."""
    counts: Ints
    """(n,), how many clauses each sentence has."""
    facts: tuple[Facts, ...]
    places: npt.NDArray[np.intp]
    """(n,), index of each sentence in the whole page; a step of more than one is a seam that no bead crosses."""
    blocks: npt.NDArray[np.intp]
    """(n,), number of the paragraph; all zero where paragraphs are not known."""
    names: tuple[frozenset[str], ...]
    """Concepts that each sentence names; none where names are not known."""
    seam: Seam
    """What is lost where sentences are joined."""

    def __len__(self) -> int:
        return len(self.facts)

    @property
    def lengths(self) -> Floats:
        """(n,), in Latin letters that would say as much."""
        return np.array([fact.length for fact in self.facts], np.float32)

    def pick(self, which: npt.NDArray[np.intp] | slice) -> "Side":
        """Some of the sentences, in the order given."""
        at: npt.NDArray[np.intp] = np.arange(len(self))[which]
        counts = self.counts[at]
        # The clauses of sentence k of those picked begin where sentence at[k] has them.
        firsts = (np.cumsum(self.counts) - self.counts)[at]
        clauses: Ints = np.arange(int(counts.sum())) + np.repeat(firsts - np.cumsum(counts) + counts, counts)
        return Side(
            self.sums[at],
            self.clauses[clauses],
            counts,
            tuple(self.facts[int(i)] for i in at),
            self.places[at],
            self.blocks[at],
            tuple(self.names[int(i)] for i in at),
            self.seam,
        )


def read_side(sentences: Sentences, *, encoder: Encoder) -> Side:
    """The side that sentences make, without their marks."""
    texts = [strip_marks(text)[0] for text in sentences.texts]
    roles = sentences.roles if sentences.roles is not None else [None] * len(texts)
    blocks = sentences.blocks if sentences.blocks is not None else np.zeros(len(texts))
    clauses, counts = encoder.clauses(texts)
    return Side(
        sums=join_clauses(clauses, counts),
        clauses=clauses,
        counts=counts,
        facts=tuple(read_facts(text, role=role) for text, role in zip(texts, roles, strict=True)),
        places=np.arange(len(texts)),
        blocks=np.asarray(blocks, np.intp),
        names=tuple(map(frozenset, sentences.names or [()] * len(texts))),
        seam=encoder.seam(texts),
    )


@dataclass(frozen=True, slots=True)
class Vectors:
    """Unit vectors of a side."""

    blocks: tuple[Floats, ...]
    """For runs of one sentence, of two and so on, (n - size + 1, dimensions); none longer than the side."""
    clauses: Floats
    """(k, dimensions), of clauses as texts of their own."""


def read_vectors(side: Side, *, encoder: Encoder) -> Vectors:
    """All vectors of a side, by one run through the encoder's head: on a short page most of its time is reading weights."""
    parts = [side.seam.blocks(side.sums, size) for size in range(1, min(LARGEST, len(side)) + 1)]
    inner = np.repeat(side.counts > 1, side.counts)
    parts.append(side.seam.alone(side.clauses, side.counts)[inner])
    vectors = encoder.vectors(np.concatenate(parts))
    *blocks, several = np.split(vectors, np.cumsum([len(part) for part in parts[:-1]]))
    clauses = np.empty((len(inner), vectors.shape[1]), vectors.dtype)
    clauses[inner] = several
    clauses[~inner] = blocks[0][side.counts == 1]  # a sentence of one clause is that clause
    return Vectors(tuple(blocks), clauses)


def windows(values: npt.NDArray[np.floating], size: int) -> Floats:
    """Sums over runs of ``size`` neighbours along the first axis."""
    total = np.cumsum(np.concatenate([np.zeros_like(values[:1]), values]), axis=0)
    sums: Floats = (total[size:] - total[:-size]).astype(np.float32)
    return sums
