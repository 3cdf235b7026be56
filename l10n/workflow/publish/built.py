"""What a build came to."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from l10n.build.verdict import Held
from l10n.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that cannot be read: nothing is published while there is one."""

    report: str
    message: str


@dataclass(slots=True)
class Built:
    """What a build did, or would do."""

    verdicts: list[Held] = field(default_factory=list[Held])
    """Of every report and locale, in order."""
    addresses: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """Path of the page of each report and locale that is published."""
    findings: list[Finding] = field(default_factory=list[Finding])
    """Of reports and of the site: an error among them keeps it from being published."""
    failures: list[Failure] = field(default_factory=list[Failure])
    withdrawn: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """Reports and locales that the last build published and this one does not."""
    made: int = 0
    """Reports made anew."""
    files: int = 0
    """Of the site."""
    name: str = ""
    """Of the build that is published now; empty where nothing was."""
    changed: bool = False
    """The site is another than before."""

    @property
    def is_sound(self) -> bool:
        """Whether it may be published."""
        return not self.failures and not any(finding.severity is Severity.ERROR for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """For ``build-report.json`` and ``--json``."""
        return {
            "published": self.name,
            "changed": self.changed,
            "made": self.made,
            "pages": len(self.addresses),
            "files": self.files,
            "reports": [self._row(held) for held in self.verdicts],
            "withdrawn": [{"report": report, "locale": locale} for report, locale in self.withdrawn],
            "failures": [asdict(failure) for failure in self.failures],
            "findings": [
                {
                    "rule": f.rule,
                    "severity": f.severity.value,
                    "path": f.path,
                    "line": f.line,
                    "message": f.message,
                }
                for f in self.findings
            ],
        }

    def _row(self, held: Held) -> dict[str, Any]:
        verdict = held.verdict
        return {
            "report": held.report,
            "locale": held.locale,
            "published": verdict.is_published,
            "path": self.addresses.get((held.report, held.locale), ""),
            "accepted": verdict.accepted,
            "sentences": verdict.total,
            "reasons": list(verdict.reasons),
            "stale": list(verdict.stale),
            "machine": verdict.machine,
            "partial": verdict.partial,
        }


@dataclass(slots=True)
class Delivered:
    """What was written, or would be."""

    written: list[Path] = field(default_factory=list[Path])
    unchanged: list[Path] = field(default_factory=list[Path])
    """Files that lay there with the same bytes."""
    verdicts: list[Held] = field(default_factory=list[Held])
    failures: list[Failure] = field(default_factory=list[Failure])
