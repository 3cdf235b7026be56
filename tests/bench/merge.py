# ruff: noqa: S311 -- seeded, to make the same edits every time
"""What a merge keeps of translations when a report is edited or cut otherwise, and what it costs beside msgmerge.

    python tests/bench/merge.py [--data DIR] [--units 6000] [--runs 5]

With documents of NTREX, English with Korean and Japanese, four sentences a paragraph:
- one word is changed in a sentence of every paragraph: how many units are untouched, and how many of the others are
  fuzzy with `#|` and their text; beside `msgmerge --previous` on the same catalogs, and on catalogs with a paragraph
  an entry;
- a sentence or a paragraph is put in, taken out or moved, anywhere: how many other units change a byte;
- paragraphs become sentences, sentences paragraphs, paragraphs halves: how many translations are there complete, and
  not fuzzy; beside msgmerge;
- how often a translation is cut where its source is cut, and how often each piece is that of its sentence.

Then a catalog of `--units` sentences, a tenth of them edited, from bytes to bytes, beside msgmerge; and the time and
memory of twice and four times as many.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path, PurePosixPath

import alignment_data as data

from l10n.formats import po
from l10n.merge import Past, identify, known_segments, merge, template
from l10n.model import Block, Catalog, Document, Role, Segment, Skeleton, Unit
from l10n.segment import segment_document
from l10n.text.joining import joiner

ROOT = Path(__file__).parents[2]
PATH = PurePosixPath("sources/r/en.html")
FOUR = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("L10N_BENCH_DATA"))
    parser.add_argument("--units", type=int, default=6000)
    parser.add_argument("--runs", type=int, default=5, help="of the timing; 0 leaves it out")
    options = parser.parse_args()
    if options.data is None or not (Path(options.data) / "ntrex-dev").is_dir():
        print(f"no ntrex-dev in {options.data or '--data'}; only costs are measured")
    else:
        for locale in ("ko", "ja"):
            documents = [d for d in data.load_ntrex(Path(options.data), locale).values() if len(d) >= FOUR]
            edited(documents, locale)
            moved(documents, locale)
            recut(documents, locale)
    if options.runs:
        costs(options.units, options.runs)


# The report in both states.


def sentences(paragraphs: Sequence[Sequence[str]]) -> tuple[Segment, ...]:
    return tuple(
        Segment(f"p{n}.{m}", text) for n, texts in enumerate(paragraphs, 1) for m, text in enumerate(texts, 1)
    )


def cut(paragraphs: Sequence[str]) -> tuple[Segment, ...]:
    """Paragraphs cut into sentences as the project cuts them."""
    blocks = tuple(Block(f"b{n}", Role.PARAGRAPH, text) for n, text in enumerate(paragraphs, 1))
    return segment_document(Document("en", "text/plain", blocks, Skeleton(b""))).segments


def translated(source: Sequence[Segment], targets: dict[str, str], locale: str) -> Catalog:
    """The catalog of a source whose every sentence somebody has translated."""
    bare = merge(source, None, Past(Catalog(locale, ()), {}), path=PATH, source_locale="en").catalog
    units = tuple(Unit(**{**fields(unit), "target": targets[unit.source]}) for unit in bare.units)
    return po.parse(po.serialize(Catalog(locale, units)), locale=locale)


def fields(unit: Unit) -> dict[str, object]:
    return {name: getattr(unit, name) for name in Unit.__dataclass_fields__}


def resynced(catalog: Catalog, old: Sequence[Segment], new: Sequence[Segment]) -> Catalog:
    """The catalog after the report has become another."""
    known = [(segment.id, segment.text) for segment in old]
    source = identify(new, known)
    return merge(source, None, Past(catalog, dict(known)), path=PATH, source_locale="en").catalog


def by_msgmerge(catalog: Catalog, new: Sequence[Segment]) -> Catalog:
    with tempfile.TemporaryDirectory() as folder:
        before, pot, after = (Path(folder, name) for name in ("a.po", "a.pot", "b.po"))
        before.write_bytes(po.serialize(catalog))
        pot.write_bytes(po.serialize(template(new, path=PATH, header={"Language": "en"})))
        run(["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", str(after), str(before), str(pot)])
        return po.parse(after.read_bytes(), locale=catalog.locale)


def paragraphs_of(pairs: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Four sentences each; a text that stands there twice is left out, since one entry holds both."""
    seen: set[str] = set()
    fresh = [pair for pair in pairs if not (pair[0] in seen or seen.add(pair[0]))]
    return [list(fresh[at : at + FOUR]) for at in range(0, len(fresh) - FOUR + 1, FOUR)]


# One word in every paragraph.


def edited(documents: Sequence[Sequence[tuple[str, str]]], locale: str) -> None:
    rng = random.Random(1)
    words = sorted({word for d in documents for text, _ in d for word in text.split()})
    counts = {"ours": [0, 0, 0, 0], "msgmerge": [0, 0, 0, 0], "msgmerge, paragraphs": [0, 0, 0, 0]}
    for pairs in documents:
        paragraphs = paragraphs_of(pairs)
        targets = dict(pair for paragraph in paragraphs for pair in paragraph)
        old = [[text for text, _ in paragraph] for paragraph in paragraphs]
        new = [one_word(texts, words, rng) for texts in old]
        catalog = translated(sentences(old), targets, locale)
        whole = {" ".join(texts): " ".join(targets[t] for t in texts) for texts in old}
        coarse = translated(sentences([[" ".join(texts)] for texts in old]), whole, locale)
        count(counts["ours"], catalog, resynced(catalog, sentences(old), sentences(new)))
        count(counts["msgmerge"], catalog, by_msgmerge(catalog, sentences(new)))
        joined = sentences([[" ".join(texts)] for texts in new])
        count(counts["msgmerge, paragraphs"], coarse, by_msgmerge(coarse, joined))
    print(f"{locale}: one word in a sentence of every paragraph")
    for who, (units, same, followed, characters) in counts.items():
        left = units - same
        print(
            f"  {who:<22} {units:>5} units  untouched {same / units:6.1%}  of the others fuzzy with #| and text"
            f" {followed / max(1, left):6.1%}  characters still translated {characters / total_of(documents):6.1%}"
        )


def one_word(texts: Sequence[str], words: Sequence[str], rng: random.Random) -> list[str]:
    """The sentences, one of them with a word put in, taken out or exchanged."""
    at = rng.randrange(len(texts))
    tokens = texts[at].split()
    place = rng.randrange(len(tokens))
    kind = rng.choice(["in", "out", "other"]) if len(tokens) > 1 else "other"
    new = {
        "in": [*tokens[:place], rng.choice(words), *tokens[place:]],
        "out": [*tokens[:place], *tokens[place + 1 :]],
        "other": [*tokens[:place], rng.choice(words), *tokens[place + 1 :]],
    }[kind]
    return [*texts[:at], " ".join(new), *texts[at + 1 :]]


def count(sums: list[int], before: Catalog, after: Catalog) -> None:
    old = {unit.source: unit for unit in before.units}
    kept = {unit.source: unit for unit in after.units}
    targets = {unit.target for unit in after.units if unit.fuzzy and unit.previous}
    gone = [unit for unit in before.units if unit.source not in kept or kept[unit.source] != unit]
    sums[0] += len(before.units)
    sums[1] += len(before.units) - len(gone)
    sums[2] += sum(unit.target in targets for unit in gone)
    sums[3] += sum(len(s) for s, unit in kept.items() if s in old and unit.target and not unit.fuzzy)


def total_of(documents: Sequence[Sequence[tuple[str, str]]]) -> int:
    return sum(len(text) for d in documents for paragraph in paragraphs_of(d) for text, _ in paragraph)


# In, out, elsewhere.


def moved(documents: Sequence[Sequence[tuple[str, str]]], locale: str) -> None:
    rng = random.Random(2)
    others = changed = edits = 0
    for pairs in documents:
        paragraphs = paragraphs_of(pairs)
        targets = dict(pair for paragraph in paragraphs for pair in paragraph)
        old = [[text for text, _ in paragraph] for paragraph in paragraphs]
        catalog = translated(sentences(old), targets, locale)
        before = {unit.source: entry(unit) for unit in catalog.units}
        for new in rearranged(old, rng):
            after = {
                unit.source: entry(unit) for unit in resynced(catalog, sentences(old), sentences(new)).units
            }
            left = [text for texts in new for text in texts if text in before]
            others += len(left)
            changed += sum(after.get(text) != before[text] for text in left)
            edits += 1
    print(
        f"{locale}: {edits} times a sentence or paragraph in, out or elsewhere: {changed} of {others} other units changed"
    )


def entry(unit: Unit) -> bytes:
    return po.serialize(Catalog("ko", (unit,)))


def rearranged(old: list[list[str]], rng: random.Random) -> Iterator[list[list[str]]]:
    n, m = rng.randrange(len(old)), rng.randrange(FOUR)
    yield [*old[:n], [*old[n][:m], "A sentence that nobody has seen before.", *old[n][m:]], *old[n + 1 :]]
    yield [*old[:n], ["A whole paragraph.", "It has two sentences."], *old[n:]]
    yield [*old[:n], [*old[n][:m], *old[n][m + 1 :]], *old[n + 1 :]]
    yield [*old[:n], *old[n + 1 :]]
    rest = [*old[:n], *old[n + 1 :]]
    to = rng.randrange(len(rest) + 1)
    yield [*rest[:to], old[n], *rest[to:]]
    kept = [*old[:n], [*old[n][:m], *old[n][m + 1 :]], *old[n + 1 :]]
    to = rng.randrange(len(kept))
    yield [*kept[:to], [*kept[to], old[n][m]], *kept[to + 1 :]]


# Other cuts.


def recut(documents: Sequence[Sequence[tuple[str, str]]], locale: str) -> None:
    glue = joiner(locale)
    ways: dict[str, list[float]] = {}
    cuts = [0, 0, 0, 0]
    for pairs in documents:
        paragraphs = paragraphs_of(pairs)
        english = [" ".join(text for text, _ in paragraph) for paragraph in paragraphs]
        foreign = [glue.join(text for _, text in paragraph) for paragraph in paragraphs]
        lines = sentences([[text for text, _ in paragraph] for paragraph in paragraphs])
        wholes = sentences([[text] for text in english])
        halves = sentences(
            [[" ".join(t for t, _ in p[:2]), " ".join(t for t, _ in p[2:])] for p in paragraphs]
        )
        coarse = translated(wholes, dict(zip(english, foreign, strict=True)), locale)
        fine = translated(lines, dict(pair for p in paragraphs for pair in p), locale)
        for way, catalog, old, new in (
            ("paragraphs to sentences", coarse, wholes, cut(english)),
            ("sentences to paragraphs", fine, lines, wholes),
            ("paragraphs to halves", coarse, wholes, halves),
        ):
            after = resynced(catalog, old, new)
            for who, result in (("ours", after), ("msgmerge", by_msgmerge(catalog, new))):
                sums = ways.setdefault(f"{way:<24} {who}", [0, 0, 0])
                tally(sums, catalog, result)
        pieces(cuts, resynced(coarse, wholes, lines), paragraphs)
    print(f"{locale}: the same text cut otherwise")
    for way, (units, complete, exact) in ways.items():
        print(
            f"  {way:<34} {int(units):>5} translations  complete {complete / units:6.1%}  and not fuzzy {exact / units:6.1%}"
        )
    whole, apart, right, wrong = cuts
    print(
        f"  of {whole} paragraphs {apart} were cut with their sentences ({apart / whole:.1%}); of {right + wrong} pieces"
        f" {right / max(1, right + wrong):.1%} are what their sentence's translation is"
    )


def tally(sums: list[float], before: Catalog, after: Catalog) -> None:
    """How many translations of last time stand complete in the units that their text is in now.

    Both catalogs hold one text. Between the cuts that both have, the targets must be the same, but for white space.
    """
    ends = [set(accumulate(len(tight(unit.source)) for unit in side.units)) for side in (before, after)]
    common = sorted(ends[0] & ends[1])
    old, new = (grouped(side, common) for side in (before, after))
    for units, now in zip(old, new, strict=True):
        complete = tight("".join(u.target for u in units)) == tight("".join(u.target for u in now))
        sums[0] += len(units)
        sums[1] += len(units) * complete
        sums[2] += len(units) * (complete and not any(u.fuzzy for u in now))


def grouped(catalog: Catalog, ends: Sequence[int]) -> list[list[Unit]]:
    groups: list[list[Unit]] = [[]]
    at, left = 0, iter(ends)
    end = next(left)
    for unit in catalog.units:
        groups[-1].append(unit)
        at += len(tight(unit.source))
        if at == end:
            end = next(left, -1)
            groups.append([])
    return groups[:-1]


def tight(text: str) -> str:
    return "".join(text.split())


def pieces(cuts: list[int], after: Catalog, paragraphs: Sequence[Sequence[tuple[str, str]]]) -> None:
    targets = {unit.source: unit.target for unit in after.units}
    for paragraph in paragraphs:
        cuts[0] += 1
        if all(text in targets for text, _ in paragraph):
            cuts[1] += 1
            right = sum(tight(targets[text]) == tight(foreign) for text, foreign in paragraph)
            cuts[2] += right
            cuts[3] += len(paragraph) - right


# What it costs.


def costs(size: int, runs: int) -> None:
    if shutil.which("msgmerge") is None:
        sys.exit("msgmerge is not installed: apt-get install gettext")
    with tempfile.TemporaryDirectory() as folder:
        catalog, old, new = problem(size)
        before, pot = Path(folder, "a.po"), Path(folder, "a.pot")
        before.write_bytes(catalog)
        pot.write_bytes(po.serialize(template(identify(new, old), path=PATH, header={"Language": "en"})))
        ours, theirs = [], []
        command = ["msgmerge", "--quiet", "--previous", "--no-wrap", "-o", "/dev/null", str(before), str(pot)]
        for _ in range(runs):
            ours.append(timed(lambda: bytes_to_bytes(catalog, old, new)))
            theirs.append(timed(lambda: run(command)))
    one, other = statistics.median(ours), statistics.median(theirs)
    print(f"a catalog of {size:,} units, a tenth of them edited, median of {runs}:")
    print(
        f"  merge, from bytes to bytes {one:7.2f} s\n  msgmerge --previous        {other:7.2f} s\n  ratio {one / other:.2f}"
    )
    for times in (1, 2, 4):
        made = problem(size * times)
        seconds = timed(lambda made=made: bytes_to_bytes(*made))
        tracemalloc.start()
        bytes_to_bytes(*made)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(
            f"  {size * times:>6,} units: {seconds:6.2f} s, {1e6 * seconds / size / times:5.0f} us and {peak / size / times / 1000:5.1f} kB a unit"
        )


def problem(size: int) -> tuple[bytes, list[tuple[str, str]], tuple[Segment, ...]]:
    """A translated catalog, the sentences it is of, and those of now: a tenth edited, some put in, out and moved."""
    rng = random.Random(3)
    words = (ROOT / "sources/2026-02-power-cuts/en.txt").read_text("utf-8").split()
    texts = [" ".join([*rng.choices(words, k=rng.randrange(6, 30)), f"({n})."]) for n in range(size)]
    old = sentences([texts[at : at + FOUR] for at in range(0, size, FOUR)])
    catalog = translated(old, {text: f"번역 {n}: {text[:40]}" for n, text in enumerate(texts)}, "ko")
    new = list(texts)
    for n in rng.sample(range(size), size // 10):
        new[n] = one_word([new[n]], words, rng)[0]
    for _ in range(size // 100):
        del new[rng.randrange(len(new))]
        new.insert(rng.randrange(len(new)), " ".join(rng.choices(words, k=12)) + ".")
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    known = known_segments(po.parse(po.serialize(template(old, path=PATH, header={}))))
    return po.serialize(catalog), known, sentences([new[at : at + FOUR] for at in range(0, len(new), FOUR)])


def bytes_to_bytes(catalog: bytes, known: list[tuple[str, str]], new: tuple[Segment, ...]) -> bytes:
    past = Past(po.parse(catalog, locale="ko"), dict(known))
    now = merge(identify(new, known), None, past, path=PATH, source_locale="en")
    return po.serialize(now.catalog)


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def timed(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
