"""``l10n doctor``."""

import click
from rich.table import Table

from l10n.cli.context import start
from l10n.cli.output import console, print_json
from l10n.workflow.doctor import Health, doctor

_MARKS = {Health.GOOD: ("✓", "green"), Health.OPTIONAL: ("–", "yellow"), Health.BAD: ("✗", "red")}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> int:
    """Look at the machine and the project, and say what is missing."""
    found = doctor(start(ctx))
    if as_json:
        print_json([{"name": x.name, "health": x.health, "message": x.message} for x in found])
    else:
        table = Table(box=None, show_header=False, pad_edge=False)
        for examined in found:
            mark, style = _MARKS[examined.health]
            table.add_row(f"[{style}]{mark}[/]", examined.name, examined.message)
        console().print(table)
    return 1 if any(examined.health is Health.BAD for examined in found) else 0
