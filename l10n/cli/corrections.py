"""How corrections look: which accepted translations they overtook, sentence by sentence, old and new."""

from collections.abc import Iterable

import click

from l10n.cli.output import plural, printable
from l10n.merge import Affected

_MARGIN = " " * 4


def print_corrections(
    report: str, locale: str, rows: Iterable[Affected], *, confidential: bool, most: int | None = None
) -> None:
    """The sentences of one report in one locale.

    Args:
        report: its id.
        locale: of the translations.
        rows: what was overtaken.
        confidential: name the sentences only, show none of their text.
        most: so many are shown; all by default.
    """
    found = list(rows)
    if not found:
        return
    click.echo(
        printable(f"{report} {locale}: {plural(len(found), 'accepted translation')} overtaken by corrections")
    )
    for one in found[:most]:
        print_correction(one, confidential=confidential)
    if most is not None and len(found) > most:
        click.echo(
            f"{_MARGIN}and {len(found) - most:,} more: `l10n status {printable(report)}` shows them all"
        )


def print_correction(one: Affected, *, confidential: bool, more: str = "") -> None:
    """One sentence: its name, how it was, how it is, and its translation."""
    click.echo(f"  {printable('+'.join(one.ids))}{more}{'' if one.new else ' (taken out)'}")
    if confidential:
        return
    for sign, text in (("-", one.old), ("+", one.new), (" ", one.target)):
        if text:
            click.echo(f"{_MARGIN}{sign} {printable(' '.join(text.split()))}")
