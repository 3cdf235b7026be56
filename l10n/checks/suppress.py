"""Findings that a translator has answered, in a comment of the PO entry: ``# check-off: numbers, dates: reason``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from l10n.model import Finding, Severity

RULE = "suppression"
"""Under this name comments that suppress nothing, or do not say why, are findings themselves."""
EVERYTHING = "all"
_COMMENT = re.compile(
    r"\s*check-off:\s*(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)?\s*(?::\s*(?P<reason>.*))?\Z", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What the comments of a unit say."""

    rules: Mapping[str, str] = field(default_factory=dict[str, str])
    """Rule, or ``all`` -> reason."""
    findings: tuple[Finding, ...] = ()
    """Rules that there are not, and reasons that are missing."""

    def covers(self, finding: Finding) -> bool:
        """Whether a finding was answered."""
        return finding.rule in self.rules or EVERYTHING in self.rules


def read_suppressions(comments: Iterable[str], *, known: Sequence[str], unit: str = "") -> Suppressions:
    """Read the comments of a unit.

    Args:
        comments: of humans, without their ``#``.
        known: names of rules.
        unit: its id, for findings.
    """
    rules: dict[str, str] = {}
    findings: list[Finding] = []
    for comment in comments:
        if "check-off" not in comment:
            continue
        match = _COMMENT.match(comment)
        reason = (match["reason"] or "").strip() if match else ""
        names = [name.strip() for name in match["rules"].split(",")] if match and match["rules"] else []
        if not names or not reason:
            message = (
                "A suppression names its rules and says why: “# check-off: numbers: rounded by the desk”."
            )
            findings.append(Finding(RULE, message, Severity.ERROR, unit))
            continue
        for name in names:
            if name in known or name == EVERYTHING:
                rules[name] = reason
                continue
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}."
            findings.append(Finding(RULE, f"No rule is called {name!r}: {hint}", Severity.ERROR, unit))
    return Suppressions(rules, tuple(findings))
