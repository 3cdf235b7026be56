"""Read a report: its versions as documents, cut into sentences."""

from pathlib import PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError, reading
from l10n.formats.conflict import REMEDY as CONFLICT
from l10n.formats.conflict import conflict_line
from l10n.formats.registry import by_extension
from l10n.model import Document, Report
from l10n.project.files import Files
from l10n.project.scan import Folder
from l10n.segment import segment_document


def read_report(files: Files, folder: Folder, config: Config) -> Report:
    """All versions of a report.

    Raises:
        ReadError: a version cannot be read; it names the file.
    """
    documents = {
        locale: read_document(files.read(path), path, locale=locale, config=config, folder=folder)
        for locale, path in folder.files.items()
    }
    date = folder.date or documents[config.project.source].meta.get("date", "")
    return Report(folder.id, folder.path, documents, folder.files, date, folder.confidential)


def read_document(
    data: bytes, path: PurePosixPath, *, locale: str, config: Config, folder: Folder | None = None
) -> Document:
    """One version.

    Args:
        data: of the file.
        path: of the file: its ending tells the format, errors name it.
        locale: of the text.
        config: of the project.
        folder: the report, for its own selectors.

    Raises:
        ReadError: the file cannot be read as what it claims to be.
        UsageError: no format has this ending.
    """
    format_ = by_extension(path.suffix)
    if (line := conflict_line(data)) is not None:
        raise ReadError(CONFLICT, path=path, line=line)
    with reading(path):
        if format_.MEDIA_TYPE == "text/html":
            from l10n.formats import html  # noqa: PLC0415 - lxml: only for pages

            settings = folder.html if folder else config.html
            document = html.parse(data, locale=locale, settings=settings)
        else:
            document = format_.parse(data, locale=locale)
        return segment_document(document, kiwi=config.segment.kiwi)
