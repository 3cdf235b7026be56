"""Words put into another mouth: false alarms on professional translations, and how many are found when it is done.

    python tests/bench/checks_speakers.py --data DIR

The names of ``DIR/ntrex-dev/`` are harvested from the sentences themselves, as a termbase of the newsroom's would be.
Where the speaker is plain on both sides, the translation then gets another one, a name or a role, and must be told of.
"""

import argparse
import os
from collections import Counter
from pathlib import Path

from l10n.checks import Checker, Pair
from l10n.checks.rules.speakers import speakers
from l10n.checks.settings import Settings
from l10n.terms import Termbase, harvest
from l10n.text.speakers import SAYING

OTHER = {"ko": ("리설주", "운전사"), "ja": ("李雪主", "運転手")}
"""A name and a role that the sentences do not have."""


def names(english: list[str], target: list[str], locale: str) -> list[dict[str, str]]:
    """Rows of a termbase: persons and organisations of the sentences, with all that they are called."""
    forms: dict[tuple[str, str], Counter[str]] = {}
    for en, text in zip(english, target, strict=True):
        for match in harvest(en, text, source_locale="en", target_locale=locale):
            if match.kind in {"person", "organisation"}:
                forms.setdefault((match.kind, match.source), Counter())[match.target] += 1
    rows = [{"en": "Ri Sol Ju", "kind": "person", locale: OTHER[locale][0]}]
    for (kind, name), counts in forms.items():
        first, *more = [form for form, _ in counts.most_common()]
        rows.append(
            {
                "en": name,
                "kind": kind,
                locale: first,
                "variants": f"{locale}: {'|'.join(more)}" if more else "",
            }
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", default=os.environ.get("L10N_BENCH_DATA"), required="L10N_BENCH_DATA" not in os.environ
    )
    parser.add_argument(
        "--list", action="store_true", help="show every alarm, and every other speaker that is not found"
    )
    options = parser.parse_args()
    folder = Path(options.data) / "ntrex-dev"
    english = (folder / "en.txt").read_text("utf-8").splitlines()
    checker = Checker(Settings(only=frozenset({"speakers"})))
    print(
        "| | sentences with a verb of saying | alarms | plain on both sides | another speaker found |\n|---|---|---|---|---|"
    )
    for locale in ("ko", "ja"):
        target = (folder / f"{locale}.txt").read_text("utf-8").splitlines()
        termbase = Termbase.from_pairs(names(english, target, locale))
        spoken = alarms = plain = found = 0
        for en, text in zip(english, target, strict=True):
            pair = Pair(en, text, locale, termbase=termbase)
            spoken += not SAYING.isdisjoint(pair.source_words)
            told = checker.unit(pair)
            alarms += bool(told)
            for finding in told if options.list else ():
                print(f"{locale} {finding.message}\n    {en}\n    {text}")
            both = speakers(pair)
            if both is None or both.here.who.isdisjoint(both.source.who):
                continue
            plain += 1
            other = OTHER[locale][not both.named]
            changed = text[: both.here.start] + other + text[both.here.end :]
            hit = bool(checker.unit(Pair(en, changed, locale, termbase=termbase)))
            found += hit
            if options.list and not hit:
                print(f"{locale} not found\n    {en}\n    {changed}")
        print(f"| {locale} | {spoken} | {alarms} | {plain} | {found} |")


if __name__ == "__main__":
    main()
