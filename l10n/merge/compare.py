"""Find sentences that were edited, moved and edited, cut in two or made one: by the letters and words they share."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz

_SAME = 60
"""Least similarity (rapidfuzz ratio, 0 to 100) of two sentences where one stands in the place of the other."""
_ELSEWHERE = 70
"""… of two that stand at different places."""
_SURE = 80
"""… of two by which a long stretch without equal text is taken apart, if no other comes near."""
_LEAD = 10
_PIECE = 200
"""Sentences of a gap that are compared all with all."""
_HELD = 0.7
"""Least share of a part's words that the whole sentence holds."""
_FEW = 3
"""Words below which nothing is told from holding them."""
_COMMON = 16
"""A word in more sentences than these tells nothing of their kinship."""
_TRIED = 4
_PARTS = 8
"""Sentences that may be made of one, or into one."""
_WORD = re.compile(r"[^\W\u1100-\U0003ffff]+|[\u1100-\U0003ffff]+")


def in_order(
    olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Pairs of edited sentences among some of both texts, in the order of both.

    Long stretches are first taken apart at sentences that are alike beyond doubt, then in like shares.
    """
    if max(len(olds), len(news)) <= _PIECE:
        yield from _chain(olds, news, old, new)
        return
    a = b = 0
    for i, j in [*_rising(_pairs(olds, news, old, new, least=_SURE, lead=_LEAD)), (None, None)]:
        i_end = len(olds) if i is None else olds.index(i, a)
        j_end = len(news) if j is None else news.index(j, b)
        pieces = max(i_end - a, j_end - b) // _PIECE + 1
        for k in range(pieces):
            part = slice(a + (i_end - a) * k // pieces, a + (i_end - a) * (k + 1) // pieces)
            other = slice(b + (j_end - b) * k // pieces, b + (j_end - b) * (k + 1) // pieces)
            yield from _chain(olds[part], news[other], old, new)
        if i is not None and j is not None:
            yield i, j
        a, b = i_end + 1, j_end + 1


def anywhere(
    olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Pairs of sentences that were moved and edited."""
    return iter(_pairs(olds, news, old, new, least=_ELSEWHERE, lead=0))


def absorb(whole: str, texts: Sequence[str], j: int, free: Callable[[int], bool]) -> tuple[int, ...]:
    """The sentence ``j`` and those neighbours that are parts of ``whole`` with it.

    A neighbour is one if most of its words are words of ``whole`` that nothing has spoken for yet, and if the
    parts together are more like ``whole`` than without it.
    """
    first = last = j
    if not free(j + 1) and not free(j - 1):
        return (j,)
    left = Counter(words(whole))
    left.subtract(words(texts[j]))
    best = fuzz.ratio(whole, texts[j])
    for step in (1, -1):
        while last - first < _PARTS and free(at := (last + 1 if step > 0 else first - 1)):
            part = Counter(words(texts[at]))
            held = sum(min(n, left[word]) for word, n in part.items() if left[word] > 0)
            if part.total() < _FEW or held < _HELD * part.total():
                break
            together = " ".join(texts[min(first, at) : max(last, at) + 1])
            like = fuzz.ratio(whole, together)
            if like <= best:
                break
            left.subtract(part)
            first, last, best = min(first, at), max(last, at), like
    return tuple(range(first, last + 1))


def words(text: str) -> list[str]:
    """What two texts are compared by: words; in scripts that write few spaces or none, pairs of neighbours."""
    found: list[str] = []
    for run in _WORD.findall(text.casefold()):
        if run[0] < "\u1100":
            found.append(run)
        else:
            found += [run[n : n + 2] for n in range(max(1, len(run) - 1))]
    return found


def _chain(
    olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """The heaviest chain of similar pairs in the order of both (Needleman and Wunsch 1970, no gap costs)."""
    if not olds or not news:
        return
    bags = {j: Counter(words(new[j])) for j in news}
    similar = [
        [_likeness(old[i], bag, new[j], bags[j]) for j in news]
        for i in olds
        for bag in [Counter(words(old[i]))]
    ]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for a in range(len(olds) - 1, -1, -1):
        for b in range(len(news) - 1, -1, -1):
            pair = similar[a][b] + best[a + 1][b + 1] if similar[a][b] else 0.0
            best[a][b] = max(pair, best[a + 1][b], best[a][b + 1])
    a = b = 0
    while a < len(olds) and b < len(news):
        if similar[a][b] and best[a][b] == similar[a][b] + best[a + 1][b + 1]:
            yield olds[a], news[b]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1


def _likeness(one: str, words_one: Counter[str], other: str, words_other: Counter[str]) -> float:
    """0 for sentences that have nothing to do with each other, up to 100; a sentence and a part of it are alike."""
    ratio = fuzz.ratio(one, other, score_cutoff=_SAME)
    if ratio:
        return ratio
    shorter, longer = sorted((words_one, words_other), key=lambda bag: bag.total())
    if shorter.total() <= _FEW or 6 * shorter.total() < longer.total():
        return 0.0
    held = sum(min(n, longer[word]) for word, n in shorter.items())
    return _SAME * held / shorter.total() if held > _HELD * shorter.total() else 0.0


def _pairs(
    olds: Sequence[int], news: Sequence[int], old: Sequence[str], new: Sequence[str], *, least: int, lead: int
) -> list[tuple[int, int]]:
    """Pairs that are alike, found by the rare words they share, each sentence in one; the most alike first."""
    holding: dict[str, list[int]] = defaultdict(list)
    for i in olds:
        for word in set(words(old[i])):
            holding[word].append(i)
    rated: list[tuple[float, int, int]] = []
    for j in news:
        votes: Counter[int] = Counter()
        for word in dict.fromkeys(words(new[j])):
            found = holding.get(word, ())
            if len(found) <= _COMMON:
                votes.update(found)
        tried = sorted(votes, key=lambda i: (-votes[i], i))[:_TRIED]
        scores = sorted(((fuzz.ratio(old[i], new[j]), -i) for i in tried), reverse=True)
        if scores and scores[0][0] >= least and (len(scores) == 1 or scores[0][0] - scores[1][0] >= lead):
            rated += [(-score, -i, j) for score, i in (scores[:1] if lead else scores) if score >= least]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(rated):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((i, j))
    return pairs


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in the order of both (Fredman 1975)."""
    ordered = sorted(pairs)
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(ordered):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [n]
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]
