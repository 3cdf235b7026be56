"""Flags as a line of a PO file."""

from l10n.estimate.estimate import Estimate

_BRACKETS = str.maketrans("()", "[]")
PREFIX = "flags: "


def note(estimate: Estimate) -> str:
    """``flags: number (6,500: not there), length (short for its source)``; empty for a draft without flags."""
    flags = ", ".join(f"{flag.rule} ({flag.message.translate(_BRACKETS)})" for flag in estimate.flags)
    return PREFIX + " ".join(flags.split()) if flags else ""


def rules_of(line: str) -> tuple[str, ...]:
    """Names of the rules in such a line."""
    if not line.startswith(PREFIX):
        return ()
    return tuple(part.partition(" (")[0] for part in line.removeprefix(PREFIX).split("), "))
