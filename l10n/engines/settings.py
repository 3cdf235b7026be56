"""``[engines.<name>]``: what may be said of an engine."""

import difflib
import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from l10n.config import Config
from l10n.engines.engine import Traits
from l10n.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Settings:
    """Of one engine, under the name that ``drafts.engines`` calls it by."""

    name: str = ""
    kind: str = ""
    """Which engine it is; by default the one called as it is: two ``chat`` may have names of their own."""
    url: str = ""
    """Where it is asked."""
    model: str = ""
    """Which of its models."""
    models: tuple[str, ...] = ("models",)
    """Files and folders with models, relative to the project."""
    local: bool = False
    """It runs on this machine and keeps to itself what it reads: confidential reports may go to it."""
    timeout: float | None = None
    """Seconds for one call."""
    rate: float | None = None
    """Calls a second, 0 for any number."""
    concurrency: int | None = None
    """Calls at the same time."""
    batch: int | None = None
    """Texts in one call."""
    tries: int | None = None
    """Calls for the same texts, while the engine is busy."""
    price: float | None = None
    """Of a million characters, for ``--dry-run``."""
    options: Mapping[str, object] = field(default_factory=dict[str, object])
    """``[engines.<name>.options]``: for engines with settings of their own."""
    root: Path = field(default=Path(), compare=False)
    """Of the project."""
    key: str = field(default="", repr=False, compare=False)
    """From the environment or the user's file, never from a project."""


def settings_of(name: str, config: Config, *, root: Path, key: str = "") -> Settings:
    """The settings of an engine.

    Args:
        name: as ``drafts.engines`` has it.
        config: of the project.
        root: of the project.
        key: as `l10n.config.key_of` gives it.

    Raises:
        ConfigError: with every fault of the table in its message.
    """
    faults: list[str] = []
    values: dict[str, Any] = {"kind": name}
    for setting, raw in config.engines.get(name, {}).items():
        convert = _CONVERTERS.get(setting)
        if convert is None:
            close = difflib.get_close_matches(setting, _CONVERTERS, n=1)
            hint = f"Did you mean {close[0]!r}?" if close else f"Known are {', '.join(_CONVERTERS)}."
            faults.append(f"engines.{name}: unknown setting {setting!r}. {hint}")
            continue
        try:
            values[setting] = convert(raw)
        except ValueError as error:
            faults.append(f"engines.{name}.{setting} {error}, not {raw!r}.")
    settings = Settings(name=name, root=root, key=key, **values)
    faults.extend(_contradictions(settings))
    if faults:
        raise ConfigError("\n".join(faults))
    return settings


def adapted(traits: Traits, settings: Settings) -> Traits:
    """The traits of an engine with what its settings say instead."""
    told: dict[str, Any] = {
        "timeout": settings.timeout,
        "rate": settings.rate,
        "concurrency": settings.concurrency,
        "max_items": settings.batch,
        "tries": settings.tries,
        "price": settings.price,
    }
    return replace(traits, **{name: value for name, value in told.items() if value is not None})


def is_loopback(url: str) -> bool:
    """Whether an address is of this machine. A name other than ``localhost`` may lead anywhere tomorrow."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _contradictions(settings: Settings) -> list[str]:
    faults: list[str] = []
    try:
        parts = urlsplit(settings.url)
        wrong = settings.url and (parts.scheme not in {"http", "https"} or not parts.hostname)
        secret = "@" in parts.netloc
    except ValueError:
        wrong, secret = True, "@" in settings.url
    if wrong and not secret:
        faults.append(
            f"engines.{settings.name}.url: {settings.url!r} is no address; write http://host:port/."
        )
    if secret:
        faults.append(f"engines.{settings.name}.url: takes no user name and password; use a key.")
    if settings.local and not is_loopback(settings.url):
        faults.append(
            f"engines.{settings.name}: local = true is for addresses of this machine only (127.0.0.1, ::1, "
            "localhost): take it out, or run the engine here."
        )
    if settings.local and settings.model.rsplit(":", 1)[-1].endswith("cloud"):
        faults.append(
            f"engines.{settings.name}: local = true, but {settings.model} is computed elsewhere: take another model."
        )
    return faults


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise ValueError("must be a text")  # noqa: TRY004 - all faults of a value are ValueErrors here
    return raw


def _texts(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise ValueError("must be a list of texts")  # noqa: TRY004
    return tuple(_text(item) for item in cast("list[object]", raw))


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        # Anything but a plain true or false might be meant the other way: people can be hurt by a guess.
        raise ValueError("must be true or false")  # noqa: TRY004
    return raw


def _number(raw: object) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw <= _HIGHEST:
        raise ValueError("must be a number, 0 or more")
    return float(raw)


def _above_zero(raw: object) -> float:
    if not (number := _number(raw)):
        raise ValueError("must be more than 0")
    return number


def _count(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or not 1 <= raw <= _MOST:
        raise ValueError(f"must be a number from 1 to {_MOST}")
    return raw


def _table(raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise ValueError("must be a table")  # noqa: TRY004
    return cast("dict[str, object]", raw)


_HIGHEST = 1e9
_MOST = 1000
_CONVERTERS: Mapping[str, Callable[[object], object]] = {
    "kind": _text,
    "url": _text,
    "model": _text,
    "models": _texts,
    "local": _flag,
    "timeout": _above_zero,
    "rate": _number,
    "concurrency": _count,
    "batch": _count,
    "tries": _count,
    "price": _number,
    "options": _table,
}
