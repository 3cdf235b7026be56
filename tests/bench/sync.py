"""What a sync costs, beside gettext doing the nearest thing it can.

    python tests/bench/sync.py [--reports 1000] [--sizes 10,100,1000] [--runs 5]

Prints, from one run on one machine:
- `l10n --help` in bare Python starts;
- the first sync of 10, 100 and 1,000 reports: milliseconds for each further report, which must stay flat;
- a sync with nothing to do over 1,000 reports in 2 locales, with and without its cache, beside
  `msgmerge --previous` over the same 2,000 catalogs.

The reports are the text sample of `sources/`, with the number of the report in every sentence, and half of them
have a Korean version. No vector is computed twice for one text, and here every text is another.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
L10N = [sys.executable, "-m", "l10n"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    start(options.runs)
    with tempfile.TemporaryDirectory() as folder:
        first_sync(Path(folder, "warm"), 2)  # so that no later run pays for a cold disk
        two = first_sync(Path(folder, "two"), 2)
        print(f"first sync of     2 reports: {two:8.2f} s, most of it the start and the model")
        for size in map(int, options.sizes.split(",")):
            seconds = first_sync(Path(folder, str(size)), size)
            each = 1000 * (seconds - two) / (size - 2)
            print(
                f"first sync of {size:>5} reports: {seconds:8.2f} s, {each:7.2f} ms for each further report"
            )
        root = Path(folder, str(options.reports))
        if not root.exists():
            first_sync(root, options.reports)
        nothing_to_do(root, options.runs)


def first_sync(root: Path, size: int) -> float:
    make(root, size)
    return timed(lambda: run([*L10N, "sync", "-q"], root))


def start(runs: int) -> None:
    """Median of bare starts and of `l10n --help`, in turn."""
    bare, full = [], []
    for _ in range(2 * runs):
        bare.append(timed(lambda: run([sys.executable, "-c", "pass"], ROOT)))
        full.append(timed(lambda: run([*L10N, "--help"], ROOT)))
    ratio = statistics.median(full) / statistics.median(bare)
    print(f"l10n --help: {statistics.median(full) * 1000:.0f} ms, {ratio:.1f} bare Python starts")


def nothing_to_do(root: Path, runs: int) -> None:
    catalogs = sorted(root.glob("locales/*/LC_MESSAGES/**/*.po"))
    before = {path: path.read_bytes() for path in catalogs}
    ours, cold, theirs = [], [], []
    for _ in range(runs):
        ours.append(timed(lambda: run([*L10N, "sync", "-q"], root)))
        theirs.append(timed(lambda: msgmerge(root, catalogs)))
    (root / ".l10n" / "sync.json").unlink()
    cold.append(timed(lambda: run([*L10N, "sync", "-q"], root)))
    assert before == {path: path.read_bytes() for path in catalogs}, (
        "a sync with nothing to do wrote something"
    )
    print(f"nothing to do, {len(catalogs)} catalogs, median of {runs}:")
    print(f"  l10n sync                 {statistics.median(ours):8.2f} s")
    print(f"  msgmerge --previous       {statistics.median(theirs):8.2f} s")
    print(f"  ratio                     {statistics.median(ours) / statistics.median(theirs):8.3f}")
    print(
        f"  l10n sync without cache   {statistics.median(cold):8.2f} s (reads and plans every report, aligns none)"
    )


def msgmerge(root: Path, catalogs: list[Path]) -> None:
    for path in catalogs:
        template = root / "locales" / "pot" / f"{path.stem}.pot"
        run(
            ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", "/dev/null", str(path), str(template)],
            root,
        )


def make(root: Path, size: int) -> None:
    """A project of ``size`` reports."""
    root.mkdir()
    (root / "l10n.toml").write_text('[project]\nsource = "en"\ntargets = ["ko", "ja"]\n')
    english = (ROOT / "sources/2026-02-power-cuts/en.txt").read_text("utf-8")
    korean = (ROOT / "tests/bench/power_cuts.ko.txt").read_text("utf-8")
    for number in range(size):
        folder = root / "sources" / f"report-{number:05}"
        folder.mkdir(parents=True)
        (folder / "en.txt").write_text(numbered(english, number), "utf-8")
        if number % 2:
            (folder / "ko.txt").write_text(numbered(korean, number), "utf-8")


def numbered(text: str, number: int) -> str:
    return text.replace(". ", f" ({number}). ")


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    if shutil.which("msgmerge") is None:
        sys.exit("msgmerge is not installed: apt-get install gettext")
    main()
