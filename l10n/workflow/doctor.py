"""Look at the machine and the project, and say what is missing and how to get it."""

import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from l10n import __version__
from l10n.config import find_root, load
from l10n.errors import L10nError, UsageError
from l10n.project import locked
from l10n.workflow.merge_driver import is_installed
from l10n.workflow.status import status


class Health(StrEnum):
    """Of one thing."""

    GOOD = "good"
    OPTIONAL = "optional"
    """Not there; only some things need it."""
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at."""

    name: str
    health: Health
    message: str


def doctor(start: Path) -> list[Examined]:
    """Examine the machine, then the project that ``start`` lies in."""
    return [*_machine(), *_project(start)]


def _machine() -> Iterator[Examined]:
    yield Examined(
        "l10n", Health.GOOD, f"{__version__} on Python {platform.python_version()}, {sys.platform}"
    )
    for package in ("babel", "click", "lxml", "markdown-it-py", "numpy", "polib", "rich"):
        try:
            yield Examined(package, Health.GOOD, version(package))
        except PackageNotFoundError:
            yield Examined(package, Health.BAD, "is missing; pip install newsroom-l10n")
    yield _encoder()
    for package, (extra, why) in _EXTRAS.items():
        if find_spec(package):
            yield Examined(package, Health.GOOD, version(package))
        else:
            yield Examined(package, Health.OPTIONAL, f"{why}; pip install 'newsroom-l10n[{extra}]'")
    for program, why in {"msgfmt": "compiles and checks PO files", "git": "keeps versions"}.items():
        where = shutil.which(program)
        if where:
            yield Examined(program, Health.GOOD, where)
        else:
            package = {"msgfmt": "gettext"}.get(program, program)
            yield Examined(program, Health.OPTIONAL, f"{why}; install the system package {package}")


_EXTRAS = {
    "kiwipiepy": ("ko", "cuts Korean that has no punctuation"),
    "ctranslate2": ("local", "drafts with models on this machine"),
    "sentencepiece": ("local", "drafts with models on this machine"),
    "deepl": ("deepl", "drafts with DeepL"),
    "sudachipy": ("names", "reads names in kanji"),
    "pypinyin": ("names", "reads names in hanzi"),
}
"""Package -> the extra that brings it, and what it is for."""


def _encoder() -> Examined:
    from l10n.align.encoder import AveragingModel, load_model  # noqa: PLC0415 - numpy and the model

    try:
        model = load_model()
    except Exception as error:  # noqa: BLE001 - whatever keeps the model from working is the diagnosis
        return Examined(
            "sentence encoder", Health.BAD, f"{error}; pip install --force-reinstall newsroom-l10n"
        )
    if isinstance(model, AveragingModel):
        why = f"{model.name}: joined sentences are averaged, alignment is a little less exact"
        return Examined("sentence encoder", Health.OPTIONAL, why)
    return Examined("sentence encoder", Health.GOOD, model.name)


def _project(start: Path) -> Iterator[Examined]:
    try:
        root = find_root(start)
        config = load(root).config
        yield Examined("project", Health.GOOD, str(root))
        found = status(root, config)
    except L10nError as error:
        yield Examined("project", Health.BAD, str(error))
        return
    reports = {report for report, _ in [*found.rows, *found.missing]}
    yield Examined("reports", Health.GOOD, f"{len(reports)}, {len(found.rows)} catalogs")
    for finding in found.findings:
        yield Examined(finding.path, Health.OPTIONAL, finding.message)
    for _, _, message in found.failures:
        path, _, rest = message.partition(": ")
        yield Examined(path, Health.BAD, rest)
    with suppress(UsageError):  # where there is no git, nothing is merged
        if is_installed(root):
            yield Examined("merge driver", Health.GOOD, "git merges catalogs unit by unit")
        else:
            why = "git merges catalogs line by line; l10n merge-driver --install"
            yield Examined("merge driver", Health.OPTIONAL, why)
    try:
        with locked(root):
            yield Examined("lock", Health.GOOD, "free")
    except L10nError as error:
        yield Examined("lock", Health.BAD, str(error))
