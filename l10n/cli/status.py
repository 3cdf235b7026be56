"""``l10n status``."""

import click

from l10n.cli.context import project
from l10n.cli.output import note, print_json, print_rows
from l10n.workflow.status import status


@click.command("status")
@click.argument("reports", nargs=-1)
@click.option("--locale", "locales", multiple=True, help="Only this target locale (may be repeated).")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(ctx: click.Context, reports: tuple[str, ...], locales: tuple[str, ...], *, as_json: bool) -> int:
    """Show how far every report is.

    Counted from the catalogs on disk, as translators left them.
    """
    loaded = project(ctx)
    result = status(loaded.root, loaded.config, reports=reports, locales=locales)
    if as_json:
        print_json(
            {
                "reports": [
                    {"report": report, "locale": locale, **row.as_json()}
                    for (report, locale), row in result.rows.items()
                ],
                "missing": [{"report": report, "locale": locale} for report, locale in result.missing],
                "failures": [
                    {"report": report, "locale": locale, "message": message}
                    for report, locale, message in result.failures
                ],
            }
        )
    elif result.rows:
        print_rows(result.rows)
    for report, locale in result.missing:
        note(f"{report} {locale}: no catalog yet; `l10n sync` makes it.")
    for _, _, message in result.failures:
        note(f"l10n: {message}")
    for finding in result.findings:
        note(f"{finding.path}: {finding.message} [{finding.rule}]")
    return 3 if result.failures else 0
