# ruff: noqa: S311, S324 -- seeded, to make the same problems every time
"""Alignment problems for learning and for measuring, made from aligned text.

Data (not part of the project): a folder with ``ntrex-dev/{en,ko,ja}.txt`` and ``ids.tsv`` (half of NTREX-128),
and ``park-dev/{en,ko,ko-kp}.txt`` (English-Korean newspaper sentences). A document belongs to one of some folds
by the hash of its name; each fold is measured with what was learned from all the others.
"""

import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import align_bench

Pair = tuple[str, str]
Documents = dict[str, list[Pair]]
Pairs = Sequence[Pair]
Problem = dict

TRACKS = ["plain", "merge", "split", "del", "delrun", "ins", "mix", "mix2", "swap"]
CHUNK = 25
HERE = Path(__file__).parent

CAPTIONS = {
    "en": ["(PHOTO) {}", "(PHOTO {n}) {}", "(MAP) {}"],
    "ko": ["(사진) {}", "<사진{n}> {}", "[지도] {}"],
    "ja": ["写真　{}", "写真{n}　{}", "（地図）{}"],
}
SUBHEADS = {"en": "◆ {}", "ko": "◆ {}", "ja": "◆{}"}
FIXED = [
    {"en": "By Jane Miller / LEE Min-ho", "ko": "이민호 기자", "ja": "（ジェーン・ミラー／李民浩）"},
    {"en": "Text by Jane Miller", "ko": "글 제인 밀러", "ja": "文・ジェーン・ミラー"},
    {"en": "(To be continued)", "ko": "(계속)", "ja": "（続く）"},
    {"en": "Photographed by a reporter in July.", "ko": "7월 기자 촬영", "ja": "7月、記者撮影"},
]

SPARE = {
    "en": [
        "Read the previous part",
        "Names have been changed for the safety of the speakers.",
        "This article was updated on May 3.",
    ],
    "ko": [
        "관련 기사를 읽는다",
        "※ 이 기사에 나오는 이름은 모두 가명이다.",
        "하루빨리 해결되기를 바란다.",
        "앞 회를 읽는다",
    ],
    "ja": [
        "前の回を読む＞＞",
        "※登場人物の名前は全て仮名です。",
        "一日も早い解決が望まれる。",
        "関連記事はこちら",
    ],
}
TAIL = {
    "en": re.compile(r"(?<=[,;:—–”]) (?=.{12,60}\Z)"),
    "ko": re.compile(r"(?<=[,”])(?:라고|고|며)? (?=.{6,40}\Z)"),
    "ja": re.compile(r"(?<=[、」])(?=.{6,40}\Z)"),
}
"""Where a sentence may be cut before its short last part: who said it, where it was."""


def fold_of(name: str, folds: int) -> int:
    """Which of so many folds, from another part of the hash than `align_bench.parity` looks at."""
    return hashlib.sha1(f"fold/{name}".encode()).digest()[0] % folds


def load_ntrex(folder: Path, lang: str, other: str = "en") -> Documents:
    base = folder / "ntrex-dev"
    return dict(align_bench.load(base / f"{other}.txt", base / f"{lang}.txt", base / "ids.tsv"))


def load_park(folder: Path, name: str = "ko") -> Documents:
    sides = [(folder / "park-dev" / f"{side}.txt").read_text("utf-8").split("\n") for side in ("en", name)]
    pairs = [(e.strip(), t.strip()) for e, t in zip(*sides, strict=True) if e.strip() and t.strip()]
    return {f"park.{at // CHUNK}": pairs[at : at + CHUNK] for at in range(0, len(pairs), CHUNK)}


def park_faults() -> set[int]:
    """Lines of the Korean set, from 0, whose two sides do not belong together."""
    lines = (HERE / "park_faults.txt").read_text("utf-8").splitlines()
    return {int(line.split()[0]) - 1 for line in lines if line[:1] != "#"}


def sound(documents: Documents) -> Documents:
    """The Korean set without its faults."""
    faults = park_faults()
    return {
        name: [pair for at, pair in enumerate(pairs, CHUNK * number) if at not in faults]
        for number, (name, pairs) in enumerate(documents.items())
    }


def faulty(documents: Documents) -> list[Pair]:
    """The faults of the Korean set."""
    lines = list(chain.from_iterable(documents.values()))
    return [lines[at] for at in sorted(park_faults())]


def holds(text: str, lines: Sequence[str]) -> bool:
    """Whether a sentence is one of these lines, a part of one, or was joined with one."""
    return any(text in line or line in text for line in lines)


@dataclass(frozen=True, slots=True)
class Fold:
    """One of some parts that documents are divided into."""

    number: int
    of: int

    def has(self, name: str) -> bool:
        return fold_of(name, self.of) == self.number


def within(documents: Documents, fold: Fold | None) -> Documents:
    """The documents of a fold; without one all."""
    return {name: pairs for name, pairs in documents.items() if fold is None or fold.has(name)}


def without(documents: Documents, fold: Fold | None) -> Documents:
    """The documents of all other folds; without one all."""
    return {name: pairs for name, pairs in documents.items() if fold is None or not fold.has(name)}


def bench_problems(
    documents: Documents, lang: str, *, tracks: list[str], seed: int = 1, variants: int = 1
) -> Iterator[Problem]:
    yield from align_bench.make(documents, lang, "all", seed, tracks, variants)


def report_problems(
    documents: Documents, lang: str, *, seed: int, variants: int = 1, moves: bool = True
) -> Iterator[Problem]:
    """Documents dressed as reports: captions, subheads, bylines; joined, cut and, on the target side, moved."""
    names = sorted(documents)
    for variant in range(variants):
        for name in names:
            rng = random.Random(f"{seed}/{variant}/report/{lang}/{name}")
            units = [[[e], [t]] for e, t in documents[name]]
            if len(units) < 6:
                continue
            units = units[: rng.randint(10, 30)]
            dress(rng, units, lang)
            units = align_bench.op_split(rng, merge_plain(rng, units, lang), lang, 0.1)
            units = cut_tails(rng, units, lang, 0.12)
            units = align_bench.op_del(rng, units, rng.choice([0.0, 0.03, 0.08]))
            order = shuffle(rng, units) if moves else list(range(len(units)))
            yield emit(units, order) | {
                "id": f"report/{lang}/{name}/{variant}",
                "track": "report",
                "lang": lang,
            }


def dress(rng: random.Random, units: list, lang: str) -> None:
    for at, unit in enumerate(units):
        chance = rng.random()
        if at and chance < 0.08:
            which, number = rng.randrange(3), rng.randint(1, 4)
            for side, language in enumerate(("en", lang)):
                unit[side] = [CAPTIONS[language][which].format(text, n=number) for text in unit[side]]
        elif at and chance < 0.14:
            for side, language in enumerate(("en", lang)):
                unit[side] = [SUBHEADS[language].format(text) for text in unit[side]]
    for line in rng.sample(FIXED, rng.randint(0, 3)):
        place = len(units) if "계속" in line["ko"] else rng.randint(1, len(units))
        sides = rng.choice(["both", "both", "en", lang])
        units.insert(place, [[line["en"]] if sides != lang else [], [line[lang]] if sides != "en" else []])
    for _ in range(rng.choice([0, 0, 0, 1, 1, 2])):
        side = rng.choice([0, 1, 1])
        spare = [[], []]
        spare[side] = [rng.choice(SPARE[("en", lang)[side]])]
        units.insert(rng.choice([1, len(units), len(units), rng.randint(1, len(units))]), spare)


def merge_plain(rng: random.Random, units: list, lang: str) -> list:
    """Joined sentences, but never a caption or a subhead with text."""
    out, run = [], []
    for unit in [*units, None]:
        if unit is None or any(text[:1] in "(<[（写◆" for side in unit for text in side):
            out += align_bench.op_merge(rng, run, lang, rng.choice([0.1, 0.25, 0.4]))
            run = []
            if unit is not None:
                out.append(unit)
        else:
            run.append(unit)
    return out


def cut_tails(rng: random.Random, units: list, lang: str, share: float) -> list:
    """The short last part of some sentences made a sentence of its own, on one side."""
    out = []
    for unit in units:
        s, t = unit
        side = rng.randrange(2)
        if len(s) == len(t) == 1 and rng.random() < share:
            text = unit[side][0]
            cuts = [m.end() for m in TAIL[("en", lang)[side]].finditer(text) if m.start() > 12]
            if cuts:
                parts = [text[: cuts[-1]].strip(" ,、"), text[cuts[-1] :].strip()]
                s, t = (parts, t) if side == 0 else (s, parts)
        out.append([s, t])
    return out


def excerpts(documents: Documents, lang: str, *, seed: int) -> Iterator[Problem]:
    """A few sentences of one side against many of the other."""
    for name in sorted(documents):
        rng = random.Random(f"{seed}/excerpt/{lang}/{name}")
        pairs = documents[name]
        count = rng.choice([1, 1, 2, 3, 5])
        first = rng.randrange(max(1, len(pairs) - count))
        whole = rng.choice([True, True, False])
        units = [
            [[e], [t]] if first <= at < first + count else [[], [t]]
            for at, (e, t) in enumerate(pairs)
            if whole or first - 1 <= at < first + count + 1
        ]
        if rng.random() < 0.5:
            units = [[t, s] for s, t in units]
        problem = emit(units, list(range(len(units))))
        if problem["src"] and problem["tgt"]:
            yield problem | {"id": f"excerpt/{lang}/{name}", "track": "excerpt", "lang": lang}


def shuffle(rng: random.Random, units: list) -> list[int]:
    """Order of the units on the target side: captions, single sentences and sections elsewhere."""
    order = list(range(len(units)))

    def move(first: int, size: int) -> None:
        piece = order[first : first + size]
        rest = order[:first] + order[first + size :]
        place = rng.randint(0, len(rest))
        order[:] = rest[:place] + piece + rest[place:]

    captions = [at for at, (s, _) in enumerate(units) if s and s[0][:4] in {"(PHO", "(MAP"}]
    for caption in captions:
        if rng.random() < 0.6:
            move(order.index(caption), 1)
    if rng.random() < 0.5:
        move(rng.randrange(len(order)), 1)
    if rng.random() < 0.4 and len(order) > 9:
        size = rng.randint(2, 4)
        move(rng.randrange(len(order) - size), size)
    return order


def emit(units: list, order: list[int]) -> Problem:
    source, spans, at = [], [], 0
    for left, _ in units:
        source += left
        spans.append(list(range(at, at + len(left))))
        at += len(left)
    target, gold = [], []
    for which in order:
        right = list(range(len(target), len(target) + len(units[which][1])))
        target += units[which][1]
        left = spans[which]
        if left and right:
            gold.append([left, right])
        else:
            gold += [[[i], []] for i in left] + [[[], [j]] for j in right]
    return {"src": source, "tgt": target, "gold": gold}


def freer(problems: Iterator[Problem], *, seed: int, share: float = 0.2) -> Iterator[Problem]:
    """The same problems with the last clause of some sentences dropped, as summaries do."""
    for problem in problems:
        rng = random.Random(f"{seed}/{problem['id']}/{problem['lang']}")
        sides = {}
        for side, language in (("src", "en"), ("tgt", problem["lang"])):
            texts = list(problem[side])
            for at, text in enumerate(texts):
                cuts = [
                    m.start() for m in align_bench.COMMA.get(language, align_bench.COMMA["en"]).finditer(text)
                ]
                cuts = [cut for cut in cuts if cut > 0.4 * len(text)]
                if cuts and rng.random() < share:
                    texts[at] = text[: cuts[0]].rstrip(" ,、")
            sides[side] = texts
        yield problem | sides


def unrelated(documents: Documents, lang: str, *, seed: int) -> Iterator[Problem]:
    """Two different documents: nothing belongs together."""
    names = sorted(documents)
    rng = random.Random(f"{seed}/unrelated/{lang}")
    for name in names:
        other = rng.choice([n for n in names if n != name])
        source = [e for e, _ in documents[name]][:25]
        target = [t for _, t in documents[other]][:25]
        gold = [[[i], []] for i in range(len(source))] + [[[], [j]] for j in range(len(target))]
        yield {
            "id": f"unrelated/{lang}/{name}",
            "track": "unrelated",
            "lang": lang,
            "src": source,
            "tgt": target,
            "gold": gold,
        }


def replaced(documents: Documents, lang: str, *, seed: int, share: float = 0.08) -> Iterator[Problem]:
    """Documents that are translated sentence by sentence, but for some that say something else."""
    for name in sorted(documents):
        rng = random.Random(f"{seed}/replaced/{lang}/{name}")
        others = [t for other in sorted(documents) if other != name for _, t in documents[other]]
        units = []
        for e, t in documents[name]:
            units += [[[e], []], [[], [rng.choice(others)]]] if rng.random() < share else [[[e], [t]]]
        yield emit(units, list(range(len(units)))) | {
            "id": f"replaced/{lang}/{name}",
            "track": "replaced",
            "lang": lang,
        }


def paragraphs(problem: Problem, *, seed: int) -> tuple[list[int], list[int]]:
    """Paragraph of each sentence; cuts agree between the sides but for one in seven."""
    rng = random.Random(f"{seed}/paragraphs/{problem['id']}")
    cuts = [set(), set()]
    for left, right in problem["gold"]:
        if left and right and rng.random() < 0.45:
            for side, sentences in enumerate((left, right)):
                if rng.random() < 0.93:
                    cuts[side].add(sentences[0])
    out = []
    for side, name in enumerate(("src", "tgt")):
        number, blocks = 0, []
        for at in range(len(problem[name])):
            number += at in cuts[side] or rng.random() < 0.03
            blocks.append(number)
        out.append(blocks)
    return out[0], out[1]


NAME = re.compile(r"(?<=[a-z,;’”] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")
FORMS = {"ko": re.compile(r"[가-힣]{2,6}"), "ja": re.compile(r"[ァ-ヶー]{2,}|[一-鿿]{2,}")}
Names = list[tuple[str, str]]


def find_names(documents: Documents, lang: str) -> Names:
    """Names that occur with one form of the other language: what a newsroom has in its termbase, roughly."""
    together: Counter[tuple[str, str]] = Counter()
    alone: tuple[Counter[str], Counter[str]] = Counter(), Counter()
    for english, other in chain.from_iterable(documents.values()):
        left = set(NAME.findall(english))
        words = FORMS[lang].findall(other)
        right = {
            word[:size]
            for word in words
            for size in (range(2, len(word) + 1) if lang == "ko" else [len(word)])
        }
        alone[0].update(left)
        alone[1].update(right)
        together.update((name, form) for name in left for form in right)
    dice = {
        (name, form): (2 * count / (alone[0][name] + alone[1][form]), len(form))
        for (name, form), count in together.items()
        if count > 2
    }
    found: dict[str, str] = {}
    for (name, form), (value, _) in sorted(dice.items(), key=lambda item: item[1]):
        if value > 0.7:
            found[name] = form
    return sorted(found.items())


def named(texts: list[str], names: Names, side: int) -> list[set[str]]:
    """Names in each text."""
    return [{name[0] for name in names if name[side] in text} for text in texts]


def edited_reports(lang: str) -> list[Problem]:
    """The labelled report triples, one problem each."""
    rows = map(json.loads, (HERE / "align_dev.jsonl").read_text("utf-8").splitlines())
    return [
        {
            "id": f"edited/{lang}/{row['id']}",
            "track": "edited",
            "lang": lang,
            "src": row["en"],
            "tgt": row[lang],
            "gold": row[f"gold_{lang}"],
        }
        for row in rows
    ]
