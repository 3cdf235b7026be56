"""``l10n status``."""

import click

from l10n.cli.context import project
from l10n.cli.output import note, print_json, print_rows
from l10n.model import Sidecar
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
                    {
                        "report": report,
                        "locale": locale,
                        **row.as_json(),
                        "one_sided": _one_sided(result.records[report, locale]),
                    }
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
    for (report, locale), row in result.rows.items():
        for finding in row.findings:
            note(f"{report} {locale}: {finding.message} [{finding.rule}]")
    for report, locale in result.missing:
        note(f"{report} {locale}: no catalog yet; `l10n sync` makes it.")
    for _, _, message in result.failures:
        note(f"l10n: {message}")
    for finding in result.findings:
        note(f"{finding.path}: {finding.message} [{finding.rule}]")
    return 3 if result.failures else 0


def _one_sided(record: Sidecar) -> dict[str, object]:
    """The sentences that only one of the two versions has, and what moved."""
    return {
        "target": [{"after": one.after, "index": one.index, "text": one.text} for one in record.target_only],
        "source": list(record.omitted),
        "moved": [list(link.source) for link in record.links if link.moved],
    }
