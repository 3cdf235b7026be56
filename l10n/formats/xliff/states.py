"""Our states as the two versions of XLIFF call them."""

from l10n.model import Origin, State

TO_1 = {
    State.UNTRANSLATED: "new",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
}
FROM_1 = {
    "new": State.UNTRANSLATED,
    "needs-translation": State.UNTRANSLATED,
    "needs-adaptation": State.DRAFT,
    "needs-l10n": State.DRAFT,
    "needs-review-adaptation": State.DRAFT,
    "needs-review-l10n": State.DRAFT,
    "needs-review-translation": State.DRAFT,
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.REVIEWED,
}
QUALIFIERS = {Origin.ENGINE: "leveraged-mt", Origin.MEMORY: "leveraged-tm"}

TO_2 = {
    State.UNTRANSLATED: "initial",
    State.DRAFT: "initial",
    State.TRANSLATED: "translated",
    State.REVIEWED: "reviewed",
}
FROM_2 = {
    "initial": State.DRAFT,
    "translated": State.TRANSLATED,
    "reviewed": State.REVIEWED,
    "final": State.REVIEWED,
}
"""XLIFF 2 has no state for a text that waits for confirmation: ``initial`` with a target is one."""

LEAST_FIRST = tuple(State)
"""A unit in several segments is as far as the least of them."""


def least(states: list[State | None]) -> State | None:
    """The state of a unit whose parts have these; None as soon as one part says nothing."""
    known = [state for state in states if state is not None]
    return min(known, key=LEAST_FIRST.index) if known and len(known) == len(states) else None
