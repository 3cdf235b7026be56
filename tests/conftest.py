"""A project in a temporary folder, and the command line run in it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

SETTINGS = '[project]\nsource = "en"\ntargets = ["ko", "ja"]\n'


@dataclass
class Project:
    """A project on disk."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Files by path below the root."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.root / name).read_bytes().decode()

    def tree(self) -> dict[str, bytes]:
        """All files but caches."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".l10n" not in path.relative_to(self.root).parts
        }

    def run(
        self, *arguments: str, code: int = 0, env: Mapping[str, str] | None = None, typed: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The command, as a user runs it; fails unless it ends with ``code``. What is ``typed`` is its input."""
        done = subprocess.run(
            [sys.executable, "-m", "l10n", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=None if env is None else dict(env),
            input=typed,
            check=False,
        )
        assert done.returncode == code, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def json(self, *arguments: str, code: int = 0):
        """What the command prints with ``--json``."""
        return json.loads(self.run(*arguments, "--json", code=code).stdout)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    made = Project(tmp_path / "newsroom")
    made.write({"l10n.toml": SETTINGS})
    return made
