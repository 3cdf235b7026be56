"""Put a site in its place: built aside, then swapped in whole, the one before kept.

``public`` is a symbolic link to a folder in ``public.builds``; to publish is to give the link another target, in
one step of the file system. Whoever opened a page before has the old site, whoever opens one after has the new.
"""

import json
import os
import shutil
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from l10n.errors import LockError, UsageError
from l10n.workflow.publish.stage import Stage, digest_of, unwritable
from l10n.workflow.replace import sync_folder

KEPT = 3
"""Builds that stay, the published one among them."""
_STAGE = ".stage"
_LOG = "builds.json"
_RETAINED = "assets/"
"""What pages of the build before may still ask for when the next one is there."""


class Release:
    """The builds of one ``public``."""

    def __init__(self, out: Path) -> None:
        self.out = out.absolute()
        self.builds = self.out.with_name(f"{self.out.name}.builds")
        self.stage = self.builds / _STAGE
        self._new = Stage(self.stage)

    @contextmanager
    def held(self) -> Generator[None]:
        """One build at a time.

        Raises:
            LockError: another is at work.
            UsageError: what is at the place of the site is not ours.
            WriteError: nothing can be written there.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to load

        self._check()
        try:
            self.builds.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.builds / "lock", timeout=0)
            lock.acquire()
        except Timeout:
            raise LockError(f"{self.out}: another build is at work here; wait for it to end.") from None
        except OSError as error:
            raise unwritable(self.builds, error) from error
        try:
            self._discard()
            yield
        finally:
            with suppress(OSError):
                self._discard()
            lock.release()

    def current(self) -> str:
        """Name of the build that is published; empty for none."""
        try:
            target = self.out.readlink()
        except OSError:
            return ""
        there = (self.out.parent / target).resolve()
        return target.name if there.parent == self.builds.resolve() and there.is_dir() else ""

    def sizes(self) -> dict[str, int]:
        """Bytes of each file of the published build, by path."""
        return dict(_walk(self.out)) if self.current() else {}

    def is_whole(self, sizes: Mapping[str, int]) -> bool:
        """Whether the published build has just these files."""
        retained = self.retained()
        return {path: size for path, size in self.sizes().items() if path not in retained} == sizes

    def retained(self) -> frozenset[str]:
        """Files of the published build that only earlier ones name."""
        return frozenset(self._log()[1].get(self.current(), ()))

    def begin(self) -> None:
        """Make room for a new build.

        Raises:
            WriteError: there is none.
        """
        self._discard()
        try:
            self.stage.mkdir(parents=True)
        except OSError as error:
            raise unwritable(self.stage, error) from error

    def write(self, path: str, data: bytes) -> None:
        """Write a file of the new build.

        Raises:
            WriteError: it cannot be written.
        """
        self._new.write(path, data)

    def keep(self, path: str, digest: str) -> bool:
        """Take a file over from the published build, if it is there as it was written.

        Raises:
            WriteError: it cannot be written.
        """
        old = self.out / path
        try:
            if digest_of(old.read_bytes()) != digest:
                return False
        except OSError:
            return False
        self._new.link(path, old)
        return True

    def publish(self, digests: Mapping[str, str]) -> str:
        """Swap the new build in.

        Args:
            digests: of its files, by path.

        Returns:
            Its name.

        Raises:
            WriteError: it could not be; the build before is still there.
        """
        before, (log, retained) = self.current(), self._log()
        number = 1 + max(
            (int(name.partition("-")[0]) for name in (*log, before) if name[:1].isdecimal()), default=0
        )
        name = f"{number:06}-{tree_hash(digests)[:12]}"
        try:
            retained[name] = self._retain(digests, retained.get(before, {}))
            _sync(self.stage)
            self.stage.rename(self.builds / name)
            self._swap(name)
            kept = [name, *(old for old in log if (self.builds / old).is_dir())]
            if before and before not in kept:
                kept.insert(1, before)
            self._write_log(kept[:KEPT], retained)
        except OSError as error:
            raise unwritable(self.out, error) from error
        for old in self._folders_there() - {*kept[:KEPT], name}:
            shutil.rmtree(self.builds / old, ignore_errors=True)
        return name

    def rollback(self) -> str:
        """Publish the build before the published one.

        Returns:
            Its name.

        Raises:
            UsageError: there is none.
            WriteError: it could not be done.
        """
        current = self.current()
        names = sorted(name for name in self._folders_there() if name < current)
        if not current or not names:
            raise UsageError(f"{self.out}: there is no earlier build to go back to.")
        try:
            self._swap(names[-1])
        except OSError as error:
            raise unwritable(self.out, error) from error
        return names[-1]

    def report(self, record: Mapping[str, Any]) -> None:
        """Write ``build-report.json`` beside the builds; it is no part of the site.

        Raises:
            WriteError: it cannot be written.
        """
        path = self.builds / "build-report.json"
        beside = path.with_suffix(".new")
        try:
            with beside.open("w", encoding="utf-8") as file:
                json.dump(record, file, ensure_ascii=False, indent=2)
                file.write("\n")
            beside.replace(path)
        except OSError as error:
            raise unwritable(path, error) from error

    def _check(self) -> None:
        out = self.out
        if out.is_symlink():
            target = out.readlink()
            if (out.parent / target).resolve().parent != self.builds.resolve():
                raise UsageError(
                    f"{out}: is a link to {target}, which l10n did not make; name another folder with --out."
                )
        elif out.is_dir():
            if any(out.iterdir()):
                raise UsageError(
                    f"{out}: is a folder that l10n did not make; move it away, or name another one with --out."
                )
        elif out.exists():
            raise UsageError(f"{out}: is a file; name a folder with --out.")

    def _swap(self, name: str) -> None:
        beside = self.builds / ".link"
        with suppress(FileNotFoundError):
            beside.unlink()
        os.symlink(os.path.join(self.builds.name, name), beside)  # noqa: PTH118, PTH211 - relative to ``out``
        if self.out.is_dir() and not self.out.is_symlink():
            self.out.rmdir()  # an empty one
        beside.replace(self.out)
        sync_folder(self.out.parent)

    def _retain(self, digests: Mapping[str, str], before: Mapping[str, int]) -> dict[str, int]:
        """Style sheets and pictures of earlier builds: pages that were loaded, or kept somewhere, still ask for them."""
        kept: dict[str, int] = {}
        for path in sorted(self.sizes()):
            age = before.get(path, 0) + 1
            if path.startswith(_RETAINED) and path not in digests and age < KEPT:
                self._new.link(path, self.out / path)
                kept[path] = age
        return kept

    def _log(self) -> tuple[list[str], dict[str, dict[str, int]]]:
        """Names of the builds, newest first; and what each has of those before it, by how many builds it outlived."""
        try:
            log = json.loads((self.builds / _LOG).read_bytes())
            return [str(name) for name in log["builds"]], {
                str(k): dict(v) for k, v in log["retained"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return [], {}

    def _write_log(self, names: list[str], retained: Mapping[str, Mapping[str, int]]) -> None:
        path = self.builds / _LOG
        beside = path.with_suffix(".new")
        log = {"builds": names, "retained": {name: retained[name] for name in names if retained.get(name)}}
        beside.write_text(json.dumps(log, indent=2) + "\n", "utf-8")
        beside.replace(path)

    def _folders_there(self) -> set[str]:
        return {
            entry.name for entry in self.builds.iterdir() if entry.is_dir() and entry.name[:1].isdecimal()
        }

    def _discard(self) -> None:
        self._new = Stage(self.stage)
        if self.stage.exists():
            shutil.rmtree(self.stage)


def tree_hash(digests: Mapping[str, str]) -> str:
    """Of a whole site: its paths and what lies there."""
    whole = blake2b(digest_size=16)
    for path in sorted(digests):
        whole.update(f"{path}\0{digests[path]}\n".encode())
    return whole.hexdigest()


def _walk(folder: Path) -> Iterator[tuple[str, int]]:
    def within(place: str, prefix: str) -> Iterator[tuple[str, int]]:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from within(entry.path, f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}", entry.stat(follow_symlinks=False).st_size

    yield from within(str(folder), "")


def _sync(folder: Path) -> None:
    """Have the disk hold a whole tree before its name changes; where that can be had, no more than its file system."""
    import ctypes  # noqa: PLC0415 - for this alone

    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        if hasattr(os, "sync"):
            os.sync()
    else:
        number = os.open(folder, os.O_RDONLY)
        try:
            if syncfs(number):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        finally:
            os.close(number)
    sync_folder(folder)
