"""``l10n config show``."""

import json

import click
from rich.markup import escape
from rich.table import Table

from l10n.cli.context import project
from l10n.cli.output import console, print_json


@click.group("config")
def command() -> None:
    """Show the settings and where each comes from."""


@command.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def show(ctx: click.Context, *, as_json: bool) -> int:
    """Print every setting, its value, and where the value comes from."""
    loaded = project(ctx)
    if as_json:
        print_json({name: {"value": value, "origin": origin} for name, value, origin in loaded.values()})
        return 0
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("setting", "value", "from"):
        table.add_column(column)
    for name, value, origin in loaded.values():
        table.add_row(name, escape(json.dumps(value, ensure_ascii=False)), origin)
    console().print(table)
    return 0
