# ruff: noqa: S311 -- seeded, to make the same problems every time
"""What becomes of one sentence that an editor changed: aligned alone among links that stay, or with the whole page.

In documents of NTREX one translated sentence is taken for changed. It is left as it is (it should be linked), or
in its place stands a sentence of another document (it should not be).

    python tests/bench/relink.py --data DIR
"""

import argparse
import os
import random
from pathlib import Path

import alignment_data as data

from l10n.align import align
from l10n.align.encoder import Encoder

EACH = 3
"""Sentences that are changed in each document, one at a time."""
SURE = 0.95


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    folder = parser.parse_args().data
    if folder is None or not (Path(folder) / "ntrex-dev").is_dir():
        print(f"no ntrex-dev in {folder or '--data'}; nothing is measured")
        return
    encoder, rng = Encoder(), random.Random(1)
    for locale in ("ko", "ja"):
        rows: dict[tuple[str, str], list[float]] = {}
        documents = {
            key: rows for key, rows in data.load_ntrex(Path(folder), locale).items() if len(rows) >= 8
        }
        for name, pairs in documents.items():
            source, target = [en for en, _ in pairs], [text for _, text in pairs]
            for _ in range(EACH):
                at = rng.randrange(1, len(pairs) - 1)
                alien = rng.choice(documents[rng.choice([other for other in documents if other != name])])[1]
                stay = [((i,), (i,)) for i in range(len(pairs)) if i != at]
                for kind, text in (("its translation", target[at]), ("another sentence", alien)):
                    for mode, fixed in (("whole page", []), ("alone", stay)):
                        bitext = align(
                            source,
                            [*target[:at], text, *target[at + 1 :]],
                            source_locale="en",
                            target_locale=locale,
                            fixed=fixed,
                            encoder=encoder,
                        )
                        bead = next(bead for bead in bitext.beads if at in bead.source)
                        sure = bead.confidence if (bead.source, bead.target) == ((at,), (at,)) else 0.0
                        rows.setdefault((kind, mode), []).append(sure)
        for (kind, mode), found in rows.items():
            linked = sum(sure > 0 for sure in found) / len(found)
            accepted = sum(sure >= SURE for sure in found) / len(found)
            print(
                f"{locale} {kind:<16} {mode:<10} {len(found)} cases  linked {linked:.3f}  surely {accepted:.3f}"
            )


if __name__ == "__main__":
    main()
