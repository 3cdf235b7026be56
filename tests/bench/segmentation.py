"""Segmentation figures: boundary F1 of our rules, with Kiwi, and of a one-line pattern, on every set at hand.

    python tests/bench/segmentation.py [--data DIR]

DIR (or L10N_BENCH_DATA) may hold ``ud/*.conllu`` (Universal Dependencies) and ``ntrex-dev/{en,ko,ja,ids}.*``; sets
that are absent are named and left out. The newsroom cases stand beside this file.
"""

import argparse
import os
from pathlib import Path

import seg_bench
import segmentation_data

from l10n.segment.segmenter import has_kiwi, segmenter_for
from l10n.segment.sentences import spans

FLOORS = {
    "newsroom/en": 100,
    "newsroom/ko": 100,
    "newsroom/ja": 100,
    "pud/en": 99.8,
    "pud/ko": 99.6,
    "gsd_dev/ja": 99.7,
}
RUNS = 9


def rules(text, language):
    return spans(text, segmenter_for(language))


def soft(text, language):
    return spans(text, segmenter_for(language), soft=True)


def with_kiwi(text, language):
    return spans(text, segmenter_for(language, kiwi=True))


def fastest(items, segment):
    return min(seg_bench.score(items, segment).seconds for _ in range(RUNS))


def row(name, items):
    """Print a line of the table; the score of the rules."""
    ours, softly = seg_bench.score(items, rules), seg_bench.score(items, soft)
    pattern = seg_bench.score(items, seg_bench.baseline)
    kiwi = f"{seg_bench.score(items, with_kiwi).f1:.2f}" if name.endswith("ko") and has_kiwi() else "-"
    speed = fastest(items, seg_bench.baseline) / fastest(items, rules)
    figures = "".join(f"{figure:8.2f}" for figure in (ours.f1, ours.precision, ours.recall, softly.recall))
    faults = f"{ours.bad + softly.bad:5}{ours.lost + softly.lost:5}"
    print(f"{name:12}{ours.units:6}{figures}{kiwi:>9}{pattern.f1:12.2f}{faults}{speed:7.2f}", flush=True)
    return ours


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="show N texts a set that are cut wrongly"
    )
    options = parser.parse_args()
    sets, absent = segmentation_data.load(Path(options.data) if options.data else None)

    print("set          units      F1       P       R  soft R  Kiwi F1  pattern F1  bad lost  speed")
    below = []
    for name, items in sets.items():
        ours = row(name, items)
        for case, found in ours.wrong[: options.misses]:
            print("   ", case, found)
        if round(ours.f1, 2) < FLOORS.get(name, 0) or ours.bad or ours.lost:
            below.append(name)
    print("speed: time of the one-line pattern over that of the rules, best of", RUNS, "runs each")
    if absent:
        print("absent:", ", ".join(absent), "(give --data)")
    if below:
        raise SystemExit("below the floor: " + ", ".join(below))


if __name__ == "__main__":
    main()
