"""`l10n check` on a project of many reports, beside pofilter on the same PO files; cost as reports grow; the rules alone.

    python tests/bench/checks_speed.py [--reports 1000] [--pofilter ENV] [--data DIR]

All times are of the processor. With ``--data DIR`` (or ``L10N_BENCH_DATA``) the rules also run over the professional
translations in ``DIR/ntrex-dev/``, whose sentences are long. ``--reports 0`` leaves the project out.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from checks import rows
from checks_peers import filter_files, po_file

from l10n.checks import Checker, Pair, Style
from l10n.checks.settings import Settings
from l10n.text.figures import read_figures

UNITS = 30
RUNS = 9
"""Of which the fastest counts: whatever else the machine does can only take time away."""


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


def rules_alone(folder: Path) -> None:
    """Units a second of all rules but `meaning`, on one core: with nothing read, and nothing remembered between runs."""
    texts: dict[str, list[tuple[str, str, str]]] = {
        locale: [(row["en"], row["text"], "") for row in rows() if row["tgt"] == locale]
        for locale in ("ko", "ja")
    }
    names = {locale: f"labelled, {locale}" for locale in texts}
    if folder.is_dir():
        en, ko, ja = (
            (folder / f"{locale}.txt").read_text("utf-8").splitlines() for locale in ("en", "ko", "ja")
        )
        texts |= {
            "news ko": list(zip(en, ko, ja, strict=True)),
            "news ja": list(zip(en, ja, ko, strict=True)),
        }
        names |= {"news ko": "professional, ko", "news ja": "professional, ja"}
    style = Style(register="any")
    checker = Checker(Settings(style=style))
    print("| sentences | letters | units a second | with the other version |\n|---|---|---|---|")
    for name, units in texts.items():
        locale = name[-2:]
        other = "ja" if locale == "ko" else "ko"

        def run(units=units, locale=locale, other=other, *, beside: bool) -> float:
            read_figures.cache_clear()
            start = time.process_time()
            for source, target, sibling in units:
                siblings = {other: sibling} if beside else {}
                checker.unit(Pair(source, target, locale, style=style, siblings=siblings))
            return len(units) / (time.process_time() - start)

        run(beside=True)
        alone, beside = (max(run(beside=flag) for _ in range(RUNS)) for flag in (False, True))
        letters = sum(len(source) for source, _, _ in units) / len(units)
        told = f"{beside:,.0f}" if units[0][2] else "-"
        print(f"| {names[name]} | {letters:.0f} | {alone:,.0f} | {told} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--pofilter")
    parser.add_argument("--data", default=os.environ.get("L10N_BENCH_DATA"))
    options = parser.parse_args()
    rules_alone(Path(options.data or "") / "ntrex-dev")
    if options.reports:
        project(options)


def project(options: argparse.Namespace) -> None:
    print("\n| reports | units | l10n check | pofilter |\n|---|---|---|---|")
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
