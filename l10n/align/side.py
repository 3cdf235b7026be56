"""One side of a page as arrays: what the features of beads are computed from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from l10n.align.encoder import Encoder
from l10n.align.facts import Facts, read_facts
from l10n.align.network import Floats
from l10n.model import Role

LARGEST = 4
"""Sentences of one side in one bead, at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one side, in order."""

    sums: Floats
    """(n, width + 1), of `Encoder.sums`."""
    facts: tuple[Facts, ...]
    places: npt.NDArray[np.intp]
    """(n,), index of each sentence in the whole page; a step of more than one is a seam that no bead crosses."""
    blocks: npt.NDArray[np.intp]
    """(n,), number of the paragraph; all zero where paragraphs are not known."""

    def __len__(self) -> int:
        return len(self.facts)

    @property
    def lengths(self) -> Floats:
        """(n,), in Latin letters that would say as much."""
        return np.array([fact.length for fact in self.facts], np.float32)

    def pick(self, which: npt.NDArray[np.intp] | slice) -> "Side":
        """Some of the sentences, in the order given."""
        at: npt.NDArray[np.intp] = np.arange(len(self))[which]
        return Side(self.sums[at], tuple(self.facts[int(i)] for i in at), self.places[at], self.blocks[at])


def read_side(
    texts: Sequence[str], *, encoder: Encoder, roles: Sequence[Role] | None, blocks: Sequence[int] | None
) -> Side:
    """The side that texts without marks make."""
    chosen = roles if roles is not None else [None] * len(texts)
    return Side(
        sums=encoder.sums(texts),
        facts=tuple(read_facts(text, role=role) for text, role in zip(texts, chosen, strict=True)),
        places=np.arange(len(texts)),
        blocks=np.asarray(blocks if blocks is not None else np.zeros(len(texts)), np.intp),
    )


def windows(values: npt.NDArray[np.floating], size: int) -> Floats:
    """Sums over runs of ``size`` neighbours along the first axis."""
    total = np.cumsum(np.concatenate([np.zeros_like(values[:1]), values]), axis=0)
    sums: Floats = (total[size:] - total[:-size]).astype(np.float32)
    return sums
