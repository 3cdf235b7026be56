"""Find the few texts of the store that may be like a text, without looking at the others."""

from collections.abc import Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from l10n.memory.fold import fold, length_of
from l10n.memory.store import Store, Text
from l10n.memory.tokens import terms
from l10n.text.joining import joiner

LEAST = 0.6
"""Similarity below which nothing is looked for: texts of too different a length are passed over unread."""
_SHARE, _SHARE_OF_PAIRS = 50, 20
"""Lists of ids are read from that of the rarest term on, until they hold one of so many texts …"""
_FLOOR, _FLOOR_OF_PAIRS = 3_000, 8_000
"""… or so many ids: more where terms are pairs of characters, which are less rare and of which an edit breaks more …"""
_FEWEST, _MOST = 4, 48
"""… but always so many lists, and never more."""
_LIMIT, _FIRST = 200, 60
"""Texts, by the weight of the terms they share, that are compared letter by letter; only so many where …"""
_ENOUGH = 0.75
"""… one of them is so like."""
_KEPT = 16


def candidates(store: Store, text: str, *, locale: str, least: float = LEAST) -> list[tuple[Text, float]]:
    """The texts most like this one and how like they are, by letters; the same whatever the order they came in.

    Args:
        store: to search.
        text: with or without marks.
        locale: of the text.
        least: similarity, 0 to 1, of those wanted.
    """
    folded = fold(text)
    shortest, longest = int(least * len(folded)), int(len(folded) / least) + 1
    search = store.searching(sorted(set(terms(text, locale=locale, asking=True))))
    chosen = rarest(search.sizes(), store.total(), pairs=not joiner(locale))
    ids, term = store.having(search, [term for term, _ in chosen], shortest=shortest, longest=longest)
    heaviest = _heaviest(ids, np.array([weight for _, weight in chosen])[term], len(folded)) if len(ids) else []
    best = _likest(folded, store.texts(heaviest[:_FIRST]), least)
    if not best or best[0][1] < _ENOUGH:
        best = _likest(folded, store.texts(heaviest), least)
    return best


def _likest(folded: str, texts: Sequence[Text], least: float) -> list[tuple[Text, float]]:
    best = process.extract(
        folded,
        [fold(it.text) for it in texts],
        scorer=Levenshtein.normalized_similarity,
        processor=None,
        score_cutoff=least,
        limit=_KEPT,
    )
    return [(texts[at], similarity) for _, similarity, at in best]


def _heaviest(ids: NDArray[np.int64], weights: NDArray[np.int64], length: int) -> list[int]:
    """The ids that share the most: the weight of their terms, less where their lengths differ.

    Args:
        ids: of texts that have a term, once for each.
        weights: of these terms.
        length: of the text that is searched for, in folded characters.
    """
    distinct, where = np.unique(ids, return_inverse=True)
    lengths = np.maximum(length_of(distinct), 1)
    nearness = np.minimum(lengths, length) / np.maximum(lengths, length)
    scores = np.bincount(where, weights) * nearness
    # Of equal ones the lower id: it is made of the text, so that the choice is the same in any store.
    return [int(distinct[at]) for at in np.lexsort((distinct, -scores))[:_LIMIT]]


def rarest(sizes: Mapping[str, int], texts: int, *, pairs: bool) -> list[tuple[str, int]]:
    """The terms to search by, rarest first, and what having one of them weighs.

    Args:
        sizes: how many texts have each term.
        texts: that there are.
        pairs: the terms are pairs of characters, not words.
    """
    budget = max(_FLOOR_OF_PAIRS, texts // _SHARE_OF_PAIRS) if pairs else max(_FLOOR, texts // _SHARE)
    chosen: list[tuple[str, int]] = []
    for term in sorted(sizes, key=lambda term: (sizes[term], term))[:_MOST]:
        budget -= sizes[term]
        if budget < 0 and len(chosen) >= _FEWEST:
            break
        chosen.append((term, round(100 * log(1 + texts / sizes[term]))))
    return chosen
