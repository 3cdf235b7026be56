"""Open the memory of a project, brought up to its files."""

import hashlib
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError, reading
from l10n.exchange.remember import Told, from_tmx, remembered
from l10n.formats import po, tmx
from l10n.memory import Entry, Memory
from l10n.memory.schema import Unusable, remove
from l10n.memory.store import NAME, Store
from l10n.project import Files, Folder, Layout, read_termbase, scan
from l10n.project.catalogs import parse_sidecar
from l10n.project.layout import FORGOTTEN, MEMORY, PRIVATE
from l10n.text.fingerprint import fingerprint

DATABASE = PRIVATE / NAME
_FORM = "1"
"""Changes with what is taken from a file: then all are read again."""
_AT_ONCE = 64
"""Files between two commits."""
_BLOCK = 1 << 20

Note = Callable[[str], None]


@contextmanager
def open_memory(
    root: Path, config: Config, *, on_note: Note = lambda _message: None, fresh: bool = False
) -> Generator[Memory]:
    """The memory, holding what the catalogs of all reports and the files below ``memory/`` hold now.

    Only files that changed since the last time are read. A database that is damaged or of another version is made
    anew; what comes of it is the same as what bringing it up to date step by step came to.

    Args:
        root: of the project.
        config: of the project.
        on_note: told what a human should know: that it was made anew, and which files could not be read.
        fresh: make it anew in any case.

    Raises:
        ConfigError: the tree contradicts itself.
        ReadError: it can be neither opened nor made.
    """
    path = root / DATABASE
    if fresh:
        _remove(path)
    memory = _opened(root, on_note)
    try:
        try:
            bring_up_to_date(memory.store, root, config, on_note=on_note)
        except Unusable as error:
            memory.store.reset(str(error))
            bring_up_to_date(memory.store, root, config, on_note=on_note)
        yield memory
    except Unusable as error:
        memory.close()
        _remove(path)
        raise ReadError(
            f"was {error} and is deleted; run again, and it is made anew from the catalogs.", path=DATABASE
        ) from error
    except sqlite3.Error as error:
        raise ReadError(
            f"cannot be used: {error}; `l10n tm rebuild` makes it anew.", path=DATABASE
        ) from error
    finally:
        memory.close()


def bring_up_to_date(store: Store, root: Path, config: Config, *, on_note: Note) -> None:
    """Take in what changed since the last time, and out what is gone."""
    wanted = {source.name: source for source in _sources(root, config)}
    there = store.files()
    gone = sorted(set(there) - set(wanted))
    changed = [
        name for name in wanted if there.get(name, "") != wanted[name].fingerprint(there.get(name, ""))
    ]
    for at in range(0, len(gone) + len(changed), _AT_ONCE):
        with store.writing() as writer:
            for name in (gone + changed)[at : at + _AT_ONCE]:
                if name in there:
                    writer.drop(name)
                if name not in wanted:
                    continue
                source = wanted[name]
                try:
                    writer.add(source.entries(on_note), file=name)
                except ReadError as error:
                    # What stands before a damage was taken in; nothing more is to be had of this file.
                    on_note(str(error))
                writer.done(name, source.fingerprint(""))
    if gone:
        store.vacuum()


class _Catalog:
    """The catalog of a report in a locale, and the record beside it."""

    def __init__(self, files: Files, folder: Folder, config: Config, locale: str) -> None:
        self._files = files
        self._layout = Layout(folder.id)
        self._told = Told(folder.id, config.project.source, folder.date[:10], folder.confidential)
        self._locale = locale
        self.path = self._layout.catalog(locale)
        self.name = str(self.path)

    def exists(self) -> bool:
        return (self._files.root / self.path).is_file()

    def fingerprint(self, _before: str) -> str:
        record = self._files.read_if_any(self._layout.sidecar(self._locale))
        return fingerprint([_FORM, repr(self._told), self._files.read(self.path), record or b""])

    def entries(self, _on_note: Note) -> Iterator[Entry]:
        with reading(self.path):
            catalog = po.parse(self._files.read(self.path), locale=self._locale)
        path = self._layout.sidecar(self._locale)
        record = parse_sidecar(self._files.read_if_any(path), path)
        return remembered(catalog, record, self._told)


class _File:
    """A TMX file below ``memory/``."""

    def __init__(self, root: Path, path: PurePosixPath, config: Config, left_out: frozenset[str]) -> None:
        self._full = root / path
        self._config = config
        self._left_out = left_out
        self.path = path
        self.name = str(path)

    def fingerprint(self, before: str) -> str:
        """Size, time and hash: a file with the size and time of before is not read for its hash."""
        status = self._full.stat()
        settings = (self._config.project.source, self._config.project.targets, sorted(self._left_out))
        quick = f"{_FORM} {fingerprint([repr(settings)])} {status.st_size} {status.st_mtime_ns} "
        if before.startswith(quick):
            return before
        with self._full.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
        same = before.split(" ")
        if same[:2] == quick.split(" ")[:2] and same[-1] == digest:
            return before
        return quick + digest

    def entries(self, on_note: Note) -> Iterator[Entry]:
        with reading(self.path), self._full.open("rb") as file:
            units = usable(
                tmx.read(file), lambda line, reason: on_note(f"{self.path}:{line}: {reason}; skipped.")
            )
            project = self._config.project
            for entry in from_tmx(units, source_locale=project.source, targets=project.targets):
                if entry.report not in self._left_out:
                    yield entry


def usable(
    read: Iterator[tmx.Entry | tmx.Skipped], on_skipped: Callable[[int, str], None]
) -> Iterator[tmx.Entry]:
    """The units of a TMX file that can be used; told line and reason of the others."""
    for unit in read:
        if isinstance(unit, tmx.Skipped):
            on_skipped(unit.line, unit.reason)
        else:
            yield unit


def forgotten(root: Path) -> frozenset[str]:
    """Ids of the reports that are not to be remembered.

    Raises:
        ReadError: the list cannot be read.
    """
    data = Files(root).read_if_any(FORGOTTEN) or b""
    lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def memory_files(root: Path) -> list[PurePosixPath]:
    """The TMX files below ``memory/``, in order."""
    found = (root / MEMORY).rglob("*.tmx")
    return sorted(PurePosixPath(path.relative_to(root).as_posix()) for path in found if path.is_file())


def _sources(root: Path, config: Config) -> Iterator[_Catalog | _File]:
    files, left_out = Files(root), forgotten(root)
    for folder in scan(root, config).folders:
        if folder.id in left_out:
            continue
        for locale in config.project.targets:
            catalog = _Catalog(files, folder, config, locale)
            if catalog.exists():
                yield catalog
    for path in memory_files(root):
        yield _File(root, path, config, left_out)


def _opened(root: Path, on_note: Note) -> Memory:
    def rebuilt(reason: str) -> None:
        on_note(f"{DATABASE}: was {reason}; it is made anew from the catalogs.")

    termbase = read_termbase(Files(root))
    try:
        return Memory(root / DATABASE, termbase=termbase or None, on_rebuild=rebuilt)
    except (OSError, sqlite3.Error) as error:
        raise ReadError(f"cannot be opened: {error}; make the folder writable.", path=DATABASE) from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        remove(path)
