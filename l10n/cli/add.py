"""``l10n add``."""

from collections import Counter

import click

from l10n.cli.context import project
from l10n.cli.output import note, plural
from l10n.workflow.add import Options, add


@click.command("add")
@click.argument("what", metavar="FILE|URL")
@click.option("--locale", help="Locale of the text; by default the one that reports are written in.")
@click.option("--report", default="", help="Id of the report; by default made from the file's name.")
@click.option("--replace", is_flag=True, help="Put it in the place of a version that is there.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses that are not public, too.")
@click.option("--offline", is_flag=True, envvar="L10N_OFFLINE", help="Fetch nothing.")
@click.option("--dry-run", is_flag=True, help="Show what would be written; write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    what: str,
    locale: str | None,
    report: str,
    *,
    replace: bool,
    allow_private: bool,
    offline: bool,
    dry_run: bool,
) -> int:
    """Take a version of a report into the project, from a file or an address.

    The bytes are kept as they are, in sources/REPORT/LOCALE.html (or .md, .txt).
    """
    loaded = project(ctx)
    options = Options(
        report=report, replace=replace, allow_private=allow_private, offline=offline, dry_run=dry_run
    )
    added = add(
        loaded.root, loaded.config, what=what, locale=locale or loaded.config.project.source, options=options
    )
    roles = Counter(segment.role.value for segment in added.document.segments)
    found = ", ".join(f"{count} {role}" for role, count in roles.most_common())
    click.echo(f"{added.path}: {plural(sum(roles.values()), 'sentence')} ({found})")
    for finding in added.document.findings:
        note(f"{added.path}:{finding.line}: {finding.message} [{finding.rule}]")
    note("No change." if not added.changed else "Would be added." if dry_run else "Added; next: `l10n sync`.")
    return 0
