"""What drafting costs and keeps, with real engines behind real servers on this machine.

    python tests/bench/drafts.py [--units 1000] [--runs 5] [--pauses 0,10,40]

Prints, from one run:
- 400 texts through one engine object from 8 threads: how many answers went to the wrong text, for `google` as it is
  used here and for deep-translator bare;
- how long a call to a server that hangs takes, in parts of its time limit;
- exact Korean sentences of the local model, of 200 that were kept aside, through `l10n sync`;
- 1,000 units through a local server with a model behind it, beside a bare loop of a client with the same batches and as
  many calls at a time: by the part that drafts, which guards, keeps and judges every answer; and by a whole `l10n sync`,
  which also starts, reads, flags and writes. The model is a tiny one, far faster than those that newsrooms have: it is
  also made to wait some milliseconds a sentence.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from deep_translator import GoogleTranslator

sys.path.insert(0, str(Path(__file__).parents[2]))

from l10n.engines import Batch, Item
from l10n.errors import EngineError
from l10n.formats import po
from tests.draft.making import drafter_of, job_of, line_of
from tests.servers import model, pages
from tests.servers.libre import libre
from tests.servers.naughty import naughty
from tests.servers.sentences import held_out

L10N = [sys.executable, "-m", "l10n"]
BATCH, CONCURRENCY = 25, 4
COMPILED = Path(tempfile.gettempdir(), "l10n-bench-compiled")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pauses", default="0,10,40", help="milliseconds a sentence")
    options = parser.parse_args()
    threads()
    hang(options.runs)
    with tempfile.TemporaryDirectory() as folder:
        exact(Path(folder, "exact"))
        for pause in map(int, options.pauses.split(",")):
            beside_a_loop(Path(folder, str(pause)), options.units, options.runs, pause)


def threads() -> None:
    """One object, 8 threads, 400 texts."""

    def answer(text: str) -> str:
        time.sleep(0.002)
        return f"한국어 {text}"

    with pages.google(answer) as server, ThreadPoolExecutor(8) as pool:
        with closing(line_of("google", url=server.url, concurrency=8, rate=0)) as line:

            def ours(number: int) -> bool:
                batch = Batch((Item("1", f"number {number}"),), "en", "ko")
                return line.ask(batch) == [f"한국어 number {number}"]

            wrong = 400 - sum(pool.map(ours, range(400)))
        bare = GoogleTranslator(source="en", target="ko")
        bare._base_url = server.url

        def theirs(number: int) -> bool:
            return bare.translate(f"number {number}") == f"한국어 number {number}"

        bare_wrong = 400 - sum(pool.map(theirs, range(400)))
    print(f"8 threads, 400 texts: {wrong} wrong answers; deep-translator bare: {bare_wrong}")


def hang(runs: int) -> None:
    """A call to a server that never answers."""
    limit = 1.0
    with (
        naughty() as server,
        closing(line_of("libre", url=f"{server.url}/hang", timeout=limit, tries=1)) as line,
    ):
        took = [timed(partial(refused, line)) for _ in range(runs)]
    print(f"a hang ends after {max(took) / limit:.1%} of its time limit at the most ({len(took)} calls)")


def refused(line) -> None:
    with suppress(EngineError):
        line.ask(Batch((Item("1", "Rice"),), "en", "ko"))


def exact(root: Path) -> None:
    """The local model through the command line."""
    (root / "sources/rice").mkdir(parents=True)
    (root / "models").mkdir()
    shutil.copy(model.MODELS / "en_ko.argosmodel", root / "models")
    (root / "l10n.toml").write_text('[project]\ntargets = ["ko"]\n')
    (root / "sources/rice/en.txt").write_text("\n\n".join(english for english, _, _ in held_out()) + "\n")
    seconds = timed(lambda: run([*L10N, "sync", "-q", "--engine", "ctranslate"], root))
    catalog = po.parse((root / "locales/ko/LC_MESSAGES/rice.po").read_bytes())
    drafted = {unit.source: unit.target for unit in catalog.units}
    right = sum(drafted[english] == korean for english, korean, _ in held_out())
    print(f"local model: {right} of 200 Korean sentences exact, {seconds:.1f} s with the start of l10n")


def beside_a_loop(folder: Path, units: int, runs: int, pause: int) -> None:
    """A sync that drafts, one that only reads and writes, and a client that only asks."""
    texts = [f"{number} farmers were seen near Musan in the year {number % 7}." for number in range(units)]
    ours, alone, idle, bare = [], [], [], []

    def translate(some: list[str], locale: str) -> list[str]:
        time.sleep(len(some) * pause / 1000)
        return model.translate(some, locale)

    with libre(translate=translate) as server:
        model.translate(texts[:1], "ko")  # loaded before anything is timed
        for number in range(runs):
            bare.append(timed(lambda: loop(server.url, texts)))
            alone.append(timed(partial(draft, server.url, texts, folder / f"alone{number}")))
            root = project(folder / str(number), server.url, texts)
            ours.append(timed(partial(run, [*L10N, "sync", "-q"], root)))
            empty = project(folder / f"idle{number}", server.url, texts)
            idle.append(timed(partial(run, [*L10N, "sync", "-q", "--no-mt"], empty)))
    client, drafting, whole, still = map(statistics.median, (bare, alone, ours, idle))
    print(f"{units} units in calls of {BATCH}, {CONCURRENCY} at a time, {pause} ms a unit, median of {runs}:")
    print(f"  a bare client loop            {client:6.2f} s")
    print(f"  drafting                      {drafting:6.2f} s   {drafting / client:.2f} times")
    print(f"  l10n sync                     {whole:6.2f} s   {whole / client:.2f} times")
    print(f"  l10n sync --no-mt             {still:6.2f} s")


def project(root: Path, url: str, texts: list[str]) -> Path:
    (root / "sources/rice").mkdir(parents=True)
    (root / "l10n.toml").write_text(
        '[project]\ntargets = ["ko"]\n[drafts]\nengines = ["libre"]\n'
        f'[engines.libre]\nurl = "{url}"\nbatch = {BATCH}\nconcurrency = {CONCURRENCY}\n'
    )
    (root / "sources/rice/en.txt").write_text("\n\n".join(texts) + "\n")
    return root


def draft(url: str, texts: list[str], folder: Path) -> None:
    """What a sync does between reading and writing, but for flags."""
    folder.mkdir(parents=True)
    line = line_of("libre", url=url, batch=BATCH, concurrency=CONCURRENCY)
    with drafter_of(line, folder=folder) as drafter:
        assert len(drafter.draft(job_of(*texts)).drafts) == len(texts)


def loop(url: str, texts: list[str]) -> None:
    """The least that a client can do."""

    def ask(some: list[str]) -> None:
        body = json.dumps({"q": some, "source": "en", "target": "ko", "format": "text"}).encode()
        request = urllib.request.Request(f"{url}/translate", body, {"Content-Type": "application/json"})  # noqa: S310
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server
            json.load(answer)

    with ThreadPoolExecutor(CONCURRENCY) as pool:
        list(pool.map(ask, [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]))


def run(command: list[str], root: Path) -> None:
    # Its modules are compiled once, as those of an installed program are.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=root, check=True, env={**environ, "PYTHONPYCACHEPREFIX": str(COMPILED)})


def timed(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
