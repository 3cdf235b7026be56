"""``l10n sync``."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager

import click

from l10n.cli.context import project
from l10n.cli.corrections import print_corrections
from l10n.cli.drafts import drafts_json, print_drafts, print_failures, print_hint
from l10n.cli.output import note, plural, print_json, print_rows, row_json
from l10n.errors import UsageError
from l10n.model import Severity
from l10n.project import Layout
from l10n.workflow.drafting import DraftOptions, engine_names
from l10n.workflow.plan import Row
from l10n.workflow.sync import Progress, sync
from l10n.workflow.synced import SyncResult

_FEW = 12
"""Published versions that differ from their source in what they hold, each with a line of its own."""
_MANY = 60
"""Rows from which only those with something to tell are shown."""


@click.command("sync")
@click.argument("reports", nargs=-1)
@click.option("--locale", "locales", multiple=True, help="Only this target locale (may be repeated).")
@click.option("--dry-run", is_flag=True, help="Show what would be written; write nothing.")
@click.option("--engine", metavar="NAME", help="Draft with this engine alone, whatever the settings say.")
@click.option("--no-mt", is_flag=True, help="Ask no engine.")
@click.option("--redraft", is_flag=True, help="Make anew the drafts that nobody has touched.")
@click.option(
    "--offline", is_flag=True, envvar="L10N_OFFLINE", help="Use no network: only engines on this machine."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Show every row and every finding.")
@click.pass_context
def command(
    ctx: click.Context,
    reports: tuple[str, ...],
    locales: tuple[str, ...],
    *,
    dry_run: bool,
    engine: str | None,
    no_mt: bool,
    redraft: bool,
    offline: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
) -> int:
    """Bring every catalog up to its report: the main job.

    REPORTS are ids or folders; all reports without any. Sentences of the source become PO entries, published
    versions are aligned with them and put in place, and nothing that a human wrote is lost.
    """
    if engine and no_mt:
        raise UsageError("--engine and --no-mt: give one of them.")
    loaded = project(ctx)
    drafts = DraftOptions(engine or "", none=no_mt, offline=offline, redraft=redraft)
    with _progress(quiet=quiet or as_json) as progress:
        result = sync(
            loaded.root,
            loaded.config,
            reports=reports,
            locales=locales,
            dry_run=dry_run,
            drafts=drafts,
            progress=progress,
        )
    if as_json:
        print_json(_as_json(result, dry_run=dry_run))
    elif not quiet:
        on = bool(no_mt or engine or engine_names(loaded.config))
        _print(result, dry_run=dry_run, verbose=verbose, engines=on)
    for failure in result.failures:
        note(f"l10n: {failure.message}")
    print_failures(result.drafts)
    # Who names an engine wants its drafts; settings may well keep some reports from it.
    undone = result.drafts.failures or (engine and result.drafts.refused)
    if undone or any(not failure.overtaken for failure in result.failures):
        return 3
    return 4 if result.failures else 0


def _print(result: SyncResult, *, dry_run: bool, verbose: bool, engines: bool) -> None:
    rows = result.rows if verbose else _telling(result)
    if rows:
        print_rows(rows)
    for (report, locale), row in rows.items():
        for finding in row.findings:
            if not verbose and finding.severity is not Severity.ERROR:
                continue
            place = f"{finding.path}:{finding.line}: " if finding.path else ""
            note(f"{report} {locale}: {place}{finding.message} [{finding.rule}]")
    _print_corrections(result, rows, verbose=verbose)
    _print_one_sided(rows, verbose=verbose)
    for finding in result.findings:
        note(f"{finding.path}: {finding.message} [{finding.rule}]")
    print_drafts(result.drafts, dry_run=dry_run)
    _print_hints(result, engines=engines)
    if dry_run:
        for written in result.written:
            kind = "removed" if written.removed else "new" if written.new else "changed"
            click.echo(f"{kind}: {written.path}")
    verb = "would change" if dry_run else "changed"
    new = sum(written.new for written in result.written)
    if result.written:
        note(f"{plural(len(result.written), 'file')} {verb}, {new:,} of them new.")
    else:
        note("No change." if result.rows else "No reports below sources/; `l10n add` takes one in.")


def _print_hints(result: SyncResult, *, engines: bool) -> None:
    """What a new project may want to have next."""
    untranslated = sum(row.tally.untranslated for row in result.rows.values())
    if untranslated and not engines:
        print_hint(untranslated)
    if result.nameless and result.written:
        note("No table of names yet: `l10n terms harvest --review` asks about those of the reports.")


def _print_corrections(result: SyncResult, rows: Mapping[tuple[str, str], Row], *, verbose: bool) -> None:
    """Show what corrections overtook: of the catalogs that changed; of the others only how much waits."""
    written = _of_written(result)
    shown = waiting = 0
    for place, row in rows.items():
        overtaken = (*row.affected, *row.gone)
        if verbose or place in written:
            most = None if verbose else max(_FEW - shown, 1)
            print_corrections(*place, overtaken, confidential=row.confidential, most=most)
            shown += len(overtaken)
        else:
            waiting += len(overtaken)
    if waiting:
        note(
            f"{plural(waiting, 'accepted translation')} overtaken by corrections before; `l10n status` shows them."
        )


def _print_one_sided(rows: Mapping[tuple[str, str], Row], *, verbose: bool) -> None:
    """Say where source and published version do not cover each other: a line each, or one for many."""
    apart = {place: row for place, row in rows.items() if row.target_only or row.omitted}
    if len(apart) > _FEW and not verbose:
        own, out = sum(row.target_only for row in apart.values()), sum(row.omitted for row in apart.values())
        note(f"{plural(len(apart), 'published version')}: {_one_sided(own, out)}; `l10n sync -v` lists them.")
        return
    for (report, locale), row in apart.items():
        sides = _one_sided(row.target_only, row.omitted)
        note(f"{report} {locale}: {sides}; `l10n align {report} --locale {locale}` shows them.")


def _one_sided(target_only: int, omitted: int) -> str:
    kinds = {"only in the published version": target_only, "only in the source": omitted}
    return ", ".join(f"{plural(count, 'sentence')} {where}" for where, count in kinds.items() if count)


def _telling(result: SyncResult) -> dict[tuple[str, str], Row]:
    """All rows of a small project; of a large one those whose files changed."""
    if len(result.rows) <= _MANY:
        return result.rows
    written = _of_written(result)
    return {place: row for place, row in result.rows.items() if place in written}


def _of_written(result: SyncResult) -> set[tuple[str, str]]:
    """Report and locale of the catalogs that changed."""
    paths = {written.path for written in result.written}
    return {(report, locale) for report, locale in result.rows if Layout(report).catalog(locale) in paths}


def _as_json(result: SyncResult, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "changed": bool(result.written),
        "reports": [
            {"report": report, "locale": locale, **row_json(row)}
            for (report, locale), row in result.rows.items()
        ],
        "written": [
            {"path": str(written.path), "new": written.new, "removed": written.removed}
            for written in result.written
        ],
        "failures": [{"report": f.report, "locale": f.locale, "message": f.message} for f in result.failures],
        "drafts": drafts_json(result.drafts),
        "findings": [{"path": f.path, "rule": f.rule, "message": f.message} for f in result.findings],
    }


@contextmanager
def _progress(*, quiet: bool) -> Generator[Progress, None, None]:
    """A bar on a terminal, nothing elsewhere."""
    from rich.console import Console  # noqa: PLC0415 - not for `--help`

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda _done, _all, _report: None
        return
    from rich.progress import Progress as Bar  # noqa: PLC0415

    with Bar(console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, report: bar.update(task, completed=done, total=total, description=report)
