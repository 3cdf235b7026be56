# ruff: noqa: S311 -- seeded, to make the same problems every time
"""How well a version of another report is told from one of this report.

Every document of NTREX and of the newspaper sentences is held against its own translation, against excerpts of
it, and against the translations of other documents; printed is how much of it counts as linked.
"""

import argparse
import os
import random
from collections.abc import Iterator
from pathlib import Path

import alignment_data as data

from l10n.align import align
from l10n.align.encoder import Encoder
from l10n.merge.kin import is_another_report, kinship
from l10n.model import Segment

OTHERS = 4
"""Other documents that each one is held against."""


def cases(documents: data.Documents) -> Iterator[tuple[str, list[str], list[str]]]:
    """Kind, source and target."""
    names = sorted(documents)
    rng = random.Random(7)
    for at, name in enumerate(names):
        pairs = documents[name]
        source, target = [en for en, _ in pairs], [text for _, text in pairs]
        yield "the same", source, target
        yield "its first third", source, target[: max(3, len(target) // 3)]
        yield "three sentences of it", source, [target[i] for i in sorted(rng.sample(range(len(target)), 3))]
        yield "with as much of another", source, target + [text for _, text in documents[names[at - 1]]]
        for other in rng.sample(names[:at] + names[at + 1 :], min(OTHERS, len(names) - 1)):
            yield "another", source, [text for _, text in documents[other]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    folder = parser.parse_args().data
    encoder = Encoder()
    sets = (
        ("ntrex-dev", "ko", data.load_ntrex),
        ("ntrex-dev", "ja", data.load_ntrex),
        ("park-dev", "ko", data.load_park),
    )
    for name, locale, load in sets:
        if folder is None or not (Path(folder) / name).is_dir():
            print(f"{name} {locale}: no {name} in {folder or '--data'}; left out")
            continue
        rows: dict[str, list[tuple[float, bool]]] = {}
        documents = {key: pairs for key, pairs in load(Path(folder), locale).items() if len(pairs) >= 3}
        for kind, source, target in cases(documents):
            bitext = align(source, target, source_locale="en", target_locale=locale, encoder=encoder)
            sides = [[Segment(str(at), text) for at, text in enumerate(side)] for side in (source, target)]
            row = kinship(*sides, bitext), is_another_report(*sides, bitext)
            rows.setdefault(kind, []).append(row)
        for kind, found in rows.items():
            shares = sorted(share for share, _ in found)
            tenth = shares[len(shares) // 10], shares[-1 - len(shares) // 10]
            print(
                f"{name} {locale} {kind:<24} {len(found):4} pages  linked: least {shares[0]:.2f}  "
                f"10 % {tenth[0]:.2f}  90 % {tenth[1]:.2f}  most {shares[-1]:.2f}  "
                f"said to be another: {sum(other for _, other in found)}"
            )


if __name__ == "__main__":
    main()
