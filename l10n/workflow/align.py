"""Show how two versions of a report belong together."""

from dataclasses import dataclass
from pathlib import Path

from l10n.config import Config
from l10n.errors import UsageError
from l10n.model import Bitext, Document
from l10n.project import Files, read_report, scan
from l10n.workflow.choose import choose_locales, choose_reports
from l10n.workflow.link import Linker
from l10n.workflow.segment import segment


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two versions and the links between their sentences."""

    source: Document
    target: Document
    bitext: Bitext


def align(source: Path, target: Path, *, source_locale: str, target_locale: str, config: Config) -> Alignment:
    """Align two files of any supported formats.

    Raises:
        ReadError: one of them cannot be read.
        UsageError: no format has its ending.
    """
    versions = (
        segment(source, locale=source_locale, config=config),
        segment(target, locale=target_locale, config=config),
    )
    return _aligned(*versions, Linker(None))


def align_report(root: Path, config: Config, *, report: str, locale: str) -> Alignment:
    """Align the published version of a report in one locale.

    Raises:
        UsageError: there is no such report, or it has no such version.
        ReadError: a version cannot be read.
    """
    (folder,) = choose_reports(scan(root, config).folders, [report])
    (locale,) = choose_locales(config, [locale])
    if locale not in folder.files:
        raise UsageError(f"{folder.path}: has no published {locale} version to align with.")
    read = read_report(Files(root), folder, config)
    return _aligned(read.documents[config.project.source], read.documents[locale], Linker(root))


def _aligned(source: Document, target: Document, linker: Linker) -> Alignment:
    return Alignment(source, target, linker.link(source, target, source.segments))
