"""Take a version of a report into the project, from a file or an address."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from l10n.config import Config
from l10n.errors import FetchError, ReadError, UsageError
from l10n.formats.registry import by_extension, extensions
from l10n.model import Change, Document
from l10n.project import locked, scan
from l10n.project.layout import SOURCES
from l10n.project.read import read_document
from l10n.workflow.apply import apply


@dataclass(frozen=True, slots=True)
class Added:
    """A version that is, or would be, part of the project."""

    report: str
    path: PurePosixPath
    """Relative to the project."""
    document: Document
    changed: bool
    """False where the file was there with these bytes."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to add."""

    report: str = ""
    """Id; by default made from the name of the file or the address."""
    replace: bool = False
    """Put it in the place of a version that is there."""
    allow_private: bool = False
    """Fetch from addresses that are not public, too."""
    offline: bool = False
    """Do not fetch."""
    dry_run: bool = False


def add(root: Path, config: Config, *, what: str, locale: str, options: Options = Options()) -> Added:
    """Copy a version's bytes, unchanged, to ``sources/<report>/<locale>.<ending>``.

    Args:
        root: of the project.
        config: of the project.
        what: path of a file, or an http(s) address.
        locale: of the text.
        options: how to.

    Raises:
        UsageError: the locale or the report's id cannot be, or another version is in the place.
        FetchError: the address was refused or does not answer.
        ReadError: it cannot be read as a report.
        LockError: another run is at work here.
    """
    locales = (config.project.source, *config.project.targets)
    if locale not in locales:
        raise UsageError(f"{locale}: the project's locales are {', '.join(locales)}.")
    data, name = _fetched(what, options) if _is_address(what) else _read(what)
    stem, _, extension = name.rpartition(".")
    if not stem:
        raise UsageError(
            f"{what}: has no ending that tells its format; name it like {name}.html, .md or .txt."
        )
    by_extension(extension)
    report = options.report or _slug(re.sub(r"[._-][a-z]{2,3}(-[A-Za-z]{2,4})?$", "", stem))
    folders = {folder.id: folder for folder in scan(root, config).folders}
    place = folders[report].path if report in folders else _folder(report)
    path = place / f"{locale}.{extension.lower()}"
    document = read_document(data, path, locale=locale, config=config, folder=folders.get(report))
    with locked(root):
        changes = _changes(root, path, data, options)
        if not options.dry_run:
            apply(root, changes)
    return Added(report, path, document, bool(changes))


def _changes(root: Path, path: PurePosixPath, data: bytes, options: Options) -> list[Change]:
    others = [path.with_suffix(f".{ending}") for ending in sorted(extensions())]
    there = {other: (root / other).read_bytes() for other in others if (root / other).is_file()}
    if there == {path: data}:
        return []
    if there and not options.replace:
        names = ", ".join(str(other) for other in there)
        raise UsageError(
            f"{names}: is there already; pass --replace for a corrected version, or another --report."
        )
    gone = [Change(other, None, old) for other, old in there.items() if other != path]
    return [Change(path, data, there.get(path)), *gone]


def _read(what: str) -> tuple[bytes, str]:
    path = Path(what)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}.", path=path) from error


def _is_address(what: str) -> bool:
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", what))


def _fetched(what: str, options: Options) -> tuple[bytes, str]:
    if options.offline:
        raise FetchError(f"{what}: is not fetched while offline; save the page and add the file.")
    from l10n.fetch import fetch  # noqa: PLC0415 - ssl and http: only for addresses

    got = fetch(what, allow_private=options.allow_private)
    endings = {
        "text/html": "html",
        "application/xhtml+xml": "xhtml",
        "text/markdown": "md",
        "text/plain": "txt",
    }
    name = PurePosixPath(unquote(urlsplit(got.url).path)).name or urlsplit(got.url).hostname or "report"
    stem, dot, extension = name.rpartition(".")
    if dot and extension.lower() in extensions():
        return got.data, name
    return got.data, f"{stem or name}.{endings.get(got.media_type, 'html')}"


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).lower()
    return re.sub(r"[^\w]+", "-", plain).strip("-_") or "report"


def _folder(report: str) -> PurePosixPath:
    parts = report.split("/")
    if not all(parts) or any(
        part in {".", ".."} or re.search(r"[\s\\:*?\"<>|#\x00-\x1f]", part) for part in parts
    ):
        raise UsageError(
            f"{report!r} cannot be a report's id: letters, digits, - and _, with / between folders."
        )
    return SOURCES.joinpath(*parts)
