"""Reports and locales as they are named on a command line."""

import difflib
from collections.abc import Sequence

from l10n.config import Config
from l10n.errors import UsageError
from l10n.project import Folder


def choose_reports(folders: Sequence[Folder], ids: Sequence[str]) -> list[Folder]:
    """The folders of these ids in order of the folders; all of them for no ids.

    An id may be given as the path that a shell completes: ``sources/2025-12-rason/``.

    Raises:
        UsageError: there is no such report.
    """
    if not ids:
        return list(folders)
    by_name = {name: folder for folder in folders for name in (str(folder.path), folder.id)}
    chosen: dict[str, Folder] = {}
    for name in ids:
        folder = by_name.get(name.rstrip("/"))
        if folder is None:
            close = difflib.get_close_matches(name, [folder.id for folder in folders], n=1)
            hint = f" Did you mean {close[0]}?" if close else " `l10n status` lists the reports."
            raise UsageError(f"{name}: no report has this id.{hint}")
        chosen[folder.id] = folder
    return [folder for folder in folders if folder.id in chosen]


def choose_locales(config: Config, locales: Sequence[str]) -> tuple[str, ...]:
    """These target locales in the project's order; all of them for none.

    Raises:
        UsageError: a locale is no target of the project.
    """
    targets = config.project.targets
    for locale in locales:
        if locale not in targets:
            close = difflib.get_close_matches(locale, targets, n=1, cutoff=0.5)
            hint = f" Did you mean {close[0]}?" if close else ""
            raise UsageError(f"{locale}: the project translates to {', '.join(targets)}.{hint}")
    return tuple(target for target in targets if not locales or target in locales)
