"""``l10n export``."""

from pathlib import Path

import click

from l10n.cli.context import project
from l10n.cli.output import note, plural, print_json
from l10n.workflow.export import FORMATS, Options, export


@click.command("export")
@click.argument("reports", nargs=-1)
@click.option("--format", "kind", type=click.Choice(FORMATS), required=True, help="Of the files.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to."
)
@click.option("--locale", "locales", multiple=True, help="Only this target locale (may be repeated).")
@click.option("--drafts", is_flag=True, help="With tmx: the drafts instead of the translations.")
@click.option("--confidential", is_flag=True, help="Also reports marked confidential.")
@click.option("--replace", is_flag=True, help="Overwrite files that are there and differ.")
@click.option("--dry-run", is_flag=True, help="Show what would be written; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    reports: tuple[str, ...],
    kind: str,
    out: Path,
    locales: tuple[str, ...],
    *,
    drafts: bool,
    confidential: bool,
    replace: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Write catalogs as files for people who work elsewhere: XLIFF, TMX, tables, OmegaT.

    REPORTS are ids or folders; all reports without any. A file for each report and locale; `l10n import` takes them
    back in.
    """
    loaded = project(ctx)
    options = Options(drafts=drafts, confidential=confidential, replace=replace, dry_run=dry_run)
    result = export(
        loaded.root, loaded.config, kind=kind, out=out, reports=reports, locales=locales, options=options
    )
    if as_json:
        files = {"written": result.written, "unchanged": result.unchanged}
        print_json(
            {
                "dry_run": dry_run,
                **{
                    name: [
                        {"path": str(f.path), "report": f.report, "locale": f.locale, "units": f.units}
                        for f in found
                    ]
                    for name, found in files.items()
                },
                "empty": [{"report": report, "locale": locale} for report, locale in result.empty],
                "skipped": [
                    {"report": s.report, "locale": s.locale, "reason": s.reason} for s in result.skipped
                ],
            }
        )
    else:
        for file in result.written:
            click.echo(f"{file.path}: {plural(file.units, 'unit')}" if file.report else str(file.path))
        verb = "would be written" if dry_run else "written"
        note(f"{plural(len(result.written), 'file')} {verb}, {len(result.unchanged):,} as they were.")
        for report, locale in result.empty:
            note(f"{report} {locale}: has nothing for this format.")
    for skipped in result.skipped:
        place = f"{skipped.report} {skipped.locale}: " if skipped.report else ""
        note(f"l10n: {place}{skipped.reason}")
    if any(skipped.failed for skipped in result.skipped):
        return 3
    return 1 if result.skipped else 0
