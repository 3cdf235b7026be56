"""Names in Korean text with particles: recall and precision on labelled text, beside words and plain substrings.

python tests/bench/korean_names.py
"""

import re
from collections.abc import Callable
from pathlib import Path

from l10n.terms import Termbase

LABELLED = Path(__file__).with_name("korean_names.txt")
NAMES = {
    "place": "라선 무산 혜산 청진 회령 온성 함경북도 량강도 평양 신의주 단둥 한강 두만강 압록강",
    "person": "김정은 리설주 강지원 이시마루_지로",
    "organisation": "로동신문 조선로동당 인민군 보위부",
    "term": "인민반 구조 배급 동원",
}
ROWS = [
    {"en": f"Name {number}", "ko": name.replace("_", " "), "kind": kind}
    for kind, names in NAMES.items()
    for number, name in enumerate(names.split())
]
Spans = set[tuple[int, int, int]]


def labelled() -> tuple[list[str], Spans]:
    """Lines without brackets; line, start and end of each name."""
    texts: list[str] = []
    spans: Spans = set()
    for raw in LABELLED.read_text("utf-8").splitlines():
        if raw.startswith("#"):
            continue
        for number, found in enumerate(re.finditer(r"\[([^\]]+)\]", raw)):
            start = found.start() - 2 * number
            spans.add((len(texts), start, start + len(found[1])))
        texts.append(raw.replace("[", "").replace("]", ""))
    return texts, spans


def found_by(find: Callable[[str], list[tuple[int, int]]], texts: list[str]) -> Spans:
    return {(line, start, end) for line, text in enumerate(texts) for start, end in find(text)}


def figures(found: Spans, gold: Spans) -> tuple[float, float]:
    """Recall and precision."""
    right = len(found & gold)
    return right / len(gold), right / len(found)


def ours(text: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in TERMBASE.find(text, locale="ko")]


def words(text: str) -> list[tuple[int, int]]:
    return [m.span() for row in ROWS for m in re.finditer(rf"\b{row['ko']}\b", text)]


def substrings(text: str) -> list[tuple[int, int]]:
    return [m.span() for row in ROWS for m in re.finditer(row["ko"], text)]


TERMBASE = Termbase.from_pairs(ROWS)


def main() -> None:
    texts, gold = labelled()
    print(f"{len(gold)} occurrences in {len(texts)} lines")
    for name, find in (("l10n", ours), ("words", words), ("substrings", substrings)):
        found = found_by(find, texts)
        recall, precision = figures(found, gold)
        print(f"{name}: recall {recall:.3f} precision {precision:.3f}")
        if find is ours:
            for line, start, end in sorted(found ^ gold):
                kind = "missed" if (line, start, end) in gold else "false"
                print(f"  {kind}: {texts[line][start:end]} in {texts[line]}")


if __name__ == "__main__":
    main()
