"""``l10n check``."""

from pathlib import PurePosixPath

import click

from l10n.cli.context import project
from l10n.cli.output import note, plural, printable
from l10n.config import Loaded
from l10n.errors import UsageError
from l10n.model import Severity
from l10n.workflow.check import Checked, Options, check, rule_names

FORMATS = ("text", "json", "github", "sarif")


@click.command("check")
@click.argument("reports", nargs=-1)
@click.option("--locale", "locales", multiple=True, help="Only this target locale (may be repeated).")
@click.option(
    "--rule", "rules", multiple=True, help="Only this rule, also one that is off (may be repeated)."
)
@click.option(
    "--since", default="", metavar="REV", help="Only units that are others than at this revision of git."
)
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    default="warning",
    show_default=True,
    help="The least that is told.",
)
@click.option("--drafts", is_flag=True, help="Also drafts, which nobody has confirmed.")
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell it."
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--fix", "mend", is_flag=True, help="Make the fixes that are certain, and show them as a diff.")
@click.option("--dry-run", is_flag=True, help="With --fix or --write-baseline: write nothing.")
@click.option(
    "--write-baseline", is_flag=True, help="Take all findings of now as known (setting checks.baseline)."
)
@click.option("--list-rules", is_flag=True, help="List the rules, what they find and what they miss.")
@click.option("-q", "--quiet", is_flag=True, help="Do not sum up.")
@click.pass_context
def command(
    ctx: click.Context,
    reports: tuple[str, ...],
    locales: tuple[str, ...],
    rules: tuple[str, ...],
    *,
    since: str,
    severity: str,
    drafts: bool,
    kind: str,
    as_json: bool,
    mend: bool,
    dry_run: bool,
    write_baseline: bool,
    list_rules: bool,
    quiet: bool,
) -> int:
    """Check translations: numbers, names, marks, particles, register and more.

    REPORTS are ids, folders or PO files; all reports without any. Ends with 1 where there are findings. A finding
    that is right as it is, is answered in the PO file: a comment “# check-off: numbers: why” above the unit.
    """
    kind = "json" if as_json else kind
    if list_rules:
        from l10n.cli.check.rules import print_rules  # noqa: PLC0415

        print_rules(as_json=kind == "json")
        return 0
    loaded = project(ctx)
    ids, named = _named(reports)
    options = Options(
        rules=rule_names(loaded.config, rules),
        since=since,
        least=Severity(severity),
        drafts=drafts,
        everything=write_baseline,
    )
    result = check(loaded.root, loaded.config, reports=ids, locales=(*locales, *named), options=options)
    if write_baseline:
        _write_baseline(loaded, result, dry_run=dry_run)
    elif mend:
        _mend(loaded, result, dry_run=dry_run)
    else:
        _print(result, kind)
    for _, _, message in result.failures:
        note(printable(f"l10n: {message}"))
    if not quiet and not write_baseline:
        note(_sum(result))
    if result.failures:
        return 3
    return 1 if result.found and not write_baseline else 0


def _named(reports: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Reports and locales of arguments: a PO file, as git hooks name it, is a report in one locale."""
    ids: dict[str, None] = {}
    locales: dict[str, None] = {}
    plain = False
    for report in reports:
        parts = PurePosixPath(report.replace("\\", "/")).parts
        if report.endswith(".po") and "LC_MESSAGES" in parts:
            at = parts.index("LC_MESSAGES")
            ids["/".join(parts[at + 1 :]).removesuffix(".po")] = None
            if at:
                locales[parts[at - 1]] = None
        else:
            ids[report] = None
            plain = True
    return tuple(ids), () if plain else tuple(locales)


def _print(result: Checked, kind: str) -> None:
    if kind == "json":
        from l10n.cli.check.machines import print_as_json  # noqa: PLC0415

        print_as_json(result)
    elif kind == "github":
        from l10n.cli.check.machines import print_for_github  # noqa: PLC0415

        print_for_github(result)
    elif kind == "sarif":
        from l10n.cli.check.sarif import print_sarif  # noqa: PLC0415

        print_sarif(result)
    else:
        from l10n.cli.check.text import print_text  # noqa: PLC0415

        print_text(result)


def _mend(loaded: Loaded, result: Checked, *, dry_run: bool) -> None:
    from l10n.workflow.check_fix import fix_catalogs  # noqa: PLC0415

    fixed = fix_catalogs(loaded.root, result.found, dry_run=dry_run)
    for diff in fixed.diffs:
        click.echo(printable(diff), nl=False)
    done = {id(one) for one in fixed.made}
    result.found = [one for one in result.found if id(one) not in done]
    note(f"{plural(len(fixed.made), 'fix').replace('fixs', 'fixes')} {'to make' if dry_run else 'made'}.")


def _write_baseline(loaded: Loaded, result: Checked, *, dry_run: bool) -> None:
    from l10n.checks.baseline import serialize  # noqa: PLC0415
    from l10n.model import Change  # noqa: PLC0415
    from l10n.project import Files  # noqa: PLC0415
    from l10n.workflow.apply import apply  # noqa: PLC0415

    name = loaded.config.checks.baseline
    if not name:
        raise UsageError('no file for it: set baseline = "locales/checks.json" below [checks].')
    path = PurePosixPath(name)
    data = serialize(one.key for one in result.found)
    if not dry_run:
        apply(loaded.root, [Change(path, data, Files(loaded.root).read_if_any(path))])
    note(f"{plural(len(result.found), 'finding')} {'would be' if dry_run else 'are'} known: {name}.")


def _sum(result: Checked) -> str:
    counts = {
        severity: sum(one.finding.severity is severity for one in result.found) for severity in Severity
    }
    parts = [plural(count, severity.value) for severity, count in reversed(counts.items()) if count]
    more = [f"{result.suppressed:,} answered"] if result.suppressed else []
    more += [f"{result.known:,} known"] if result.known else []
    said = ", ".join([*(parts or ["no findings"]), *more])
    return f"{plural(result.units, 'unit')} of {plural(result.reports, 'report')}: {said}."
