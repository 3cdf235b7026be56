"""``l10n align``."""

from dataclasses import replace
from pathlib import Path

import click

from l10n.cli.align.rows import as_json
from l10n.cli.context import project, settings
from l10n.cli.output import note, plural, print_json
from l10n.config import Config, is_locale
from l10n.errors import UsageError, WriteError
from l10n.workflow.align import Alignment, align, align_report


@click.command("align")
@click.argument("source", required=False)
@click.argument("target", required=False)
@click.option(
    "--locale", help="With a report's id: the version to show; by default the project's first target."
)
@click.option("--source-locale", help="By default that of a name like en.html, else the project's.")
@click.option(
    "--target-locale", help="By default that of a name like ko.html, else the project's first target."
)
@click.option("--lines", is_flag=True, help="Each line of the two files is a sentence; nothing is cut.")
@click.option("--json", "as_json_", is_flag=True, help="Print the result as JSON.")
@click.option("--tsv", is_flag=True, help="Print the result as columns separated by tabs.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a picture of the links to this file, a page that needs nothing else.",
)
@click.option("--threads", type=click.IntRange(1, 64), help="Threads of the linear algebra; by default 1.")
@click.option("--train", is_flag=True, help="Learn the project's own weights from its reviewed reports.")
@click.option("--dry-run", is_flag=True, help="With --train: show what would be learned; write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    source: str | None,
    target: str | None,
    *,
    locale: str | None,
    source_locale: str | None,
    target_locale: str | None,
    lines: bool,
    as_json_: bool,
    tsv: bool,
    html: Path | None,
    threads: int | None,
    train: bool,
    dry_run: bool,
) -> int:
    """Show how two versions of a report belong together.

    SOURCE and TARGET are two files; or SOURCE alone is the id of a report with a published version.
    """
    if train:
        return _train(ctx, [name for name in (source, target) if name], dry_run=dry_run, as_json_=as_json_)
    if source is None:
        raise UsageError("name a report, or two files.")
    if dry_run:
        raise UsageError("--dry-run goes with --train.")
    if as_json_ and tsv:
        raise UsageError("--json and --tsv both want the output; choose one.")
    if target is None:
        if Path(source).is_file() or lines:
            raise UsageError(f"{source}: name its other version, too, or give the id of a report.")
        loaded = project(ctx)
        config = _with_threads(loaded.config, threads)
        found = align_report(loaded.root, config, report=source, locale=locale or config.project.targets[0])
    else:
        config = _with_threads(settings(ctx), threads)
        found = align(
            Path(source),
            Path(target),
            source_locale=source_locale or _guess(source, config.project.source),
            target_locale=target_locale or locale or _guess(target, config.project.targets[0]),
            config=config,
            lines=lines,
        )
    title = source if target is None else f"{Path(source).name} – {Path(target).name}"
    _print(found, config, title=title, as_json_=as_json_, tsv=tsv, html=html)
    for finding in found.findings:
        note(f"l10n: {finding.message} [{finding.rule}]")
    return 1 if found.record.different else 0


def _with_threads(config: Config, threads: int | None) -> Config:
    return config if threads is None else replace(config, align=replace(config.align, threads=threads))


def _print(
    found: Alignment, config: Config, *, title: str, as_json_: bool, tsv: bool, html: Path | None
) -> None:
    if html is not None:
        from l10n.cli.align.page import page  # noqa: PLC0415 - only where one is asked for

        _write(html, page(found, config.align, title=title))
    if as_json_:
        print_json(as_json(found, config.align))
    elif tsv:
        from l10n.cli.align.tsv import tsv_lines  # noqa: PLC0415

        for line in tsv_lines(found):
            click.echo(line)
    elif html is None:
        from l10n.cli.align.table import print_table  # noqa: PLC0415 - rich

        print_table(found, config.align)


def _train(ctx: click.Context, reports: list[str], *, dry_run: bool, as_json_: bool) -> int:
    from l10n.workflow.train import train  # noqa: PLC0415 - numpy

    loaded = project(ctx)
    result = train(loaded.root, loaded.config, reports=reports, dry_run=dry_run)
    if as_json_:
        print_json(result.as_json())
        return 0
    click.echo(f"learned from: {plural(result.links, 'link')} in {plural(result.pages, 'reviewed version')}")
    click.echo(
        f"log-probability of the right links, on versions held out: {result.before:.2f} before, {result.after:.2f} after"
    )
    if not result.better:
        note("Learning made it no better; the weights stay as they are.")
    else:
        note(
            f"{'would write' if dry_run else 'written'}: {result.path}. Versions that change, or are new, go by it."
        )
    return 0


def _guess(name: str, default: str) -> str:
    stem = Path(name).stem
    if not Path(name).is_file():
        raise UsageError(f"{name}: no such file.")
    return stem if is_locale(stem) else default


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}.") from error
    note(f"written: {path}")
