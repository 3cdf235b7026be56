"""The rule `meaning`: false alarms on professional translations, and what it finds where they are put out of order.

    python tests/bench/checks_meaning.py --data DIR

Each sentence of ``DIR/ntrex-dev/`` stands beside its own translation, beside that of the next sentence (of the same
report mostly), and beside that of one far away; and beside its own without the first or the second half.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from l10n.checks import Checker, Pair
from l10n.checks.settings import Settings
from l10n.workflow.link import Linker

FAR = 463
"""Sentences to one of another report."""
Changes = Callable[[list[str], int], str]
CASES: dict[str, Changes] = {
    "its own": lambda texts, at: texts[at],
    "of the next sentence": lambda texts, at: texts[(at + 1) % len(texts)],
    "of another report": lambda texts, at: texts[(at + FAR) % len(texts)],
    "the first half": lambda texts, at: texts[at][: len(texts[at]) // 2],
    "the second half": lambda texts, at: texts[at][len(texts[at]) // 2 :],
}


def told(checker: Checker, pairs: Sequence[Pair]) -> int:
    return sum(map(bool, checker.report(pairs)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", default=os.environ.get("L10N_BENCH_DATA"), required="L10N_BENCH_DATA" not in os.environ
    )
    options = parser.parse_args()
    folder = Path(options.data) / "ntrex-dev"
    english = (folder / "en.txt").read_text("utf-8").splitlines()
    checker = Checker(Settings(only=frozenset({"meaning"})))
    with tempfile.TemporaryDirectory() as name:
        linker = Linker(None)
        linker.likeness(["a"], ["b"])  # loads the model
        print(f"| translation | ko: alarms of {len(english)} | ja |\n|---|---|---|")
        for case, change in CASES.items():
            shares = []
            for locale in ("ko", "ja"):
                target = (folder / f"{locale}.txt").read_text("utf-8").splitlines()
                pairs = [
                    Pair(en, change(target, at), locale, likeness=linker.likeness)
                    for at, en in enumerate(english)
                ]
                count = told(checker, pairs)
                shares.append(f"{count} ({count / len(english):.1%})")
            print(f"| {case} | {' | '.join(shares)} |")
        target = (folder / "ko.txt").read_text("utf-8").splitlines()
        print()
        for run in ("Without", "With"):
            cached = Linker(Path(name))
            cached.likeness(["a"], ["b"])
            start = time.process_time()
            told(
                checker,
                [
                    Pair(en, ko, "ko", likeness=cached.likeness)
                    for en, ko in zip(english, target, strict=True)
                ],
            )
            print(
                f"{run} the vectors in the cache: {len(english) / (time.process_time() - start):,.0f} units a second."
            )


if __name__ == "__main__":
    main()
