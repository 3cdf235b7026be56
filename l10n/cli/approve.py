"""``l10n approve``."""

from dataclasses import asdict

import click

from l10n.cli.context import project
from l10n.cli.output import note, plural, print_json, printable
from l10n.errors import UsageError
from l10n.project.git import user_name
from l10n.workflow.approve import Approved, approve


@click.command("approve")
@click.argument("report")
@click.argument("sentences", nargs=-1)
@click.option("--locale", help="Of the translations; needed where the project has several.")
@click.option("--by", envvar="L10N_EDITOR", help="Who signs; by default the user that git knows.")
@click.option("--withdraw", is_flag=True, help="Take sign-offs back.")
@click.option("--dry-run", is_flag=True, help="Show what would be signed; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    report: str,
    sentences: tuple[str, ...],
    *,
    locale: str | None,
    by: str | None,
    withdraw: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Sign off the translations of a report: an editor's word that they may be published.

    Without SENTENCES (ids such as p3.2), all that are finished. A sign-off is good for the wording of both sides:
    whoever edits one of them, anywhere, takes it back by that.
    """
    loaded = project(ctx)
    first, *others = loaded.config.project.targets
    if locale is None and others:
        raise UsageError(f"say for which locale: --locale {first}.")
    result = approve(
        loaded.root,
        loaded.config,
        report=report,
        locale=locale or first,
        by=by or ("" if withdraw else user_name(loaded.root)),
        names=sentences,
        withdraw=withdraw,
        dry_run=dry_run,
    )
    if as_json:
        print_json({"dry_run": dry_run, "withdrawn" if withdraw else "approved": True, **asdict(result)})
    else:
        _print(result, withdraw=withdraw, dry_run=dry_run)
    return 1 if result.unfinished else 0


def _print(result: Approved, *, withdraw: bool, dry_run: bool) -> None:
    place = f"{result.report} {result.locale}"
    verb = "withdrawn" if withdraw else "signed off"
    would = " (nothing written)" if dry_run and result.signed else ""
    before = f", {len(result.standing):,} before" if result.standing else ""
    click.echo(f"{place}: {plural(len(result.signed), 'unit')} {verb}{before}{would}")
    for key in result.unfinished:
        click.echo(f"unfinished: {key}")
    if result.unfinished:
        note(
            printable(f"{place}: {plural(len(result.unfinished), 'unit')} not finished; sign when they are.")
        )
