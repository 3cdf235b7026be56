"""The command line in this process: the model of the aligner is loaded once for all tests."""

import contextlib
import io
import subprocess
import sys
from dataclasses import dataclass
from unittest.mock import patch

from l10n.cli.main import main
from tests.conftest import Project


@dataclass
class Desk(Project):
    """A project whose commands run here."""

    def run(self, *arguments, code=0, env=None):
        """As `Project.run`, without a process of its own."""
        assert env is None
        out, err = io.StringIO(), io.StringIO()
        argv = ["l10n", "--project", str(self.root), *arguments]
        with (
            patch.object(sys, "argv", argv),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main()
            except SystemExit as done:
                ended = done.code
        assert ended == code, f"exit {ended}\n{out.getvalue()}\n{err.getvalue()}"
        return subprocess.CompletedProcess(arguments, ended, out.getvalue(), err.getvalue())
