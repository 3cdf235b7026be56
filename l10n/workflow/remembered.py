"""What the last build made of each report, so that the next one makes anew only what changed.

``.l10n/build/`` is a cache: without it everything is made anew, to the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from l10n.build.check import PageFacts
from l10n.build.facts import Facts, Lead
from l10n.build.gate import Verdict
from l10n.build.report import Held
from l10n.build.version import Standing
from l10n.model import Finding, Severity
from l10n.project.layout import PRIVATE
from l10n.text.fingerprint import fingerprint

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A report as it was built."""

    fingerprint: str
    """Of its inputs."""
    verdicts: tuple[Held, ...]
    facts: tuple[Facts, ...]
    pages: tuple[PageFacts, ...]
    files: Mapping[str, str]
    """Path in the site -> digest."""
    links: Mapping[str, str]
    """Report that its pages link to -> where those are, as they were linked."""
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Memory:
    """A build as it was made."""

    base: str = ""
    """Fingerprint of the settings, the theme and this tool."""
    name: str = ""
    """Of the build that it became."""
    files: dict[str, list[Any]] = field(default_factory=dict[str, list[Any]])
    """Path in the site -> digest and size."""
    rows: dict[str, Any] = field(default_factory=dict[str, Any])
    """By report, as they are kept."""

    @classmethod
    def load(cls, root: Path, out: Path) -> "Memory":
        """Of the last build; an empty one where the cache is missing or of no use."""
        try:
            record: Any = json.loads((root / place(out)).read_bytes())
            if record["version"] != _VERSION:
                return cls()
            return cls(
                str(record["base"]), str(record["name"]), dict(record["files"]), dict(record["reports"])
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls()

    def dump(self) -> bytes:
        """For `load`."""
        record = {
            "version": _VERSION,
            "base": self.base,
            "name": self.name,
            "files": self.files,
            "reports": self.rows,
        }
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    def made(self, report: str) -> Made | None:
        """A report; None for one that is not known, or not as it should be."""
        try:
            return _made(report, self.rows[report])
        except (KeyError, TypeError, ValueError):
            return None

    def fingerprint(self, report: str) -> str:
        """Of a report's inputs; empty for one that is not known."""
        try:
            return str(self.rows[report]["fingerprint"])
        except (KeyError, TypeError):
            return ""

    def published(self) -> frozenset[tuple[str, str]]:
        """Reports and locales that had a page."""
        made = {report: self.made(report) for report in self.rows}
        return frozenset((report, facts.locale) for report, one in made.items() if one for facts in one.facts)

    def remember(self, report: str, made: Made) -> None:
        """Keep a report."""
        self.rows[report] = _row(made)


def place(out: Path) -> Path:
    """Where the memory of a site lies, relative to the project."""
    return Path(PurePosixPath(PRIVATE, "build", f"{fingerprint([str(out.absolute())])[:12]}.json"))


def _row(made: Made) -> dict[str, Any]:
    return {
        "fingerprint": made.fingerprint,
        "verdicts": [
            [held.locale, {**asdict(held.verdict), "shown": sorted(held.verdict.shown)}] for held in made.verdicts
        ],
        "facts": [asdict(facts) for facts in made.facts],
        "pages": [
            [
                page.path, [asdict(finding) for finding in page.findings], page.ids, page.links, page.canonical,
                page.alternates, page.indexable, page.works, page.moved,
            ]
            for page in made.pages
        ],
        "files": made.files,
        "links": made.links,
        "findings": [asdict(finding) for finding in made.findings],
    }  # fmt: skip


def _made(report: str, row: Mapping[str, Any]) -> Made:
    return Made(
        row["fingerprint"],
        tuple(Held(report, locale, _verdict(verdict)) for locale, verdict in row["verdicts"]),
        tuple(_facts(facts) for facts in row["facts"]),
        tuple(_page(page) for page in row["pages"]),
        row["files"],
        row["links"],
        tuple(_finding(finding) for finding in row["findings"]),
    )


def _verdict(row: Mapping[str, Any]) -> Verdict:
    values: dict[str, Any] = dict(row)
    values["shown"] = frozenset(Standing(one) for one in row["shown"])
    values |= {name: tuple(row[name]) for name in ("reasons", "stale")}
    return Verdict(**values)


def _facts(row: Mapping[str, Any]) -> Facts:
    values: dict[str, Any] = dict(row)
    values |= {name: tuple(row[name]) for name in ("authors", "translators", "reviewers")}
    values["lead"] = Lead(**row["lead"]) if row["lead"] else None
    return Facts(**values)


def _page(row: list[Any]) -> PageFacts:
    path, findings, ids, links, canonical, alternates, indexable, works, moved = row
    return PageFacts(
        path, tuple(_finding(finding) for finding in findings), tuple(ids), tuple(map(tuple, links)), canonical,
        tuple(map(tuple, alternates)), indexable, tuple(works), moved,
    )  # fmt: skip


def _finding(row: Mapping[str, Any]) -> Finding:
    values: dict[str, Any] = {**row, "severity": Severity(row["severity"]), "span": None}
    return Finding(**values)
