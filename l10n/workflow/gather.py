"""All that the pages of a report are made from, as bytes: what a build remembers it by."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.build.images import Picture, strip
from l10n.build.report import Source, image_names
from l10n.build.version import with_ids
from l10n.config import Config
from l10n.errors import ReadError, reading
from l10n.formats import po, sidecar
from l10n.merge import identify, known_segments
from l10n.model import Catalog, Finding, Severity, Sidecar
from l10n.project import Files, Folder, Layout
from l10n.project.read import read_document
from l10n.text.fingerprint import fingerprint

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files of a report at one moment."""

    folder: Folder
    files: Mapping[PurePosixPath, bytes | None]
    pictures: tuple[tuple[str, int, int], ...]
    """Path below the folder, size, and time of the last change in nanoseconds."""

    def fingerprint(self) -> str:
        """Of everything that the report's pages depend on but the settings and the theme."""
        parts: list[bytes | str] = [repr(self.folder), repr(self.pictures)]
        for path in sorted(self.files):
            data = self.files[path]
            parts += [str(path), "absent" if data is None else b"=" + data]
        return fingerprint(parts)


def gather(files: Files, folder: Folder, config: Config) -> Inputs:
    """Read the files of a report.

    Raises:
        ReadError: one of them is there and cannot be read.
    """
    layout = Layout(folder.id)
    paths = [folder.files[config.project.source], layout.template]
    for locale in config.project.targets:
        paths += [layout.catalog(locale), layout.sidecar(locale)]
    found = {path: files.read_if_any(path) for path in paths}
    return Inputs(folder, found, tuple(sorted(_pictures(files.root / folder.path, ""))))


def _pictures(folder: Path, prefix: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _pictures(Path(entry.path), f"{prefix}{entry.name}/")
            elif entry.name.lower().endswith(_PICTURES):
                status = entry.stat()
                yield f"{prefix}{entry.name}", status.st_size, status.st_mtime_ns


def read_source(inputs: Inputs, config: Config) -> Source:
    """The report as values.

    Raises:
        ReadError: a file cannot be read as what it is.
    """
    folder, layout = inputs.folder, Layout(inputs.folder.id)
    locale = config.project.source
    path = folder.files[locale]
    data = inputs.files[path]
    if data is None:
        raise ReadError("is gone; run again.", path=path)
    document = read_document(data, path, locale=locale, config=config, folder=folder)
    template = _catalog(inputs, layout.template, "")
    known = known_segments(template) if template else []
    catalogs: dict[str, tuple[Catalog, Sidecar]] = {}
    for target in config.project.targets:
        catalog = _catalog(inputs, layout.catalog(target), target)
        if catalog is not None:
            catalogs[target] = (catalog, _sidecar(inputs, layout.sidecar(target)))
    return Source(
        id=folder.id,
        slug=folder.slug or folder.id,
        document=with_ids(document, identify(document.segments, known)),
        catalogs=catalogs,
        locales=config.project.targets,
        path=str(folder.path),
        file=str(path),
        date=folder.date or document.meta.get("date", ""),
        updated=folder.updated,
        confidential=folder.confidential,
    )


def _catalog(inputs: Inputs, path: PurePosixPath, locale: str) -> Catalog | None:
    data = inputs.files[path]
    if data is None:
        return None
    with reading(path):
        return po.parse(data, locale=locale)


def _sidecar(inputs: Inputs, path: PurePosixPath) -> Sidecar:
    data = inputs.files[path]
    if data is None:
        return Sidecar()
    with reading(path):
        return sidecar.parse(data)


def read_pictures(
    files: Files, folder: PurePosixPath, addresses: Iterator[str]
) -> tuple[dict[str, Picture], list[Finding]]:
    """The pictures that a report shows, stripped of what cameras wrote into them.

    Args:
        files: of the project.
        folder: of the report: nothing outside of it is read.
        addresses: as the source has them.

    Raises:
        ReadError: one is there and is no picture that can be stripped.
    """
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    home = (files.root / folder).resolve()
    for address in addresses:
        for name in image_names(address):
            path = folder / name
            if not (files.root / path).resolve().is_relative_to(home):
                message = f"{name} is a link that leads out of the report's folder; put the picture there."
                findings.append(Finding("image-outside", message, Severity.WARNING, path=str(path)))
                continue
            data = files.read_if_any(path)
            if data is not None:
                with reading(path):
                    pictures[address] = strip(data)
                break
    return pictures, findings
