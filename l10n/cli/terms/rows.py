"""How names look on a terminal, and for machines."""

from collections.abc import Sequence

import click

from l10n.cli.output import console, note, plural, printable
from l10n.model import Finding
from l10n.terms import Term
from l10n.terms.harvesting.gather import Proposal
from l10n.terms.rows import columns, row
from l10n.workflow.terms.diff import Difference

_SENTENCES = 2
"""Shown for each name."""


def say(text: str) -> None:
    """Data, on standard output."""
    click.echo(printable(text))


def print_finding(finding: Finding) -> None:
    """For people."""
    place = (
        f"{finding.path}:{finding.line}: "
        if finding.path and finding.line
        else f"{finding.path}: "
        if finding.path
        else ""
    )
    note(printable(f"{place}{finding.message} [{finding.rule}]"))


def term_json(term: Term) -> dict[str, str]:
    """Field -> value, those that have one."""
    locales = columns([term], ())[1]
    return {key: value for key, value in row(term, locales).items() if value}


def print_terms(terms: Sequence[Term], locales: Sequence[str]) -> None:
    """A line a name."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if not terms:
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("id", "kind", *locales, "status", "not"):
        table.add_column(name, overflow="fold")
    for term in terms:
        wrong = ", ".join(form for forms in term.forbidden.values() for form in forms)
        cells = [
            term.id,
            term.kind.value,
            *(term.name(locale=one) for one in locales),
            term.status.value,
            wrong,
        ]
        table.add_row(*(Text(printable(cell)) for cell in cells))
    console().print(table)


def print_differences(found: Sequence[Difference]) -> None:
    """A line a field."""
    for one in found:
        if not one.old:
            say(f"+ {one.id}: {', '.join(f'{key} {value}' for key, value in one.new.items() if key != 'id')}")
        elif not one.new:
            say(f"- {one.id}")
        else:
            for key in dict.fromkeys((*one.old, *one.new)):
                say(f"~ {one.id} {key}: {one.old.get(key, '')} -> {one.new.get(key, '')}")
    note(plural(len(found), "difference") if found else "No difference.")


def proposal_json(one: Proposal) -> dict[str, object]:
    """All that is known of it."""
    return {
        "name": one.name,
        "kind": one.kind,
        "targets": {locale: dict(counted.most_common()) for locale, counted in one.targets.items()},
        "score": one.score,
        "automatic": one.automatic,
        "evidence": [
            {
                "locale": e.sentence.locale,
                "place": e.sentence.place,
                "source": e.sentence.source,
                "target": e.sentence.target,
                "form": e.match.target,
                "score": e.match.score,
                "how": e.match.how,
            }
            for e in one.evidence
        ],
    }


def print_proposals(automatic: Sequence[Proposal], doubtful: Sequence[Proposal]) -> None:
    """Names with their counterparts; those that are not sure with their sentences."""
    for one in automatic:
        say(f"sure  {_line(one)}")
    for one in doubtful:
        say(f"ask   {_line(one)}")
        for line in evidence_lines(one):
            say(f"      {line}")
    note(f"{plural(len(automatic), 'name')} sure, {len(doubtful):,} to look at.")


def evidence_lines(one: Proposal) -> list[str]:
    """Two sentences that have the name, of different languages if there are."""
    shown = {e.sentence.locale: e for e in reversed(one.evidence)}
    chosen = sorted(shown.values(), key=lambda e: e.sentence.locale)[:_SENTENCES]
    lines = (
        f"{e.sentence.locale} {e.match.score:.2f} {e.match.how}: {e.sentence.source} | {e.sentence.target}"
        if e.sentence.target
        else f"{e.match.how}: {e.sentence.source}"
        for e in chosen
    )
    return list(dict.fromkeys(lines))


def _line(one: Proposal) -> str:
    forms = "; ".join(
        f"{locale} {', '.join(f'{form} ({count})' for form, count in counted.most_common())}"
        for locale, counted in one.targets.items()
    )
    return f"{one.name} [{one.kind}] {forms}  {one.score:.2f}"
