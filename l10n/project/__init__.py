"""The tree of a project: where things lie, what is in them, what was there last time."""

from l10n.project.files import Files
from l10n.project.layout import Layout
from l10n.project.lock import locked
from l10n.project.read import read_report
from l10n.project.scan import Folder, Scan, scan
from l10n.project.state import Remembered, State
from l10n.project.terms import parse_termbase, read_termbase

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
