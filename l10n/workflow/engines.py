"""Engines for the desk: which there are, whether one works, and models taken into the project."""

import os
import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from threading import Event

from l10n.config import Config, key_of
from l10n.draft import Drafter, Job, Rules, Wanted
from l10n.engines import kinds, make, settings_of
from l10n.engines.models import PACKAGE, Model, open_model, read_model
from l10n.errors import ConfigError, UsageError, WriteError
from l10n.workflow.drafting import engine_names, line_to, user_rates

SENTENCE = "Rice prices rose in Hyesan in October."
MODELS = PurePosixPath("models")


@dataclass(frozen=True, slots=True)
class Listed:
    """An engine, as it could be used now."""

    name: str
    kind: str
    where: str
    """Host that the text goes to; empty where it stays on this machine, or nobody knows yet."""
    network: bool
    on: bool
    """The settings ask it for drafts."""
    keyed: bool
    """It has a key."""
    fault: str
    """Why it cannot be used; empty if it can."""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tested:
    """One locale of a test."""

    locale: str
    target: str
    seconds: float
    fault: str


def list_engines(root: Path, config: Config) -> list[Listed]:
    """All kinds of engines, and those that the settings name."""
    on = engine_names(config)
    names = list(dict.fromkeys([*on, *config.engines, *kinds()]))
    return [_listed(name, config, root, on=name in on) for name in names]


def try_engine(root: Path, config: Config, *, name: str, text: str, locales: Sequence[str]) -> list[Tested]:
    """Have an engine translate a sentence, as a sync would; nothing is kept.

    Raises:
        ConfigError: it cannot be made.
    """
    stopped = Event()
    line = line_to(name, config, root=root, rates=user_rates(), stopped=stopped)
    drafter = Drafter(
        {name: line},
        Rules(lambda _locale, _role: (name,), config.drafts.keep, config.drafts.style),
        stopped=stopped,
    )
    try:
        return [_tested(drafter, config.project.source, locale, text) for locale in locales]
    finally:
        drafter.close()


def add_model(
    root: Path, path: Path, *, replace: bool = False, dry_run: bool = False
) -> tuple[Model, PurePosixPath]:
    """Take a package of a model into the project.

    Args:
        root: of the project.
        path: of the package.
        replace: put it in the place of one of the same name.
        dry_run: look at it only.

    Returns:
        What it is, and where it lies, relative to the project.

    Raises:
        UsageError: it is no package, or one of its name is there.
        ReadError: it is damaged, or dangerous to read.
        WriteError: the project cannot be written to.
    """
    if path.suffix != PACKAGE:
        raise UsageError(f"{path}: is no {PACKAGE}; folders of models go below {MODELS}/ by hand.")
    model = read_model(path)
    open_model(model)  # every byte of it is there, and fits its checksum
    place = MODELS / path.name
    target = root / place
    if target.exists() and not replace:
        raise UsageError(f"{place}: is there already; --replace puts the new one in its place.")
    if not dry_run:
        _copy(path, target)
    return model, place


def _listed(name: str, config: Config, root: Path, *, on: bool) -> Listed:
    key = key_of(name)
    kind = name
    try:
        settings = settings_of(name, config, root=root, key=key)
        kind = settings.kind
        engine = make(settings)
    except ConfigError as error:
        return Listed(name, kind, "", kind != "ctranslate", on, bool(key), str(error))
    traits = engine.traits
    close = getattr(engine, "close", None)
    if callable(close):
        close()
    return Listed(name, kind, traits.where, traits.network, on, bool(key), "", traits.notices)


def _tested(drafter: Drafter, source: str, locale: str, text: str) -> Tested:
    started = time.monotonic()
    drafted = drafter.draft(Job("", source, locale, (Wanted("1", text),)))
    seconds = time.monotonic() - started
    if "1" in drafted.drafts:
        return Tested(locale, drafted.drafts["1"].target, seconds, "")
    reasons = [*drafted.failures.values(), *(finding.message for finding in drafted.findings)]
    return Tested(locale, "", seconds, " ".join(reasons))


def _copy(path: Path, target: Path) -> None:
    """A file beside its place, whole on the disk, then under its name; models are too large to hold in memory."""
    try:
        target.parent.mkdir(exist_ok=True)
        with (
            path.open("rb") as source,
            NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as beside,
        ):
            try:
                shutil.copyfileobj(source, beside, 1 << 20)
                beside.flush()
                os.fsync(beside.fileno())
                Path(beside.name).chmod(0o644)
                Path(beside.name).replace(target)
            except BaseException:
                with suppress(OSError):
                    Path(beside.name).unlink()
                raise
    except OSError as error:
        raise WriteError(f"{target}: cannot be written: {error.strerror or error}.") from error
