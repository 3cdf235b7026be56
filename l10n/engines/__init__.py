"""Translate by machines: one file an engine, all behind one protocol."""

from l10n.engines.engine import Batch, Context, Engine, Item, Marks, Traits
from l10n.engines.registry import Factory, kinds, make
from l10n.engines.settings import Settings, adapted, is_loopback, settings_of

__all__ = [
    "Batch",
    "Context",
    "Engine",
    "Factory",
    "Item",
    "Marks",
    "Settings",
    "Traits",
    "adapted",
    "is_loopback",
    "kinds",
    "make",
    "settings_of",
]
