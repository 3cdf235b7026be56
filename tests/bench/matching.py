"""What finding names costs: 10,000 concepts in reports of growing length, beside one pattern after the other.

python tests/bench/matching.py [--concepts N]
"""

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable
from functools import partial

from l10n.terms import Termbase

WORDS = [
    "the",
    "price",
    "of",
    "rice",
    "rose",
    "again",
    "in",
    "the",
    "market",
    "and",
    "traders",
    "say",
    "that",
    "nobody",
    "knows",
    "why",
    "it",
    "did",
    "so",
    "last",
    "week",
]
SYLLABLES = [chr(code) for code in range(0xAC00, 0xD7A4, 97)]
JOSA = ["은", "는", "이", "가", "을", "를", "에서", "에서는", "의", "으로"]


def name(chance: random.Random) -> tuple[str, str]:
    english = " ".join(
        "".join(chance.choice("bdghjklmnprst") + chance.choice("aeiou") for _ in range(3)).title()
        for _ in range(2)
    )
    return english, "".join(chance.choice(SYLLABLES) for _ in range(3))


def report(chance: random.Random, names: list[tuple[str, str]], size: int) -> dict[str, str]:
    """Of so many words, every twentieth a name."""
    english: list[str] = []
    korean: list[str] = []
    for at in range(size):
        one = chance.choice(names)
        english.append(one[0] if at % 20 == 0 else chance.choice(WORDS))
        korean.append(
            one[1] + chance.choice(JOSA)
            if at % 20 == 0
            else "".join(chance.choice(SYLLABLES) for _ in range(3))
        )
    return {"en": " ".join(english), "ko": " ".join(korean)}


def median(call: Callable[[], object], times: int = 15) -> float:
    spent: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        spent.append(time.perf_counter() - start)
    return 1000 * statistics.median(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=10_000)
    options = parser.parse_args()
    chance = random.Random(5)  # noqa: S311 - the same names in every run
    names = [name(chance) for _ in range(options.concepts)]
    start = time.perf_counter()
    termbase = Termbase.from_pairs({"en": en, "ko": ko, "kind": "person"} for en, ko in names)
    made = time.perf_counter()
    for locale in ("en", "ko"):
        termbase.find("x", locale=locale)
    print(
        f"{len(termbase)} concepts: {1000 * (made - start):.0f} ms to make, {1000 * (time.perf_counter() - made):.0f} ms for two automata"
    )
    for locale in ("en", "ko"):
        for size in (1_000, 2_000, 4_000, 8_000):
            text = report(chance, names, size)[locale]
            find = partial(termbase.find, text, locale=locale)
            print(f"{locale} {size} words: {median(find):.2f} ms, {len(find())} names")
    text = report(chance, names, 1_000)["en"]
    patterns = [re.compile(rf"\b{re.escape(en)}\b") for en, _ in names]
    print(
        f"one pattern after the other, 1000 words: {median(lambda: [p.search(text) for p in patterns], 1):.0f} ms"
    )


if __name__ == "__main__":
    main()
