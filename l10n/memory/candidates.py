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
_FLOOR, _SHARE, _SHARE_OF_PAIRS = 3_000, 50, 20
"""Lists of ids are read from that of the rarest term on, until they hold so many ids, or one of so many texts: more
where terms are pairs of characters, which are less rare and of which an edit breaks more …"""
_UNSHARED = 6_000
"""… but in a memory of some 100,000 not so many more: there the rest of a search takes most of its time …"""
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
    if not (held := store.total()):
        return []
    folded = fold(text)
    shortest, longest = int(least * len(folded)), int(len(folded) / least) + 1
    search = store.searching(sorted(set(terms(text, locale=locale, asking=True))))
    chosen = rarest(search.sizes(), held, pairs=not joiner(locale))
    ids, term = store.having(search, [term for term, _ in chosen], shortest=shortest, longest=longest)
    heaviest = (
        _heaviest(ids, np.array([weight for _, weight in chosen])[term], len(folded)) if len(ids) else []
    )
    best = _likest(folded, store.texts(heaviest[:_FIRST]), least)
    if best and best[0][1] >= _ENOUGH:
        return best
    rest = _likest(folded, store.texts(heaviest[_FIRST:]), least)
    return sorted(best + rest, key=_order)[:_KEPT]


def _likest(folded: str, texts: Sequence[Text], least: float) -> list[tuple[Text, float]]:
    found = process.extract(
        folded,
        [text.folded for text in texts],
        scorer=Levenshtein.normalized_similarity,
        processor=None,
        score_cutoff=least,
        limit=_KEPT,
    )
    return sorted(((texts[at], similarity) for _, similarity, at in found), key=_order)


def _order(found: tuple[Text, float]) -> tuple[float, int]:
    """The likest first; of equal ones the lower id."""
    text, similarity = found
    return -similarity, text.id


def _heaviest(ids: NDArray[np.int64], weights: NDArray[np.int64], length: int) -> list[int]:
    """The ids that share the most: the weight of their terms, less where their lengths differ.

    Args:
        ids: of texts that have a term, once for each.
        weights: of these terms.
        length: of the text that is searched for, in folded characters.
    """
    # The lists are sorted, each: a sort that makes use of it takes half the time.
    order = np.argsort(ids, kind="stable")
    ids = ids[order]
    starts = np.flatnonzero(np.append(True, np.diff(ids) != 0))
    distinct = ids[starts]
    lengths = np.maximum(length_of(distinct), 1)
    nearness = np.minimum(lengths, length) / np.maximum(lengths, length)
    scores = np.add.reduceat(weights[order], starts) * nearness
    best = np.arange(len(distinct))
    if len(distinct) > _LIMIT:
        best = np.flatnonzero(scores >= np.partition(scores, -_LIMIT)[-_LIMIT])
    # Of equal ones the lower id: it is made of the text, so that the choice is the same in any store.
    chosen = best[np.lexsort((distinct[best], -scores[best]))[:_LIMIT]]
    return [int(id_) for id_ in distinct[chosen]]


def rarest(sizes: Mapping[str, int], texts: int, *, pairs: bool) -> list[tuple[str, int]]:
    """The terms to search by, rarest first, and what having one of them weighs.

    Args:
        sizes: how many texts have each term.
        texts: that there are.
        pairs: the terms are pairs of characters, not words.
    """
    budget = max(_FLOOR, texts // _SHARE_OF_PAIRS - _UNSHARED if pairs else texts // _SHARE)
    chosen: list[tuple[str, int]] = []
    for term in sorted(sizes, key=lambda term: (sizes[term], term))[:_MOST]:
        budget -= sizes[term]
        if budget < 0 and len(chosen) >= _FEWEST:
            break
        chosen.append((term, round(100 * log(1 + texts / sizes[term]))))
    return chosen
