"""Sentences that mean nearly the same, by vectors that somebody else has made: to look at, and as examples.

They are no translations to fill in: what is near in meaning differs in what it says.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from l10n.memory.entry import Entry
from l10n.memory.match import Match, Query, Use
from l10n.memory.store import Store

MOST = 2_000
"""Sentences that are compared, the newest: their vectors have to be made once."""
_LEAST = 0.6
_PERCENT = 100

Vectors = NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]
"""Unit vectors of texts, a row each."""


class Neighbours:
    """The newest confirmed translations of a language into another, by what they mean.

    Args:
        store: of the memory.
        encode: makes the vectors.
        query: of the one who asks: languages, report, and whether it may see confidential ones.
    """

    def __init__(self, store: Store, encode: Encode, query: Query) -> None:
        self._entries: list[Entry] = store.newest(
            source_locale=query.source_locale,
            target_locale=query.target_locale,
            report=query.report,
            shared_confidential=query.shared_confidential,
            limit=MOST,
        )
        self._encode = encode
        self._vectors = encode([entry.source for entry in self._entries]) if self._entries else None

    def near(self, source: str, *, limit: int = 5, least: float = _LEAST) -> list[Match]:
        """The nearest, with the cosine as score; the sentence itself is not among them."""
        if self._vectors is None:
            return []
        cosines = self._vectors @ self._encode([source])[0]
        order: list[int] = np.argsort(-cosines, kind="stable").tolist()
        return [
            Match(
                entry=self._entries[at],
                target=self._entries[at].target,
                score=round(_PERCENT * float(cosines[at])),
                similarity=float(cosines[at]),
                use=Use.LIST,
            )
            for at in order
            if cosines[at] >= least and self._entries[at].source != source
        ][:limit]
