"""Show how two versions of a report belong together."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError, UsageError, reading
from l10n.formats.lines import parse as parse_lines
from l10n.merge import doubts, identify, is_another_report, known_segments
from l10n.model import Bitext, Catalog, Document, Finding, Segment, Sidecar
from l10n.project import Files, Folder, Layout, read_report, scan
from l10n.project.catalogs import parse_catalog, parse_sidecar
from l10n.text.joining import language
from l10n.workflow.choose import choose_locales, choose_reports
from l10n.workflow.link import Linker
from l10n.workflow.relink import Relinked, another_report, relink
from l10n.workflow.segment import segment


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two versions and the links between their sentences."""

    source: Document
    target: Document
    segments: tuple[Segment, ...]
    """The source's sentences; those of a report under their stable ids."""
    bitext: Bitext
    record: Sidecar
    """What is known of the links; of two files only whether they are versions of one report."""
    findings: tuple[Finding, ...] = ()

    def source_name(self, index: int) -> str:
        """``p3.2``."""
        return self.segments[index].id

    def target_name(self, index: int) -> str:
        """``ko12``: the twelfth sentence of the Korean version."""
        return f"{language(self.target.locale)}{index + 1}"


def align(
    source: Path, target: Path, *, source_locale: str, target_locale: str, config: Config, lines: bool = False
) -> Alignment:
    """Align two files of any supported formats.

    Args:
        source: one file.
        target: the other.
        source_locale: language of the first.
        target_locale: language of the second.
        config: selectors and options.
        lines: each line is a sentence, whatever the files are called; empty lines are passed over.

    Raises:
        ReadError: one of them cannot be read.
        UsageError: no format has its ending.
    """
    files = ((source, source_locale), (target, target_locale))
    if lines:
        one, other = (_lines(path, locale=locale) for path, locale in files)
    else:
        one, other = (segment(path, locale=locale, config=config) for path, locale in files)
    bitext = Linker(None, threads=config.align.threads).link(one, other, one.segments)
    record = Sidecar(different=is_another_report(one.segments, other.segments, bitext))
    findings = (*doubts(one, other), *([another_report()] if record.different else []))
    return Alignment(one, other, one.segments, bitext, record, findings)


def align_report(root: Path, config: Config, *, report: str, locale: str) -> Alignment:
    """The links of the published version of a report in one locale, as a sync would have them.

    Raises:
        UsageError: there is no such report, or it has no such version.
        ReadError: a version, the catalog or the record cannot be read.
    """
    return Published(root, config, report=report, locale=locale).alignment()


class Published:
    """A report and its published version in one locale."""

    def __init__(self, root: Path, config: Config, *, report: str, locale: str) -> None:
        """Read both.

        Raises:
            UsageError: there is no such report, or it has no such version.
            ReadError: a version, the catalog or the record cannot be read.
        """
        folder = _folder(root, config, report=report)
        (locale,) = choose_locales(config, [locale])
        if locale not in folder.files:
            raise UsageError(f"{folder.path}: has no published {locale} version to align with.")
        files, layout = Files(root), Layout(folder.id)
        read = read_report(files, folder, config)
        self.report = folder.id
        self.path = layout.sidecar(locale)
        self.base = files.read_if_any(self.path)
        self.before = parse_sidecar(self.base, self.path)
        self._source, self._target = read.documents[config.project.source], read.documents[locale]
        template = _catalog(files, layout.template, "")
        self._segments = identify(self._source.segments, known_segments(template))
        self._catalog = _catalog(files, layout.catalog(locale), locale)
        self._accept = config.align.accept
        self._linker = Linker(root, threads=config.align.threads)

    def alignment(self, before: Sidecar | None = None) -> Alignment:
        """The links, with another record than that on disk where one is given."""
        found: Relinked = relink(
            self._source,
            self._target,
            self._segments,
            before=before or self.before,
            catalog=self._catalog,
            align=self._linker.link,
            accept=self._accept,
        )
        return Alignment(
            self._source, self._target, self._segments, found.bitext, found.record, found.findings
        )


def _folder(root: Path, config: Config, *, report: str) -> Folder:
    (folder,) = choose_reports(scan(root, config).folders, [report])
    return folder


def _catalog(files: Files, path: PurePosixPath, locale: str) -> Catalog:
    return parse_catalog(files.read_if_any(path), path, locale=locale) or Catalog(locale, ())


def _lines(path: Path, *, locale: str) -> Document:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}.", path=path) from error
    with reading(path):
        return parse_lines(data, locale=locale)
