"""Learn the weights of the aligner.

    python tests/bench/train_alignment.py --data DIR [--fold K --of N] [--out l10n/align/weights.json]

DIR is described in alignment_data.py. With ``--fold`` the documents of that fold, 0 to N - 1, are not learned from,
to be measured by alignment.py; without it all are, and the result is what is shipped.
"""

import argparse
import os
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import alignment_data as data

from l10n.align.encoder import Encoder
from l10n.align.side import Sentences, read_side
from l10n.align.train import Lesson, fit, likelihood, make_lesson
from l10n.align.weights import dump_weights

Task = tuple[data.Problem, float, data.Names]
"""What is learned from, its weight and the names that are known there."""


def close(folder: Path, fold: data.Fold | None) -> Iterator[Task]:
    """Translations sentence by sentence, of which pages of all kinds are made."""
    for lang in ("ko", "ja"):
        ntrex = data.without(data.load_ntrex(folder, lang), fold)
        names = data.find_names(ntrex, lang)
        tracks = [track for track in data.TRACKS if track not in {"plain", "swap"}]
        for problem in data.bench_problems(ntrex, lang, tracks=tracks, seed=11, variants=2):
            yield problem, 1.0, names
        for problem in data.freer(data.report_problems(ntrex, lang, seed=12, variants=3), seed=12):
            yield problem, 1.0, names
        for problem in data.unrelated(ntrex, lang, seed=13):
            yield problem, 0.5, names
        for problem in chain(data.excerpts(ntrex, lang, seed=17), data.replaced(ntrex, lang, seed=18)):
            yield problem, 1.0, names


def freer(folder: Path, fold: data.Fold | None) -> Iterator[Task]:
    """Freer news, in the spellings of South and North."""
    for name in ("ko", "ko-kp"):
        park = data.load_park(folder, name)
        # Pages have lines that do not belong together, too: without any, freer pairs would be left out too readily.
        for seed, lines in ((14, park if name == "ko-kp" else data.sound(park)), (24, data.sound(park))):
            documents = data.without(lines, fold)
            names = data.find_names(documents, "ko")
            tracks = ["plain", "merge", "split", "del", "delrun", "ins", "mix"]
            for problem in data.bench_problems(documents, "ko", tracks=tracks, seed=seed):
                yield problem | {"id": f"{name}/{seed}/{problem['id']}"}, 1.0, names
            for problem in data.report_problems(documents, "ko", seed=seed + 1):
                yield problem, 1.0, names


def lessons(folder: Path, fold: data.Fold | None, encoder: Encoder) -> Iterator[Lesson]:
    for number, (problem, weight, names) in enumerate(chain(close(folder, fold), freer(folder, fold))):
        blocks = data.paragraphs(problem, seed=16) if number % 2 else (None, None)
        known = names[number % 3 :: 3] + names[(number + 1) % 3 :: 3] if number % 4 > 1 else []
        source, target = (
            read_side(Sentences(texts, None, blocks[side], data.named(texts, known, side)), encoder=encoder)
            for side, texts in enumerate((problem["src"], problem["tgt"]))
        )
        lesson = make_lesson(source, target, problem["gold"], encoder=encoder, weight=weight)
        if lesson:
            yield lesson


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument("--fold", type=int, help="which documents are kept aside")
    parser.add_argument("--of", type=int, default=4, help="into how many folds documents are divided")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--cache", type=Path, help="folder for vectors")
    parser.add_argument("--out", type=Path, default=Path("l10n/align/weights.json"))
    options = parser.parse_args()
    if not options.data:
        parser.error("where is the data? give --data or set L10N_BENCH_DATA")
    if options.fold is not None and not 0 <= options.fold < options.of:
        parser.error(f"there are folds 0 to {options.of - 1}")
    fold = None if options.fold is None else data.Fold(options.fold, options.of)
    encoder = Encoder(cache=options.cache)
    start = time.process_time()
    with encoder.threads():
        known = list(lessons(Path(options.data), fold, encoder))
        print(f"{len(known)} lessons, {time.process_time() - start:.0f} s CPU")
        weights = fit(known, epochs=options.epochs)
    mean = sum(likelihood(weights, lesson) for lesson in known[::10]) / len(known[::10])
    print(f"log-likelihood {mean:.3f} a page, {time.process_time() - start:.0f} s CPU")
    options.out.write_bytes(dump_weights(weights))


if __name__ == "__main__":
    main()
