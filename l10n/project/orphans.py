"""Templates and catalogs whose report is not there any more, or has another name now."""

import os
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from l10n.project.layout import LOCALES, Layout

_ENDING = ".pot"


def orphans(root: Path, reports: Collection[str]) -> list[str]:
    """Ids of the templates that belong to none of these reports, in order."""
    top = root / LOCALES / "pot"
    found = [
        PurePosixPath(Path(folder, name).relative_to(top).as_posix()).with_suffix("").as_posix()
        for folder, _, names in os.walk(top)
        for name in names
        if name.endswith(_ENDING)
    ]
    return sorted(id_ for id_ in found if id_ not in reports)


def has_catalogs(root: Path, report: str) -> bool:
    """Whether a report, there or not, has a catalog or a record in any locale."""
    layout = Layout(report)
    locales = [path.name for path in (root / LOCALES).glob("*") if path.is_dir()]
    return any(
        (root / path).exists() for name in locales for path in (layout.catalog(name), layout.sidecar(name))
    )
