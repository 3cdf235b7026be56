"""Look for pages that the reader of HTML crashes on, changes, or reads in more than linear time.

    python tests/bench/fuzz_html.py [SECONDS] [--keep DIR] [--seed N]

With atheris installed its coverage guides the search, and its own options follow a ``--``; without it pages are
put together at random from the pieces of `tests.formats.html.pages` and from the golden pages, cut and mixed.
A page that fails is written to DIR; a good one to keep goes to ``tests/formats/html/data``.
"""

import argparse
import hashlib
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from l10n.errors import ReadError
from l10n.formats.html import parse, serialize
from tests.formats.html.documents import content, rewritten

DATA = Path(__file__).parents[1] / "formats/html/data"
SLOW = 2e-4
"""Seconds a byte from which a page of some length is suspicious; the plainest take a hundredth."""
LONG = 2000


def check(data: bytes) -> None:
    """Everything that must hold for any bytes."""
    start = time.process_time()
    try:
        document = parse(data, locale="en")
    except ReadError:
        return
    taken = time.process_time() - start
    assert serialize(document) == data, "changed bytes"
    assert len(data) < LONG or taken < SLOW * len(data), f"{taken:.2f} s for {len(data)} bytes"
    if document.skeleton.encoding == "utf-8" and not document.findings:
        again = parse(serialize(rewritten(document)), locale="en")
        assert content(again) == content(document), "other texts when written anew"


class Mixer:
    """Pages from pieces of pages."""

    def __init__(self, seed: int) -> None:
        from tests.formats.html import pages  # noqa: PLC0415 (needs hypothesis, which atheris does not)

        self.random = random.Random(seed)  # noqa: S311 (pages, not secrets)
        names = [*pages.INLINE, *pages.BLOCK, *pages.OTHER]
        self.pieces = [
            *(f"<{name}{attribute}>".encode() for name in names for attribute in pages.ATTRIBUTES),
            *(f"</{name}>".encode() for name in names for _ in pages.ATTRIBUTES),
            *(f"<{tag}>".encode() for tag in pages.VOID for _ in range(9)),
            *(text.encode() for text in [*pages.TEXTS, *pages.MARKUP] for _ in range(9)),
        ]
        self.pages = [path.read_bytes() for path in sorted(DATA.glob("*.html"))]

    def page(self) -> bytes:
        chance = self.random.random()
        if chance < 0.5:
            return b"".join(self.random.choices(self.pieces, k=self.random.randint(1, 60)))
        if chance < 0.6:
            return b"".join(
                self.random.choices(self.pieces, k=self.random.randint(1, 4))
            ) * self.random.randint(50, 500)
        data = bytearray(self.random.choice(self.pages))
        for _ in range(self.random.randint(1, 8)):
            at = self.random.randint(0, len(data))
            end = min(len(data), at + self.random.randint(0, 30))
            other = self.random.choice(self.pages)
            cut = self.random.randint(0, len(other))
            data[at:end] = self.random.choice(
                [b"", self.random.choice(self.pieces), self.random.randbytes(3), other[cut : cut + 40]]
            )
        return bytes(data)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("--keep", type=Path, default=Path())
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    mixer, found, count = Mixer(options.seed), set[str](), 0
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        data = mixer.page()
        count += 1
        try:
            check(data)
        except Exception as error:  # noqa: BLE001 (any is a finding)
            frame = error.__traceback__
            while frame and frame.tb_next:
                frame = frame.tb_next
            kind = f"{type(error).__name__} {str(error)[:60]} {frame.tb_lineno if frame else 0}"
            if kind not in found:
                found.add(kind)
                name = options.keep / f"fuzz-{hashlib.blake2b(data, digest_size=4).hexdigest()}.html"
                name.write_bytes(data)
                print(f"{kind}: {name} ({len(data)} bytes)", flush=True)
    print(f"{count} pages, {len(found)} kinds of failure")
    return 1 if found else 0


def guided() -> None:
    """Run under atheris."""
    import atheris  # noqa: PLC0415 (optional)

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], *sys.argv[sys.argv.index("--") + 1 :]], check)
    atheris.Fuzz()


if __name__ == "__main__":
    if "--" in sys.argv:
        guided()
    raise SystemExit(main())
