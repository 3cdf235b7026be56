"""``l10n tm``."""

import sys
from pathlib import Path

import click

from l10n.cli.context import project
from l10n.cli.output import note, plural, print_json
from l10n.cli.tm.rows import (
    hit_json,
    match_json,
    print_hits,
    print_matches,
    print_stats,
    printable,
    stats_json,
)

_LOCALE = click.option(
    "--locale", "locales", multiple=True, help="Only this target locale (may be repeated)."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")
_SHOWN = 20


def _note(message: str) -> None:
    note(printable(f"l10n: {message}"))


@click.group("tm")
def command() -> None:
    """Look into the memory of translations, and take memories in and out.

    It is made of the catalogs below locales/ and of the TMX files below memory/, and may be deleted at any time.
    """


@command.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--like", is_flag=True, help="The words are a sentence: find those like it, as a sync does.")
@click.option("--similar", is_flag=True, help="… find those that mean nearly the same.")
@_LOCALE
@click.option("--confidential", is_flag=True, help="Also in confidential reports.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=_SHOWN, show_default=True, help="The most to show."
)
@_JSON
@click.pass_context
def search_command(
    ctx: click.Context,
    words: tuple[str, ...],
    *,
    like: bool,
    similar: bool,
    locales: tuple[str, ...],
    confidential: bool,
    limit: int,
    as_json: bool,
) -> int:
    """Find words in sources and translations, in any language.

    Ends with 1 where nothing is found.
    """
    from l10n.workflow import tm  # noqa: PLC0415 - numpy

    loaded = project(ctx)
    wanted = " ".join(words)
    if like or similar:
        found = tm.look_up(
            loaded.root,
            loaded.config,
            wanted,
            locales=locales,
            limit=limit,
            confidential=confidential,
            similar=similar,
            on_note=_note,
        )
        if as_json:
            print_json(
                {locale: [match_json(match) for match in matches] for locale, matches in found.items()}
            )
        else:
            print_matches(found)
        return 0 if any(found.values()) else 1
    hits = tm.search(
        loaded.root,
        loaded.config,
        wanted,
        locales=locales,
        limit=limit,
        confidential=confidential,
        on_note=_note,
    )
    if as_json:
        print_json([hit_json(hit) for hit in hits])
    elif hits:
        print_hits(hits)
        if len(hits) == limit:
            note(f"The first {limit}; --limit shows more.")
    else:
        note(
            "Nothing found."
            if confidential
            else "Nothing found; --confidential also looks into confidential reports."
        )
    return 0 if hits else 1


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="Of the copy below memory/, by default that of the file.")
@click.option("--replace", is_flag=True, help="Overwrite a copy that differs.")
@_DRY_RUN
@_JSON
@click.pass_context
def import_command(
    ctx: click.Context, file: Path, *, name: str, replace: bool, dry_run: bool, as_json: bool
) -> int:
    """Copy a TMX file of somebody else into memory/, and use it.

    Units that cannot be used are skipped and named by their lines. What lies below memory/penalty-NN/ counts NN
    points less. Ends with 1 where units were skipped.
    """
    from l10n.workflow.tm import import_memory  # noqa: PLC0415 - lxml

    loaded = project(ctx)
    done = import_memory(
        loaded.root, loaded.config, file, name=name, replace=replace, dry_run=dry_run, on_note=_note
    )
    if as_json:
        print_json(
            {
                "path": str(done.path),
                "units": done.units,
                "taken": done.taken,
                "already": done.already,
                "dry_run": dry_run,
                "skipped": [{"line": line, "reason": reason} for line, reason in done.skipped],
            }
        )
    else:
        counts = ", ".join(f"{count:,} {locale}" for locale, count in done.taken.items())
        click.echo(f"{printable(str(done.path))}: {plural(done.units, 'unit')}; translations: {counts}")
        if done.already:
            note("The project has this file already.")
    for line, reason in done.skipped[:_SHOWN]:
        note(printable(f"{file}:{line}: skipped: {reason}"))
    if len(done.skipped) > _SHOWN:
        note(f"{file}: {len(done.skipped) - _SHOWN:,} more units skipped; --json lists them.")
    return 1 if done.skipped else 0


@command.command("export")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True), default="-",
    help="The file to write; by default standard output.",
)  # fmt: skip
@_LOCALE
@click.option("--confidential", is_flag=True, help="Also what is of confidential reports.")
@click.option("--unconfirmed", is_flag=True, help="Also links that no human confirmed.")
@click.option("--replace", is_flag=True, help="Overwrite a file that is there.")
@click.pass_context
def export_command(
    ctx: click.Context,
    out: Path,
    locales: tuple[str, ...],
    *,
    confidential: bool,
    unconfirmed: bool,
    replace: bool,
) -> int:
    """Write the memory as a TMX file."""
    from l10n.workflow.tm import export  # noqa: PLC0415 - lxml

    loaded = project(ctx)
    done = export(
        loaded.root,
        loaded.config,
        sys.stdout.buffer if str(out) == "-" else out,
        locales=locales,
        confidential=confidential,
        unconfirmed=unconfirmed,
        replace=replace,
        on_note=_note,
    )
    note(f"{plural(done.units, 'translation')} written.")
    if done.confidential:
        note(f"{plural(done.confidential, 'translation')} of confidential reports left out: --confidential.")
    if done.unconfirmed:
        note(f"{plural(done.unconfirmed, 'link')} that no human confirmed left out: --unconfirmed.")
    return 0


@command.command("rebuild")
@_JSON
@click.pass_context
def rebuild_command(ctx: click.Context, *, as_json: bool) -> int:
    """Make the memory anew from the catalogs and from memory/."""
    return _stats(ctx, as_json=as_json, fresh=True)


@command.command("stats")
@_JSON
@click.pass_context
def stats_command(ctx: click.Context, *, as_json: bool) -> int:
    """Count what the memory holds."""
    return _stats(ctx, as_json=as_json, fresh=False)


def _stats(ctx: click.Context, *, as_json: bool, fresh: bool) -> int:
    from l10n.workflow.tm import stats  # noqa: PLC0415 - numpy

    loaded = project(ctx)
    found = stats(loaded.root, loaded.config, fresh=fresh, on_note=_note)
    if as_json:
        print_json(stats_json(found))
    else:
        print_stats(found)
    return 0


@command.command("forget")
@click.argument("report")
@_DRY_RUN
@_JSON
@click.pass_context
def forget_command(ctx: click.Context, report: str, *, dry_run: bool, as_json: bool) -> int:
    """Remove every trace of a report from the memory and the caches.

    Also its units in the files below memory/. Its catalogs stay; delete the report, too, if it is to be gone.
    """
    from l10n.workflow.tm import forget  # noqa: PLC0415 - lxml

    loaded = project(ctx)
    done = forget(loaded.root, loaded.config, report, dry_run=dry_run, on_note=_note)
    if as_json:
        print_json(
            {
                "entries": done.entries,
                "files": [str(path) for path in done.files],
                "in_project": done.in_project,
                "dry_run": dry_run,
            }
        )
        return 0
    verb = "would be forgotten" if dry_run else "forgotten"
    click.echo(f"{plural(done.entries, 'translation')} {verb}.")
    for path in done.files:
        note(printable(f"{'would write' if dry_run else 'written'}: {path}"))
    if done.in_project:
        note("Its source and catalogs are still in the project, and in whatever version control keeps.")
    return 0
