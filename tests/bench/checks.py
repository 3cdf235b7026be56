"""Recall and false alarms of the checks, beside pofilter and Weblate's checks; speed.

    python tests/bench/checks.py [--data DIR] [--pofilter ENV] [--weblate ENV] [--list]

The labelled sentences are our own (`qa_dev.jsonl`). With ``--data DIR`` (or ``L10N_BENCH_DATA``) also the professional
translations in ``DIR/ntrex-dev/``, on which every alarm is a false one or an error of the translation. The peers run as
programs in environments of their own: see `checks_peers.py`.
"""

import argparse
import json
import os
import time
from collections import Counter, defaultdict
from pathlib import Path

from checks_peers import pofilter, weblate

from l10n.checks import Checker, Pair, Style
from l10n.checks.settings import Settings
from l10n.model import Severity
from l10n.terms import Termbase

HERE = Path(__file__).parent
LOUD = (Severity.ERROR, Severity.WARNING)
RIGHT = {
    "number": {"numbers"}, "unit": {"units", "numbers"}, "date": {"dates", "numbers"}, "hour": {"times"}, "negation": {"negation"},
    "name": {"names"}, "missing_name": {"names"}, "note": {"notes"}, "quote": {"quotes", "quotations"},
    "untranslated": {"untranslated"}, "wrong_language": {"wrong-language", "untranslated"}, "omission": {"omission", "meaning"},
    "addition": {"addition", "meaning"}, "repetition": {"repetition"}, "placeholder": {"placeholder"}, "tag": {"marks"},
    "particle": {"particles"}, "spacing": {"spacing"}, "punctuation": {"punctuation", "doubled"}, "register": {"register"},
}  # fmt: skip
"""Kind of defect -> the rules that must find it: another alarm on the line counts for nothing."""


def rows(path: Path = HERE / "qa_dev.jsonl") -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def findings(row: dict, checker: Checker) -> list:
    termbase = Termbase.from_pairs(row["glossary"]) if row.get("glossary") else None
    return checker.unit(Pair(row["en"], row["text"], row["tgt"], termbase=termbase))


def labelled(checker: Checker, *, every: bool) -> None:
    found, all_ = Counter(), Counter()
    clean = errors = loud = 0
    for row in rows():
        alarms = [f for f in findings(row, checker) if f.severity in LOUD]
        rules = {f.rule for f in alarms}
        for defect in row["defects"]:
            all_[defect["type"]] += 1
            hit = bool(rules & RIGHT[defect["type"]])
            found[defect["type"]] += hit
            if every and not hit:
                print(
                    "MISSED",
                    defect["type"],
                    row["tgt"],
                    row["en"],
                    "|",
                    row["text"],
                    "|",
                    defect["detail"],
                    sorted(rules),
                )
        if not row["defects"]:
            clean += 1
            errors += any(f.severity is Severity.ERROR for f in alarms)
            loud += bool(alarms)
        wanted = set().union(*(RIGHT[d["type"]] for d in row["defects"])) if row["defects"] else set()
        for finding in alarms:
            if every and finding.rule not in wanted:
                print(
                    "ALARM",
                    finding.rule,
                    finding.severity.value,
                    row["tgt"],
                    row["en"],
                    "|",
                    row["text"],
                    "|",
                    finding.message,
                )
    print("\n| defect | lines | found | recall |\n|---|---|---|---|")
    for kind in sorted(all_):
        print(f"| {kind} | {all_[kind]} | {found[kind]} | {found[kind] / all_[kind]:.2f} |")
    print(
        f"| all | {sum(all_.values())} | {sum(found.values())} | {sum(found.values()) / sum(all_.values()):.3f} |"
    )
    print(
        f"\n{clean} clean lines: {errors} with an error ({errors / clean:.1%}), {loud} with an error or warning ({loud / clean:.1%})."
    )


def professional(folder: Path, *, every: bool, register: str) -> None:
    source = (folder / "en.txt").read_text("utf-8").splitlines()
    for locale, other in (("ko", "ja"), ("ja", "ko")):
        target = (folder / f"{locale}.txt").read_text("utf-8").splitlines()
        siblings = (folder / f"{other}.txt").read_text("utf-8").splitlines()
        checker = Checker(Settings(style=Style(register=register)))
        style = Style(register=register)
        counts: dict[str, int] = defaultdict(int)
        loud = 0
        start = time.process_time()
        for en, text, sibling in zip(source, target, siblings, strict=True):
            pair = Pair(en, text, locale, style=style, siblings={other: sibling})
            alarms = [f for f in checker.unit(pair) if f.severity in LOUD]
            loud += bool(alarms)
            for rule in {f.rule for f in alarms}:
                counts[rule] += 1
            for finding in alarms if every else ():
                print(
                    f"{locale} {finding.rule} {finding.severity.value}: {finding.message}\n    {en}\n    {text}"
                )
        seconds = time.process_time() - start
        print(
            f"\n{locale}: {len(source)} professional segments, {len(source) / seconds:,.0f} units a second\n\n| rule | segments | share |\n|---|---|---|"
        )
        for rule, count in sorted(counts.items(), key=lambda item: -item[1]):
            print(f"| {rule} | {count} | {count / len(source):.2%} |")
        print(f"| any | {loud} | {loud / len(source):.2%} |")


def beside(options: argparse.Namespace, folder: Path) -> None:
    """Recall and false alarms of all three, counted alike: any alarm on a line with a defect, on a clean one, on a reference."""
    ours = Checker()
    table = rows()
    lines = [(row["tgt"], row["en"], row["text"]) for row in table]
    told = {"l10n check": [[f.rule for f in findings(row, ours) if f.severity in LOUD] for row in table]}
    news: list[tuple[str, str, str]] = []
    if folder.is_dir():
        source = (folder / "en.txt").read_text("utf-8").splitlines()
        for locale in ("ko", "ja"):
            target = (folder / f"{locale}.txt").read_text("utf-8").splitlines()
            news += [(locale, *pair) for pair in zip(source, target, strict=True)]
    style = Style(register="any")
    checker = Checker(Settings(style=style))
    alarms = {
        "l10n check": [
            [f.rule for f in checker.unit(Pair(en, text, locale, style=style)) if f.severity in LOUD]
            for locale, en, text in news
        ]
    }
    for name, run, place in (("pofilter", pofilter, options.pofilter), ("Weblate", weblate, options.weblate)):
        if place:
            told[name], alarms[name] = run(Path(place), lines), run(Path(place), news) if news else []
    print(
        "\n| | lines with a defect: any alarm | clean lines: any alarm | professional ko | professional ja |\n|---|---|---|---|---|"
    )
    for name, answers in told.items():
        bad = [bool(said) for said, row in zip(answers, table, strict=True) if row["defects"]]
        clean = [bool(said) for said, row in zip(answers, table, strict=True) if not row["defects"]]
        shares = [
            f"{sum(bool(said) for said, unit in zip(alarms[name], news, strict=True) if unit[0] == locale) / max(1, len(news) // 2):.1%}"
            if news
            else "not run"
            for locale in ("ko", "ja")
        ]
        print(
            f"| {name} | {sum(bad) / len(bad):.1%} | {sum(clean) / len(clean):.1%} | {' | '.join(shares)} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument("--list", action="store_true", help="show what was missed and every alarm")
    parser.add_argument(
        "--register", default="any", help="of the professional translations: they keep to none"
    )
    parser.add_argument("--pofilter", help="an environment with translate-toolkit, see checks_peers.py")
    parser.add_argument("--weblate", help="an environment with weblate, see checks_peers.py")
    options = parser.parse_args()
    labelled(Checker(), every=options.list)
    folder = Path(options.data or "") / "ntrex-dev"
    if folder.is_dir():
        professional(folder, every=options.list, register=options.register)
    else:
        print("\nNo ntrex-dev below --data: the professional translations are left out.")
    beside(options, folder)


if __name__ == "__main__":
    main()
