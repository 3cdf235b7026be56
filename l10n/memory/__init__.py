"""What was translated before: kept in one database, found by what is like it, and put right where it differs."""

from l10n.memory.entry import Entry
from l10n.memory.match import Match, Query, Use
from l10n.memory.memory import Memory

__all__ = ["Entry", "Match", "Memory", "Query", "Use"]
