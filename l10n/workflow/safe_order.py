"""In which order a catalog and its record are written, so that a run cut short between the two loses nothing."""

from dataclasses import replace
from pathlib import PurePosixPath

from l10n.formats import sidecar
from l10n.model import Change, Sidecar
from l10n.workflow.snapshot import Snapshot


def safe_order(
    snapshot: Snapshot,
    catalog: tuple[PurePosixPath, bytes],
    record: tuple[PurePosixPath, Sidecar],
    *,
    before: Sidecar,
) -> list[Change]:
    """The catalog, and then its record, which speaks of a catalog that is there.

    What leaves the catalog for the record is put there first, beside all that it held before.

    Args:
        snapshot: what the plan was made from.
        catalog: its path and its bytes.
        record: its path and what it is to be.
        before: what it was.
    """
    path, after = record
    changes = snapshot.change(*catalog)
    last = snapshot.change(path, sidecar.serialize(after) if after != Sidecar() else None)
    both = replace(
        before,
        made_for={**before.made_for, **after.made_for},
        comments={
            text: tuple(dict.fromkeys(before.comments.get(text, ()) + after.comments.get(text, ())))
            for text in (*before.comments, *after.comments)
        },
    )
    if both == before:
        return changes + last
    first = Change(path, sidecar.serialize(both), snapshot.files[path])
    then = (replace(one, base=first.data) if one.path == path else one for one in last)
    return [first, *changes, *(one for one in then if one.data != one.base)]
