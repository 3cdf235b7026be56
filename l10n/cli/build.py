"""``l10n build``."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from l10n.cli.context import project
from l10n.cli.output import console, note, plural, print_json
from l10n.config import Loaded
from l10n.errors import UsageError
from l10n.model import Finding, Severity
from l10n.workflow.publish.built import Built, Delivered

KINDS = ("original", "fragment", "markdown", "text", "docx", "wxr")
"""Of `l10n.workflow.publish.deliver`, which is loaded when it is needed."""
_MANY = 40
"""Rows of published reports that are shown unasked."""


@click.command("build")
@click.argument("reports", nargs=-1)
@click.option("--format", "kind", type=click.Choice(("pages", *KINDS)), default="pages", help="What to make.")
@click.option("--locale", "locales", multiple=True, help="With --format: only this locale (may be repeated).")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Where the site stands; by default public, in the project.",
)
@click.option("--min-reviewed", type=float, help="Share of sentences that must be accepted, 0 to 1.")
@click.option("--signed", is_flag=True, default=None, help="Only what an editor has signed off counts.")
@click.option("--allow-machine", is_flag=True, default=None, help="Show drafts, marked as such.")
@click.option("--allow-stale", is_flag=True, default=None, help="Show what was accepted before a correction.")
@click.option("--base-url", help="Address of the site.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Processes; 0: as many as processors.")
@click.option("--full", is_flag=True, help="Make every page anew.")
@click.option("--dry-run", is_flag=True, help="Show what would be published; write nothing.")
@click.option("--rollback", "back", is_flag=True, help="Publish the build before this one again.")
@click.option(
    "--check",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check a built site.",
)
@click.option("--serve", is_flag=True, help="Show the pages on this machine, made anew on every save.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="With --serve.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Every row and finding.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    reports: tuple[str, ...],
    locales: tuple[str, ...],
    *,
    kind: str,
    out: Path | None,
    jobs: int,
    folder: Path | None,
    full: bool,
    dry_run: bool,
    back: bool,
    serve: bool,
    port: int,
    as_json: bool,
    verbose: bool,
    **settings: object,
) -> int:
    """Publish the reports that are reviewed: pages in every language.

    REPORTS may be named with --format only: a site is always whole. It is made aside, checked, and put in its place
    in one step; the one before is kept.
    """
    from l10n.workflow.publish.build import build, check_folder, rollback  # noqa: PLC0415 - templates and parsers

    if folder is not None:
        return _checked(check_folder(folder), as_json=as_json)
    loaded = project(ctx, {f"build.{name}": value for name, value in settings.items()})
    if kind != "pages":
        if out is None:
            raise UsageError(f"--format {kind}: name the folder to write to with --out.")
        chosen = {"kind": kind, "reports": reports, "locales": locales, "dry_run": dry_run}
        return _deliver(loaded, Path(ctx.obj or "") / out, chosen, as_json=as_json)
    if reports or locales:
        raise UsageError("a site is always whole: name no reports and locales, or a --format.")
    if serve:
        return _serve(loaded, port)
    place = loaded.root / "public" if out is None else Path(ctx.obj or "") / out
    if back:
        note(f"{place}: is {rollback(place)} again.")
        return 0
    result = build(loaded.root, loaded.config, out=place, jobs=jobs, full=full, dry_run=dry_run)
    if as_json:
        print_json({"dry_run": dry_run, **result.as_json()})
    else:
        _print(result, verbose=verbose)
        _say(result, place, has_base=bool(loaded.config.build.base_url), dry_run=dry_run)
    if result.failures:
        return 3
    return 1 if result.withdrawn or not result.is_sound else 0


def _serve(loaded: Loaded, port: int) -> int:
    from l10n.workflow.publish.build import build  # noqa: PLC0415
    from l10n.workflow.publish.serve import Preview  # noqa: PLC0415

    def make(place: Path) -> str:
        # Without the site's address: pages link to each other, and no search engine is told of a preview.
        settings = replace(loaded.config.build, base_url="")
        result = build(loaded.root, replace(loaded.config, build=settings), out=place)
        _say(result, place, has_base=True, dry_run=False)
        return result.name

    preview = Preview(loaded.root, make, note, port)
    with suppress(KeyboardInterrupt):
        preview.run(ready=lambda address: note(f"{address}: stop with Ctrl-C."))
    return 0


def _deliver(loaded: Loaded, place: Path, chosen: dict[str, Any], *, as_json: bool) -> int:
    from l10n.workflow.publish.deliver import deliver  # noqa: PLC0415

    return _delivered(deliver(loaded.root, loaded.config, out=place, **chosen), as_json=as_json)


def _checked(findings: Sequence[Finding], *, as_json: bool) -> int:
    if as_json:
        print_json(
            [
                {
                    "rule": f.rule,
                    "severity": f.severity.value,
                    "path": f.path,
                    "line": f.line,
                    "message": f.message,
                }
                for f in findings
            ]
        )
    for finding in () if as_json else findings:
        click.echo(_line(finding))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    note(f"{plural(errors, 'error')}, {plural(len(findings) - errors, 'warning')}.")
    return 1 if findings else 0


def _delivered(result: Delivered, *, as_json: bool) -> int:
    held = [one for one in result.verdicts if not one.verdict.is_published]
    if as_json:
        print_json(
            {
                "written": [str(path) for path in result.written],
                "unchanged": [str(path) for path in result.unchanged],
                "held": [
                    {"report": one.report, "locale": one.locale, "reasons": list(one.verdict.reasons)}
                    for one in held
                ],
                "failures": [{"report": one.report, "message": one.message} for one in result.failures],
            }
        )
    else:
        for path in result.written:
            click.echo(str(path))
        note(f"{plural(len(result.written), 'file')} written, {len(result.unchanged):,} as they were.")
        for one in held:
            note(f"{one.report} {one.locale}: held back: {'; '.join(one.verdict.reasons)}")
        for failure in result.failures:
            note(f"l10n: {failure.message}")
    return 3 if result.failures else 0


def _line(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return f"{place}: {finding.severity.value}: {finding.message} [{finding.rule}]"


def _print(result: Built, *, verbose: bool) -> None:
    rows = result.verdicts
    if len(rows) > _MANY and not verbose:
        rows = [held for held in rows if not held.verdict.is_published]
    if not rows:
        return
    from rich.table import Table  # noqa: PLC0415 - only where there is one to show

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("report", overflow="fold")
    table.add_column("locale")
    table.add_column("accepted", justify="right")
    table.add_column("")
    for held in rows:
        verdict = held.verdict
        said = "; ".join(verdict.reasons)
        shown = [
            name
            for name, there in (
                ("with drafts", verdict.machine),
                ("in part", verdict.partial),
                ("outdated", verdict.outdated),
            )
            if there
        ]
        published = f"published{', ' + ', '.join(shown) if shown else ''}"
        counts = f"{verdict.accepted}/{verdict.total}"
        table.add_row(held.report, held.locale, counts, f"held back: {said}" if said else published)
    console().print(table)


def _say(result: Built, place: Path, *, has_base: bool, dry_run: bool) -> None:
    for finding in result.findings:
        note(_line(finding))
    for report, locale in result.withdrawn:
        note(f"{report} {locale}: was published, and is held back now.")
    for failure in result.failures:
        note(f"l10n: {failure.message}")
    if not has_base and result.addresses:
        note(
            "No feeds, sitemap and links between versions for search engines: set base_url of [build] for them."
        )
    if dry_run:
        note(f"{plural(len(result.addresses), 'page')} would be published.")
    elif not result.is_sound:
        note(f"Nothing was published; {place} is as it was.")
    elif result.changed:
        note(
            f"{place}: {plural(len(result.addresses), 'page')}, {result.made:,} of the reports made anew ({result.name})."
        )
    else:
        note(f"No change: {place} is {result.name}.")
