"""``l10n import``."""

from collections.abc import Iterable
from pathlib import Path

import click
from rich.table import Table

from l10n.cli.context import project
from l10n.cli.output import console, note, plural, print_json, printable
from l10n.exchange import Outcome
from l10n.workflow.import_files import Imported, Taken, import_files


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--locale", default="", help="Of the translations; by default what the file says.")
@click.option("--report", default="", help="Id of the report; by default what the file says.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], locale: str, report: str, *, dry_run: bool, as_json: bool
) -> int:
    """Take in what translators and reviewers send back.

    FILES are in any format of `l10n export`, or PO files that another program wrote. A text that a human changed here
    and another there is a conflict: ours stays, theirs becomes a comment of its entry.
    """
    loaded = project(ctx)
    result = import_files(loaded.root, loaded.config, files, report=report, locale=locale, dry_run=dry_run)
    if as_json:
        print_json(_as_json(result, dry_run=dry_run))
    else:
        _print(result, dry_run=dry_run)
    for failure in result.failures:
        note(printable(f"l10n: {failure.message}"))
    if result.failures:
        return 3
    doubtful = any(
        taken.count(kind) for taken in result.taken for kind in (Outcome.CONFLICT, Outcome.UNKNOWN)
    )
    return 1 if doubtful or result.findings else 0


def _print(result: Imported, *, dry_run: bool) -> None:

    if result.taken:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for column in ("file", "report", "locale"):
            table.add_column(column, overflow="fold")
        for outcome in Outcome:
            table.add_column(outcome.value, justify="right")
        for taken in result.taken:
            counts = (taken.count(outcome) for outcome in Outcome)
            table.add_row(
                taken.file.name, taken.report or "none", taken.locale, *(str(n) if n else "·" for n in counts)
            )
        console().print(table)
    for taken in result.taken:
        _print_doubts(taken)
    for file, finding in result.findings:
        unit = f"{finding.unit}: " if finding.unit else ""
        note(printable(f"{file}:{finding.line}: {unit}{finding.message} [{finding.rule}]"))
    verb = "would change" if dry_run else "changed"
    note(f"{plural(len(result.written), 'catalog')} {verb}." if result.written else "No change.")


def _print_doubts(taken: Taken) -> None:
    """What a human has to look at, by id: the text may be confidential, and the entry has it."""
    kinds = {
        Outcome.CONFLICT: "changed here and there; ours stays, theirs is a comment of the entry",
        Outcome.OUTDATED: "taken as drafts, because their source was changed meanwhile",
        Outcome.UNKNOWN: "no sentence of this project; not taken",
    }
    for outcome, meaning in kinds.items():
        places = [row.id or f"line {row.line}" for row in taken.rows if row.outcome is outcome]
        if places:
            name = taken.report or taken.file.name
            note(printable(f"{name} {taken.locale}: {outcome.value}: {_some(places)}: {meaning}."))


def _some(names: Iterable[str], most: int = 12) -> str:
    first = list(names)
    return ", ".join(first[:most]) + (f" and {len(first) - most:,} more" if len(first) > most else "")


def _as_json(result: Imported, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "taken": [
            {
                "file": str(taken.file),
                "report": taken.report,
                "locale": taken.locale,
                "units": [
                    {"id": row.id, "line": row.line, "outcome": row.outcome.value, "remarks": row.remarks}
                    | (
                        {}
                        if taken.confidential
                        else {"source": row.source, "theirs": row.theirs, "ours": row.ours}
                    )
                    for row in taken.rows
                ],
            }
            for taken in result.taken
        ],
        "findings": [
            {"file": str(file), "line": f.line, "unit": f.unit, "rule": f.rule, "message": f.message}
            for file, f in result.findings
        ],
        "failures": [{"file": str(failure.file), "message": failure.message} for failure in result.failures],
        "written": [str(path) for path in result.written],
    }
