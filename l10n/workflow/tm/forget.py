"""Take all that is of a report out of the memory, for good."""

import io
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError, UsageError, reading
from l10n.exchange.remember import REPORT
from l10n.formats import tmx
from l10n.model import Change
from l10n.project import Files, locked, scan
from l10n.project.layout import FORGOTTEN, PRIVATE
from l10n.workflow.apply import apply
from l10n.workflow.remember import Note, forgotten, memory_files, open_memory, usable


@dataclass(slots=True)
class Forgotten:
    """What was, or would be, taken out."""

    entries: int = 0
    """Of the memory."""
    replies: int = 0
    """Of engines."""
    files: list[PurePosixPath] = field(default_factory=list[PurePosixPath])
    """Files of the project that were written."""
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
        ReadError: a file below ``memory/`` cannot be read whole: it may hold some of it.
        LockError: another run is at work here.
    """
    report = report.rstrip("/").removeprefix("sources/")
    known = {folder.id for folder in scan(root, config).folders}
    result = Forgotten(in_project=report in known)
    changes = [change for path in memory_files(root) if (change := _without(root, path, report)) is not None]
    listed = forgotten(root)
    if result.in_project and report not in listed:
        changes.append(_listed(root, report))
    result.files = [change.path for change in changes]
    with open_memory(root, config, on_note=on_note) as memory:
        result.entries = memory.store.count(report)
        if not result.entries and not changes and report not in known and report not in listed:
            raise UsageError(f"{report}: neither the project nor its memory knows this report.")
        if dry_run:
            return result
    with locked(root):
        apply(root, changes)
        with open_memory(root, config, on_note=on_note) as memory:
            with memory.store.writing() as writer:
                writer.forget(report)
            memory.store.vacuum()
        _forget_caches(root, report, result)
    return result


def _without(root: Path, path: PurePosixPath, report: str) -> Change | None:
    """A file of a memory without the units of a report; None where it has none."""
    found = False
    skipped: list[tuple[int, str]] = []
    kept: list[tmx.Entry] = []
    data = Files(root).read(path)
    with reading(path):
        for unit in usable(tmx.read(io.BytesIO(data)), lambda line, reason: skipped.append((line, reason))):
            if unit.props.get(REPORT, unit.id.partition("#")[0] if "#" in unit.id else "") == report:
                found = True
            else:
                kept.append(unit)
        if found and skipped:
            line, reason = skipped[0]
            raise ReadError(
                f"has units of the report, and others that cannot be read ({reason}); remove those first.",
                line=line,
            )
    if not found:
        return None
    stream = io.BytesIO()
    tmx.write(stream, kept, source_locale="")
    return Change(path, stream.getvalue() if kept else None, data)


def _listed(root: Path, report: str) -> Change:
    before = Files(root).read_if_any(FORGOTTEN)
    text = (before or b"# Reports that the memory is not to hold.\n").decode("utf-8", "replace")
    return Change(FORGOTTEN, f"{text.rstrip()}\n{report}\n".encode(), before)


def _forget_caches(root: Path, report: str, result: Forgotten) -> None:
    """What is kept of texts elsewhere: the vectors of sentences do not tell whose they are, so all go."""
    del report, result
    for path in (root / PRIVATE).glob("vectors.sqlite*"):
        path.unlink(missing_ok=True)
