"""Search for PO files that the reader takes wrongly.

    python tests/bench/fuzz_po.py [--minutes 10] [--seed 1] [--keep FOLDER] [FILE …]

Mutates files (those given, and those of the tests) and reads them. Whatever is read must be written, read again as the
same catalog, and written again as the same bytes; nothing but CatalogError and UsageError may come out; no file may
take longer than its size allows. What breaks that is printed, and kept in a folder if one is named.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from l10n.errors import CatalogError, UsageError
from l10n.formats import po
from l10n.model import Catalog

SEEDS = Path(__file__).parents[1] / "formats" / "po" / "data"
PIECES = (
    *(
        b"#",
        b"#~ ",
        b"#| ",
        b"#~| ",
        b"#, fuzzy\n",
        b"#=",
        b"#:",
        b"#.",
        b"# l10n: draft=engine hash=1\n",
        b"\\",
        b'"',
    ),
    *(
        b"\n",
        b"\r",
        b"\r\n",
        b"\0",
        b"\x1c",
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xed\xa0\x80",
    ),
    *(
        b"msgid ",
        b'msgid "a"\n',
        b'msgstr "b"\n',
        b'msgctxt "c"\n',
        b'msgid_plural "d"\n',
        b'msgstr[0] "e"\n',
        b'""\n',
    ),
    *(
        b"\\354\\204",
        b"\\x41",
        b"\\n",
        b'\\"',
        b"<<<<<<< a\n",
        b"=======\n",
        b">>>>>>> b\n",
        b"charset=EUC-KR",
        b"%20",
        b"%25",
    ),
    *(
        b"\xe2\x81\xa8",
        b"\xe2\x81\xa9",
        b"charset=ISO-2022-JP",
        b"charset=utf-7",
        b"\x1b$B",
        b"\xb0\xa1",
        b" ",
        b"\t",
        b":",
    ),
)
SECONDS_A_MEGABYTE = 5.0
LARGEST = 200_000


def mutated(data: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """The bytes with one to eight cuts, copies, swaps, pieces of syntax or flipped bits."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(out))
        end = min(len(out), at + int(chance.expovariate(1 / 30)))
        match chance.randrange(7):
            case 0:
                del out[at:end]
            case 1:
                out[at:at] = chance.choice(PIECES) * (
                    1 if chance.random() < 0.95 else chance.randint(2, 2000)
                )
            case 2:
                out[at:at] = out[at:end] * chance.randint(1, 3)
            case 3 if out:
                out[min(at, len(out) - 1)] ^= 1 << chance.randrange(8)
            case 4:
                other = chance.choice(pool)
                start = chance.randint(0, len(other))
                out[at:end] = other[start : start + chance.randint(0, 200)]
            case 5:
                out[at:end] = chance.choice(PIECES)
            case _:
                del out[at:]
    return bytes(out[:LARGEST])


def fault(data: bytes) -> tuple[str, str]:
    """What came of a file, and what was wrong about that, if anything was."""
    start = time.process_time()
    try:
        catalog = po.parse(data)
    except CatalogError as error:
        return re.sub(r"\d+", "N", error.message.partition(":")[0])[:50], ""
    except Exception as error:  # noqa: BLE001 - finding those is what this is for
        return "crash", repr(error)
    seconds = time.process_time() - start
    if seconds > 0.5 + SECONDS_A_MEGABYTE * len(data) / 1e6:
        return "slow", f"{seconds:.2f} s for {len(data):,} bytes"
    try:
        return rewritten(catalog)
    except UsageError as error:
        return "refused", "" if "header" in str(error) else repr(error)
    except Exception as error:  # noqa: BLE001
        return "crash", repr(error)


def rewritten(catalog: Catalog) -> tuple[str, str]:
    """Likewise for a catalog that was read."""
    written = po.serialize(catalog)
    again = po.parse(written)
    kept = tuple(unit for unit in catalog.obsolete if unit.target)
    if po.serialize(again) != written:
        return "unstable", "written anew, it has other bytes"
    if (again.units, again.obsolete, again.comments) != (catalog.units, kept, catalog.comments):
        return "lossy", "read back, it is another catalog"
    return "read", ""


def main() -> int:
    """Run for the time given; 1 if anything was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    pool = [path.read_bytes() for path in [*sorted(SEEDS.glob("*.po")), *options.files]]
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    outcomes: Counter[str] = Counter()
    found = 0
    until = time.monotonic() + options.minutes * 60
    while time.monotonic() < until:
        data = mutated(chance.choice(pool), pool, chance)
        outcome, wrong = fault(data)
        outcomes[outcome] += 1
        if wrong:
            found += 1
            print(f"{outcome}: {wrong}\n{data[:300]!r}", file=sys.stderr)
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{outcome}-{found}.po").write_bytes(data)
    print(f"{outcomes.total():,} files in {options.minutes:g} minutes, seed {options.seed}: {found} faults")
    for outcome, count in outcomes.most_common():
        print(f"{count:9,}  {outcome}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
