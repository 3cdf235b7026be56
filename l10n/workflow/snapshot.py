"""The bytes of a report's files at one moment: what a plan is made from."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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

    def change(self, path: PurePosixPath, data: bytes | None) -> list[Change]:
        """The change that gives a file these bytes: none, where it has them."""
        base = self.files[path]
        return [] if data == base else [Change(path, data, base)]

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


def take_snapshot(files: Files, folder: Folder, locales: Iterable[str]) -> Snapshot:
    """Read all files of a report: its versions, its template, its catalogs and sidecars, the weights to align by and the names.

    Raises:
        ReadError: one of them is there and cannot be read.
    """
    layout = Layout(folder.id)
    paths = [*folder.files.values(), layout.template, WEIGHTS, TERMBASE]
    for locale in locales:
        paths += [layout.catalog(locale), layout.sidecar(locale)]
    return Snapshot({path: files.read_if_any(path) for path in paths})


def is_moving(files: Files, snapshot: Snapshot) -> bool:
    """Whether somebody is saving a file of a snapshot, so that it is worth reading again: a pause is in it."""
    saved = (files.saved(path) for path in snapshot.files)
    if any(0 <= time.time() - moment < _SAVING for moment in saved if moment is not None):
        time.sleep(_SAVING)
        return True
    return any(files.read_if_any(path) != data for path, data in snapshot.files.items())
