"""Writes the tables of how characters are read at the head and at the end of Japanese names, or says whether they are the same.

Run: ``python tests/bench/name_parts.py [--out DIR]``, with the extra ``names``: counted are the family and given names of
two characters in the Sudachi dictionary (Apache-2.0). It takes some minutes.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from l10n.terms.transliteration import kanji, sudachi, tables

DATA = Path(kanji.__file__).parent / "data"
KINDS = {"surname_parts": "姓", "given_parts": "名"}
VOICED = dict(
    zip("かきくけこさしすせそたちつてとはひふへほ", "がぎぐげござじずぜぞだぢづでどばびぶべぼ", strict=True)
)
LEAST = 3
"""Names that a character must stand in."""
SHARE = 0.1
"""Of its names that must read it so."""
Counts = dict[str, Counter[str]]


def candidates() -> set[str]:
    """Every two characters that stand side by side in the dictionary's bytes: its words among them, and much else."""
    spec = find_spec("sudachidict_core")
    folder = Path(next(iter(spec.submodule_search_locations or []))) if spec else Path()
    data = (folder / "resources/system.dic").read_bytes()
    known = {row[0] for row in tables.rows("kanji")}
    found: set[str] = set()
    for offset in (0, 1):
        codes = np.frombuffer(data[offset : len(data) - (len(data) - offset) % 2], dtype="<u2")
        inside = (codes >= ord("一")) & (codes <= ord("龥"))
        at = np.flatnonzero(inside[:-1] & inside[1:])
        pairs = np.unique(codes[at].astype(np.uint32) << 16 | codes[at + 1])
        found |= {chr(pair >> 16) + chr(pair & 0xFFFF) for pair in pairs.tolist()}
    return {word for word in found if word[0] in known and word[1] in known}


def counted(words: Iterable[str], kind: str) -> tuple[Counts, Counts]:
    """How often each character is read how at the head and at the end; a name of several readings counts once."""
    heads: Counts = defaultdict(Counter)
    ends: Counts = defaultdict(Counter)
    for word in words:
        readings = {one.reading for one in sudachi.lookup(word) if one.kind == kind}
        for reading in sorted(readings):
            cut = parts(word, reading)
            if cut:
                heads[word[0]][cut[0]] += 1 / len(readings)
                ends[word[1]][cut[1]] += 1 / len(readings)
        sudachi.lookup.cache_clear()
    return heads, ends


def parts(word: str, reading: str) -> tuple[str, str] | None:
    """A reading cut between the characters, where both have such readings, the second perhaps voiced."""
    last = {
        form for plain in readings_of(word[1]) for form in (plain, VOICED.get(plain[0], plain[0]) + plain[1:])
    }
    return next(
        (
            (head, reading.removeprefix(head))
            for head in readings_of(word[0])
            if reading.startswith(head) and reading.removeprefix(head) in last
        ),
        None,
    )


def readings_of(char: str) -> list[str]:
    """Native ones first, then Chinese ones, then those of names."""
    on, *kun = ROWS[char]
    return list(dict.fromkeys([*" ".join(kun).split(), *on.split(), *tables.choices("nanori").get(char, ())]))


ROWS = {char: columns for char, *columns in tables.rows("kanji")}


def usual(counts: Counter[str]) -> str:
    """Readings in the order of how many names have them."""
    whole = sum(counts.values())
    if whole < LEAST:
        return "-"
    order = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return " ".join(form for form, count in order if count >= SHARE * whole) or "-"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    words = sorted(candidates())
    for name, kind in KINDS.items():
        heads, ends = counted(words, kind)
        rows = [(char, usual(heads[char]), usual(ends[char])) for char in sorted({*heads, *ends})]
        path = DATA / f"{name}.tsv"
        before = path.read_text("utf-8") if path.exists() else ""
        head = [line for line in before.splitlines() if line.startswith("#")]
        text = "\n".join([*head, *("\t".join(row) for row in rows if row[1:] != ("-", "-"))]) + "\n"
        if options.out:
            (options.out / f"{name}.tsv").write_text(text, "utf-8")
        print(
            f"{name}.tsv: {len(rows)} characters, {'the same as' if text == before else 'other than'} beside the code"
        )


if __name__ == "__main__":
    main()
