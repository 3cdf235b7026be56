"""How results look: tables for people on a terminal, JSON for machines."""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # each loads more than most commands need
    from rich.console import Console

    from l10n.merge import Affected
    from l10n.workflow.plan import Row

_WIDE = 200
"""Columns where there is no terminal to ask: nobody wraps what goes into a file."""


def console() -> "Console":
    """For data: standard output."""
    from rich.console import Console  # noqa: PLC0415 - only where a table is shown

    return Console(
        width=None if sys.stdout.isatty() else _WIDE, highlight=False, soft_wrap=not sys.stdout.isatty()
    )


def print_json(value: object) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def note(message: str) -> None:
    """For people: standard error."""
    click.echo(message, err=True)


def printable(text: str) -> str:
    """Without what would steer a terminal: names and texts in a file are what its sender made them."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)


def correction_json(one: "Affected", *, confidential: bool) -> dict[str, object]:
    """A correction for machines."""
    texts = {} if confidential else {"old": one.old, "new": one.new, "target": one.target}
    return {"ids": list(one.ids), "gone": not one.new, **texts}


def row_json(row: "Row") -> dict[str, object]:
    """A row of the table for machines; of a confidential report without its text."""
    hidden = row.confidential
    kinds = {"affected": row.affected, "gone": row.gone}
    return row.as_json() | {
        kind: [correction_json(one, confidential=hidden) for one in rows] for kind, rows in kinds.items()
    }


def print_rows(rows: Mapping[tuple[str, str], "Row"]) -> None:
    """The table of reports and locales, with a line of sums where there are several."""
    from rich.table import Table  # noqa: PLC0415

    from l10n.workflow.tally import Tally  # noqa: PLC0415

    kinds = tuple(Tally.__dataclass_fields__)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("report", overflow="fold")
    table.add_column("locale")
    signs = any(row.reviewed for row in rows.values())
    flags = any(row.flagged for row in rows.values())
    more = (*(["reviewed"] if signs else []), *(["flagged"] if flags else []), "findings")
    for kind in (*kinds, *more):
        table.add_column(kind, justify="right")
    counted = [
        (report, locale, _counts(row, kinds, signs=signs, flags=flags))
        for (report, locale), row in rows.items()
    ]
    for report, locale, counts in counted:
        table.add_row(report, locale, *_cells(counts))
    if len(counted) > 1:
        sums = [sum(column) for column in zip(*(counts for _, _, counts in counted), strict=True)]
        table.add_section()
        table.add_row("all", "", *_cells(sums), style="bold")
    console().print(table)


def _counts(row: "Row", kinds: Iterable[str], *, signs: bool, flags: bool) -> list[int]:
    """Where nobody signs anything off and no rule objects, nobody is told so."""
    counts = (getattr(row.tally, kind) for kind in kinds)
    more = [*([row.reviewed] if signs else []), *([row.flagged] if flags else [])]
    return [*counts, *more, len(row.findings)]


def _cells(counts: Iterable[int]) -> list[str]:
    return [str(count) if count else "·" for count in counts]


def plural(count: int, thing: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
