"""Figures of the aligner: links found, confidence, time, beside other aligners in the same run.

    python tests/bench/alignment.py --data DIR [--peers DIR] [--only reports,ntrex,park,raw] [--cache DIR]
    python tests/bench/alignment.py --data DIR --folds FILE FILE FILE FILE    # each learned without one fold
    python tests/bench/alignment.py --data DIR --drawing 2 --usual    # other problems; costs that no page moves

DIR (or L10N_BENCH_DATA) is described in alignment_data.py; the labelled reports need none. The weights that are
shipped were learned from these very documents: figures for unseen text come from ``--folds``, which
holds each document against the weights that were learned without it (train_alignment.py). Peers are compared where they can be imported, from ``--peers``
too (pip install --target DIR galechurch sentweave): galechurch, by lengths, and the dynamic programme of
vecalign over the same vectors as ours.

strict: the very same link. lax: some sentence pair in common. reports: null links not counted. raw: paragraphs that
are cut into sentences by `l10n.segment` first; F1 of characters, see align_bench.py. Cost: alignment_cost.py.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import align_bench
import alignment_data as data
import numpy as np

from l10n.align import bitext as aligner
from l10n.align.bitext import link
from l10n.align.encoder import Encoder
from l10n.align.side import Sentences
from l10n.align.weights import Weights, read_weights, shipped_weights
from l10n.model import Bitext
from l10n.segment import split_sentences

Links = list[tuple[list[int], list[int]]]
Parts = list[tuple[data.Fold | None, Weights]]
"""Folds that are measured (None: all documents), and the weights that they are measured with."""
Case = tuple[data.Problem, Weights]
ACCEPT, SUGGEST = 0.95, 0.5
"""As `align.accept` and `align.suggest` are, unless set."""
BINS = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.01]


def problem_sets(
    folder: Path | None, parts: Parts, only: set[str], drawing: int
) -> Iterator[tuple[str, list[Case]]]:
    if "reports" in only:
        for lang in ("ko", "ja"):
            yield f"reports {lang}", [(one, with_) for _, with_ in parts for one in data.edited_reports(lang)]
    if folder is None:
        print("no data: give --data or set L10N_BENCH_DATA for NTREX and the freer news")
        return
    for lang in ("ko", "ja") if "ntrex" in only else ():
        documents = data.load_ntrex(folder, lang)
        for track in data.TRACKS:
            yield f"{track} {lang}", cases(documents, lang, track, parts, drawing)
    for name in ("ko", "ko-kp") if "park" in only else ():
        documents = data.load_park(folder, name)
        for track in ("plain", "merge", "mix"):
            yield f"news {track} {name}", cases(documents, "ko", track, parts, drawing)


def cases(documents: dict, lang: str, track: str, parts: Parts, drawing: int = 1) -> list[Case]:
    return [
        (problem, weights)
        for fold, weights in parts
        for problem in data.bench_problems(data.within(documents, fold), lang, tracks=[track], seed=drawing)
    ]


def peers(encoder: Encoder) -> dict[str, Callable[[data.Problem], Links]]:
    """Other aligners that this environment has."""
    found: dict[str, Callable[[data.Problem], Links]] = {}
    try:
        import galechurch  # noqa: PLC0415 -- may be absent
    except ImportError:
        print("galechurch is not installed: not compared")
    else:
        found["galechurch"] = lambda problem: [
            (list(range(b.source_start, b.source_end)), list(range(b.target_start, b.target_end)))
            for b in galechurch.align(problem["src"], problem["tgt"]).beads
        ]
    try:
        from sentweave import dp_utils  # noqa: PLC0415 -- may be absent
    except ImportError:
        print("sentweave is not installed: vecalign not compared")
    else:
        found["vecalign"] = lambda problem: vecalign(dp_utils, encoder, problem)
    return found


def vecalign(
    dp_utils, encoder: Encoder, problem: data.Problem, *, size: int = 5, skip: float = 0.05
) -> Links:
    """Its own programme with the settings that were best for this material, over additive block vectors."""
    np.random.seed(42)  # noqa: NPY002 -- the peer draws from the global generator
    layers = []
    for texts in (problem["src"], problem["tgt"]):
        sums = encoder.sums(texts)
        empty = encoder.vectors(encoder.sums([""]))
        rows = [
            np.vstack(
                [
                    np.repeat(empty, min(n - 1, len(texts)), axis=0),
                    encoder.vectors(encoder.seam(texts).blocks(sums, n)),
                ]
            )[: len(texts)]
            for n in range(1, size)
        ]
        layers.append(np.stack(rows).astype(np.float32))
    stack = dp_utils.vecalign(
        vecs0=layers[0],
        vecs1=layers[1],
        final_alignment_types=dp_utils.make_alignment_types(size),
        del_percentile_frac=skip,
        width_over2=size // 2 + 6,
        max_size_full_dp=300,
        costs_sample_size=20_000,
        num_samps_for_norm=100,
    )
    return [(list(left), list(right)) for left, right in stack[0]["final_alignments"]]


def scores(problems: list[data.Problem], answers: list[Links]) -> tuple[float, float]:
    """Strict and lax F1. Null links count but for reports."""
    total = np.zeros(6)
    for problem, links in zip(problems, answers, strict=True):
        only_full = problem["track"] == "edited"
        sides = (
            [pair for pair in side if (pair[0] and pair[1]) or not only_full]
            for side in (links, problem["gold"])
        )
        total += align_bench.counts(*sides)
    figures = align_bench.prf(total.tolist())
    return figures["f1"], figures["f1lax"]


def timed(solve: Callable[..., object], arguments: list[tuple]) -> tuple[list, float]:
    start = time.process_time()
    answers = [solve(*each) for each in arguments]
    return answers, time.process_time() - start


def as_links(found: Bitext) -> Links:
    return [(list(bead.source), list(bead.target)) for bead in found.beads]


def judged(
    problems: list[data.Problem], bitexts: list[Bitext], unsound: data.Pairs = ()
) -> list[tuple[float, bool]]:
    """Confidence of every link, null links too, and whether it is right; without those that hold anything unsound."""
    out = []
    for problem, bitext in zip(problems, bitexts, strict=True):
        gold = {(tuple(sorted(s)), tuple(sorted(t))) for s, t in problem["gold"]}
        left, right = (
            {at for at, text in enumerate(problem[side]) if data.holds(text, [pair[n] for pair in unsound])}
            for n, side in enumerate(("src", "tgt"))
        )
        out += [
            (bead.confidence, (bead.source, bead.target) in gold)
            for bead in bitext.beads
            if left.isdisjoint(bead.source) and right.isdisjoint(bead.target)
        ]
    return out


def calibration(rows: list[tuple[float, bool]], name: str) -> None:
    rows = sorted(rows)
    wrong = sum(not right for _, right in rows)
    print(f"\nconfidence, {name}: {len(rows)} links, {wrong} wrong")
    error = 0.0
    for low, high in pairwise(BINS):
        some = [row for row in rows if low <= row[0] < high]
        if some:
            mean, right = (sum(row[at] for row in some) / len(some) for at in (0, 1))
            error += abs(mean - right) * len(some) / len(rows)
            print(f"  {low:.3f}-{min(high, 1):.3f}  n {len(some):6}  said {mean:.3f}  right {right:.3f}")
    print(f"  calibration error {error:.4f}")
    for name_, low, high in (
        ("accepted", ACCEPT, 1.01),
        ("a draft", SUGGEST, ACCEPT),
        ("mentioned", 0.0, SUGGEST),
    ):
        some = [right for said, right in rows if low <= said < high]
        print(f"  {name_:9}  n {len(some):6}  right {sum(some) / max(len(some), 1):.3f}")
    for share in (0.05, 0.1, 0.2):
        first = rows[: int(len(rows) * share)]
        print(
            f"  least certain {share:.0%} (below {first[-1][0]:.3f}) hold {sum(not r for _, r in first) / max(wrong, 1):.0%} of the wrong ones"
        )


def raw(folder: Path, parts: Parts, encoder: Encoder) -> None:
    print("\nparagraphs             F1     finer cuts forgiven")
    for lang in ("ko", "ja"):
        documents = data.load_ntrex(folder, lang)
        for track in ("raw", "rawmix"):
            found = cases(documents, lang, track, parts)
            answers = {problem["id"]: spans(problem, encoder, weights) for problem, weights in found}
            (score,) = align_bench.score([problem for problem, _ in found], answers).values()
            print(f"{track + ' ' + lang:20} {score['f1']:.4f}  {score['f1t']:.4f}", flush=True)


def spans(problem: data.Problem, encoder: Encoder, weights: Weights) -> list:
    """Links of a problem of paragraphs, as spans of characters."""
    sides, places = [], []
    for paragraphs, locale in ((problem["src"], "en"), (problem["tgt"], problem["lang"])):
        texts, blocks, where, at = [], [], [], 0
        for number, paragraph in enumerate(paragraphs):
            for start, end in split_sentences(paragraph, locale=locale):
                texts.append(paragraph[start:end])
                blocks.append(number)
                where.append((at + start, at + end))
            at += len(paragraph) + 1
        sides.append(Sentences(texts, blocks=blocks))
        places.append(where)
    return [
        [
            [where[side[0]][0], where[side[-1]][1]]
            for where, side in zip(places, (b.source, b.target), strict=True)
        ]
        for b in link(*sides, encoder=encoder, weights=weights).beads
        if b.source and b.target
    ]


def solve(problem: data.Problem, encoder: Encoder, weights: Weights) -> Bitext:
    return link(Sentences(problem["src"]), Sentences(problem["tgt"]), encoder=encoder, weights=weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument("--weights", type=Path, help="instead of those shipped")
    parser.add_argument(
        "--folds", type=Path, nargs="+", help="weights learned without fold 0, without fold 1, and so on"
    )
    parser.add_argument(
        "--cache", type=Path, help="folder for vectors, to be kept; encoding is then not measured"
    )
    parser.add_argument("--peers", type=Path, help="folder that holds other aligners")
    parser.add_argument("--drawing", type=int, default=1, help="seed of what is joined, left out and moved")
    parser.add_argument("--usual", action="store_true", help="keep costs from following the page")
    parser.add_argument("--only", default="reports,ntrex,park,raw")
    options = parser.parse_args()
    if options.peers:
        sys.path.insert(0, str(options.peers))
    if options.usual:
        aligner.adapt = lambda scores, _habits: scores
    parts: Parts = [
        (None, read_weights(options.weights.read_bytes()) if options.weights else shipped_weights())
    ]
    if options.folds:
        parts = [
            (data.Fold(number, len(options.folds)), read_weights(path.read_bytes()))
            for number, path in enumerate(options.folds)
        ]
    with tempfile.TemporaryDirectory() as folder:
        measure(options, parts, Encoder(cache=options.cache or Path(folder)))


def measure(options: argparse.Namespace, parts: Parts, encoder: Encoder) -> None:
    only = set(options.only.split(","))
    folder = Path(options.data) if options.data else None
    others = peers(encoder)
    print(
        "problems           strict   lax   s/1000   "
        + "   ".join(f"{name}: strict, F1 ratio, time ratio" for name in others)
    )
    rows: dict[str, list[tuple[float, bool]]] = {}
    for name, found in problem_sets(folder, parts, only, options.drawing):
        problems = [problem for problem, _ in found]
        encoder.sums([text for problem in problems for text in problem["src"] + problem["tgt"]])
        bitexts, spent = timed(lambda problem, weights: solve(problem, encoder, weights), found)
        strict, lax = scores(problems, [as_links(bitext) for bitext in bitexts])
        lines = sum(len(problem["src"]) for problem in problems) / 1000
        line = f"{name:18} {strict:.4f} {lax:.4f} {spent / lines:6.2f}"
        with encoder.threads():
            for peer in others.values():
                answers, own = timed(peer, [(problem,) for problem in problems])
                f1 = scores(problems, answers)[0]
                line += f"      {f1:.4f}  {strict / max(f1, 1e-9):.3f}  {spent / max(own, 1e-9):.2f}"
        print(line, flush=True)
        kind = (
            "reports" if name.startswith("reports") else "freer news" if name.startswith("news") else "NTREX"
        )
        rows.setdefault(kind, []).extend(judged(problems, bitexts))
        if kind == "freer news" and folder:
            known = data.faulty(data.load_park(folder, name.split()[-1]))
            rows.setdefault(f"{kind}, lines that do not belong together left aside", []).extend(
                judged(problems, bitexts, known)
            )
    for kind, told in rows.items():
        calibration(told, kind)
    if folder and "raw" in only:
        raw(folder, parts, encoder)


if __name__ == "__main__":
    main()
