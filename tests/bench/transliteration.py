"""How often each direction of transliteration is right, on labelled pairs: at its first form, and within its candidates.

Run: ``python tests/bench/transliteration.py [FILE…]``; by default on both files of pairs beside it. Spaces, hyphens and
case are set aside, marks are not. Rows: direction, source, right forms parted by ``|``, kind. With ``-v`` misses are
listed, with ``--bare`` kanji are read without the extra ``names``.
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from l10n.terms import transliterate
from l10n.terms.transliteration import sudachi

HERE = Path(__file__).parent
FILES = ("transliteration.tsv", "transliteration_own.tsv")
DIRECTIONS = {
    "ko-rr": ("ko", "Latn", "rr"),
    "ko-rr-name": ("ko", "Latn", "rr-name"),
    "ko-mr": ("ko", "Latn", "mr"),
    "ko-mr-plain": ("ko", "Latn", "mr-plain"),
    "ko-dprk": ("ko", "Latn", "dprk"),
    "ko-name-north": ("ko", "Latn", "north-name"),
    "ko-name-south": ("ko", "Latn", "south-name"),
    "ko-kata": ("ko", "Kana", "press"),
    "ko-kata-name": ("ko", "Kana", "press"),
    "hanja-north": ("Hani", "Hang", "north"),
    "hanja-south": ("Hani", "Hang", "south"),
    "kana-hepburn": ("ja", "Latn", "hepburn-macron"),
    "kana-ko": ("ja", "Hang", "nikl"),
    "ja-hepburn": ("ja", "Latn", "hepburn-macron"),
    "ja-ko": ("ja", "Hang", "nikl"),
    "ja-kana": ("ja", "Kana", "reading"),
    "zh-pinyin": ("zh", "Latn", "pinyin"),
    "zh-ko": ("zh", "Hang", "nikl"),
}


class Row(NamedTuple):
    direction: str
    source: str
    right: tuple[str, ...]
    kind: str


class Score(NamedTuple):
    rows: int
    first: int
    within: int
    misses: tuple[tuple[Row, list[str]], ...]


def read(path: Path) -> list[Row]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cells = [line.split("\t")[:4] for line in lines]
    return [
        Row(way, text, tuple(right.split("|")), kind) for way, text, right, kind in cells if way in DIRECTIONS
    ]


def score(rows: list[Row]) -> dict[str, Score]:
    """Scores by direction, in the order of the rows."""
    found: dict[str, list[tuple[Row, list[str]]]] = defaultdict(list)
    for row in rows:
        source, target, scheme = DIRECTIONS[row.direction]
        forms = transliterate(row.source, source=source, target=target, scheme=scheme, kind=row.kind)
        found[row.direction].append((row, forms))
    return {
        way: Score(
            len(pairs),
            sum(alike(forms[0]) in map(alike, row.right) for row, forms in pairs),
            sum(not {*map(alike, forms)}.isdisjoint(map(alike, row.right)) for row, forms in pairs),
            tuple((row, forms) for row, forms in pairs if alike(forms[0]) not in map(alike, row.right)),
        )
        for way, pairs in found.items()
    }


def by_kind(rows: list[Row]) -> dict[str, Score]:
    """Scores by direction; those that read kanji by what is named, too."""
    found = score([row for row in rows if not row.direction.startswith("ja-")])
    for kind in ("person", "place"):
        read_ = score([row for row in rows if row.direction.startswith("ja-") and row.kind == kind])
        found |= {f"{way} {kind}": one for way, one in read_.items()}
    return found


def alike(form: str) -> str:
    """What is compared: without spaces, hyphens and case; kana as katakana, づ and ず, ぢ and じ alike."""
    kata = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in form)
    return kata.translate(str.maketrans("ヅヂ", "ズジ", " -")).casefold()


def main() -> None:
    verbose = "-v" in sys.argv
    if "--bare" in sys.argv:
        sudachi._dictionary = sudachi._tokenizer = lambda: None
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("-")] or [
        HERE / name for name in FILES
    ]
    for path in files:
        print(f"{path.name:<24} {'rows':>5} {'first':>12} {'within':>12}")
        for way, (rows, first, within, misses) in by_kind(read(path)).items():
            print(f"  {way:<22} {rows:>5} {_share(first, rows)} {_share(within, rows)}")
            for row, forms in misses if verbose else ():
                print(f"    {row.source}: {'|'.join(row.right)}, not {', '.join(forms[:3])}")


def _share(part: int, whole: int) -> str:
    return f"{part:>5} {100 * part / whole:>5.1f}%"


if __name__ == "__main__":
    main()
