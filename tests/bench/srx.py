"""How far an SRX engine, given the rules that `l10n export --format srx` writes, cuts as the code does.

    python tests/bench/srx.py [--data DIR]

DIR (or L10N_BENCH_DATA) may hold ``ud/*.conllu``; sets that are absent are named and left out. The engine is that of
choppa-srx. Beside it stands a rule that cuts at every stop before white space, as an SRX file without exceptions does.
"""

import argparse
import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import seg_bench
from choppa import SrxDocument, SrxTextIterator

from l10n.formats import srx
from l10n.segment.segmenter import segmenter_for
from l10n.segment.sentences import spans
from l10n.segment.srx import RULES

HERE = Path(__file__).parent
TREEBANKS = [("en", "pud"), ("ko", "pud"), ("ko", "gsd_dev"), ("ja", "gsd_dev")]
LEAST = 98.0
STOPS = ((True, "[.!?…。！？][\"'”’」』)）]*", r"\s"), (True, "[。！？][」』）]*", "."))
PLAIN = dict.fromkeys(RULES, STOPS)


def load(data):
    """Items by name, and the names of what is not there."""
    cases = [
        item for file in ("seg_cases.jsonl", "seg_own.jsonl") for item in seg_bench.load_cases(HERE / file)
    ]
    sets = {f"newsroom/{language}": [item for item in cases if item.lang == language] for language in RULES}
    absent = []
    for language, name in TREEBANKS:
        path = data / "ud" / f"{language}_{name}.conllu" if data else None
        if path and path.is_file():
            sets[f"{name}/{language}"] = list(seg_bench.load_ud(path, language))
        else:
            absent.append(f"{name}/{language}")
    return sets, absent


def engine(rules):
    """An SRX engine with these rules: a function from text and language to its pieces."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "rules.srx")
        path.write_bytes(srx.serialize(rules))
        document = SrxDocument(ruleset=str(path))

    def pieces(text, language):
        lines = filter(str.strip, text.splitlines())
        return [piece for line in lines for piece in SrxTextIterator(document, language, line)]

    return pieces


def code(text, language):
    return [text[start:end] for start, end in spans(text, segmenter_for(language))]


def ends(pieces):
    """Where the inner pieces end, in characters that are not white space."""
    found, at = set(), 0
    for piece in pieces:
        at += len("".join(piece.split()))
        found.add(at)
    return found - {0, at}


def agreement(items, pieces):
    """F1 of cuts against those of the code, cuts of the code, those only the engine has, those only the code has."""
    both = extra = missed = 0
    for item in items:
        ours, theirs = ends(code(item.text, item.lang)), ends(pieces(item.text, item.lang))
        both += len(ours & theirs)
        extra += len(theirs - ours)
        missed += len(ours - theirs)
    return 200 * both / max(2 * both + extra + missed, 1), both + missed, extra, missed


def seconds(items, pieces):
    start = time.perf_counter()
    for item in items:
        pieces(item.text, item.lang)
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    options = parser.parse_args()
    sets, absent = load(Path(options.data) if options.data else None)
    ours, plain = engine(RULES), engine(PLAIN)
    print("set            cuts  agree %  extra  missed  stops alone %  time over the code's")
    below = []
    for name, items in sets.items():
        f1, cuts, extra, missed = agreement(items, ours)
        ratio = seconds(items, ours) / seconds(items, code)
        print(
            f"{name:13}{cuts:6}{f1:9.2f}{extra:7}{missed:8}{agreement(items, plain)[0]:15.2f}{ratio:22.1f}",
            flush=True,
        )
        if f1 < LEAST:
            below.append(name)
    if absent:
        print("absent:", ", ".join(absent), "(give --data)")
    if below:
        raise SystemExit(f"below {LEAST} %: " + ", ".join(below))


if __name__ == "__main__":
    main()
