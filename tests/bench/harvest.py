"""How well names are harvested: F1 by language, precision of what is taken without a look, false hits on news.

python tests/bench/harvest.py [--names FILE…] [--data DIR] [--places] [--misses]
"""

import argparse
import json
import os
import sys
import time
from collections import defaultdict
from pathlib import Path

from l10n.terms import Termbase, TermKind, gazetteer, harvest
from l10n.terms.harvesting import harvest_together, known
from l10n.terms.harvesting.gather import Sentence, gather, name_key

BENCH = Path(__file__).parent


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def same(found: str, gold: str) -> bool:
    return found.replace(" ", "") == gold.replace(" ", "")


def score(triples: list[dict], locale: str, *, misses: bool) -> dict[str, float]:
    """Pairs of source and target, both as they stand."""
    right = found = gold = sure = sure_right = 0
    for row in triples:
        wanted = [(name["en"], name[locale]) for name in row["names"] if name.get(locale)]
        gold += len(wanted)
        left = list(wanted)
        for match in harvest(row["en"], row[locale], source_locale="en", target_locale=locale):
            hit = next(
                (pair for pair in left if same(pair[0], match.source) and same(pair[1], match.target)), None
            )
            found += 1
            sure += match.automatic
            if hit is not None:
                left.remove(hit)
                right += 1
                sure_right += match.automatic
            elif misses:
                print(f"  {locale} {row['id']} false: {match}")
        if misses and left:
            print(f"  {locale} {row['id']} missed: {left}")
    precision, recall = right / found if found else 0.0, right / gold if gold else 0.0
    return {
        "names": gold,
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / (precision + recall) if right else 0.0,
        "automatic": sure / gold if gold else 0.0,
        "automatic precision": sure_right / sure if sure else 0.0,
    }


def together(triples: list[dict], *, joint: bool) -> dict[str, float]:
    """Both translations of each sentence at once, or each by itself: pairs, and proposals with what all say of a name."""
    right = found = gold = sure = sure_right = 0
    sentences: list[Sentence] = []
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in triples:
        sentences += [Sentence(row["en"], row[locale], locale, row["id"]) for locale in ("ko", "ja")]
        for name in row["names"]:
            for locale in ("ko", "ja"):
                if name.get(locale):
                    wanted[name_key(name["en"]), locale].add(name[locale].replace(" ", ""))
    versions = [sentences] if joint else [[s for s in sentences if s.locale == tag] for tag in ("ko", "ja")]
    proposals = [one for part in versions for one in gather(part, source_locale="en")]
    gold = len(wanted)
    for proposal in proposals:
        forms = {
            tag: proposal.best(tag).replace(" ", "") in wanted[name_key(proposal.name), tag]
            for tag in proposal.targets
        }
        found += len(forms)
        right += sum(forms.values())
        sure += len(forms) if proposal.automatic else 0
        sure_right += sum(forms.values()) if proposal.automatic else 0
    precision, recall = right / found, right / gold
    return {
        "names": gold,
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / (precision + recall),
        "automatic": sure / gold,
        "automatic precision": sure_right / sure if sure else 0.0,
    }


def news(folder: Path, count: int) -> None:
    """Automatic finds on general news, to be read by eye."""
    english = (folder / "en.txt").read_text("utf-8").splitlines()
    for locale in ("ko", "ja"):
        other = (folder / f"{locale}.txt").read_text("utf-8").splitlines()
        start, taken, asked = time.process_time(), 0, 0
        for number, (source, target) in enumerate(zip(english, other, strict=True)):
            for match in harvest(source, target, source_locale="en", target_locale=locale):
                taken += match.automatic
                asked += not match.automatic
                if match.automatic and number < count:
                    print(f"{locale} {number}\t{match.source}\t{match.target}\t{match.score}\t{match.how}")
        spent = time.process_time() - start
        print(
            f"{locale}: {len(english)} sentences, {taken} automatic, {asked} to look at, {1000 * spent / len(english):.1f} ms of processor time a sentence"
        )


def helped(folder: Path, count: int) -> None:
    """What Korean and Japanese find by each other's help in general news, to be read by eye."""
    english, korean, japanese = (
        (folder / f"{tag}.txt").read_text("utf-8").splitlines()[:count] for tag in ("en", "ko", "ja")
    )
    alone = more = sure = 0
    for number, (source, ko, ja) in enumerate(zip(english, korean, japanese, strict=True)):
        for locale, matches in harvest_together(source, {"ko": ko, "ja": ja}, source_locale="en").items():
            for match in matches:
                alone += match.how != "together"
                if match.how == "together":
                    more, sure = more + 1, sure + match.automatic
                    print(
                        f"{locale} {number}\t{match.source}\t{match.target}\t{match.score}\t{match.automatic}"
                    )
    print(
        f"{count} sentences: {alone} names by themselves, {more} more by the other language, {sure} of them automatic"
    )


def shown(figures: dict[str, float]) -> str:
    return " ".join(f"{name} {value:.3f}" for name, value in figures.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--names",
        type=Path,
        nargs="+",
        default=[BENCH / f"names_{name}.jsonl" for name in ("dev", "own", "fresh")],
    )
    parser.add_argument(
        "--places", action="store_true", help="without the people and organisations that ship"
    )
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    if options.places:
        places = Termbase(term for term in gazetteer() if term.kind is TermKind.PLACE)
        known.gazetteer = lambda: places
    for path in options.names:
        for locale in ("ko", "ja"):
            figures = score(rows(path), locale, misses=options.misses)
            print(path.name, locale, shown(figures))
        for joint in (False, True):
            figures = together(rows(path), joint=joint)
            print(path.name, "both languages, together" if joint else "both languages, apart", shown(figures))
    if options.data is None:
        print("NTREX: no --data, left out", file=sys.stderr)
    else:
        news(Path(options.data) / "ntrex-dev", options.count)
        helped(Path(options.data) / "ntrex-dev", options.count)


if __name__ == "__main__":
    main()
