"""What a sync tells of its drafts."""

import click

from l10n.cli.output import note, plural
from l10n.draft import Estimate
from l10n.workflow.drafting import DraftReport

_FEW = 5


def print_drafts(report: DraftReport, *, dry_run: bool) -> None:
    """How many there are; on a dry run what would be sent where, and what it would cost."""
    if dry_run:
        for estimate in report.estimates.values():
            click.echo(estimate_line(estimate))
    for message in report.notes:
        note(message)
    if report.recalled:
        note(f"{plural(report.recalled, 'draft')} from the memory.")
    if report.drafted:
        note(f"{plural(report.drafted, 'draft')} from engines; each is fuzzy until a translator confirms it.")
    if report.lost:
        note(f"{report.lost:,} of them came back without all marks or names; `l10n sync -v` names them.")
    if report.left:
        note(
            f"{plural(report.left, 'sentence')} got no draft: what came back is no translation; see `l10n sync -v`."
        )
    for engine, (reason, reports) in report.refused.items():
        named = ", ".join(reports[:_FEW]) + (" …" if len(reports) > _FEW else "")
        note(f"Not sent to {engine}: {named}: {reason}.")


def print_failures(report: DraftReport) -> None:
    """Why engines left units without a draft."""
    for reason, catalogs in report.failures.values():
        note(f"l10n: {reason} {plural(catalogs, 'catalog')} without some drafts; run again.")


def print_hint(untranslated: int) -> None:
    """How to have drafts, where no engine is on."""
    note(
        f"{plural(untranslated, 'sentence')} without a text, and no engine is on. `l10n sync --engine NAME` drafts "
        'once; `engines = ["NAME"]` under [drafts] in l10n.toml always; `l10n engines list` says which there are '
        "and where each sends the text."
    )


def estimate_line(estimate: Estimate) -> str:
    """``google (translate.google.com): 34 calls, 40 texts, 4,210 characters, price unknown``."""
    where = estimate.where or "on this machine"
    if estimate.price is not None:
        cost = f"costs {estimate.price:,.2f}"
    else:
        cost = f"price unknown (engines.{estimate.engine}.price)" if estimate.where else "costs nothing"
    texts, calls = plural(estimate.texts, "text"), plural(estimate.calls, "call")
    return f"{estimate.engine} ({where}): {calls}, {texts}, {estimate.characters:,} characters, {cost}"


def drafts_json(report: DraftReport) -> dict[str, object]:
    """The same for machines."""
    return {
        "recalled": report.recalled,
        "drafted": report.drafted,
        "left": report.left,
        "lost": report.lost,
        "failures": {engine: reason for engine, (reason, _) in report.failures.items()},
        "refused": {
            engine: {"reason": reason, "reports": reports}
            for engine, (reason, reports) in report.refused.items()
        },
        "estimates": [
            {
                "engine": one.engine,
                "where": one.where,
                "calls": one.calls,
                "texts": one.texts,
                "characters": one.characters,
                "price": one.price,
            }
            for one in report.estimates.values()
        ],
    }
