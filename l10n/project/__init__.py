"""The tree of a project: where things lie, what is in them, what was there last time."""

from typing import TYPE_CHECKING

from l10n.on_demand import on_demand

if TYPE_CHECKING:
    from l10n.project.files import Files
    from l10n.project.layout import Layout
    from l10n.project.lock import locked
    from l10n.project.read import read_report
    from l10n.project.scan import Folder, Scan, scan
    from l10n.project.state import Remembered, State
    from l10n.project.terms import parse_termbase, read_termbase
else:
    on_demand(
        __name__,
        {
            "files": "Files",
            "layout": "Layout",
            "lock": "locked",
            "read": "read_report",
            "scan": "Folder Scan scan",
            "state": "Remembered State",
            "terms": "parse_termbase read_termbase",
        },
    )

__all__ = [
    "Files",
    "Folder",
    "Layout",
    "Remembered",
    "Scan",
    "State",
    "locked",
    "parse_termbase",
    "read_report",
    "read_termbase",
    "scan",
]
