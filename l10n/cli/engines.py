"""``l10n engines``."""

from dataclasses import asdict
from pathlib import Path

import click
from rich.markup import escape
from rich.table import Table

from l10n.cli.context import project
from l10n.cli.output import console, note, print_json
from l10n.workflow.engines import SENTENCE, Listed, add_model, list_engines, try_engine


@click.group("engines")
def command() -> None:
    """Show which engines can draft, try one, take a model into the project."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def list_(ctx: click.Context, *, as_json: bool) -> int:
    """Name the engines, where each sends the text, and what one still needs."""
    loaded = project(ctx)
    found = list_engines(loaded.root, loaded.config)
    if as_json:
        print_json([asdict(one) for one in found])
        return 0
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("engine", "on", "text goes to", "state"):
        table.add_column(column, overflow="fold")
    for one in found:
        table.add_row(one.name, "on" if one.on else "·", _where(one), escape(_state(one)))
    console().print(table)
    for one in found:
        for notice in one.notices:
            note(f"{one.name}: {notice}.")
    return 0


@command.command("test")
@click.argument("name")
@click.option("--text", default=SENTENCE, show_default=True, help="What it is to translate.")
@click.option("--locale", "locales", multiple=True, help="Only into this locale (may be repeated).")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def test(ctx: click.Context, name: str, text: str, locales: tuple[str, ...], *, as_json: bool) -> int:
    """Have an engine translate a sentence, as a sync would. The sentence is sent to where the engine is."""
    loaded = project(ctx)
    found = try_engine(
        loaded.root, loaded.config, name=name, text=text, locales=locales or loaded.config.project.targets
    )
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        for one in found:
            if one.target:
                click.echo(f"{one.locale} {one.target}")
                note(f"{one.locale}: {one.seconds:.2f} s")
            else:
                note(f"l10n: {one.locale}: {one.fault}")
    return 3 if any(one.fault for one in found) else 0


@command.command("add")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--replace", is_flag=True, help="Put it in the place of one of the same name.")
@click.option("--dry-run", is_flag=True, help="Look at it; write nothing.")
@click.pass_context
def add(ctx: click.Context, file: Path, *, replace: bool, dry_run: bool) -> int:
    """Take a model for this machine, FILE.argosmodel, into the project."""
    model, place = add_model(project(ctx).root, file, replace=replace, dry_run=dry_run)
    click.echo(f"new: {place} ({model.source} to {model.target})")
    for notice in model.notices:
        note(f"{model.name}: {notice}.")
    note(
        "Nothing written."
        if dry_run
        else "Next: `l10n engines test ctranslate`, then `l10n sync --engine ctranslate`."
    )
    return 0


def _where(one: Listed) -> str:
    if not one.network:
        return "nobody: on this machine"
    return one.where or "·"


def _state(one: Listed) -> str:
    if one.fault:
        return one.fault.removeprefix(f"engines.{one.name}: ")
    return "ready, with a key" if one.keyed else "ready"
