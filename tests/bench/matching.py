"""What finding names costs in processor time: in reports of growing length, and with termbases of growing size.

python tests/bench/matching.py [--concepts N]

Beside the time stands how much it grew since the line before, where text or termbase grew fourfold: 4 is linear in the
text; beside the longest text, what one pattern after the other takes.
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


def median(call: Callable[[], object], times: int = 9) -> float:
    """Milliseconds of processor time."""
    spent: list[float] = []
    for _ in range(times):
        start = time.process_time()
        call()
        spent.append(time.process_time() - start)
    return 1000 * statistics.median(spent)


def made(names: list[tuple[str, str]]) -> Termbase:
    """A termbase that is ready to find, with what making it costs told."""
    start = time.process_time()
    termbase = Termbase.from_pairs({"en": en, "ko": ko, "kind": "person"} for en, ko in names)
    read = time.process_time()
    for locale in ("en", "ko"):
        termbase.find("x", locale=locale)
    print(
        f"{len(termbase)} concepts: {1000 * (read - start):.0f} ms to make,"
        f" {1000 * (time.process_time() - read):.0f} ms for two automata"
    )
    return termbase


def grown(now: float, before: float | None) -> str:
    return f", {now / before:.1f} times" if before else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=10_000)
    options = parser.parse_args()
    chance = random.Random(5)  # noqa: S311 - the same names in every run
    names = [name(chance) for _ in range(options.concepts)]
    termbase = made(names)
    for locale in ("en", "ko"):
        before = None
        for size in (1_000, 4_000, 16_000, 64_000, 256_000):
            text = report(chance, names, size)[locale]
            find = partial(termbase.find, text, locale=locale)
            spent = median(find, 9 if size < MANY else 3)
            print(f"  {locale} {size} words: {spent:.2f} ms{grown(spent, before)}, {len(find())} names")
            before = spent
    text = report(chance, names, 1_000)["en"]
    patterns = [re.compile(rf"\b{re.escape(en)}\b") for en, _ in names]
    spent = median(lambda: [pattern.search(text) for pattern in patterns], 1)
    print(f"  one pattern after the other, en 1000 words: {spent:.0f} ms")
    chance = random.Random(6)  # noqa: S311
    more = [name(chance) for _ in range(4 * options.concepts)]
    text = report(chance, more[: options.concepts // 4], 16_000)["ko"]
    before = None
    for size in (options.concepts // 4, options.concepts, 4 * options.concepts):
        spent = median(partial(made(more[:size]).find, text, locale="ko"))
        print(f"  ko 16000 words: {spent:.2f} ms{grown(spent, before)}")
        before = spent


MANY = 50_000


if __name__ == "__main__":
    main()
