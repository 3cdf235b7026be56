"""Findings for people: the place in the PO file, the sentence, and a caret."""

import unicodedata

import click

from l10n.cli.output import printable
from l10n.model import Severity
from l10n.text.marks import strip_marks
from l10n.workflow.check import Checked, Located

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_AROUND = 36
"""Characters shown on each side of what a finding is about."""


def print_text(result: Checked) -> None:
    """Print all findings."""
    before = None
    for one in result.found:
        unit = (one.path, one.unit.key)
        _print(one, context=unit != before)
        before = unit


def _print(one: Located, *, context: bool) -> None:
    finding = one.finding
    severity = click.style(finding.severity.value, fg=_COLORS[finding.severity])
    place = f"{one.path}:{one.line}" if one.line else str(one.path)
    id_ = f" {finding.unit}" if finding.unit else ""
    click.echo(f"{printable(place)}:{id_} {severity}: {_safe(finding.message)} [{finding.rule}]")
    if context:
        source = strip_marks(one.unit.source)[0].replace("\n", " ")
        click.echo(click.style(f"    {_safe(_cut(source))}", dim=True))
    line, caret = shown(one.unit.target, finding.span)
    if context or caret:
        click.echo(f"    {line}")
    if caret:
        click.echo(f"    {click.style(caret, fg=_COLORS[finding.severity])}")


def shown(target: str, span: tuple[int, int] | None) -> tuple[str, str]:
    """A line of a target around a span, and the line with carets below it; none where nothing can be pointed at."""
    text = _safe(target.replace("\n", " "))
    if span is None:
        return _cut(text), ""
    start, end = span
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = ("…" if left else "") + text[left:start]
    within = text[start:end]
    line = before + within + text[end:right] + ("…" if right < len(text) else "")
    return line, " " * _columns(before) + "^" * max(1, _columns(within))


def _safe(text: str) -> str:
    """Printable, with wide spaces as they are."""
    return "\u3000".join(printable(part) for part in text.split("\u3000"))


def _columns(text: str) -> int:
    """Columns of a terminal: two for wide characters, none for those that sit on another."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _cut(text: str) -> str:
    return text if len(text) <= 3 * _AROUND else text[: 3 * _AROUND - 1] + "…"
