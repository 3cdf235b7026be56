"""From the files of a report to the values that its pages are made of."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from l10n.build.images import Picture, strip
from l10n.build.report import Source, image_names
from l10n.build.version import with_ids
from l10n.config import Config
from l10n.errors import ReadError, reading
from l10n.merge import identify, known_segments
from l10n.model import Catalog, Finding, Severity, Sidecar
from l10n.project import Files, Layout
from l10n.project.catalogs import parse_catalog, parse_sidecar
from l10n.project.read import read_document
from l10n.workflow.publish.gather import Inputs


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
    template = parse_catalog(inputs.files[layout.template], layout.template, locale="")
    known = known_segments(template) if template else []
    catalogs: dict[str, tuple[Catalog, Sidecar]] = {}
    for target in config.project.targets:
        place, record = layout.catalog(target), layout.sidecar(target)
        catalog = parse_catalog(inputs.files[place], place, locale=target)
        if catalog is not None:
            catalogs[target] = (catalog, parse_sidecar(inputs.files[record], record))
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
