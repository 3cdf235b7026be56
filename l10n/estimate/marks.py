"""Inline marks that are lost."""

from collections.abc import Iterator

from l10n.estimate.draft import Draft, Flag


def marks(draft: Draft) -> Iterator[Flag]:
    """Marks of the source that the translation has not, or others."""
    source, target = draft.marks
    if source != target:
        told = ", ".join(sorted(source ^ target))
        yield Flag("marks", f"{told}: {'lost' if source - target else 'not in the source'}")
