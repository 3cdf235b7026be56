"""Ask about harvested names on the terminal: one key a name."""

import sys
from collections.abc import Sequence

import click

from l10n.cli.output import note, printable
from l10n.cli.terms.rows import evidence_lines
from l10n.terms.harvesting.gather import Proposal

_KEYS = "y take it  n leave it out  q stop here"


def review_proposals(proposals: Sequence[Proposal]) -> tuple[list[Proposal], list[Proposal]]:
    """Those that were taken, and those that were not looked at.

    Keys are read one at a time, without Enter; where there is no terminal, from the lines of the input.
    """
    taken: list[Proposal] = []
    for number, one in enumerate(proposals):
        forms = "  ".join(f"{locale} {one.best(locale)}" for locale in one.targets)
        note(printable(f"\n{number + 1}/{len(proposals)}  {one.name} [{one.kind}]  =  {forms}"))
        for line in evidence_lines(one):
            note(printable(f"   {line}"))
        key = _key()
        if key == "q":
            return taken, list(proposals[number:])
        if key == "y":
            taken.append(one)
    return taken, []


def _key() -> str:
    """One of y, n and q; the end of the input is q."""
    while True:
        note(f"   [{_KEYS}]")
        try:
            key = (click.getchar() if sys.stdin.isatty() else sys.stdin.read(1))[:1].lower()
        except EOFError:
            return "q"
        if key in {"\x03", ""}:
            return "q"
        if key in {"y", "n", "q"}:
            return key
