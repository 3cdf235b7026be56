"""Programs that tests hold our files against: missing ones skip a test at home and fail it where all must run."""

import os
import shutil

import pytest


def require(name: str, *, package: str) -> str:
    """Path of a program.

    Args:
        name: what is typed to run it.
        package: the Debian package that brings it.

    A test that needs a missing program is skipped, with the command that installs it; under
    ``L10N_REQUIRE_ALL=1`` it fails.
    """
    path = shutil.which(name)
    if path is not None:
        return path
    reason = f"{name} is not installed: apt-get install {package}"
    if os.environ.get("L10N_REQUIRE_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
