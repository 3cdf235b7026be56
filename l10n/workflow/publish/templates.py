"""The newsroom's own templates."""

from pathlib import Path

from l10n.build.theme import TEMPLATES
from l10n.project import Files


def read_templates(root: Path) -> dict[str, bytes]:
    """By path below ``templates/``.

    Raises:
        ReadError: one cannot be read.
    """
    files = Files(root)
    folder = root / TEMPLATES
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    names = [path.relative_to(folder).as_posix() for path in found]
    return {name: files.read(TEMPLATES / name) for name in names if not name.startswith(".")}
