"""Make a project."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from l10n.config import PROJECT_FILE, is_locale
from l10n.errors import UsageError
from l10n.model import Change
from l10n.project.layout import LOCALES, PRIVATE, SOURCES
from l10n.workflow.apply import apply

_SETTINGS = """\
[project]
source = "{source}"
targets = [{targets}]

[align]
accept = 0.95   # a published translation linked at least this surely is taken as it is
suggest = 0.5   # one linked less surely is only mentioned in a note

# [html]
# article = [".entry-content"]      # CSS selectors of the article on your pages, tried in order
# skip = [".newsletter", ".map"]
# roles = {{ byline = [".author"], caption = [".photo-text"] }}
"""


def init(root: Path, *, source: str, targets: Sequence[str], dry_run: bool = False) -> list[Change]:
    """Write the settings of a new project and its empty folders.

    Args:
        root: the folder; made where it is missing.
        source: locale in which reports are written.
        targets: locales they are translated to.
        dry_run: plan only.

    Raises:
        UsageError: there is a project already, or a locale is none.
        WriteError: the folder cannot be written to.
    """
    if (root / PROJECT_FILE).exists():
        raise UsageError(f"{root / PROJECT_FILE}: is there already; edit it.")
    for locale in (source, *targets):
        if not is_locale(locale):
            raise UsageError(f"{locale!r} is not a locale; write it as ko, ko-KP or zh-Hant.")
    settings = _SETTINGS.format(source=source, targets=", ".join(f'"{locale}"' for locale in targets))
    wanted = {
        PurePosixPath(PROJECT_FILE): settings,
        PurePosixPath(".gitignore"): f"{PRIVATE}/\n",
        SOURCES / ".gitkeep": "",
        LOCALES / ".gitkeep": "",
    }
    changes = [
        Change(path, text.encode(), None) for path, text in wanted.items() if not (root / path).exists()
    ]
    if not dry_run:
        apply(root, changes)
    return changes
