"""The bytes of a report's files at one moment: what a plan is made from."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from l10n import __version__
from l10n.config import Config
from l10n.model import Change
from l10n.project import Files, Folder, Layout
from l10n.project.layout import TERMBASE, WEIGHTS
from l10n.text.fingerprint import fingerprint

_SAVING = 0.05
"""Seconds. Whoever writes into a file that is open under its name is done sooner, unless it is a large one."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Files by path; None where there is none."""

    files: Mapping[PurePosixPath, bytes | None]
    formerly: Mapping[PurePosixPath, PurePosixPath] = field(
        default_factory=dict[PurePosixPath, PurePosixPath]
    )
    """Of a report that has another name now: where its files lay."""

    def past(self, path: PurePosixPath) -> tuple[bytes | None, PurePosixPath]:
        """What last time left, and where it lies: under the name of now, else under the former one."""
        former = self.formerly.get(path)
        if former is None or self.files[path] is not None:
            return self.files[path], path
        return self.files[former], former

    def change(self, path: PurePosixPath, data: bytes | None) -> list[Change]:
        """The changes that give a file these bytes and take away the one of its former name: none, where all is so."""
        base = self.files[path]
        changes = [] if data == base else [Change(path, data, base)]
        former = self.formerly.get(path)
        if former is not None and (old := self.files[former]) is not None:
            changes.append(Change(former, None, old))
        return changes

    def after(self, changes: Iterable[Change]) -> "Snapshot":
        """The files once the changes are written."""
        return Snapshot({**self.files, **{change.path: change.data for change in changes}})

    def fingerprint(self, folder: Folder, config: Config) -> str:
        """Of everything that a sync of the report depends on."""
        parts: list[bytes | str] = [__version__, repr(config), repr(folder)]
        for path in sorted(self.files):
            data = self.files[path]
            parts += [str(path), "absent" if data is None else b"=" + data]
        return fingerprint(parts)


def take_snapshot(
    files: Files,
    folder: Folder,
    locales: Sequence[str],
    *,
    formerly: str = "",
    more: Iterable[PurePosixPath] = (),
) -> Snapshot:
    """Read all files of a report: its versions, its template, its catalogs and sidecars, the weights to align by and the names.

    Args:
        files: of the project.
        folder: the report.
        locales: whose catalogs and sidecars.
        formerly: the id that the report had at the last sync, if it was another.
        more: of the project's files, what else the plan depends on.

    Raises:
        ReadError: one of them is there and cannot be read.
    """
    made = _made(Layout(folder.id), locales)
    former = dict(zip(made, _made(Layout(formerly), locales), strict=True)) if formerly else {}
    paths = [*folder.files.values(), WEIGHTS, TERMBASE, *more, *made, *former.values()]
    return Snapshot({path: files.read_if_any(path) for path in paths}, former)


def _made(layout: Layout, locales: Sequence[str]) -> list[PurePosixPath]:
    """What syncs write for a report."""
    return [
        layout.template,
        *(path for name in locales for path in (layout.catalog(name), layout.sidecar(name))),
    ]


def is_moving(files: Files, snapshot: Snapshot) -> bool:
    """Whether somebody is saving a file of a snapshot, so that it is worth reading again: a pause is in it."""
    saved = (files.saved(path) for path in snapshot.files)
    if any(0 <= time.time() - moment < _SAVING for moment in saved if moment is not None):
        time.sleep(_SAVING)
        return True
    return any(files.read_if_any(path) != data for path, data in snapshot.files.items())
