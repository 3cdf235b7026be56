"""All that the pages of a report are made from, as bytes: what a build remembers it by."""

import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.project import Files, Folder, Layout
from l10n.text.fingerprint import fingerprint
from l10n.workflow.publish.remembered import Look, Seen

_UNSETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written again has another time on every file system."""
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a report at one moment."""

    folder: Folder
    files: Mapping[PurePosixPath, bytes | None]
    outside: str
    """Fingerprint of the folder's facts and pictures."""
    looks: Mapping[str, Look | None] = field(default_factory=dict[str, Look | None])
    """As `Seen.looks`."""

    def fingerprint(self) -> str:
        """Of everything that the report's pages depend on but the settings and the theme."""
        parts: list[bytes | str] = [self.outside]
        for path in sorted(self.files):
            data = self.files[path]
            parts += [str(path), "absent" if data is None else b"=" + data]
        return fingerprint(parts)

    def seen(self) -> Seen:
        """What the next build knows them by."""
        return Seen(self.fingerprint(), self.outside, self.looks, len(self.files))


def gather(files: Files, folder: Folder, config: Config) -> Inputs:
    """Read the files of a report.

    Raises:
        ReadError: one of them is there and cannot be read.
    """
    layout = Layout(folder.id)
    paths = [folder.files[config.project.source], layout.template]
    for locale in config.project.targets:
        paths += [layout.catalog(locale), layout.sidecar(locale)]
    names = {path: str(path) for path in paths}
    looks = {name: _look(f"{files.root}/{name}") for name in names.values()}
    settled = time.time_ns() - _UNSETTLED
    return Inputs(
        folder,
        {path: files.read_if_any(path) for path in paths},
        outside(files, folder),
        {name: look for name, look in looks.items() if look is None or max(look[1:3]) < settled},
    )


def outside(files: Files, folder: Folder) -> str:
    """Fingerprint of what a report's inputs are but for the content of files."""
    pictures = sorted(_pictures(files.root / folder.path, ""))
    return fingerprint([repr(folder), repr(pictures)])


def looks_the_same(files: Files, folder: Folder, seen: Seen) -> bool:
    """Whether a report's files are those that it was made of, as far as can be told without opening them.

    As git has it: a file whose size, times and number are what they were was not touched. One that had just been
    written when it was read is not told so (it may have been written once more within the same tick of the clock),
    nor is a link, which may lead elsewhere now.
    """
    root = files.root
    return (
        len(seen.looks) == seen.count
        and all(_look(f"{root}/{path}") == look for path, look in seen.looks.items())
        and outside(files, folder) == seen.outside
    )


def _look(path: str) -> Look | None:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return (-1, time.time_ns(), 0, 0)  # like none before it
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _pictures(folder: Path, prefix: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _pictures(Path(entry.path), f"{prefix}{entry.name}/")
            elif entry.name.lower().endswith(_PICTURES):
                status = entry.stat()
                yield f"{prefix}{entry.name}", status.st_size, status.st_mtime_ns
