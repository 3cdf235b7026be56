"""Figures of the aligner.

python tests/bench/alignment.py --data DIR [--weights FILE] [--fold 0|1] [--only edited,park,ntrex,scale]
"""

import argparse
import os
import time
from collections import defaultdict
from pathlib import Path

import align_bench
import alignment_data as data

from l10n.align.bitext import Sentences, link
from l10n.align.encoder import Encoder
from l10n.align.weights import read_weights, shipped_weights
import json


def run(problems, encoder, weights):
    answers, beads = {}, {}
    for problem in problems:
        bitext = link(Sentences(problem["src"]), Sentences(problem["tgt"]), encoder=encoder, weights=weights)
        answers[problem["id"]] = [[list(b.source), list(b.target)] for b in bitext.beads]
        beads[problem["id"]] = bitext.beads
    return answers, beads


def linked_f1(problems, answers):
    total = [0, 0, 0]
    for p in problems:
        gold = {(tuple(s), tuple(t)) for s, t in p["gold"] if s and t}
        mine = {(tuple(s), tuple(t)) for s, t in answers[p["id"]] if s and t}
        total = [total[0] + len(gold & mine), total[1] + len(mine), total[2] + len(gold)]
    return 2 * total[0] / max(1, total[1] + total[2])


def calibration(problems, beads):
    rows = []
    for p in problems:
        gold = align_bench._flat(p["gold"])
        for b in beads[p["id"]]:
            rows.append((b.confidence, (b.source, b.target) in gold))
    rows.sort()
    n = len(rows)
    wrong = sum(not ok for _, ok in rows)
    ece = 0.0
    for k in range(15):
        part = rows[k * n // 15 : (k + 1) * n // 15]
        if part:
            ece += abs(sum(c for c, _ in part) - sum(ok for _, ok in part)) / n
    low = sum(not ok for _, ok in rows[: n // 10]) / max(wrong, 1)
    return ece, low


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--only", default="edited,park,ntrex")
    o = parser.parse_args()
    weights = read_weights(json.loads(o.weights.read_text())) if o.weights else shipped_weights()
    encoder = Encoder(cache=o.cache)
    sets = {}
    if "edited" in o.only:
        for lang in ("ko", "ja"):
            sets[f"edited {lang}"] = data.edited_reports(lang)
    if "ntrex" in o.only:
        for lang in ("ko", "ja"):
            docs = data.fold(data.load_ntrex(o.data, lang), o.fold)
            for track in data.TRACKS:
                sets[f"{track} {lang}"] = list(data.bench_problems(docs, lang, tracks=[track]))
            sets[f"report {lang}"] = list(data.report_problems(docs, lang, seed=99))
    if "park" in o.only:
        for name in ("ko", "ko-kp"):
            docs = data.fold(data.load_park(o.data, name), o.fold)
            for track in ("plain", "merge", "mix"):
                sets[f"park {name} {track}"] = list(data.bench_problems(docs, "ko", tracks=[track]))
    everything = defaultdict(list)
    for name, problems in sets.items():
        encoder.sums([t for p in problems for t in p["src"] + p["tgt"]])
        start = time.process_time()
        answers, beads = run(problems, encoder, weights)
        spent = time.process_time() - start
        total = None
        for p in problems:
            c = align_bench.counts(answers[p["id"]], p["gold"])
            total = c if total is None else [x + y for x, y in zip(total, c, strict=True)]
        r = align_bench.prf(total)
        ece, low = calibration(problems, beads)
        lines = sum(len(p["src"]) for p in problems)
        print(
            f"{name:16} {len(problems):4} strict {r['f1']:.4f} lax {r['f1lax']:.4f} links {linked_f1(problems, answers):.4f} ece {ece:.3f} low10 {low:.2f} s/1000 {spent / lines * 1000:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
