# ruff: noqa: S311 -- which moment, which unit: seeded
"""Runs that are killed at any moment, and many people at work on one project at once."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from l10n.formats import po, sidecar

SETTINGS = '[project]\nsource = "en"\ntargets = ["ko", "ja"]\n'
OURS = re.compile(r".*\.(po|pot|json)")
SYNC = [sys.executable, "-m", "l10n", "sync", "-q", "--offline"]


def make(root: Path, reports: int) -> None:
    """A project whose reports are synced and half translated."""
    root.mkdir(parents=True)
    (root / "l10n.toml").write_text(SETTINGS)
    for number in range(reports):
        folder = root / "sources" / f"report-{number:03}"
        folder.mkdir(parents=True)
        text = "\n\n".join(
            f"Sentence {number}.{n} tells of rice. Sentence {number}.{n} tells of {100 + n} won."
            for n in range(8)
        )
        (folder / "en.txt").write_text(f"Report {number}\n\n{text}\n")
    subprocess.run(SYNC, cwd=root, check=True)
    for path in root.glob("locales/*/LC_MESSAGES/*.po"):
        catalog = po.parse(path.read_bytes())
        units = [
            unit
            if n % 2
            else unit.__class__(unit.source, f"옮김 {n}: {unit.source}", places=unit.places, notes=unit.notes)
            for n, unit in enumerate(catalog.units)
        ]
        path.write_bytes(po.serialize(catalog.__class__(catalog.locale, tuple(units), header=catalog.header)))
    subprocess.run(SYNC, cwd=root, check=True)


def correct(root: Path) -> None:
    """Every report is corrected: edits, a sentence in, one out; and the first report gets another name."""
    for path in root.glob("sources/*/en.txt"):
        text = path.read_text().replace("of 103 won", "of 930 won").replace("of 105 won.", "of 105 won. New.")
        path.write_text(re.sub(r"Sentence \d+\.2 tells of rice\. ", "", text))
    first = min((root / "sources").iterdir())
    first.rename(first.with_name("another-name"))


def tree(root: Path) -> dict[str, bytes]:
    """All files but caches and what somebody saved beside."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".l10n" not in path.relative_to(root).parts
    }


@dataclass
class Killed:
    """What runs that were killed left."""

    runs: int = 0
    finished: int = 0
    """That were done before they could be killed."""
    damaged: int = 0
    """Files that are neither as before nor as after."""
    other: int = 0
    """Next runs that came to another end."""
    changed: int = 0
    """Runs that were killed with some files written and others not."""


def kill(folder: Path, *, reports: int, kills: int, seed: int = 1) -> Killed:
    """Kill syncs of a corrected project at random moments, each from the same start."""
    start, work = folder / "start", folder / "work"
    make(start, reports)
    correct(start)
    before = tree(start)
    began = time.perf_counter()
    shutil.copytree(start, work)
    subprocess.run(SYNC, cwd=work, check=True)
    seconds = time.perf_counter() - began
    after = tree(work)
    rng, result = random.Random(seed), Killed()
    for _ in range(kills):
        shutil.rmtree(work)
        shutil.copytree(start, work)
        with subprocess.Popen(SYNC, cwd=work, start_new_session=True, stderr=subprocess.DEVNULL) as run:
            time.sleep(rng.uniform(0.3, 1) * seconds)
            result.finished += run.poll() is not None
            with suppress(ProcessLookupError):
                os.kill(run.pid, signal.SIGKILL)
        result.runs += 1
        left = tree(work)
        known = {
            name: data
            for name, data in left.items()
            if OURS.fullmatch(Path(name).name) and Path(name).name[0] != "."
        }
        result.damaged += sum(data not in (before.get(name), after.get(name)) for name, data in known.items())
        result.changed += (
            any(name in after and data == after[name] != before.get(name) for name, data in known.items())
            and left != after
        )
        subprocess.run(SYNC, cwd=work, check=True)
        result.other += tree(work) != after
    return result


@dataclass
class Crowd:
    """What came of many at work at once."""

    edits: int = 0
    syncs: int = 0
    turned_away: int = 0
    """Syncs that found the project locked, or were overtaken by somebody who saved: exit 4."""
    failed: int = 0
    """Syncs that ended in any other way."""
    lost: tuple[str, ...] = ()
    """Edits that stand nowhere in the end."""
    unread: int = 0
    """Files that cannot be read in the end."""


def crowd(root: Path, *, processes: int, seconds: float) -> Crowd:
    """Half of the processes sync, the others each edit catalogs of their own, as an editor does: read, then save whole."""
    make(root, processes)
    result, until = Crowd(), str(time.time() + seconds)
    code = "from tests.workflow import trouble; trouble.{}({!r}, {}, {})"
    where = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    calls = [("work" if n % 2 else "edit", n) for n in range(processes)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code.format(what, str(root), n, until)],
            stdout=subprocess.PIPE,
            text=True,
            env=where,
        )
        for what, n in calls
    ]
    outputs = [run.communicate()[0].split("\n") for run in running]
    tokens: list[str] = []
    for (what, _), lines in zip(calls, outputs, strict=True):
        if what == "edit":
            tokens += filter(None, lines)
        else:
            counts = [int(line) for line in lines if line]
            result.syncs += len(counts)
            result.turned_away += counts.count(4)
            result.failed += sum(code not in {0, 4} for code in counts)
    subprocess.run(SYNC, cwd=root, check=True)
    files = {path: path.read_bytes() for path in root.glob("locales/**/*") if path.is_file()}
    text = b"\n".join(files.values()).decode()
    result.edits, result.lost = len(tokens), tuple(t for t in tokens if not re.search(rf"{t}\b", text))
    for path, data in files.items():
        try:
            sidecar.parse(data) if path.suffix == ".json" else po.parse(data)
        except Exception:  # noqa: BLE001 - whatever it is, nobody can read the file
            result.unread += 1
    return result


def work(root: str, _: int, until: float) -> None:
    """Sync again and again."""
    while time.time() < until:
        print(subprocess.run(SYNC, cwd=root, check=False, stderr=subprocess.DEVNULL).returncode, flush=True)


def edit(root: str, number: int, until: float) -> None:
    """Translate one empty unit after the other of two catalogs, and correct their source now and then."""
    rng = random.Random(number)
    tokens = (f"E{number}x{n}" for n in range(10**6))
    source = Path(root, "sources", f"report-{number:03}", "en.txt")
    while time.time() < until:
        locale = rng.choice(["ko", "ja"])
        path = Path(root, "locales", locale, "LC_MESSAGES", f"report-{number:03}.po")
        text = path.read_text("utf-8")
        at = [m.end() for m in re.finditer(r'\nmsgid "(?!")[^\n]*"\nmsgstr "(?=")', text)]
        if not at:
            source.write_text(source.read_text() + f"\nOne more, {rng.random()}.\n")
            continue
        place, token = rng.choice(at), next(tokens)
        new = text[:place] + f"{token} 옮김." + text[place:]
        save(path, new.encode(), by_renaming=rng.random() < 0.5)
        print(token, flush=True)
        time.sleep(rng.uniform(0.01, 0.2))


def save(path: Path, data: bytes, *, by_renaming: bool) -> None:
    """As editors save: into the file itself, or beside it and then in its place."""
    if by_renaming:
        beside = path.with_name(f".{path.name}.swp")
        beside.write_bytes(data)
        beside.replace(path)
    else:
        path.write_bytes(data)


def lines(result: Killed | Crowd) -> Iterator[str]:
    """The figures."""
    for name in result.__dataclass_fields__:
        value = getattr(result, name)
        yield f"{name.replace('_', ' '):<12} {len(value) if isinstance(value, tuple) else value:>6}"
