"""Find the few texts of the store that may be like a text, without looking at the others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from l10n.memory.fold import fold, length_of
from l10n.memory.lists import Search
from l10n.memory.rows import Ids, new
from l10n.memory.store import Store, Text
from l10n.memory.tokens import terms
from l10n.text.joining import joiner

LEAST = 0.6
"""Similarity below which nothing is looked for: texts of too different a length are passed over unread."""
_FLOOR, _SHARE, _LESS = 3_000, 25, 5_000
"""Lists of ids are read from that of the rarest term on, until they hold so many ids of texts of about the length, or
one of so many texts less so many: in a memory of some 100,000 the rest of a search takes most of its time …"""
_FEWEST, _MOST = 4, 48
"""… but always so many lists, and never more."""
_TERM = 6
"""Bits of the number of one of them."""
_LIMIT, _SHARE_COMPARED = 400, 2_000
"""Texts, by the weight of the terms they share, that are compared letter by letter: so many, in a large memory one of so
many, as the more there are the more share as much by chance …"""
_PART, _PART_OF_PAIRS = 5, 10
"""… but none that shares less than one of so many parts of what all terms weigh that were looked for; less of pairs of
characters, of which an edit breaks two …"""
_FIRST, _ENOUGH = 50, 0.75
"""… but only the first so many, where one of them is so like."""
_KEPT = 16
_ROUNDING = 1e-6
"""Of a text that is just so like, rapidfuzz finds that it is not."""


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
    search = store.searching(sorted(set(terms(text, locale=locale, asking=True))))
    shared = _shared(
        store, search, held, shortest=int(least * len(folded)), longest=int(len(folded) / least) + 1
    )
    part = _PART if joiner(locale) else _PART_OF_PAIRS
    limit = max(_LIMIT, held // _SHARE_COMPARED)
    heaviest = _heaviest(*shared, length=len(folded), part=part, limit=limit)
    best = _likest(folded, store.texts(heaviest[:_FIRST]), least)
    if best and best[0][1] >= _ENOUGH:
        return best
    rest = _likest(folded, store.texts(heaviest[_FIRST:]), least)
    return sorted(best + rest, key=_order)[:_KEPT]


def _shared(
    store: Store, search: Search, texts: int, *, shortest: int, longest: int
) -> tuple[Ids, Ids, NDArray[np.int64]]:
    """The ids of texts that have one of the rarest terms, the number of that term, and what each term weighs.

    An id comes once for each term that its text has.

    Args:
        store: to search.
        search: that knows the terms.
        texts: that the store has.
        shortest: in folded characters, as `longest`.
        longest: the last one.
    """
    sizes = search.sizes()
    rarest = sorted(sizes, key=lambda term: (sizes[term], term))[:_MOST]
    counts = np.array([sizes[term] for term in rarest], np.int64)
    budget = max(_FLOOR, texts // _SHARE - _LESS)
    first = max(_FEWEST, _within(counts, budget))
    ids, number = store.having(search, rarest[:first], shortest=shortest, longest=longest)
    # A list is sorted by length, and only that part of it is read: how large that is, is known by now.
    left, every = (budget - len(ids)) * int(counts[:first].sum()), max(1, len(ids))
    more = first + _within(counts[first:], left // every)
    if more > first:
        others, numbers = store.having(search, rarest[first:more], shortest=shortest, longest=longest)
        ids, number = np.concatenate([ids, others]), np.concatenate([number, numbers + first])
    # The rarer, the more it says; the root of that, as also many of the common ones say something.
    weights = np.round(1_000 * np.sqrt(np.log1p(texts / counts[:more]))).astype(np.int64)
    return ids, number, weights


def _within(counts: NDArray[np.int64], budget: int) -> int:
    """How many lists hold no more than this together."""
    return int(np.searchsorted(np.cumsum(counts), budget, side="right"))


def _likest(folded: str, texts: Sequence[Text], least: float) -> list[tuple[Text, float]]:
    found = process.extract(
        folded,
        [text.folded for text in texts],
        scorer=Levenshtein.normalized_similarity,
        processor=None,
        score_cutoff=least - _ROUNDING,
        limit=_KEPT,
    )
    return sorted(((texts[at], similarity) for _, similarity, at in found), key=_order)


def _order(found: tuple[Text, float]) -> tuple[float, int]:
    """The likest first; of equal ones the lower id."""
    text, similarity = found
    return -similarity, text.id


def _heaviest(
    ids: Ids, number: Ids, weights: NDArray[np.int64], *, length: int, part: int, limit: int
) -> list[int]:
    """The ids that share the most: the weight of their terms, less where their lengths differ.

    Args:
        ids: of texts that have a term, once for each.
        number: of that term.
        weights: of the terms.
        length: of the text that is searched for, in folded characters.
        part: of the weight of all terms that is too little: one of so many.
        limit: the most to return.
    """
    # The lists are sorted, each: a sort that makes use of it takes a third of the time.
    pairs = np.sort(ids << _TERM | number, kind="stable")
    starts = np.flatnonzero(new(pairs >> _TERM))
    distinct = pairs[starts] >> _TERM
    if not len(distinct):
        return []
    lengths = np.maximum(length_of(distinct), 1)
    nearness = np.minimum(lengths, length) / np.maximum(lengths, length)
    shared = np.add.reduceat(weights[pairs & ((1 << _TERM) - 1)], starts)
    scores = shared * nearness * np.sqrt(nearness)
    least = weights.sum() / part
    if len(distinct) > limit:
        least = max(least, np.partition(scores, -limit)[-limit])
    best = np.flatnonzero(scores >= least)
    # Of equal ones the lower id: it is made of the text, so that the choice is the same in any store.
    chosen = best[np.lexsort((distinct[best], -scores[best]))[:limit]]
    found: list[int] = distinct[chosen].tolist()
    return found
