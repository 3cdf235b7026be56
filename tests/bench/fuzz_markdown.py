"""Search for Markdown and plain text that is read or written wrongly: random cuts and joins of real files.

    python tests/bench/fuzz_markdown.py [--minutes 10] [--seed 1] [DIR...]

Files are taken from the folders (or those in L10N_BENCH_DATA, parted by colons), and from the golden files of the
tests. For each mutant: written untouched it is the same bytes; with every block written anew from its own text it
reads the same; with a special text in one block only that block differs. What fails is shrunk by lines and printed.
"""

import argparse
import dataclasses
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from l10n.errors import L10nError
from l10n.formats import markdown, text
from l10n.model import Block, Document
from l10n.text.furniture import is_related_heading
from l10n.text.marks import MARK

GOLDEN = Path(__file__).parents[1] / "formats" / "markdown" / "data"
PIECES = [
    *(
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~",
        "[",
        "]",
        "](x)",
        "![",
        "<",
        ">",
        "&amp;",
        "\\",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
    ),
    *(
        "  \n",
        "\t",
        "    ",
        "> ",
        "- ",
        "1. ",
        "# ",
        "|",
        "\n---\n",
        "\n===\n",
        "|-|-|",
        "[^1]",
        "[^1]: ",
        "[a]: b\n",
    ),
    *(
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "-->",
        "<g1>",
        "</g1>",
        "<x1/>",
        "{{<",
        ">}}",
        "{%",
        "%}",
        "{#a}",
        ":::",
        "+++\n",
    ),
    *(
        "title: ",
        "'",
        '"',
        "나선",
        "日本",
        "「",
        "」",
        "\u3000",
        "\u2028",
        "\x00",
        "\x01",
        "\x0c",
        "\ufeff",
        "é",
        "😀",
        "<ruby>",
        "<rt>",
    ),
]
MARKUP = [
    "*나*",
    "1. x",
    "- y",
    "[a](b)",
    "<b>",
    "# t",
    "> q",
    "a|b",
    "`c`",
    "2025. 1.",
    "\\",
    "&lt;",
    "~a~",
    "+",
    "=",
    "{{x}}",
    "_",
    "title: ",
    "...",
    "#a",
]
HEADS = ["---\n", "+++\n", "---\n\n", "---\n# c\n", "\ufeff---\n"]
"""What a file with front matter starts with, and some without any."""


def mutant(seeds: list[str], chance: random.Random) -> str:
    lines = chance.choice(seeds).splitlines(keepends=True)
    start = chance.randrange(len(lines) + 1)
    lines = lines[start : start + chance.randrange(1, 40)]
    for _ in range(chance.randrange(8)):
        at = chance.randrange(len(lines) + 1)
        line = lines[at] if at < len(lines) else ""
        cut = chance.randrange(len(line) + 1)
        match chance.randrange(4):
            case 0:
                lines[at : at + 1] = [line[:cut] + chance.choice(PIECES) + line[cut:]]
            case 1:
                lines[at : at + 1] = [line[:cut] + line[cut + chance.randrange(9) :]]
            case 2:
                lines.insert(at, chance.choice(chance.choice(seeds).splitlines(keepends=True) or [""]))
            case _:
                lines[at : at + 1] = [
                    line[:cut] + chance.choice(PIECES) * chance.randrange(1, 30) + line[cut:]
                ]
    return chance.choice(HEADS) * (chance.random() < 0.1) + "".join(lines)


def alike(document: Document, blocks: Sequence[Block]) -> bool:
    """Whether a document has the texts of some blocks."""
    return is_wrapped(document) or [block.text for block in document.blocks] == [
        block.text for block in blocks
    ]


def is_wrapped(document: Document) -> bool:
    """Whether lines of plain text were joined: a guess over all of them, which may turn when one changes."""
    return any(place.form.startswith("wrapped") for place in document.skeleton.slices)


def fault(kind: ModuleType, source: str, new: str) -> str:
    """What goes wrong with a source, "" if nothing does."""
    data = source.encode("utf-8", "replace")
    try:
        document = kind.parse(data, locale="ko")
        if kind.serialize(document) != data:
            return "changed untouched"
        slices = tuple(dataclasses.replace(place, text="") for place in document.skeleton.slices)
        skeleton = dataclasses.replace(document.skeleton, slices=slices)
        again = kind.parse(kind.serialize(dataclasses.replace(document, skeleton=skeleton)), locale="ko")
        if not is_wrapped(document) and not alike(again, document.blocks):
            return "reads otherwise when written anew"
        if document.blocks and not is_wrapped(document):
            at = len(new) * 7919 % len(document.blocks)
            blocks = list(document.blocks)
            blocks[at] = dataclasses.replace(blocks[at], text=new)
            again = kind.parse(
                kind.serialize(dataclasses.replace(document, blocks=tuple(blocks))), locale="ko"
            )
            if not alike(again, blocks) and len(again.left_out) == len(document.left_out):
                return f"block {at} reads otherwise with {new!r}"
    except L10nError:
        return ""
    except Exception as error:  # noqa: BLE001 (that is what is searched for)
        return f"{type(error).__name__}: {error}"
    return ""


def shrunk(source: str, fails: Callable[[str], bool]) -> str:
    """The source without lines, then characters, that the fault does not need."""
    parts = source.splitlines(keepends=True)
    for split in (False, True):
        parts = list("".join(parts)) if split else parts
        size = max(1, len(parts) // 2)
        while size:
            at = 0
            while at < len(parts):
                if fails("".join(parts[:at] + parts[at + size :])):
                    del parts[at : at + size]
                else:
                    at += size
            size //= 2
    return "".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", default=os.environ.get("L10N_BENCH_DATA", "").split(":"))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    paths = [path for folder in options.folders if folder for path in sorted(Path(folder).rglob("*.md"))]
    paths += sorted(GOLDEN.glob("*.md"))
    seeds = [path.read_bytes().decode("utf-8", "replace")[:50_000] for path in paths]
    seeds = [seed for seed in seeds if seed.strip()]
    chance = random.Random(options.seed)  # noqa: S311 (no secret)
    end = time.monotonic() + options.minutes * 60
    runs, found, slowest = 0, 0, 0.0
    while time.monotonic() < end and found < 10:
        source = mutant(seeds, chance)
        new = "".join(
            chance.choice([*MARKUP, "words ", "말", "字"]) for _ in range(chance.randrange(1, 5))
        ).strip()
        kind = text if chance.random() < 0.15 else markdown
        start = time.process_time()
        if not MARK.search(new) and new.strip() and not is_related_heading(new):
            what = fault(kind, source, new)
            if what:
                found += 1
                small = shrunk(source, lambda part: bool(fault(kind, part, new)))  # noqa: B023 (called at once)
                print(f"{kind.__name__}: {fault(kind, small, new)}\n    {small!r}", flush=True)
        slowest = max(slowest, time.process_time() - start)
        runs += 1
    print(f"{runs} files, {found} faults, slowest {slowest:.2f} s", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
