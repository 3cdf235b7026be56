"""How surely and how fast the memory finds the best match, beside comparing with every text.

    python tests/bench/memory.py --data DIR [--sizes 10000,100000,1000000] [--locale en] [--queries 300]

The memory is filled with so many texts (see `memory_data.py`), each with a translation of its own. Queries are texts of
it with a word to a third of their words changed. For each, `rapidfuzz.process.extractOne` over all folded texts gives
the best there is, by letters; recall is the share of those at or above a similarity that the memory has a match as
good for. Both are timed in turns, in this process, by the time of the processor. The index is what its rows hold, and
what SQLite needs for each.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from memory_data import english, japanese, queries
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from l10n.memory import Entry, Memory, Query
from l10n.memory.candidates import candidates
from l10n.memory.fold import fold
from l10n.memory.memory import _is_long

_LEVELS = (0.75, 0.60)
_ENOUGH = 1e-9


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("L10N_BENCH_DATA", "data")))
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--locale", choices=("en", "ja"), default="en")
    parser.add_argument("--queries", type=int, default=300)
    options = parser.parse_args()
    print(
        "locale     size  found >=.75    found >=.60   lookup  (p95)  exhaustive  ratio   index/text  filled in"
    )
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            _measure(
                Path(folder) / "memory.sqlite",
                options.data,
                locale=options.locale,
                size=size,
                count=options.queries,
            )


def _measure(path: Path, data: Path, *, locale: str, size: int, count: int) -> None:
    texts = english(data, size) if locale == "en" else japanese(data, size)
    other = "ja" if locale == "en" else "en"
    targets = japanese(data, size) if locale == "en" else english(data, size)
    random.Random(5).shuffle(targets)  # noqa: S311 - the same every time
    begun = time.process_time()
    with Memory(path) as memory:
        with memory.store.writing() as writer:
            pairs = zip(texts, targets, strict=True)
            writer.add(
                (Entry(source, target, locale, other, report="bench") for source, target in pairs), file="x"
            )
        filled = time.process_time() - begun
        stats = memory.store.stats()
        asked = [q for q in queries(texts, 3 * count, spaced=locale == "en") if _is_long(fold(q), locale)][
            :count
        ]
        _ask(
            memory,
            texts,
            asked=asked,
            locales=(locale, other),
            filled=filled,
            share=stats.index_bytes / stats.text_bytes,
        )


def _ask(
    memory: Memory,
    texts: Sequence[str],
    *,
    asked: Sequence[str],
    locales: tuple[str, str],
    filled: float,
    share: float,
) -> None:
    locale, other = locales
    folded = [fold(text) for text in texts]
    found = dict.fromkeys(_LEVELS, 0)
    wanted = dict.fromkeys(_LEVELS, 0)
    ours: list[float] = []
    theirs: list[float] = []
    for text in asked:
        query = Query(text, locale, other)
        key = fold(text)
        begun = time.process_time()
        _, best, _ = process.extractOne(key, folded, scorer=Levenshtein.normalized_similarity, processor=None)
        middle = time.process_time()
        memory.lookup(query)
        ended = time.process_time()
        theirs.append(middle - begun)
        ours.append(ended - middle)
        got = max((likeness for _, likeness in candidates(memory.store, text, locale=locale)), default=0.0)
        for level in _LEVELS:
            if best >= level:
                wanted[level] += 1
                found[level] += got >= best - _ENOUGH
    cells = "  ".join(f"{found[level] / wanted[level]:.3f} of {wanted[level]:3}" for level in _LEVELS)
    p95 = sorted(ours)[int(0.95 * len(ours))]
    print(
        f"{locale:6} {len(texts):8,}  {cells}  {1e3 * statistics.median(ours):5.1f} ms {1e3 * p95:5.1f}"
        f"  {1e3 * statistics.median(theirs):7.1f} ms  {sum(ours) / sum(theirs):.3f}  {share:9.2f}  {filled:7.0f} s",
        flush=True,
    )


if __name__ == "__main__":
    main()
