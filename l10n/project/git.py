"""What git knows of a project: files as they were, and who works here."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path, PurePosixPath

from l10n.errors import UsageError
from l10n.project.layout import LOCALES, SOURCES


class Revision:
    """The files of a project as they were at a commit."""

    def __init__(self, root: Path, name: str) -> None:
        """Look a revision up.

        Args:
            root: of the project.
            name: anything that git knows as a commit.

        Raises:
            UsageError: the project is not in git, git is not installed, or it knows no such revision.
        """
        self._root = root
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found is None:
            raise UsageError(f"{name}: git knows no such revision here.")
        self._commit = found.decode().strip()
        self._formerly: dict[str, str] = {}
        """Name of now -> name of then, of every file that is another or was called otherwise."""
        self._compare()

    def changed(self, path: PurePosixPath) -> bool:
        """Whether a file is another than it was, or has another name."""
        return str(path) in self._formerly

    def read(self, path: PurePosixPath) -> bytes | None:
        """What a file was, under whatever name; None where it was not there."""
        return _git(self._root, "show", f"{self._commit}:./{self._formerly.get(str(path), path)}")

    def _compare(self) -> None:
        folders = (str(SOURCES), str(LOCALES))
        how = ("--name-status", "--find-renames", "--relative", "-z")
        with tempfile.TemporaryDirectory() as beside:
            # Files that git was not told of yet, as after a rename, are entered in a copy of its index.
            index = Path(beside, "index")
            kept = (
                self._root / os.fsdecode(_git(self._root, "rev-parse", "--git-path", "index") or b"").strip()
            )
            if kept.is_file():
                shutil.copyfile(kept, index)
            there = [folder for folder in folders if (self._root / folder).is_dir()]
            _git(self._root, "add", "--intent-to-add", "--", *there, index=index)
            listed = _git(self._root, "diff", *how, self._commit, "--", *folders, index=index) or b""
        fields = iter(listed.decode("utf-8", "surrogateescape").split("\0"))
        for kind in fields:
            if kind:
                old = next(fields)
                self._formerly[next(fields) if kind[0] in "RC" else old] = old


def user_name(root: Path) -> str:
    """The name that commits are made under, empty where there is none."""
    try:
        return setting(root, "user.name")
    except UsageError:
        return ""


def top(root: Path) -> Path:
    """The folder of the repository that a project is in.

    Raises:
        UsageError: it is in none, or git is not installed.
    """
    found = _git(root, "rev-parse", "--show-toplevel")
    if found is None:
        raise UsageError(f"{root}: is not in git.")
    return Path(os.fsdecode(found.rstrip(b"\n")))


def setting(root: Path, name: str) -> str:
    """What git has been told, for this clone or all; empty where it was told nothing."""
    return (_git(root, "config", name) or b"").decode("utf-8", "replace").strip()


def configure(root: Path, name: str, value: str) -> None:
    """Set something for this clone of the repository.

    Raises:
        UsageError: git does not let us.
    """
    if _git(root, "config", "--local", name, value) is None:
        raise UsageError(f"{root}: git does not take {name}; look at its config file.")


def _git(root: Path, *arguments: str, index: Path | None = None) -> bytes | None:
    """What git answers, None where it does not; with an index of its own where one is given."""
    where = None if index is None else {**os.environ, "GIT_INDEX_FILE": os.fspath(index)}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; revisions stand behind --end-of-options
            ["git", "-C", os.fspath(root), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
            env=where,
        )
    except OSError as error:
        raise UsageError("git is not installed; nothing can be read from it.") from error
    if b"not a git repository" in done.stderr:
        raise UsageError(f"{root}: is not in git.")
    return done.stdout if done.returncode == 0 else None
