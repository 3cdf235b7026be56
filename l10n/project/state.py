"""What the last sync saw: so that a sync with nothing to do is a reading of bytes.

``.l10n/sync.json`` is a cache. A report is skipped only when every byte that its sync would read is the same
as when it was last found complete.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from l10n.project.layout import PRIVATE

_FILE = PRIVATE / "sync.json"
_VERSION = 3


@dataclass(frozen=True, slots=True)
class Remembered:
    """A report as the last sync left it."""

    fingerprint: str
    """Of all its files, the settings and the version of this tool."""
    rows: Mapping[str, Any]
    """Locale -> the row of the table."""


@dataclass(slots=True)
class State:
    """All reports as the last sync left them."""

    reports: dict[str, Remembered] = field(default_factory=dict[str, Remembered])

    @classmethod
    def load(cls, root: Path) -> "State":
        """Of the project; an empty one where the cache is missing or of no use."""
        try:
            record: Any = json.loads((root / _FILE).read_bytes())
            if record["version"] != _VERSION:
                return cls()
            return cls(
                {
                    str(k): Remembered(str(v["fingerprint"]), dict(v["rows"]))
                    for k, v in record["reports"].items()
                }
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls()

    def dump(self) -> tuple[Path, bytes]:
        """Its place, relative to the project, and its bytes."""
        reports = {id_: {"fingerprint": r.fingerprint, "rows": r.rows} for id_, r in self.reports.items()}
        record = {"version": _VERSION, "reports": reports}
        return Path(_FILE), json.dumps(record, ensure_ascii=False, sort_keys=True).encode()
