"""``l10n terms``."""

from pathlib import Path

import click

from l10n.cli.context import project
from l10n.cli.output import note, plural, print_json
from l10n.cli.terms.edited import fields_of, print_edited
from l10n.cli.terms.rows import (
    print_differences,
    print_finding,
    print_proposals,
    print_terms,
    proposal_json,
    say,
    term_json,
)
from l10n.errors import UsageError

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would be done; write nothing.")
_LOCALES = click.option(
    "--locale", "locales", multiple=True, help="Only this target locale (may be repeated)."
)
_CONFIDENTIAL = click.option("--confidential", is_flag=True, help="Also reports marked confidential.")
_FORMATS = ("csv", "tbx", "omegat", "weblate", "deepl", "google")
_KINDS = ("person", "place", "organisation", "term", "byline")
_STATUSES = ("accepted", "proposed", "obsolete")


@click.group("terms")
def command() -> None:
    """Keep the newsroom's names: what people, places and things are called in each language.

    They stand in locales/termbase.csv, which a spreadsheet edits too.
    """


@command.command("list")
@click.argument("words", nargs=-1)
@click.option("--kind", type=click.Choice(_KINDS), help="Only names of this kind.")
@click.option("--status", type=click.Choice(_STATUSES), help="Only names of this status.")
@click.option("--gazetteer", is_flag=True, help="The names that ship with l10n, instead of the newsroom's.")
@_JSON
@click.pass_context
def list_command(
    ctx: click.Context,
    words: tuple[str, ...],
    *,
    kind: str | None,
    status: str | None,
    gazetteer: bool,
    as_json: bool,
) -> int:
    """List names; with WORDS, those that have them in any of their forms.

    Ends with 1 where there is none.
    """
    from l10n.terms import gazetteer as shipped  # noqa: PLC0415 - loads tables
    from l10n.workflow.terms import read_terms  # noqa: PLC0415
    from l10n.workflow.terms.select import select_terms  # noqa: PLC0415

    loaded = project(ctx)
    termbase = shipped() if gazetteer else read_terms(loaded.root)
    found = select_terms(termbase, words=words, kind=kind or "", status=status or "")
    if as_json:
        print_json([term_json(term) for term in found])
    else:
        print_terms(found, (loaded.config.project.source, *loaded.config.project.targets))
        note(plural(len(found), "name") if found else "No such name.")
    return 0 if found else 1


@command.command("add", options_metavar="[OPTIONS]")
@click.argument("name")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE…]")
@_DRY_RUN
@_JSON
@click.pass_context
def add_command(
    ctx: click.Context, name: str, fields: tuple[str, ...], *, dry_run: bool, as_json: bool
) -> int:
    """Add a NAME, in the language of the reports; what is not given is filled in from the gazetteer.

    Fields are locales (ko=라선) and id, kind, reading, hanja, roles, first, short, variants, forbidden, status,
    source, note.
    """
    from l10n.workflow.terms import add_term  # noqa: PLC0415

    loaded = project(ctx)
    done = add_term(loaded.root, loaded.config, name=name, fields=fields_of(fields), dry_run=dry_run)
    return print_edited(done, dry_run=dry_run, as_json=as_json)


@command.command("set", options_metavar="[OPTIONS]")
@click.argument("name")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE…")
@_DRY_RUN
@_JSON
@click.pass_context
def set_command(
    ctx: click.Context, name: str, fields: tuple[str, ...], *, dry_run: bool, as_json: bool
) -> int:
    """Change fields of a NAME, or of the term of an id; FIELD= takes one away."""
    from l10n.workflow.terms import set_term  # noqa: PLC0415

    loaded = project(ctx)
    done = set_term(loaded.root, loaded.config, id_=name, fields=fields_of(fields), dry_run=dry_run)
    return print_edited(done, dry_run=dry_run, as_json=as_json)


@command.command("merge", options_metavar="[OPTIONS]")
@click.argument("name")
@click.argument("into")
@_DRY_RUN
@_JSON
@click.pass_context
def merge_command(ctx: click.Context, name: str, into: str, *, dry_run: bool, as_json: bool) -> int:
    """Make one of two: the forms of NAME become variants of INTO, and its row goes."""
    from l10n.workflow.terms import merge_terms  # noqa: PLC0415

    loaded = project(ctx)
    done = merge_terms(loaded.root, loaded.config, id_=name, into=into, dry_run=dry_run)
    return print_edited(done, dry_run=dry_run, as_json=as_json)


@command.command("check")
@click.argument("reports", nargs=-1)
@_LOCALES
@_CONFIDENTIAL
@_JSON
@click.pass_context
def check_command(
    ctx: click.Context,
    reports: tuple[str, ...],
    *,
    locales: tuple[str, ...],
    confidential: bool,
    as_json: bool,
) -> int:
    """Look the table over, and how the reports use it: forbidden forms, names written in two ways.

    Only what humans wrote or accepted is looked at. Ends with 1 where there is something to say.
    """
    from l10n.workflow.terms import check_terms  # noqa: PLC0415

    loaded = project(ctx)
    findings = check_terms(
        loaded.root, loaded.config, reports=reports, locales=locales, confidential=confidential
    )
    if as_json:
        rows = [
            {"rule": f.rule, "severity": f.severity, "message": f.message, "path": f.path, "line": f.line}
            for f in findings
        ]
        print_json(rows)
    else:
        for finding in findings:
            print_finding(finding)
        note(plural(len(findings), "finding") if findings else "All names are in order.")
    return 1 if findings else 0


@command.command("diff")
@click.argument("old", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(dir_okay=False, path_type=Path), required=False)
@_JSON
@click.pass_context
def diff_command(ctx: click.Context, old: Path, new: Path | None, *, as_json: bool) -> int:
    """Show what differs between the termbase OLD and NEW, by default the project's own.

    Ends with 1 where they differ.
    """
    from l10n.workflow.terms import diff_terms, read_terms  # noqa: PLC0415
    from l10n.workflow.terms.import_ import read_file  # noqa: PLC0415

    loaded = project(ctx)
    after = read_file(new, loaded.config) if new else read_terms(loaded.root)
    found = diff_terms(read_file(old, loaded.config), after)
    if as_json:
        print_json([{"id": one.id, "old": dict(one.old), "new": dict(one.new)} for one in found])
    else:
        print_differences(found)
    return 1 if found else 0


@command.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--locale", default="", help="Of the second column of pairs; by default the first target.")
@click.option("--replace", "overwrite", is_flag=True, help="Where both have a form, take that of the file.")
@_DRY_RUN
@_JSON
@click.pass_context
def import_command(
    ctx: click.Context, file: Path, *, locale: str, overwrite: bool, dry_run: bool, as_json: bool
) -> int:
    """Take names in from FILE: a table of ours, TBX, or pairs as OmegaT, Weblate, DeepL and Google have them.

    What the termbase lacks is filled in; where both have another form, its own stays and the difference is told.
    """
    from l10n.workflow.terms import import_terms  # noqa: PLC0415

    loaded = project(ctx)
    done = import_terms(
        loaded.root, loaded.config, file=file, locale=locale, overwrite=overwrite, dry_run=dry_run
    )
    if as_json:
        print_json(
            {
                "dry_run": dry_run,
                "added": [term_json(term) for term in done.added],
                "changed": [term_json(term) for term in done.changed],
                "unchanged": done.unchanged,
                "findings": [{"rule": f.rule, "message": f.message, "line": f.line} for f in done.findings],
            }
        )
    else:
        for finding in done.findings:
            print_finding(finding)
        verb = "would be " if dry_run else ""
        note(
            f"{plural(len(done.added), 'name')} {verb}added, {len(done.changed):,} {verb}changed, "
            f"{done.unchanged:,} as they were."
        )
    return 1 if done.findings else 0


@command.command("export")
@click.option("--format", "kind", type=click.Choice(_FORMATS), required=True, help="Of the file.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write."
)
@click.option("--locale", default="", help="Of the translation; by default the first target, with tbx all.")
@click.option("--replace", "overwrite", is_flag=True, help="Overwrite a file that is there and differs.")
@_DRY_RUN
@click.pass_context
def export_command(
    ctx: click.Context, *, kind: str, out: Path, locale: str, overwrite: bool, dry_run: bool
) -> int:
    """Write the names as a file for another program."""
    from l10n.workflow.terms import export_terms  # noqa: PLC0415

    loaded = project(ctx)
    count = export_terms(
        loaded.root, loaded.config, kind=kind, out=out, locale=locale, overwrite=overwrite, dry_run=dry_run
    )
    say(f"{out}: {plural(count, 'name')}{' would be written' if dry_run else ''}")
    return 0


@command.command("harvest")
@click.argument("reports", nargs=-1)
@_LOCALES
@click.option("--write", is_flag=True, help="Put what is sure into the termbase.")
@click.option("--review", is_flag=True, help="Ask about the rest: one key a name.")
@click.option(
    "--csv",
    "csv_",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rest as a table, for a spreadsheet and `l10n terms import`.",
)
@_CONFIDENTIAL
@_DRY_RUN
@_JSON
@click.pass_context
def harvest_command(
    ctx: click.Context,
    reports: tuple[str, ...],
    *,
    locales: tuple[str, ...],
    write: bool,
    review: bool,
    csv_: Path | None,
    confidential: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Find names in the reports and what their translations call them, with the sentences that say so.

    Ends with 1 where some are left to be looked at.
    """
    from l10n.cli.terms.review import review_proposals  # noqa: PLC0415
    from l10n.workflow.terms import harvest_terms, take_proposals  # noqa: PLC0415
    from l10n.workflow.terms.proposed import write_proposed  # noqa: PLC0415

    if review and as_json:
        raise UsageError("--review asks on the terminal; it goes without --json.")
    loaded = project(ctx)
    found = harvest_terms(
        loaded.root, loaded.config, reports=reports, locales=locales, confidential=confidential
    )
    if as_json:
        print_json([proposal_json(one) for one in (*found.automatic, *found.doubtful)])
    elif not review:
        print_proposals(found.automatic, found.doubtful)
    left = list(found.doubtful)
    chosen = list(found.automatic) if write or review else []
    if review:
        accepted, left = review_proposals(found.doubtful)
        chosen += accepted
    if chosen:
        taken = take_proposals(loaded.root, loaded.config, proposals=chosen, dry_run=dry_run)
        note(f"{plural(len(taken), 'name')} {'would be ' if dry_run else ''}taken into locales/termbase.csv.")
    if csv_ is not None:
        write_proposed(csv_, left, loaded.config, dry_run=dry_run)
        note(
            f"{csv_}: {plural(len(left), 'name')} to look at; `l10n terms import {csv_}` takes what you leave in it."
        )
    return 1 if left else 0
