"""``l10n link``."""

import click

from l10n.cli.align.rows import Sure, as_json, decision_json, sure
from l10n.cli.context import project
from l10n.cli.output import note, print_json
from l10n.config import AlignSettings
from l10n.errors import UsageError
from l10n.merge import decision_name
from l10n.model import Bead, Decision
from l10n.text.joining import language
from l10n.workflow.align import Alignment, align_report
from l10n.workflow.decide import VERBS, decide_links

_VERBS = (*VERBS, "undo")


_HELP = """Look through the links of a report with its published version, and decide about them.

Without a verb, links that are not sure and decisions made so far are listed. Sentences are named by the ids
in that list: p3.2 in the source, ko12 in the Korean version. Decisions outlive later syncs and edits.

\b
accept SENTENCE…      the links of these sentences are right
reject SENTENCE…      the links of these sentences are wrong
join SENTENCE…        the links of these sentences are one
split SENTENCE…       these of a link's sentences are a link of their own
unlink SENTENCE…      these sentences have no counterpart
move SENTENCE… TO     these sentences belong to the link of the last one
undo SENTENCE…        what was decided about these, or a decision by its name, is taken back
"""


@click.command("link", help=_HELP, options_metavar="[OPTIONS] [VERB] REPORT [SENTENCE…]")
@click.argument("words", nargs=-1, required=True, metavar="")
@click.option("--locale", help="The published version; by default the project's first target.")
@click.option("--all", "everything", is_flag=True, help="List all links, not only those to look at.")
@click.option("--dry-run", is_flag=True, help="Show what would come of a decision; write nothing.")
@click.option("--json", "as_json_", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    words: tuple[str, ...],
    *,
    locale: str | None,
    everything: bool,
    dry_run: bool,
    as_json_: bool,
) -> int:
    """Look through links, and decide about them."""
    loaded = project(ctx)
    config = loaded.config
    chosen = locale or config.project.targets[0]
    verb, *rest = words
    if verb not in _VERBS:
        if rest:
            raise UsageError(f"{verb}: is no verb; there are {', '.join(_VERBS)}.")
        found = align_report(loaded.root, config, report=verb, locale=chosen)
        _show(found, config.align, everything=everything, as_json_=as_json_)
        return 0
    if not rest:
        raise UsageError(f"{verb}: name the report, then the sentences.")
    report, *names = rest
    done = decide_links(
        loaded.root, config, report=report, locale=chosen, verb=verb, names=names, dry_run=dry_run
    )
    touched = _touched(done.alignment, (*done.made, *done.taken_back))
    if as_json_:
        print_json(
            {
                "dry_run": dry_run,
                "changed": done.changed,
                "made": [decision_json(one) for one in done.made],
                "taken_back": [decision_json(one) for one in done.taken_back],
                "links": as_json(done.alignment, config.align),
            }
        )
        return 0
    _print(done.alignment, config.align, touched)
    if not done.changed:
        note("No change: that was decided before.")
    else:
        note("Nothing written." if dry_run else "Kept; the next `l10n sync` brings the catalog up to it.")
    return 0


def _show(found: Alignment, gates: AlignSettings, *, everything: bool, as_json_: bool) -> None:
    if as_json_:
        print_json(as_json(found, gates))
        return
    calm = (Sure.ACCEPTED, Sure.GAP)
    beads = [bead for bead in found.bitext.beads if everything or sure(bead, gates) not in calm]
    _print(found, gates, beads)
    for one in found.record.decisions:
        click.echo(f"decision {decision_name(one)}: {_said(found, one)}")
    for finding in found.findings:
        note(f"l10n: {finding.message} [{finding.rule}]")


def _print(found: Alignment, gates: AlignSettings, beads: list[Bead]) -> None:
    from l10n.cli.align.table import print_table  # noqa: PLC0415 - rich

    print_table(found, gates, beads=beads)


def _said(found: Alignment, one: Decision) -> str:
    """``p3.2 with ko12 belong together``."""
    where = language(found.target.locale)
    names = [*one.source, *(f"{where}{j + 1}" for j in one.target)]
    if one.dormant:
        texts = " / ".join((*one.source_texts, *one.target_texts))
        return f"no longer fits, of no effect: {'+'.join(names)} {texts}"
    if one.apart:
        return f"{'+'.join(names)} do not belong together"
    return f"{'+'.join(names)} {'belong together' if one.source and one.target else 'has no counterpart'}"


def _touched(found: Alignment, decisions: tuple[Decision, ...]) -> list[Bead]:
    """The links of now that hold a sentence of these decisions."""
    ids = {id_ for one in decisions for id_ in one.source}
    theirs = {j for one in decisions for j in one.target}
    return [
        bead
        for bead in found.bitext.beads
        if ids.intersection(found.segments[i].id for i in bead.source) or theirs.intersection(bead.target)
    ]
