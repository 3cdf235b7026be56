"""Read one file as a report's version: what its blocks, roles and sentences are."""

from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import ReadError
from l10n.model import Document
from l10n.project.read import read_document


def segment(path: Path, *, locale: str, config: Config) -> Document:
    """A file, cut into sentences.

    Args:
        path: of an HTML, Markdown or text file anywhere.
        locale: of its text.
        config: selectors and options.

    Raises:
        ReadError: it cannot be read as what its name claims it to be.
        UsageError: no format has its ending.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}.", path=path) from error
    return read_document(data, PurePosixPath(path.as_posix()), locale=locale, config=config)
