"""The columns of a bilingual table, whichever file holds it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.errors import ReadError
from l10n.formats.kit import Base, Kit, KitUnit, read_base
from l10n.model import Finding, State

COLUMNS = ("id", "role", "source", "target", "state", "note", "about", "check")
"""``note`` is the reviewer's, ``about`` the tool's; ``check`` tells how the row left: without it the row still counts."""

_NAMED = re.compile(r"\s*(\w{1,20})\s*(?:\(\s*([\w-]{1,30})\s*\))?\s*\Z")
_SEARCHED = 20
"""Rows at the head of a table among which its column names may stand."""
_STATES = {state.value: state for state in State}


def rows(kit: Kit) -> Iterator[tuple[str, ...]]:
    """Column names, and a row for each unit."""
    named = {"source": f"source ({kit.source_locale})", "target": f"target ({kit.locale})"}
    yield tuple(named.get(name, name) for name in COLUMNS)
    for unit in kit.units:
        yield (
            f"{kit.report}#{unit.id}",
            unit.role,
            unit.source,
            unit.target,
            unit.state.value if unit.state else "",
            "\n".join(unit.comments),
            "\n".join(note for note in unit.notes if not note.startswith("role: ")),
            str(unit.base or ""),
        )


def kits(table: Iterable[tuple[int, Sequence[str]]]) -> tuple[Kit, ...]:
    """A kit for each report of a table.

    Columns are found by their names, in any order, beside others. A state counts where it is another than the one
    that went out: nobody is asked to fill it in, so a text that was edited is done unless its row says ``draft``.

    Args:
        table: number and cells of each row.

    Raises:
        ReadError: no row at its head names the columns ``id``, ``source`` and ``target``.
    """
    numbered = iter(table)
    head = _head(numbered)
    units: dict[str, list[KitUnit]] = {}
    findings: list[Finding] = []
    for number, cells in numbered:
        row = {name: cells[at] if at < len(cells) else "" for name, at in head.places.items()}
        if not any(cell.strip() for cell in row.values()):
            continue
        report, _, id_ = row["id"].strip().rpartition("#")
        if not id_:
            findings.append(Finding("no-id", "the row has no id; it is passed over", line=number))
            continue
        state = _STATES.get(row["state"].strip().lower())
        if row["state"].strip() and state is None:
            known = ", ".join(_STATES)
            findings.append(
                Finding(
                    "state", f"its state is none of {known}; it counts as not given", unit=id_, line=number
                )
            )
        units.setdefault(report, []).append(_unit(id_, row, state, number))
    found = [Kit(report, head.source, head.target, tuple(some)) for report, some in units.items()]
    first, *rest = found or [Kit("", head.source, head.target, ())]
    return (replace(first, findings=tuple(findings)), *rest)


@dataclass(frozen=True, slots=True)
class _Head:
    places: dict[str, int]
    """Name of a column -> its place."""
    source: str
    """Locale, or empty."""
    target: str


def _head(table: Iterator[tuple[int, Sequence[str]]]) -> _Head:
    for number, cells in table:
        places: dict[str, int] = {}
        locales: dict[str, str] = {}
        for at, cell in enumerate(cells):
            found = _NAMED.match(cell[:60])
            name = found[1].lower() if found else ""
            if found and name in COLUMNS and name not in places:
                places[name] = at
                locales[name] = found[2] or ""
        if {"id", "source", "target"} <= set(places):
            missing = {name: 10**6 for name in COLUMNS if name not in places}
            return _Head({**places, **missing}, locales["source"], locales["target"])
        if number >= _SEARCHED:
            break
    raise ReadError(
        'has no row with the names of its columns, "id", "source (en)" and "target (ko)" at least: '
        "put the row back that stood on top when it was exported",
        line=1,
    )


def _unit(id_: str, row: dict[str, str], state: State | None, number: int) -> KitUnit:
    base: Base | None = read_base(row["check"])
    said = None if base is not None and state is base.state else state
    return KitUnit(
        id=id_,
        source=row["source"],
        target=row["target"],
        state=said,
        role=row["role"].strip(),
        comments=tuple(line.strip() for line in row["note"].splitlines() if line.strip()),
        base=base,
        line=number,
    )
