"""The rules there are."""

import click

from l10n.checks.registry import rules
from l10n.cli.output import print_json


def print_rules(*, as_json: bool) -> None:
    """List all rules with what they find and what they miss."""
    there = rules()
    if as_json:
        print_json(
            [
                {
                    "rule": rule.name,
                    "group": rule.group,
                    "severity": rule.severity.value,
                    "locales": sorted(rule.locales),
                    "costly": rule.costly,
                    "finds": rule.finds,
                    "misses": rule.misses,
                }
                for rule in there.values()
            ]
        )
        return
    group = ""
    for rule in there.values():
        if rule.group != group:
            group = rule.group
            click.echo(f"{group}:")
        asked = " (only with --rule)" if rule.costly else ""
        click.echo(
            f"  {rule.name} [{rule.severity.value}]{asked}\n    finds: {rule.finds}\n    misses: {rule.misses}"
        )
