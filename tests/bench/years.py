"""What may happen to a project over the years, all at once: nothing that a human wrote may be lost.

    python tests/bench/years.py [--histories 1000] [--kills 200] [--reports 50] [--processes 20] [--seconds 60]

- histories at random, 10 to 30 steps each: what editors do to the report, translators to the catalog, programs to the
  file, with a sync after each; `tests/merge/years.py` says what a step is and what must hold after it;
- syncs of corrected reports that are killed (SIGKILL) at random moments; then the next run;
- processes that sync and edit one project at the same time.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from hypothesis import HealthCheck, given, settings  # noqa: E402

from tests.merge.years import live, steps  # noqa: E402
from tests.workflow.trouble import crowd, kill, lines  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--reports", type=int, default=50)
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = str(ROOT)
    if options.histories:
        histories(options.histories)
    with tempfile.TemporaryDirectory() as folder:
        if options.kills:
            print(f"syncs of {options.reports} reports, killed")
            print(*lines(kill(Path(folder, "kill"), reports=options.reports, kills=options.kills)), sep="\n")
        if options.processes:
            print(f"{options.processes} processes, {options.seconds:g} s")
            print(
                *lines(crowd(Path(folder, "crowd"), processes=options.processes, seconds=options.seconds)),
                sep="\n",
            )


def histories(count: int) -> None:
    """Raises at the first history in which something is lost, and shows the shortest that does it."""
    played = [0, 0]
    began = time.perf_counter()

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(steps(least=10))
    def play(history: list[tuple[str, int, int, int]]) -> None:
        played[0] += 1
        played[1] += len(history)
        live(history)

    play()
    print(f"{played[0]} histories of {played[1]} steps: nothing lost ({time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main()
