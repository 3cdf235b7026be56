"""What a sync keeps of reports that it is not done with."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from l10n.draft import Draft, Drafted, Job
from l10n.project import Folder, Remembered
from l10n.workflow.plan import Prepared
from l10n.workflow.snapshot import Snapshot
from l10n.workflow.suggest import Suggestions


@dataclass(frozen=True, slots=True)
class Task:
    """A report to be done."""

    folder: Folder
    before: Remembered | None
    formerly: str
    """The id that it had at the last sync, if it was another."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that has all but its drafts."""

    task: Task
    snapshot: Snapshot
    prepared: Prepared
    known: Mapping[str, Mapping[str, Draft]]
    """By locale and unit: drafts that nobody had to be asked for."""
    drafts: Mapping[str, Future[Drafted]]
    """By locale."""


@dataclass(frozen=True, slots=True)
class Open:
    """The units of a report that nobody has translated yet."""

    empty: Sequence[Job]
    """Those without a text."""
    suggested: Sequence[tuple[Job, Suggestions]]
    """All, and what the memory had to show beside them."""
