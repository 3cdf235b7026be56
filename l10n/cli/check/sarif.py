"""Findings as SARIF 2.1.0, which code hosts and editors read (OASIS, 2020)."""

from l10n import __version__
from l10n.checks.registry import rules
from l10n.cli.check.machines import safe_message
from l10n.cli.output import print_json
from l10n.model import Severity
from l10n.workflow.check import Checked, Located

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def print_sarif(result: Checked) -> None:
    """One log with one run."""
    there = rules()
    names = list(dict.fromkeys(one.finding.rule for one in result.found))
    described: list[dict[str, object]] = []
    for name in names:
        rule: dict[str, object] = {"id": name}
        if name in there:
            rule["shortDescription"] = {"text": there[name].finds}
            rule["help"] = {"text": f"Misses: {there[name].misses}"}
            rule["defaultConfiguration"] = {"level": _LEVELS[there[name].severity]}
        described.append(rule)
    failures = [{"level": "error", "message": {"text": message}} for _, _, message in result.failures]
    run = {
        "tool": {"driver": {"name": "l10n", "version": __version__, "rules": described}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, names.index(one.finding.rule)) for one in result.found],
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
    }
    print_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(one: Located, index: int) -> dict[str, object]:
    return {
        "ruleId": one.finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[one.finding.severity],
        "message": {"text": safe_message(one)},
        "partialFingerprints": {"l10n/v1": one.key.rpartition(" ")[2] or one.finding.rule},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": str(one.path), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": one.line or 1},
                },
                "logicalLocations": [{"name": one.finding.unit or one.report, "kind": "element"}],
            }
        ],
    }
