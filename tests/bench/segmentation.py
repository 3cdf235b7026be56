"""Segmentation figures: boundary F1 of our rules, with Kiwi, and of a one-line pattern, on every set at hand.

    python tests/bench/segmentation.py [--data DIR]

DIR (or L10N_BENCH_DATA) may hold ``ud/*.conllu`` (Universal Dependencies) and ``ntrex-dev/{en,ko,ja,ids}.*``; sets
that are absent are named and left out. The newsroom cases stand beside this file.
"""

import argparse
import os
from pathlib import Path

import seg_bench

from l10n.segment.kiwi import is_installed, united
from l10n.segment.segmenter import segmenter_for
from l10n.segment.sentences import spans

HERE = Path(__file__).parent
LANGUAGES = ("en", "ko", "ja")
TREEBANKS = [("en", "pud"), ("ko", "pud"), ("ko", "gsd_dev"), ("ja", "gsd_dev")]
FLOORS = {
    "newsroom/en": 100,
    "newsroom/ko": 100,
    "newsroom/ja": 100,
    "pud/en": 99.8,
    "pud/ko": 99.6,
    "gsd_dev/ja": 99.7,
}
RUNS = 7


def rules(text, language):
    return spans(text, segmenter_for(language))


def soft(text, language):
    return spans(text, segmenter_for(language), soft=True)


def with_kiwi(text, language):
    return spans(text, united(segmenter_for(language)))


def load(data):
    """Items by name, and the names of what is not there."""
    sets, absent = {}, []
    for name, file in (("newsroom", "seg_cases.jsonl"), ("own", "seg_own.jsonl")):
        items = list(seg_bench.load_cases(HERE / file))
        for language in LANGUAGES:
            sets[f"{name}/{language}"] = [item for item in items if item.lang == language]
    for language, name in TREEBANKS:
        path = data / "ud" / f"{language}_{name}.conllu" if data else None
        if path and path.is_file():
            sets[f"{name}/{language}"] = list(seg_bench.load_ud(path, language))
        else:
            absent.append(f"{name}/{language}")
    for language in LANGUAGES:
        path = data / "ntrex-dev" / f"{language}.txt" if data else None
        if path and path.is_file():
            sets[f"ntrex/{language}"] = list(seg_bench.load_ntrex(path, path.with_name("ids.tsv"), language))
        else:
            absent.append(f"ntrex/{language}")
    return sets, absent


def fastest(items, segment):
    return min(seg_bench.score(items, segment)[0]["sec"] for _ in range(RUNS))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="show N texts a set that are cut wrongly"
    )
    options = parser.parse_args()
    sets, absent = load(Path(options.data) if options.data else None)

    print(
        f"{'set':14}{'units':>6} {'F1':>7}{'P':>7}{'R':>7}{'soft R':>8}{'Kiwi F1':>9}{'pattern F1':>12}{'bad':>5}{'lost':>5}  speed"
    )
    below = []
    for name, items in sets.items():
        language = name[-2:]
        ours, shown = seg_bench.score(items, rules, options.misses)
        softly, _ = seg_bench.score(items, soft)
        pattern, _ = seg_bench.score(items, seg_bench.baseline)
        kiwi = "-"
        if language == "ko" and is_installed():
            kiwi = seg_bench.score(items, with_kiwi)[0]["F1"]
        speed = fastest(items, seg_bench.baseline) / fastest(items, rules)
        print(
            f"{name:14}{ours['sents']:6} {ours['F1']:7}{ours['P']:7}{ours['R']:7}{softly['R']:8}{kiwi:>9}{pattern['F1']:12}"
            f"{ours['bad'] + softly['bad']:5}{ours['lost'] + softly['lost']:5}  {speed:.2f}"
        )
        for case, found in shown:
            print("   ", case, found)
        if ours["F1"] < FLOORS.get(name, 0) or ours["bad"] or ours["lost"] or ours["errors"]:
            below.append(name)
    print("speed: time of the one-line pattern over ours, best of", RUNS, "runs each")
    if absent:
        print("absent:", ", ".join(absent), "(--data)")
    if below:
        raise SystemExit("below the floor: " + ", ".join(below))


if __name__ == "__main__":
    main()
