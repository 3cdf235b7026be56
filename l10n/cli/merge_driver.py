"""``l10n merge-driver``."""

from pathlib import Path

import click

from l10n.cli.context import project
from l10n.cli.output import note, printable
from l10n.errors import UsageError
from l10n.workflow.merge_driver import install, merge_driver


@click.command("merge-driver")
@click.argument("versions", nargs=-1, metavar="BASE OURS THEIRS PATH")
@click.option("--install", "installing", is_flag=True, help="Tell git of this clone to call us.")
@click.pass_context
def command(ctx: click.Context, versions: tuple[str, ...], *, installing: bool) -> int:
    """Merge PO files for git: what two branches did to different units is brought together.

    Git calls it for the files that .gitattributes names, once `l10n merge-driver --install` has told it to. Units
    that both branches translated in different ways are marked in the file.
    """
    if installing:
        if versions:
            raise UsageError("--install takes no files.")
        for changed in install(project(ctx).root):
            click.echo(f"changed: {changed}")
        note("Git merges catalogs and records of this clone unit by unit now.")
        return 0
    if len(versions) != 4:  # noqa: PLR2004 - base, ours, theirs and the name
        raise UsageError("git calls this with BASE OURS THEIRS PATH; people call it with --install.")
    base, ours, theirs, path = versions
    done = merge_driver(Path(base), Path(ours), Path(theirs), path)
    if not done.readable:
        note(printable(f"l10n: {path}: one version cannot be read; merged line by line."))
    for name in done.conflicts:
        note(printable(f"l10n: {path}: {name}: translated on both sides; choose one."))
    return 0 if done.clean else 1
