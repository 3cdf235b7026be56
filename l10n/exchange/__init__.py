"""Between catalogs and the files of people who work elsewhere. Values in, values out."""

from l10n.exchange.judge import Outcome
from l10n.exchange.omegat import project_file
from l10n.exchange.pack import marked, memory, pack
from l10n.exchange.read import from_catalog, from_memory
from l10n.exchange.unpack import Row, Unpacked, unpack

__all__ = [
    "Outcome",
    "Row",
    "Unpacked",
    "from_catalog",
    "from_memory",
    "marked",
    "memory",
    "pack",
    "project_file",
    "unpack",
]
