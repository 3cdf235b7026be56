"""Take a memory of somebody else into the project."""

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ConflictError, ReadError, UsageError, WriteError, reading
from l10n.exchange.remember import from_tmx
from l10n.formats import tmx
from l10n.project import locked
from l10n.project.layout import MEMORY
from l10n.workflow.remember import Note, open_memory, usable
from l10n.workflow.replace import sync_folder

_BLOCK = 1 << 20
_PART = ".l10n-part"


@dataclass(slots=True)
class Imported:
    """What an import did, or would do."""

    path: PurePosixPath
    """Of the copy, relative to the project."""
    units: int = 0
    """Of the file, that can be used."""
    taken: dict[str, int] = field(default_factory=dict[str, int])
    """Target locale -> translations into it from the project's source language."""
    skipped: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    """Line and reason: units that cannot be used."""
    already: bool = False
    """The project has this very file."""


def import_memory(
    root: Path,
    config: Config,
    file: Path,
    *,
    name: str = "",
    replace: bool = False,
    dry_run: bool = False,
    on_note: Note = lambda _message: None,
) -> Imported:
    """Copy a TMX file into ``memory/`` as it is, and take it into the memory; in constant memory.

    Args:
        root: of the project.
        config: of the project.
        file: to take.
        name: of the copy, by default that of the file; may have folders: ``penalty-010/agency.tmx``.
        replace: overwrite a copy that differs.
        dry_run: read only.
        on_note: told what a human should know.

    Raises:
        UsageError: the name is none, or taken by another file.
        ReadError: the file is no TMX, damaged, or has nothing in the project's languages.
        WriteError: the copy cannot be written.
        LockError: another run is at work here.
    """
    path = _place(name or file.name)
    result = _read(config, file, path)
    target = root / path
    if target.exists():
        result.already = _same(file, target)
        if not result.already and not replace:
            raise UsageError(f"{path}: is there and differs; pass --replace, or another --name.")
    if dry_run:
        return result
    with locked(root):
        if not result.already:
            _copy(file, target, path)
        mine = f"{path}:"  # its bad units are in the result
        with open_memory(root, config, on_note=lambda told: None if told.startswith(mine) else on_note(told)):
            pass
    return result


def _place(name: str) -> PurePosixPath:
    path = PurePosixPath(name if name.lower().endswith(".tmx") else f"{name}.tmx")
    if path.is_absolute() or ".." in path.parts or "\\" in name or path.name.startswith("."):
        raise UsageError(f"{name}: cannot be the name of a file below {MEMORY}/.")
    return MEMORY / path.with_suffix(".tmx")


def _read(config: Config, file: Path, path: PurePosixPath) -> Imported:
    result = Imported(path)
    project = config.project
    result.taken = dict.fromkeys(project.targets, 0)
    with reading(file):
        try:
            with file.open("rb") as stream:
                for unit in usable(
                    tmx.read(stream), lambda line, reason: result.skipped.append((line, reason))
                ):
                    result.units += 1
                    for entry in from_tmx([unit], source_locale=project.source, targets=project.targets):
                        result.taken[entry.target_locale] += 1
        except OSError as error:
            raise ReadError(f"cannot be read: {error.strerror or error}.") from error
        if not any(result.taken.values()):
            raise ReadError(
                f"has no translation from {project.source} to {' or '.join(project.targets)}, among "
                f"{result.units:,} usable units."
            )
    return result


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as a, other.open("rb") as b:
        while block := a.read(_BLOCK):
            if block != b.read(_BLOCK):
                return False
    return True


def _copy(file: Path, target: Path, path: PurePosixPath) -> None:
    """Whole or not at all; whoever looks meanwhile sees the file of before."""
    part = target.with_name(f".{target.name}{_PART}")
    try:
        if target.is_symlink():
            raise ConflictError(f"{path}: is a link; remove it.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with file.open("rb") as source, part.open("wb") as copy:
            while block := source.read(_BLOCK):
                copy.write(block)
            copy.flush()
            os.fsync(copy.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            part.unlink()
