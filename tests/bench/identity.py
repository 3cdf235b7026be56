"""Whether pages come back as they were: reading and writing every file of the formats under given folders.

    python tests/bench/identity.py DIR...          (or the folders in L10N_BENCH_DATA, parted by colons)

Three measures for each folder and format:

* changed bytes of a file that is read and written with nothing translated (must be 0);
* blocks that differ when every block is written anew from its own text, and read again (must be 0);
* the speed of reading, beside a peer that only splits the file into tokens, in the same run.
"""

import dataclasses
import gzip
import html.parser
import os
import sys
import time
from collections.abc import Callable, Iterator
from itertools import zip_longest
from pathlib import Path

from markdown_it import MarkdownIt

from l10n.errors import L10nError
from l10n.formats.registry import by_extension
from l10n.model import Document


def _bare_html(data: bytes) -> None:
    parser = html.parser.HTMLParser()
    parser.feed(data.decode("utf-8", "replace"))
    parser.close()


def _bare_markdown(data: bytes) -> None:
    MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(data.decode("utf-8", "replace"))


PEERS: dict[str, tuple[str, Callable[[bytes], None]]] = {
    "html": ("html.parser, tokens only", _bare_html),
    "markdown": ("markdown-it-py, tokens only", _bare_markdown),
}
"""For each format something that reads its files, and does less."""
EXTENSIONS = {
    "html": "html", "htm": "html", "xhtml": "html",
    "md": "markdown", "markdown": "markdown",
}  # fmt: skip
"""The format that is measured on files with an extension; `.gz` may follow it."""


@dataclasses.dataclass
class Tally:
    files: int = 0
    blocks: int = 0
    size: int = 0
    refused: int = 0
    changed_bytes: int = 0
    differing_blocks: int = 0
    seconds: float = 0.0
    peer_seconds: float = 0.0


def main(folders: list[str]) -> int:
    folders = folders or [folder for folder in os.environ.get("L10N_BENCH_DATA", "").split(":") if folder]
    if not folders:
        print("skipped: give folders with pages, or name them in L10N_BENCH_DATA", file=sys.stderr)
        return 0
    worst = 0
    head = f"{'folder':28} {'format':9} {'files':>6} {'blocks':>8} {'MB':>7} {'changed bytes':>14} {'differing':>10} {'MB/s':>6} {'peer':>6} {'ratio':>6}"
    print(head)
    total: dict[str, Tally] = {}
    for folder in folders:
        tallies = measure(Path(folder))
        for name, tally in sorted(tallies.items()):
            show(Path(folder).name, name, tally)
            worst = max(worst, tally.changed_bytes + tally.differing_blocks)
            whole = total.setdefault(name, Tally())
            for field in dataclasses.fields(Tally):
                setattr(whole, field.name, getattr(whole, field.name) + getattr(tally, field.name))
    for name, tally in sorted(total.items()):
        show("all", name, tally)
        print(f"peer of {name}: {PEERS[name][0]}" if name in PEERS else f"no peer for {name}")
    return 1 if worst else 0


def show(folder: str, name: str, tally: Tally) -> None:
    speed = tally.size / 1e6 / (tally.seconds or 1)
    peer = tally.size / 1e6 / tally.peer_seconds if tally.peer_seconds else 0.0
    print(
        f"{folder[:28]:28} {name:9} {tally.files:6} {tally.blocks:8} {tally.size / 1e6:7.1f} {tally.changed_bytes:14} "
        f"{tally.differing_blocks:10} {speed:6.2f} {peer:6.2f} {speed / peer if peer else 0:6.2f}"
        + (f"  refused: {tally.refused}" if tally.refused else "")
    )


def measure(folder: Path) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for path, name, data in pages(folder):
        tally = tallies.setdefault(name, Tally())
        try:
            one(path, name, data, tally)
        except L10nError as error:
            tally.refused += 1
            print(f"  {path}: {error}", file=sys.stderr)
    return tallies


def one(path: Path, name: str, data: bytes, tally: Tally) -> None:
    reader = by_extension(name)
    start = time.process_time()
    document = reader.parse(data, locale="en")
    tally.seconds += time.process_time() - start
    if name in PEERS:
        start = time.process_time()
        PEERS[name][1](data)
        tally.peer_seconds += time.process_time() - start
    tally.files += 1
    tally.size += len(data)
    tally.blocks += len(document.blocks)
    changed = sum(a != b for a, b in zip_longest(reader.serialize(document), data))
    tally.changed_bytes += changed
    again = reader.parse(reader.serialize(rewritten(document)), locale="en")
    pairs = list(zip_longest(content(document), content(again)))
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    tally.differing_blocks += len(differing)
    if changed or differing:
        print(
            f"  {path}: {changed} bytes changed, {len(differing)} blocks differ {differing[:1]}",
            file=sys.stderr,
        )


def rewritten(document: Document) -> Document:
    """The document as if every block had been translated into the text it already has."""
    slices = tuple(dataclasses.replace(part, text="\0") for part in document.skeleton.slices)
    return dataclasses.replace(document, skeleton=dataclasses.replace(document.skeleton, slices=slices))


def content(document: Document) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(block.role, block.text, tuple(code.text for code in block.codes)) for block in document.blocks]


def pages(folder: Path) -> Iterator[tuple[Path, str, bytes]]:
    for path in sorted(folder.rglob("*")):
        zipped = path.suffix == ".gz"
        extension = (path.with_suffix("") if zipped else path).suffix.removeprefix(".").lower()
        if extension in EXTENSIONS and path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            yield path, EXTENSIONS[extension], gzip.decompress(data) if zipped else data


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
