"""`l10n check` on a project of many reports, beside pofilter on the same PO files; cost as reports grow.

python tests/bench/checks_speed.py [--reports 1000] [--pofilter ENV]
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import rows
from checks_peers import filter_files, po_file

UNITS = 30


def make(root: Path, reports: int) -> int:
    """A project whose catalogs hold the clean labelled sentences, over and over."""
    clean = [row for row in rows() if not row["defects"]]
    (root / "l10n.toml").write_text('[project]\ntargets = ["ko", "ja"]\n', "utf-8")
    units = 0
    for number in range(reports):
        name = f"r{number:04}"
        (root / "sources" / name).mkdir(parents=True)
        (root / "sources" / name / "en.txt").write_text("x\n", "utf-8")
        for locale in ("ko", "ja"):
            own = [row for row in clean if row["tgt"] == locale]
            chosen = {
                own[(number * 7 + n) % len(own)]["en"]: own[(number * 7 + n) % len(own)] for n in range(UNITS)
            }
            folder = root / "locales" / locale / "LC_MESSAGES"
            folder.mkdir(parents=True, exist_ok=True)
            text = po_file(locale, [(n, (locale, r["en"], r["text"])) for n, r in enumerate(chosen.values())])
            (folder / f"{name}.po").write_text(text, "utf-8")
            units += len(chosen)
    return units


def seconds(run) -> float:
    """Processor time of what a function starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--pofilter")
    options = parser.parse_args()
    print("| reports | units | l10n check | pofilter |\n|---|---|---|---|")
    for reports in (options.reports // 4, options.reports):
        with tempfile.TemporaryDirectory() as name:
            root = Path(name)
            units = make(root, reports)
            command = [sys.executable, "-m", "l10n", "--project", root, "check", "-q"]
            ours = seconds(lambda command=command: subprocess.run(command, check=False, capture_output=True))
            theirs = "not run"
            if options.pofilter:

                def peers(root=root) -> None:
                    for locale in ("ko", "ja"):
                        filter_files(
                            Path(options.pofilter),
                            root / "locales" / locale,
                            root / f"out-{locale}",
                            locale=locale,
                        )

                theirs = f"{seconds(peers):.1f} s"
            print(f"| {reports} | {units:,} | {ours:.1f} s | {theirs} |")


if __name__ == "__main__":
    main()
