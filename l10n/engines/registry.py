"""Engines by name: the built-in ones, and those that plug-ins declare."""

from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import cast

from l10n.engines.engine import Engine
from l10n.engines.settings import Settings
from l10n.errors import ConfigError, L10nError

GROUP = "l10n.engines"
"""Entry points of this group name a `Factory`: ``mine = "package.module:engine"``."""

Factory = Callable[[Settings], Engine]
"""Makes an engine from its settings; `l10n.errors.ConfigError` where they will not do."""

BUILT_IN = {
    "chat": "l10n.engines.chat:engine",
    "ctranslate": "l10n.engines.ctranslate:engine",
    "deepl": "l10n.engines.deepl:engine",
    "google": "l10n.engines.deep:google",
    "libre": "l10n.engines.libre:engine",
    "mymemory": "l10n.engines.deep:mymemory",
}
"""Kind -> factory: so that none of the others is imported, and no installed package looked through."""


def make(settings: Settings) -> Engine:
    """An engine, ready to be asked.

    Raises:
        ConfigError: there is no such kind, it does not load, or the settings will not do.
    """
    kind = settings.kind
    target = BUILT_IN.get(kind) or installed().get(kind)
    if target is None:
        close = get_close_matches(kind, kinds(), n=1)
        hint = f"Did you mean {close[0]}?" if close else f"Known are {', '.join(kinds())}."
        raise ConfigError(f"{kind}: no engine has this name. {hint}")
    try:
        return _load(target)(settings)
    except L10nError:
        raise
    except Exception as error:  # noqa: BLE001 - a plug-in may raise anything, with the key that it was given in it
        raise ConfigError(
            f"engine {settings.name} ({target}) cannot be made: {type(error).__name__}; "
            f"repair its settings, or the package that declares it in {GROUP}."
        ) from None


def kinds() -> list[str]:
    """All there are."""
    return sorted({*BUILT_IN, *installed()})


@cache
def installed() -> dict[str, str]:
    """Kind -> factory of plug-ins."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - looks through all that is installed

    return {point.name: point.value for point in entry_points(group=GROUP) if point.name not in BUILT_IN}


@cache
def _load(target: str) -> Factory:
    module, _, name = target.partition(":")
    return cast(Factory, getattr(import_module(module), name))
