"""Findings for programs: JSON, and the lines that GitHub shows beside the code."""

import click

from l10n.cli.output import print_json, printable
from l10n.model import Severity
from l10n.workflow.check import Checked, Located

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def print_as_json(result: Checked) -> None:
    """One document with all there is."""
    print_json(
        {
            "findings": [_as_json(one) for one in result.found],
            "failures": [{"report": r, "locale": loc, "message": m} for r, loc, m in result.failures],
            "reports": result.reports,
            "units": result.units,
            "answered": result.suppressed,
            "known": result.known,
        }
    )


def _as_json(one: Located) -> dict[str, object]:
    finding = one.finding
    place: dict[str, object] = {
        "report": one.report,
        "locale": one.locale,
        "path": str(one.path),
        "line": one.line,
        "unit": finding.unit,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": safe_message(one),
        "span": finding.span,
    }
    texts: dict[str, object] = {"fix": finding.fix, "source": one.unit.source, "target": one.unit.target}
    return place if one.confidential else place | texts


def safe_message(one: Located) -> str:
    """What may stand in a log: of a confidential report no word of its text."""
    return f"{one.finding.rule}: see the unit." if one.confidential else one.finding.message


def print_for_github(result: Checked) -> None:
    """Workflow commands of GitHub Actions; each finding becomes a remark beside its line."""
    for one in result.found:
        level, title = _LEVELS[one.finding.severity], f"l10n {one.finding.rule}"
        message = safe_message(one) + (f" ({one.finding.unit})" if one.finding.unit else "")
        place = f"file={_property(str(one.path))},line={one.line or 1}"
        click.echo(f"::{level} {place},title={_property(title)}::{_data(message)}")
    for _, _, message in result.failures:
        click.echo(f"::error title=l10n::{_data(message)}")


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
