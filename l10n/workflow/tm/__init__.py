"""What can be done with the memory of a project."""

from l10n.workflow.tm.export import Exported, export
from l10n.workflow.tm.forget import Forgotten, forget
from l10n.workflow.tm.import_ import Imported, import_memory
from l10n.workflow.tm.look import look_up, search, stats

__all__ = [
    "Exported",
    "Forgotten",
    "Imported",
    "export",
    "forget",
    "import_memory",
    "look_up",
    "search",
    "stats",
]
