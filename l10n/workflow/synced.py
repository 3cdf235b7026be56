"""What a sync came to."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from l10n.model import Finding
from l10n.workflow.drafting import DraftReport
from l10n.workflow.plan import Row


@dataclass(frozen=True, slots=True)
class Failure:
    """A report, or one locale of it, that could not be done; its files are as they were."""

    report: str
    locale: str
    """Empty for the whole report."""
    message: str
    overtaken: bool = False
    """Only because somebody kept saving: the next run may well do it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was, or would be, written."""

    path: PurePosixPath
    new: bool
    removed: bool = False
    """The report has another name now, and so has the file; or the report is gone."""


@dataclass(slots=True)
class SyncResult:
    """What a sync did, or would do."""

    rows: dict[tuple[str, str], Row] = field(default_factory=dict[tuple[str, str], Row])
    """By report and locale, in order."""
    written: list[Written] = field(default_factory=list[Written])
    """In the order of writing; on a dry run, what would be written."""
    failures: list[Failure] = field(default_factory=list[Failure])
    findings: list[Finding] = field(default_factory=list[Finding])
    """About the project, not about one report."""
    drafts: DraftReport = field(default_factory=DraftReport)
    """What the engines did, or would be asked for."""
    nameless: bool = False
    """The newsroom has no table of names yet."""
