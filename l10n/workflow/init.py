"""Make a project."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from l10n.config import PROJECT_FILE, is_locale
from l10n.engines import kinds
from l10n.errors import UsageError
from l10n.model import Change
from l10n.project.layout import LOCALES, PRIVATE, SOURCES
from l10n.workflow.apply import apply
from l10n.workflow.merge_driver import ATTRIBUTES

_SETTINGS = """\
[project]
source = "{source}"
targets = [{targets}]

[align]
accept = 0.95   # a published translation linked at least this surely is taken as it is
suggest = 0.5   # one linked less surely is only mentioned in a note

[drafts]
{engines}

# [html]
# article = [".entry-content"]      # CSS selectors of the article on your pages, tried in order
# skip = [".newsletter", ".map"]
# roles = {{ byline = [".author"], caption = [".photo-text"] }}
"""


_NO_ENGINE = (
    '# engines = ["google"]   # what has no text is drafted; `l10n engines list` says where the text goes'
)


def init(
    root: Path, *, source: str, targets: Sequence[str], engine: str = "", dry_run: bool = False
) -> list[Change]:
    """Write the settings of a new project and its empty folders.

    Args:
        root: the folder; made where it is missing.
        source: locale in which reports are written.
        targets: locales they are translated to.
        engine: drafts what has no text; none by default.
        dry_run: plan only.

    Raises:
        UsageError: there is a project already, a locale is none, or there is no such engine.
        WriteError: the folder cannot be written to.
    """
    if (root / PROJECT_FILE).exists():
        raise UsageError(f"{root / PROJECT_FILE}: is there already; edit it.")
    for locale in (source, *targets):
        if not is_locale(locale):
            raise UsageError(f"{locale!r} is not a locale; write it as ko, ko-KP or zh-Hant.")
    if engine and engine not in kinds():
        raise UsageError(f"{engine}: no engine has this name; known are {', '.join(kinds())}.")
    settings = _SETTINGS.format(
        source=source,
        targets=", ".join(f'"{locale}"' for locale in targets),
        engines=f'engines = ["{engine}"]   # see `l10n engines list`' if engine else _NO_ENGINE,
    )
    wanted = {
        PurePosixPath(PROJECT_FILE): settings,
        PurePosixPath(".gitignore"): f"{PRIVATE}/\nmodels/\n/public\n/public.builds/\n",
        PurePosixPath(".gitattributes"): ATTRIBUTES,
        SOURCES / ".gitkeep": "",
        LOCALES / ".gitkeep": "",
    }
    changes = [
        Change(path, text.encode(), None) for path, text in wanted.items() if not (root / path).exists()
    ]
    if not dry_run:
        apply(root, changes)
    return changes
