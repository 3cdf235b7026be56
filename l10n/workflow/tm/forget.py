"""Take all that is of a report out of the memory, for good."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError, UsageError, WriteError, reading
from l10n.exchange.remember import REPORT
from l10n.formats import tmx
from l10n.model import Change
from l10n.project import Files, locked, scan
from l10n.project.layout import FORGOTTEN, PRIVATE
from l10n.workflow.apply import apply
from l10n.workflow.remember import Note, forgotten, memory_files, open_memory


@dataclass(slots=True)
class Forgotten:
    """What was, or would be, taken out."""

    entries: int = 0
    """Of the memory."""
    files: list[PurePosixPath] = field(default_factory=list[PurePosixPath])
    """Files of the project that were written or removed."""
    in_project: bool = False
    """The report is still among the sources: its id is listed so that it stays forgotten."""


def forget(
    root: Path,
    config: Config,
    report: str,
    *,
    dry_run: bool = False,
    on_note: Note = lambda _message: None,
) -> Forgotten:
    """Remove a report's entries, index, vectors and answers of engines, and its units in the files below ``memory/``.

    The report itself, its catalogs and what a version control system keeps of them are not touched.

    Raises:
        UsageError: neither the project nor its memory knows the report.
        ReadError: a file below ``memory/`` that has some of it cannot be read whole.
        LockError: another run is at work here.
    """
    report = report.rstrip("/").removeprefix("sources/")
    result = Forgotten(in_project=any(folder.id == report for folder in scan(root, config).folders))
    holding = [path for path in memory_files(root) if _holds(root, path, report)]
    listed = forgotten(root)
    lists = [_listed(root, report)] if result.in_project and report not in listed else []
    with open_memory(root, config, on_note=on_note) as memory:
        result.entries = memory.store.count(report)
    if not (result.entries or holding or result.in_project or report in listed):
        raise UsageError(f"{report}: neither the project nor its memory knows this report.")
    result.files = [*holding, *(change.path for change in lists)]
    if dry_run:
        return result
    with locked(root):
        apply(root, lists)
        for path in holding:
            _rewrite(root, path, report)
        with open_memory(root, config, on_note=on_note) as memory:
            with memory.store.writing() as writer:
                writer.forget(report)
            memory.store.vacuum()
        _forget_vectors(root)
    return result


def _is_of(unit: tmx.Entry, report: str) -> bool:
    named, _, rest = unit.id.partition("#")
    return unit.props.get(REPORT, named if rest else "") == report


def _holds(root: Path, path: PurePosixPath, report: str) -> bool:
    """Whether a file has units of the report.

    Raises:
        ReadError: it has, and others that could not be written again.
    """
    found, skipped = False, 0
    with reading(path), (root / path).open("rb") as file:
        for unit in tmx.read(file):
            if isinstance(unit, tmx.Skipped):
                skipped = skipped or unit.line
            elif _is_of(unit, report):
                found = True
        if found and skipped:
            raise ReadError(
                "has units of the report, and here one that cannot be read; mend it first.", line=skipped
            )
    return found


def _rewrite(root: Path, path: PurePosixPath, report: str) -> None:
    """The file without the report's units; gone, where it has no others."""
    target = root / path
    part = target.with_name(f".{target.name}.l10n-part")
    kept = 0

    def others() -> Iterator[tmx.Entry]:
        nonlocal kept
        with target.open("rb") as file:
            for unit in tmx.read(file):
                if isinstance(unit, tmx.Entry) and not _is_of(unit, report):
                    kept += 1
                    yield unit

    try:
        with part.open("wb") as stream:
            tmx.write(stream, others(), source_locale="")
            stream.flush()
            os.fsync(stream.fileno())
        if kept:
            part.replace(target)
        else:
            target.unlink()
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            part.unlink()


def _listed(root: Path, report: str) -> Change:
    before = Files(root).read_if_any(FORGOTTEN)
    text = (before or b"# Reports that the memory is not to hold.\n").decode("utf-8", "replace")
    return Change(FORGOTTEN, f"{text.rstrip()}\n{report}\n".encode(), before)


def _forget_vectors(root: Path) -> None:
    """The vectors of sentences do not tell whose they are: all go, and are made again when they are needed."""
    for path in (root / PRIVATE / "vectors").glob("vectors.sqlite*"):
        path.unlink(missing_ok=True)
