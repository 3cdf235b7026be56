"""What to do with one unit that came back: a text that a human wrote is never overwritten by another."""

from dataclasses import dataclass, replace
from enum import StrEnum

from l10n.formats.kit import KitUnit
from l10n.merge import is_untouched
from l10n.model import Origin, Provenance, State, Unit
from l10n.text.fingerprint import short_hash


class Outcome(StrEnum):
    """What became of a unit of a file."""

    TAKEN = "taken"
    """Its text is now ours."""
    CONFIRMED = "confirmed"
    """Our draft is a translation now, as it stands."""
    REOPENED = "reopened"
    """Our translation is a draft again, as it stands."""
    OUTDATED = "outdated"
    """Taken, fuzzy: the source was changed since the file was made."""
    UNCHANGED = "unchanged"
    """Nothing of it is new."""
    UNTRANSLATED = "untranslated"
    """The file has no text for it."""
    CONFLICT = "conflict"
    """Both sides have a new text: ours stays, theirs is a comment."""
    UNKNOWN = "unknown"
    """We have no such sentence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A unit as it is to be, and why."""

    outcome: Outcome
    unit: Unit


_DONE = frozenset({State.TRANSLATED, State.REVIEWED})


def judge(ours: Unit, theirs: KitUnit, *, same_source: bool) -> Verdict:
    """Bring one unit and what came back for it together; remarks are taken in whatever the outcome.

    Args:
        ours: as it is now.
        theirs: from the file, with a normalized text.
        same_source: it was made for the source that the unit has now.
    """
    ours = replace(ours, comments=_together(ours.comments, theirs.comments))
    if not theirs.target or (theirs.state is State.UNTRANSLATED and theirs.target == theirs.source):
        return Verdict(Outcome.UNTRANSLATED, ours)
    if theirs.target == ours.target:
        return _same_text(ours, theirs) if same_source else Verdict(Outcome.UNCHANGED, ours)
    if theirs.base is not None and theirs.base.hash == short_hash(theirs.target):
        return Verdict(Outcome.UNCHANGED, ours)
    if theirs.origin is Origin.MEMORY and ours.target:
        return Verdict(Outcome.UNCHANGED, ours)
    if not _is_free(ours, theirs):
        line = "imported: " + theirs.target.replace("\n", "\\n")
        return Verdict(Outcome.CONFLICT, replace(ours, comments=_together(ours.comments, (line,))))
    if not same_source:
        before = (theirs.context, theirs.source)
        taken = replace(ours, target=theirs.target, fuzzy=True, previous=before, provenance=None)
        return Verdict(Outcome.OUTDATED, taken)
    return Verdict(Outcome.TAKEN, _taken(ours, theirs))


def _same_text(ours: Unit, theirs: KitUnit) -> Verdict:
    """Only the state can differ; it counts where somebody set it after the file was made."""
    before = theirs.base.state if theirs.base else None
    if ours.fuzzy and theirs.state in _DONE and before not in _DONE:
        return Verdict(Outcome.CONFIRMED, replace(ours, fuzzy=False, previous=None, provenance=None))
    if not ours.fuzzy and theirs.state is State.DRAFT and before in _DONE:
        return Verdict(Outcome.REOPENED, replace(ours, fuzzy=True))
    return Verdict(Outcome.UNCHANGED, ours)


def _is_free(ours: Unit, theirs: KitUnit) -> bool:
    """Whether our text may give way: there is none, no human has touched it, or theirs was made from it."""
    if not ours.target or is_untouched(ours):
        return True
    return theirs.base is not None and theirs.base.hash == short_hash(ours.target)


def _taken(ours: Unit, theirs: KitUnit) -> Unit:
    # A text in the state of an untranslated one: somebody typed it and did not say that it is done.
    fuzzy = theirs.state in {State.DRAFT, State.UNTRANSLATED}
    provenance = None
    if fuzzy and theirs.origin is Origin.MEMORY:
        provenance = Provenance(Origin.MEMORY, {}, short_hash(theirs.target))
    return replace(
        ours,
        target=theirs.target,
        fuzzy=fuzzy,
        previous=ours.previous if fuzzy else None,
        provenance=provenance,
    )


def _together(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Remarks of both; a line in the form of our own about the origin of drafts is not believed."""
    return tuple(dict.fromkeys((*ours, *(line for line in theirs if not line.startswith("l10n:")))))
