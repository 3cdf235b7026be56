"""How fast PO files are read and written, beside polib and msgcat.

    python tests/bench/po.py [--units 6000] [--rounds 5]

Prints the best of some rounds for each, and ratios. polib reads by path, because given text it drops some of it.
msgcat is timed as a process, start included, reading and writing at once.
"""

import argparse
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polib

from l10n.formats import po
from l10n.model import Catalog, Origin, Provenance, Unit
from l10n.text.fingerprint import short_hash


def catalog(size: int) -> Catalog:
    """A catalog as a newsroom's: drafts, changed sources, notes and places."""
    units: list[Unit] = []
    for n in range(size):
        source = f'The price of rice in market {n} rose to 6,{n % 1000:03} won per kilogram, "a resident" said by phone.'
        target = f"{n}번 시장의 쌀 가격이 킬로그램당 6{n % 1000:03}원으로 올랐다고 “한 주민”이 전화로 말했다."
        draft = n % 3 == 0
        units.append(
            Unit(
                source=source,
                target=target if n % 5 else "",
                fuzzy=draft and bool(n % 5),
                places=(f"sources/2025-12-rason/en.html#p{n // 4}.{n % 4}",),
                notes=("role: paragraph", "names: Rason = 라선 (not 나선)"),
                provenance=Provenance(Origin.ENGINE, {"engine": "google"}, short_hash(target))
                if draft
                else None,
                previous=("", source.replace("rose", "fell")) if n % 9 == 0 and n % 5 else None,
            )
        )
    return Catalog("ko", tuple(units), header=po.header(project="bench", locale="ko", source="en"))


def best(rounds: int, run: Callable[[], object]) -> float:
    """Seconds of the fastest round."""
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Time and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", type=int, default=6000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    ours = catalog(options.units)
    data = po.serialize(ours)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.po")
        path.write_bytes(data)
        theirs = polib.pofile(str(path), wrapwidth=0)
        rows = {
            "read": (
                best(options.rounds, lambda: po.parse(data)),
                best(options.rounds, lambda: polib.pofile(str(path), wrapwidth=0)),
            ),
            "write": (
                best(options.rounds, lambda: po.serialize(ours)),
                best(options.rounds, lambda: str(theirs).encode()),
            ),
        }
        rows["both"] = (sum(row[0] for row in rows.values()), sum(row[1] for row in rows.values()))
        print(f"{options.units} units, {len(data):,} bytes; milliseconds, best of {options.rounds}")
        for name, (mine, peer) in rows.items():
            print(
                f"{name:6} l10n {mine * 1000:7.1f}   polib {peer * 1000:7.1f}   l10n/polib {mine / peer:5.2f}"
            )
        if msgcat := shutil.which("msgcat"):
            command = [msgcat, "--no-wrap", str(path)]
            process = best(options.rounds, lambda: subprocess.run(command, capture_output=True, check=True))
            print(f"both   msgcat process {process * 1000:.1f}   l10n/msgcat {rows['both'][0] / process:.2f}")
            same = subprocess.run(command, capture_output=True, check=True).stdout == data
            print(f"msgcat --no-wrap leaves the bytes as they are: {same}")


if __name__ == "__main__":
    main()
