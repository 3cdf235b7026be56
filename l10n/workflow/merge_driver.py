"""What git calls for a file that both sides have changed: a catalog, a template or a record."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.errors import ReadError, UsageError, WriteError
from l10n.formats import po, sidecar
from l10n.merge import Conflict, merge_catalogs, merge_records
from l10n.model import Catalog, Change, Sidecar, Unit
from l10n.project.git import configure, setting, top
from l10n.workflow.apply import apply

ATTRIBUTES = """\
# PO files and records are merged unit by unit: `l10n merge-driver --install`, once in every clone.
locales/**/*.po text eol=lf merge=l10n
locales/**/*.pot text eol=lf merge=l10n
locales/*/state/**/*.json text eol=lf merge=l10n
"""
_FILE = ".gitattributes"
_DRIVER = "merge.l10n.driver"


@dataclass(frozen=True, slots=True)
class Driven:
    """What became of a file of which git had three versions."""

    conflicts: tuple[str, ...] = ()
    """The units that both sides translated in different ways, by their sentences; they are marked in the file."""
    readable: bool = True
    """False where one of the versions is none that we can read: then git merged it line by line."""
    clean: bool = True


def merge_driver(base: Path, ours: Path, theirs: Path, path: str) -> Driven:
    """Merge three versions of a file, as ``git`` names them with %O, %A, %B and %P; the result takes the place of ours.

    Args:
        base: what both began with; empty where each began a file of its own.
        ours: the version of the branch that is merged into.
        theirs: the other version.
        path: where the file belongs, for its kind.

    Raises:
        UsageError: it is neither a catalog nor a record.
        WriteError: the result cannot be written.
    """
    suffix = Path(path).suffix
    if suffix not in {".po", ".pot", ".json"}:
        raise UsageError(f"{path}: is neither a PO file nor a record of one.")
    try:
        versions = [version.read_bytes() for version in (base, ours, theirs)]
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be read: {error.strerror}.") from error
    try:
        if suffix == ".json":
            data, driven = sidecar.serialize(merge_records(*(_record(one) for one in versions))), Driven()
        else:
            merged = merge_catalogs(*(_catalog(one) for one in versions))
            data = _marked(merged.catalog, merged.conflicts)
            names = tuple(_name(one.ours) for one in merged.conflicts)
            driven = Driven(names, clean=not names)
    except ReadError:
        return Driven(readable=False, clean=_line_by_line(base, ours, theirs))
    try:
        ours.write_bytes(data)
    except OSError as error:
        raise WriteError(f"{ours}: cannot be written: {error.strerror}.") from error
    return driven


def install(root: Path) -> list[Path]:
    """Tell git of this clone to merge catalogs with us, and see to the project's ``.gitattributes``.

    Args:
        root: of the project.

    Returns:
        The files that were written, relative to the project.

    Raises:
        UsageError: the project is not in git.
        WriteError: a file cannot be written.
    """
    top(root)
    configure(root, "merge.l10n.name", "PO files and records, unit by unit")
    configure(root, _DRIVER, f'"{sys.executable}" -m l10n merge-driver %O %A %B %P')
    change = attributes(root)
    if change is None:
        return []
    apply(root, [change])
    return [Path(change.path)]


def is_installed(root: Path) -> bool:
    """Whether git of this clone merges catalogs with us.

    Raises:
        UsageError: the project is not in git.
    """
    return bool(setting(root, _DRIVER)) and attributes(root) is None


def attributes(root: Path) -> Change | None:
    """The change by which ``.gitattributes`` names the files that we merge; None where it does."""
    path = root / _FILE
    old = path.read_bytes() if path.is_file() else None
    text = (old or b"").decode("utf-8", "surrogateescape")
    missing = [line for line in ATTRIBUTES.splitlines() if line not in text.splitlines()]
    if not missing:
        return None
    kept = text if not text or text.endswith("\n") else f"{text}\n"
    data = (kept + "\n".join(missing) + "\n").encode("utf-8", "surrogateescape")
    return Change(PurePosixPath(_FILE), data, old)


def _catalog(data: bytes) -> Catalog:
    return po.parse(data) if data.strip() else Catalog("", ())


def _record(data: bytes) -> Sidecar:
    return sidecar.parse(data) if data.strip() else Sidecar()


def _marked(catalog: Catalog, conflicts: tuple[Conflict, ...]) -> bytes:
    """The file, with git's marks around the entries that a human has to choose between."""
    data = po.serialize(catalog)
    for conflict in conflicts:
        ours, theirs = _entry(conflict.ours), _entry(conflict.theirs)
        both = b"<<<<<<< ours\n" + ours + b"=======\n" + theirs + b">>>>>>> theirs\n"
        data = data.replace(b"\n\n" + ours, b"\n\n" + both, 1)
    return data


def _entry(unit: Unit) -> bytes:
    return po.serialize(Catalog("", (unit,))).partition(b"\n\n")[2]


def _name(unit: Unit) -> str:
    return "+".join(place.rpartition("#")[2] for place in unit.places) or "a unit without place"


def _line_by_line(base: Path, ours: Path, theirs: Path) -> bool:
    """What git does by itself."""
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    command = ["git", "merge-file", *labels, *map(os.fspath, (ours, base, theirs))]
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603 - git has called us
