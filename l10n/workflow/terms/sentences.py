"""The sentences of a project with their translations, as its catalogs have them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.config import Config
from l10n.model import Origin, Unit
from l10n.project import Files, Layout, scan
from l10n.project.catalogs import parse_catalog
from l10n.terms.harvesting.gather import Sentence
from l10n.workflow.choose import choose_locales, choose_reports


def sentences(
    root: Path,
    config: Config,
    *,
    reports: Sequence[str] = (),
    locales: Sequence[str] = (),
    confidential: bool = False,
    drafts: bool = True,
    untranslated: bool = False,
) -> Iterator[Sentence]:
    """Every translated sentence of the catalogs.

    Args:
        root: of the project.
        config: of the project.
        reports: ids; all by default.
        locales: target locales; all by default.
        confidential: also of reports marked so.
        drafts: also what the published version is thought to say; never what a machine wrote.
        untranslated: also sentences that have no such translation, with an empty target.

    Raises:
        UsageError: a report or locale is not of the project.
        ReadError: a catalog cannot be read.
    """
    files = Files(root)
    for folder in choose_reports(scan(root, config).folders, reports):
        if folder.confidential and not confidential:
            continue
        for locale in choose_locales(config, locales):
            path = Layout(folder.id).catalog(locale)
            catalog = parse_catalog(files.read_if_any(path), path, locale=locale)
            for unit in catalog.units if catalog else ():
                translated = unit.target and (not unit.fuzzy or (drafts and _published(unit)))
                if translated or untranslated:
                    place = unit.places[0] if unit.places else str(path)
                    yield Sentence(unit.source, unit.target if translated else "", locale, place)


def _published(unit: Unit) -> bool:
    return unit.provenance is not None and unit.provenance.draft is Origin.ALIGNED
