"""What corrections since a revision in git have done to the translations that were accepted then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError
from l10n.merge import Affected, Past, affected, identify, known_segments, merge, place_id
from l10n.model import Catalog, Segment, State, Unit
from l10n.project import Files, Folder, Layout, scan
from l10n.project.catalogs import parse_catalog
from l10n.project.git import Revision
from l10n.project.read import read_document
from l10n.workflow.choose import choose_locales, choose_reports


@dataclass(frozen=True, slots=True)
class Correction:
    """An accepted translation whose sentence was changed or taken out since."""

    report: str
    locale: str
    affected: Affected
    """With the target that it had then."""
    state: State | None
    """Of its unit now; None where the sentence is gone or the catalog does not know the new one yet."""
    target: str
    """Of its unit now."""
    confidential: bool = False

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do: somebody has accepted a translation of the new sentence."""
        return self.state is State.TRANSLATED or not self.affected.new


@dataclass(frozen=True, slots=True)
class Since:
    """All corrections since a revision, and reports that could not be compared."""

    corrections: tuple[Correction, ...]
    failures: tuple[tuple[str, str], ...] = ()
    """Report and what is wrong with its files."""


def since(
    root: Path, config: Config, revision: str, *, reports: Sequence[str] = (), locales: Sequence[str] = ()
) -> Since:
    """Compare the reports of now with the catalogs of a revision.

    Args:
        root: of the project.
        config: of the project.
        revision: anything that git knows as a commit.
        reports: ids; all by default.
        locales: target locales; all by default.

    Raises:
        UsageError: the project is not in git, or has no such revision, report or locale.
    """
    then = Revision(root, revision)
    files = Files(root)
    found: list[Correction] = []
    failures: list[tuple[str, str]] = []
    for folder in choose_reports(scan(root, config).folders, reports):
        if not then.changed(folder.files[config.project.source]):
            continue
        try:
            found += _report(then, files, folder, config, choose_locales(config, locales))
        except ReadError as error:
            failures.append((folder.id, str(error)))
    return Since(tuple(found), tuple(failures))


def _report(
    history: Revision, files: Files, folder: Folder, config: Config, locales: Sequence[str]
) -> Iterator[Correction]:
    layout, path = Layout(folder.id), folder.files[config.project.source]
    document = read_document(
        files.read(path), path, locale=config.project.source, config=config, folder=folder
    )
    template = parse_catalog(files.read_if_any(layout.template), layout.template, locale="")
    source = identify(document.segments, known_segments(template) if template else [])
    before = parse_catalog(history.read(layout.template), layout.template, locale="")
    known = dict(known_segments(before)) if before else {}
    for locale in locales:
        place = layout.catalog(locale)
        then = parse_catalog(history.read(place), place, locale=locale)
        if then is not None:
            now = parse_catalog(files.read_if_any(place), place, locale=locale)
            yield from _locale(folder, then, known, source, now, path=path, config=config)


def _locale(
    folder: Folder,
    then: Catalog,
    known: dict[str, str],
    source: Sequence[Segment],
    now: Catalog | None,
    *,
    path: PurePosixPath,
    config: Config,
) -> Iterator[Correction]:
    merged = merge(source, None, Past(then, known), path=path, source_locale=config.project.source)
    units: dict[str, Unit] = {}
    if now is not None:
        units = {place_id(place): unit for unit in now.units for place in unit.places}
    for one in (*affected(merged.catalog, merged.made_for), *merged.gone):
        unit = units.get(one.ids[0]) if one.new else None
        if unit is None or unit.source != one.new:
            yield Correction(folder.id, then.locale, one, None, "", folder.confidential)
        else:
            yield Correction(folder.id, then.locale, one, unit.state, unit.target, folder.confidential)
