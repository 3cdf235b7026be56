"""Make the certain fixes of checks in catalogs."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path, PurePosixPath

from l10n.checks.fix import fix
from l10n.errors import reading
from l10n.formats import po
from l10n.model import Change, Unit
from l10n.project import Files, locked
from l10n.workflow.apply import apply
from l10n.workflow.check import Located


@dataclass(slots=True)
class Fixed:
    """What was, or would be, put right."""

    made: list[Located] = field(default_factory=list[Located])
    diffs: list[str] = field(default_factory=list[str])
    """Of each catalog, as `diff -u` has it."""
    changes: list[Change] = field(default_factory=list[Change])


def fix_catalogs(root: Path, found: Sequence[Located], *, dry_run: bool = False) -> Fixed:
    """Make the fixes that findings carry, and write the catalogs.

    Args:
        root: of the project.
        found: findings of `l10n.workflow.check.check`.
        dry_run: write nothing.

    Raises:
        ReadError: a catalog cannot be read any more.
        ConflictError: one changed meanwhile; nothing is written.
        LockError: another run is at work.
    """
    result = Fixed()
    files = Files(root)
    certain = [one for one in found if one.finding.fix is not None]
    for path, group in groupby(sorted(certain, key=lambda one: str(one.path)), key=lambda one: one.path):
        _catalog(files, path, list(group), result)
    if result.changes and not dry_run:
        with locked(root):
            apply(root, result.changes)
    return result


def _catalog(files: Files, path: PurePosixPath, group: list[Located], result: Fixed) -> None:
    data = files.read(path)
    with reading(path):
        catalog = po.parse(data, locale=group[0].locale)
    units: list[Unit] = []
    for unit in catalog.units:
        mine = [one for one in group if one.unit.key == unit.key and one.unit.target == unit.target]
        if mine:
            target, made = fix(unit.target, [one.finding for one in mine])
            result.made += [one for one in mine if one.finding in made]
            units.append(replace(unit, target=target))
        else:
            units.append(unit)
    new = po.serialize(replace(catalog, units=tuple(units)))
    if new == data:
        return
    result.changes.append(Change(path, new, data))
    before, after = (text.decode("utf-8", "replace").splitlines(keepends=True) for text in (data, new))
    result.diffs.append("".join(difflib.unified_diff(before, after, f"a/{path}", f"b/{path}", n=1)))
