"""``l10n init``."""

from pathlib import Path

import click

from l10n.cli.output import note
from l10n.workflow.init import init


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--source", default="en", show_default=True, help="Locale in which reports are written.")
@click.option("--targets", default="ko,ja", show_default=True, help="Locales to translate to, with commas.")
@click.option("--engine", default="", help="Draft with this engine: its name goes to the settings.")
@click.option("--dry-run", is_flag=True, help="Show what would be written; write nothing.")
def command(folder: Path, source: str, targets: str, engine: str, *, dry_run: bool) -> int:
    """Make a project.

    Its settings, sources/ and locales/ go to FOLDER, by default the one you are in.
    """
    locales = [locale.strip() for locale in targets.split(",") if locale.strip()]
    for change in init(folder, source=source, targets=locales, engine=engine, dry_run=dry_run):
        click.echo(f"new: {change.path}")
    note("Next: `l10n add report.html --locale en`, then `l10n sync`.")
    return 0
