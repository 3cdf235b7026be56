"""Put right what is certain."""

from collections.abc import Iterable, Sequence

from l10n.model import Finding


def fix(target: str, findings: Iterable[Finding]) -> tuple[str, Sequence[Finding]]:
    """A target with its certain fixes made.

    Args:
        target: with marks.
        findings: on exactly this target. Of two that overlap the first is made; the next run has the other.

    Returns:
        The new target, and the findings that were fixed.
    """
    certain = sorted(
        (f for f in findings if f.fix is not None and f.span is not None), key=lambda f: f.span or (0, 0)
    )
    parts: list[str] = []
    made: list[Finding] = []
    at = 0
    for finding in certain:
        start, end = finding.span or (0, 0)
        if start < at:
            continue
        parts += (target[at:start], finding.fix or "")
        made.append(finding)
        at = end
    return "".join(parts) + target[at:], made
