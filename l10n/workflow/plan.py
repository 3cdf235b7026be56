"""What a sync of one report would write."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from l10n.checks.flags import has_flags
from l10n.config import Config
from l10n.draft import Draft, Job
from l10n.errors import ReadError
from l10n.formats import po
from l10n.merge import (
    Affected,
    Gates,
    Past,
    affected,
    identify,
    known_segments,
    mark_moved,
    merge,
    propose,
    reopened,
    state,
    template,
    template_with_names,
    with_names,
)
from l10n.model import Catalog, Change, Document, Finding, Severity, Sidecar, State
from l10n.project import Folder, Layout, parse_termbase
from l10n.project.catalogs import parse_catalog, parse_sidecar
from l10n.project.layout import TERMBASE
from l10n.project.read import read_document
from l10n.workflow.check_flags import with_findings
from l10n.workflow.draft import Gaps, find_gaps, job_of, lost_in, with_drafts
from l10n.workflow.flag import Likeness, flagged
from l10n.workflow.relink import Aligner, Relinked, relink
from l10n.workflow.safe_order import safe_order
from l10n.workflow.snapshot import Snapshot
from l10n.workflow.suggest import Suggester, Suggestions, is_open, suggested, suggestions_of
from l10n.workflow.tally import Tally, tally


@dataclass(frozen=True, slots=True)
class Row:
    """One report in one locale, as it will be."""

    tally: Tally
    findings: tuple[Finding, ...] = ()
    """Of the readers of both versions."""
    target_only: int = 0
    """Sentences that only the published version has."""
    omitted: int = 0
    """Sentences that it leaves out."""
    reviewed: int = 0
    """Units that an editor has signed off."""
    affected: tuple[Affected, ...] = ()
    """Accepted translations that a correction has overtaken and that nobody has accepted anew."""
    gone: tuple[Affected, ...] = ()
    """Accepted translations whose sentences were taken out just now."""
    confidential: bool = False
    flagged: int = 0
    """Units of which the catalog names rules that object to them."""

    def as_json(self) -> dict[str, object]:
        """For `from_json`, and for machines."""
        row = asdict(self)
        return {**row.pop("tally"), **row}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Row":
        """The inverse of `as_json`."""
        counts = Tally(**{kind: int(row[kind]) for kind in Tally.__dataclass_fields__})
        findings = tuple(
            Finding(f["rule"], f["message"], Severity(f["severity"]), path=f["path"], line=f["line"])
            for f in row["findings"]
        )
        overtaken = tuple(Affected(tuple(a["ids"]), a["old"], a["new"], a["target"]) for a in row["affected"])
        sides = int(row["target_only"]), int(row["omitted"])
        return cls(
            counts,
            findings,
            *sides,
            int(row["reviewed"]),
            overtaken,
            confidential=row["confidential"] is True,
            flagged=int(row["flagged"]),
        )


def row_of(catalog: Catalog, record: Sidecar) -> Row:
    """What a catalog and its record tell."""
    return Row(
        tally(catalog, record.drafts),
        (),
        len(record.target_only),
        len(record.omitted),
        sum(state(unit, record.signoffs) is State.REVIEWED for unit in catalog.units),
        affected(catalog, record.made_for),
        flagged=sum(has_flags(unit.notes) for unit in catalog.units),
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """One report, as it will be."""

    changes: tuple[Change, ...]
    rows: dict[str, Row]
    """By locale."""
    failures: dict[str, ReadError]
    """By locale: nothing is written for these."""


@dataclass(frozen=True, slots=True)
class _Merging:
    """One locale, as it will be but for its drafts."""

    catalog: Catalog
    record: Sidecar
    before: Sidecar
    """The record of last time."""
    gaps: Gaps
    findings: tuple[Finding, ...]
    gone: tuple[Affected, ...]
    suggestions: Suggestions
    """Those of last time."""


def prepare(
    snapshot: Snapshot,
    folder: Folder,
    config: Config,
    *,
    locales: Sequence[str],
    align: Aligner,
    likeness: Likeness | None = None,
    suggest: Suggester = lambda _job: None,
    redraft: bool = False,
) -> "Prepared":
    """Bring a report's catalogs up to its source; what is to be drafted is not yet.

    Args:
        snapshot: the report's files.
        folder: the report.
        config: of the project.
        locales: to plan for.
        align: called only where the links of last time do not fit.
        likeness: called only where there are drafts, to estimate them.
        suggest: called for the units that are open in the end.
        redraft: drafts that nobody has touched are to be made anew.

    Raises:
        ReadError: the source or the template cannot be read; nothing can be done for the report.
    """
    prepared = Prepared(snapshot, folder, config, align, likeness=likeness, suggest=suggest, redraft=redraft)
    prepared.merge(locales)
    return prepared


class Prepared:
    """A report on its way to a plan."""

    def __init__(
        self,
        snapshot: Snapshot,
        folder: Folder,
        config: Config,
        align: Aligner,
        *,
        likeness: Likeness | None,
        suggest: Suggester,
        redraft: bool,
    ) -> None:
        """Read the source; see `prepare`."""
        self._snapshot = snapshot
        self._folder = folder
        self._config = config
        self._align = align
        self._likeness = likeness
        self._suggest = suggest
        self._layout = Layout(folder.id)
        self._locale = config.project.source
        self._path = folder.files[self._locale]
        self._document = self._read_version(self._locale)
        self._termbase = parse_termbase(snapshot.files[TERMBASE])
        old = self._read_catalog(self._layout.template, "")
        self._known = known_segments(old) if old else []
        self._source = identify(self._document.segments, self._known)
        self._redraft = redraft
        self._merging: dict[str, _Merging] = {}
        self.failures: dict[str, ReadError] = {}
        """By locale."""
        self.suggested: list[tuple[Job, Suggestions]] = []
        """What was asked for suggestions when the plan was made, and what came."""

    def merge(self, locales: Sequence[str]) -> None:
        """Bring the catalogs of some locales up to the source."""
        for locale in locales:
            try:
                self._merging[locale] = self._merged(locale)
            except ReadError as error:
                self.failures[locale] = error

    def jobs(self) -> dict[str, Job]:
        """What is to be drafted, by locale."""
        return {
            locale: self._job(merging.gaps, merging.catalog)
            for locale, merging in self._merging.items()
            if merging.gaps.units
        }

    def finish(
        self, drafts: Mapping[str, Mapping[str, Draft]], findings: Mapping[str, Sequence[Finding]]
    ) -> Plan:
        """The plan, with drafts by locale and unit, and what is to be said of them by locale."""
        changes: list[Change] = []
        rows: dict[str, Row] = {}
        for locale, merging in self._merging.items():
            rows[locale], more = self._locale_plan(locale, merging, drafts.get(locale, {}))
            rows[locale] = replace(rows[locale], findings=(*rows[locale].findings, *findings.get(locale, ())))
            changes += more
        # The template is what stable ids are read from, so it goes last: a run that is cut short before it
        # leaves the ids of last time, and the next run comes to the same end.
        header = {**self._header(""), "Language": self._locale}  # msgfmt -c asks for one
        pot = template_with_names(
            template(self._source, path=self._path, header=header),
            self._termbase,
            source_locale=self._locale,
            locales=self._config.project.targets,
        )
        data = po.serialize(pot)
        changes += self._snapshot.change(self._layout.template, data)
        return Plan(tuple(changes), rows, self.failures)

    def _job(self, gaps: Gaps, catalog: Catalog) -> Job:
        return job_of(
            gaps,
            catalog,
            self._source,
            self._folder,
            source_locale=self._locale,
            target_locale=catalog.locale,
            termbase=self._termbase,
        )

    def _merged(self, locale: str) -> _Merging:
        path, record = self._layout.catalog(locale), self._layout.sidecar(locale)
        old = self._read_catalog(path, locale)
        before = self._read_sidecar(record)
        version = self._read_version(locale) if locale in self._folder.files else None
        catalog = self._headed(old or Catalog(locale, ()), locale)
        relinked = self._link(version, before, catalog) if version is not None else None
        proposals = None
        if version is not None and relinked is not None and not relinked.record.different:
            proposals = propose(
                self._source,
                version.segments,
                relinked.bitext,
                gates=Gates(self._config.align.accept, self._config.align.suggest),
                source_locale=self._locale,
                target_locale=locale,
            )
            catalog = reopened(
                catalog,
                before.drafts,
                old=before.links,
                new=relinked.record.links,
                decisions=relinked.record.decisions,
                accept=self._config.align.accept,
            )
        past = Past(
            catalog,
            dict(self._known),
            before.drafts,
            before.comments,
            before.made_for,
            before.signoffs,
            self._config.align.accept,
        )
        merged = merge(self._source, proposals, past, path=self._path, source_locale=self._locale)
        beside = replace(
            relinked.record if relinked else Sidecar(decisions=before.decisions),
            drafts=merged.drafts,
            comments=merged.comments,
            made_for=merged.made_for,
            signoffs=merged.signoffs,
        )
        done = mark_moved(merged.catalog, relinked.bitext, self._source) if relinked else merged.catalog
        done = with_names(done, self._termbase, source_locale=self._locale)
        findings = (*self._document.findings, *(version.findings if version else ()))
        findings += relinked.findings if relinked else ()
        gaps = find_gaps(done, old, before, self._source, redraft=self._redraft)
        return _Merging(
            done, beside, before, gaps, findings, merged.gone, suggestions_of(old.units if old else ())
        )

    def _locale_plan(
        self, locale: str, merging: _Merging, drafts: Mapping[str, Draft]
    ) -> tuple[Row, list[Change]]:
        catalog, record = with_drafts(
            merging.catalog,
            merging.record,
            merging.gaps,
            drafts,
            segments=self._source,
            termbase=self._termbase,
            source_locale=self._locale,
        )
        catalog = self._with_suggestions(catalog, merging.suggestions)
        catalog = flagged(
            catalog, source_locale=self._locale, termbase=self._termbase, likeness=self._likeness
        )
        files = self._snapshot.files
        catalog = with_findings(
            catalog, self._config, termbase=self._termbase, record=record, report=self._folder.id, files=files
        )
        path, beside = self._layout.catalog(locale), self._layout.sidecar(locale)
        changes = safe_order(
            self._snapshot, (path, po.serialize(catalog)), (beside, record), before=merging.before
        )
        return replace(
            row_of(catalog, record),
            findings=(*merging.findings, *lost_in(catalog, str(path))),
            gone=merging.gone,
            confidential=self._folder.confidential,
        ), changes

    def _with_suggestions(self, catalog: Catalog, before: Suggestions) -> Catalog:
        """The catalog with what the memory has to show; without a memory, with what it showed before."""
        units = tuple(unit for unit in catalog.units if is_open(unit))
        job = self._job(Gaps(units), catalog)
        found: Suggestions | None = self._suggest(job) if units else dict[str, tuple[str, ...]]()
        if found is not None and units:
            self.suggested.append((job, found))
        return suggested(catalog, before if found is None else found)

    def _link(self, version: Document, before: Sidecar, catalog: Catalog) -> Relinked:
        return relink(
            self._document,
            version,
            self._source,
            before=before,
            catalog=catalog,
            align=self._align,
            accept=self._config.align.accept,
        )

    def _read_version(self, locale: str) -> Document:
        path = self._folder.files[locale]
        data = self._snapshot.files[path]
        if data is None:
            raise ReadError("is gone; run again.", path=path)
        return read_document(data, path, locale=locale, config=self._config, folder=self._folder)

    def _read_catalog(self, path: PurePosixPath, locale: str) -> Catalog | None:
        return parse_catalog(*self._snapshot.past(path), locale=locale)

    def _read_sidecar(self, path: PurePosixPath) -> Sidecar:
        return parse_sidecar(*self._snapshot.past(path))

    def _headed(self, catalog: Catalog, locale: str) -> Catalog:
        """The catalog with the fields that are ours to set; what editors wrote into its header stays."""
        ours = self._header(locale)
        theirs = {key: value for key, value in catalog.header.items() if value and key not in _OURS}
        return replace(catalog, locale=locale, header={**ours, **theirs})

    def _header(self, locale: str) -> dict[str, str]:
        created = _po_date(self._folder.date or self._document.meta.get("date", ""))
        return po.header(
            project=self._folder.id, locale=locale, source=self._locale, created=created, revised=created
        )


def _po_date(date: str) -> str:
    """``2025-12-01 00:00+0000`` for an ISO 8601 date, the beginning of time for anything else: Babel reads no empty one.

    The date of the report, not of the run: what has not changed is written as it was.
    """
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        moment = datetime.fromtimestamp(0, UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).strftime("%Y-%m-%d %H:%M%z")


_OURS = frozenset(
    {"Project-Id-Version", "POT-Creation-Date", "Language", "X-Source-Language", "X-L10n-Repeats"}
)
