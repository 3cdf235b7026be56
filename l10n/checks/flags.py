"""The line of a PO entry that names the rules which object to its translation: ``#. flags: numbers, names``."""

from collections.abc import Iterable

from l10n.model import Finding, Severity

_MARK = "flags: "


def flags_note(findings: Iterable[Finding]) -> str:
    """The note for a unit, empty where no rule objects; remarks of severity info are not told."""
    rules = dict.fromkeys(f.rule for f in findings if f.severity is not Severity.INFO)
    return _MARK + ", ".join(rules) if rules else ""


def flagged(notes: Iterable[str], note: str) -> tuple[str, ...]:
    """Notes of a unit with its flags as they are now, last."""
    kept = tuple(old for old in notes if not old.startswith(_MARK))
    return (*kept, note) if note else kept


def has_flags(notes: Iterable[str]) -> bool:
    """Whether some rule objects, as the last sync left it."""
    return any(note.startswith(_MARK) for note in notes)
