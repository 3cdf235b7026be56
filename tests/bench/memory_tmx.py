"""Memory and time that the import and the export of a TMX file take, as files grow.

    python tests/bench/memory_tmx.py [--sizes 10000,100000,1000000]

Each is run as a user runs it, in a process of its own, of which the time of the processor and the largest resident
size are printed. The units are nearly of one length, which is hard on the ids of the texts.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from l10n.formats import tmx

_SETTINGS = '[project]\nsource = "en"\ntargets = ["ko"]\n'


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10000,100000,1000000")
    options = parser.parse_args()
    print("    units     file   import: time   peak   export: time   peak")
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "l10n.toml").write_text(_SETTINGS)
            file = root / "agency.tmx"
            with file.open("wb") as stream:
                tmx.write(stream, (_unit(at) for at in range(size)), source_locale="en")
            took = _run(root, "tm", "import", "agency.tmx")
            gave = _run(root, "tm", "export", "--out", "out.tmx")
            print(
                f"{size:9,} {file.stat().st_size / 1e6:5.0f} MB  {took[0]:10.0f} s {took[1]:4.0f} MB"
                f"  {gave[0]:10.0f} s {gave[1]:4.0f} MB",
                flush=True,
            )


def _unit(at: int) -> tmx.Entry:
    source = f"Trader {at} sold {at * 7 % 997} sacks of rice in market number {at % 13} on day {at % 365}."
    return tmx.Entry(
        {"en": source, "ko": f"상인 {at}은 시장 {at % 13}에서 쌀 {at * 7 % 997}자루를 팔았다."},
        "en",
        id=str(at),
    )


def _run(root: Path, *arguments: str) -> tuple[float, float]:
    """Seconds of the processor, and megabytes at most."""
    code = (
        "import resource, sys; from l10n.cli.main import main\n"
        "try: main()\n"
        "finally:\n"
        "    used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "    print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    seconds, size = done.stderr.split()[-2:]
    return float(seconds), int(size) / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
