"""How far an SRX engine, given the rules that `l10n export --format srx` writes, cuts as the code does.

    python tests/bench/srx.py [--data DIR]

DIR (or L10N_BENCH_DATA) may hold ``ud/*.conllu`` and ``ntrex-dev/{en,ko,ja,ids}.*``; sets that are absent are named and left out. Both kinds
of engines are measured, that of choppa-srx and that of OmegaT (``srx_engines.py``), and beside them a file with one
rule, which cuts at every stop before white space.
"""

import argparse
import os
import time
from pathlib import Path

import segmentation_data
from srx_engines import by_meeting, by_position

from l10n.segment.segmenter import segmenter_for
from l10n.segment.sentences import spans
from l10n.segment.srx import RULES

LEAST = 98.0
STOPS = ((True, "[.!?…。！？][\"'”’」』)）]*", r"\s"), (True, "[。！？][」』）]*", "."))
PLAIN = dict.fromkeys(RULES, STOPS)


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
    sets, absent = segmentation_data.load(Path(options.data) if options.data else None)
    for language in RULES:
        sets[f"newsroom/{language}"] += sets.pop(f"own/{language}")
    engine, omegat, plain = by_position(RULES), by_meeting(RULES), by_position(PLAIN)
    print("set            cuts  agree %  extra  missed  OmegaT's way %  stops alone %  time over the code's")
    below = []
    for name, items in sets.items():
        f1, cuts, extra, missed = agreement(items, engine)
        other, alone = agreement(items, omegat)[0], agreement(items, plain)[0]
        ratio = seconds(items, engine) / seconds(items, code)
        print(
            f"{name:13}{cuts:6}{f1:9.2f}{extra:7}{missed:8}{other:16.2f}{alone:15.2f}{ratio:22.1f}",
            flush=True,
        )
        if min(f1, other) < LEAST:
            below.append(name)
    if absent:
        print("absent:", ", ".join(absent), "(give --data)")
    if below:
        raise SystemExit(f"below {LEAST} %: " + ", ".join(below))


if __name__ == "__main__":
    main()
