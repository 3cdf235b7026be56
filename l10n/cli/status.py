"""``l10n status``."""

import click

from l10n.cli.context import project
from l10n.cli.corrections import print_correction, print_corrections
from l10n.cli.output import correction_json, note, plural, print_json, print_rows, printable, row_json
from l10n.config import Loaded
from l10n.model import Sidecar
from l10n.workflow.since import Correction, since
from l10n.workflow.status import Status, status


@click.command("status")
@click.argument("reports", nargs=-1)
@click.option("--locale", "locales", multiple=True, help="Only this target locale (may be repeated).")
@click.option("--unedited", is_flag=True, help="List the drafts that somebody accepted as they stood.")
@click.option("--review", is_flag=True, help="List the drafts with their flags, the most doubtful first.")
@click.option(
    "--since", "revision", metavar="REV", help="List what corrections overtook since a git revision."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    reports: tuple[str, ...],
    locales: tuple[str, ...],
    *,
    unedited: bool,
    review: bool,
    revision: str | None,
    as_json: bool,
) -> int:
    """Show how far every report is.

    Counted from the catalogs on disk, as translators left them. Below the table stand the accepted translations
    that corrections of the source have overtaken, with the old sentence and the new one.
    """
    loaded = project(ctx)
    if revision is not None:
        return _since(loaded, revision, reports, locales, as_json=as_json)
    result = status(loaded.root, loaded.config, reports=reports, locales=locales)
    if as_json:
        print_json(_as_json(result))
    elif unedited:
        _print_unedited(result)
    elif review:
        _print_doubts(result)
    else:
        _print(result)
    _tell(result)
    return 3 if result.failures else 0


def _print(result: Status) -> None:
    if result.rows:
        print_rows(result.rows)
    for place, row in result.rows.items():
        print_corrections(*place, row.affected, confidential=row.confidential)
    flagged = sum(bool(one.flags) for some in result.doubts.values() for one in some)
    if flagged:
        note(
            f"{plural(flagged, 'draft')} flagged; `l10n status --review` lists them, the most doubtful first."
        )


def _print_unedited(result: Status) -> None:
    for (report, locale), found in result.unedited.items():
        if found:
            click.echo(printable(f"{report} {locale}: {plural(len(found), 'draft')} accepted as they stood"))
        for one in found:
            origin = ", ".join([one.draft.draft.value, *(f"{k} {v}" for k, v in one.draft.fields.items())])
            click.echo(printable(f"  {'+'.join(one.ids)} ({origin})"))
            for text in () if result.rows[report, locale].confidential else (one.source, one.target):
                click.echo(f"      {printable(' '.join(text.split()))}")


def _print_doubts(result: Status) -> None:
    ordered = sorted(
        ((place, one) for place, some in result.doubts.items() for one in some),
        key=lambda found: -found[1].doubt,
    )
    for (report, locale), one in ordered:
        click.echo(printable(f"{report} {locale} {'+'.join(one.ids)}: {one.flags or 'no flags'}"))
        for text in () if result.rows[report, locale].confidential else (one.source, one.target):
            click.echo(f"      {printable(' '.join(text.split()))}")


def _tell(result: Status) -> None:
    for (report, locale), row in result.rows.items():
        for finding in row.findings:
            note(printable(f"{report} {locale}: {finding.message} [{finding.rule}]"))
    for report, locale in result.missing:
        note(f"{report} {locale}: no catalog yet; `l10n sync` makes it.")
    for _, _, message in result.failures:
        note(f"l10n: {message}")
    for finding in result.findings:
        note(f"{finding.path}: {finding.message} [{finding.rule}]")


def _since(
    loaded: Loaded, revision: str, reports: tuple[str, ...], locales: tuple[str, ...], *, as_json: bool
) -> int:
    result = since(loaded.root, loaded.config, revision, reports=reports, locales=locales)
    if as_json:
        print_json(
            {
                "since": revision,
                "corrections": [_correction_json(one) for one in result.corrections],
                "failures": [{"report": report, "message": message} for report, message in result.failures],
            }
        )
    else:
        place = None
        for one in result.corrections:
            if place != (place := (one.report, one.locale)):
                click.echo(printable(f"{one.report} {one.locale}"))
            print_correction(one.affected, confidential=one.confidential, more=f": {_said(one)}")
        left = sum(not one.settled for one in result.corrections)
        whole = plural(len(result.corrections), "accepted translation")
        note(f"{whole} overtaken since {printable(revision)}, {left:,} of them not accepted anew.")
    for report, message in result.failures:
        note(printable(f"l10n: {report}: {message}"))
    return 3 if result.failures else 0


def _said(one: Correction) -> str:
    if not one.affected.new:
        return "the sentence is gone"
    if one.state is None:
        return "not synced yet"
    return "accepted anew" if one.settled else "waits for its translator"


def _correction_json(one: Correction) -> dict[str, object]:
    return {
        "report": one.report,
        "locale": one.locale,
        **correction_json(one.affected, confidential=one.confidential),
        "settled": one.settled,
        "state": one.state and one.state.value,
        **({} if one.confidential else {"target_now": one.target}),
    }


def _as_json(result: Status) -> dict[str, object]:
    return {
        "reports": [
            {
                "report": report,
                "locale": locale,
                **row_json(row),
                "one_sided": _one_sided(result.records[report, locale]),
                "drafts": [
                    {"ids": list(one.ids), "flags": one.flags, "doubt": round(one.doubt, 3)}
                    for one in result.doubts[report, locale]
                ],
                "unedited": [
                    {"ids": list(one.ids), "origin": one.draft.draft.value, **one.draft.fields}
                    for one in result.unedited[report, locale]
                ],
            }
            for (report, locale), row in result.rows.items()
        ],
        "missing": [{"report": report, "locale": locale} for report, locale in result.missing],
        "failures": [
            {"report": report, "locale": locale, "message": message}
            for report, locale, message in result.failures
        ],
    }


def _one_sided(record: Sidecar) -> dict[str, object]:
    """The sentences that only one of the two versions has, and what moved."""
    return {
        "target": [{"after": one.after, "index": one.index, "text": one.text} for one in record.target_only],
        "source": list(record.omitted),
        "moved": [list(link.source) for link in record.links if link.moved],
    }
