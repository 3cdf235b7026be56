"""Find the reports that have another name since the last sync: what was made for them goes with them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from l10n.config import Config
from l10n.errors import ReadError
from l10n.formats import po
from l10n.merge import known_segments
from l10n.model import Change, Finding, Severity
from l10n.project import Files, Folder, Layout
from l10n.project.orphans import has_catalogs, orphans
from l10n.project.read import read_document

_SHARE = 0.5
"""Least share of the sentences of a template that the report of another name has."""


def renamed(root: Path, folders: Sequence[Folder], config: Config) -> dict[str, str]:
    """Reports that were never synced under their name: id -> the id under which they were.

    A report is told by its sentences: at least half of those that it had are there still. Nothing is read unless a
    report has no template and a template has no report.
    """
    files = Files(root)
    left = orphans(root, {folder.id for folder in folders})
    new = [folder for folder in folders if files.saved(Layout(folder.id).template) is None]
    if not left or not new:
        return {}
    sizes: Counter[str] = Counter()
    holding: dict[str, list[str]] = defaultdict(list)
    for orphan in left:
        for text in _texts_of_template(files, orphan):
            sizes[orphan] += 1
            holding[text].append(orphan)
    rated: list[tuple[float, str, str]] = []
    for folder in new:
        shared = Counter(orphan for text in _texts(files, folder, config) for orphan in holding.get(text, ()))
        rated += [(-n / sizes[orphan], orphan, folder.id) for orphan, n in shared.items()]
    found: dict[str, str] = {}
    for share, orphan, id_ in sorted(rated):
        if -share >= _SHARE and id_ not in found and orphan not in found.values():
            found[id_] = orphan
    return found


def left_over(root: Path, reports: Sequence[Folder]) -> tuple[list[Change], list[Finding]]:
    """Templates without a report: what can go, since nothing was made from it, and what somebody has to decide."""
    files = Files(root)
    changes: list[Change] = []
    findings: list[Finding] = []
    for orphan in orphans(root, {folder.id for folder in reports}):
        path = Layout(orphan).template
        if has_catalogs(root, orphan):
            message = "belongs to no report: bring the report back, or remove this file and its catalogs."
            findings.append(Finding("no-report", message, Severity.WARNING, path=str(path)))
        else:
            changes.append(Change(path, None, files.read_if_any(path)))
    return changes, findings


def _texts(files: Files, folder: Folder, config: Config) -> set[str]:
    path = folder.files[config.project.source]
    try:
        document = read_document(
            files.read(path), path, locale=config.project.source, config=config, folder=folder
        )
    except ReadError:
        return set()
    return {segment.text for segment in document.segments}


def _texts_of_template(files: Files, report: str) -> set[str]:
    try:
        return {text for _, text in known_segments(po.parse(files.read(Layout(report).template)))}
    except ReadError:
        return set()
