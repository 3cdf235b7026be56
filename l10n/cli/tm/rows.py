"""How entries of the memory look."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from l10n.cli.output import console, note

if TYPE_CHECKING:  # numpy: not for `--help`
    from l10n.memory import Entry, Match
    from l10n.memory.concordance import Hit
    from l10n.memory.store import Stats

_PLACE = "dim"
_FOUND = "bold yellow"


def print_hits(hits: "Iterable[Hit]") -> None:
    """A block for each entry: where it is, its source, its translation, with what was looked for highlighted."""
    from rich.text import Text  # noqa: PLC0415

    out = console()
    for hit in hits:
        out.print(Text(printable(_place(hit.entry)), style=_PLACE))
        for text, spans in ((hit.entry.source, hit.in_source), (hit.entry.target, hit.in_target)):
            line = Text("  ")
            at = 0
            for start, end in spans:
                line.append(printable(text[at:start])).append(printable(text[start:end]), style=_FOUND)
                at = end
            out.print(line.append(printable(text[at:])))


def print_matches(found: "Mapping[str, Sequence[Match]]") -> None:
    """A block for each match, best first."""
    from rich.text import Text  # noqa: PLC0415

    out = console()
    for locale, matches in found.items():
        if not matches:
            note(f"{locale}: nothing like it.")
        for match in matches:
            head = Text(f"{match.score:>3} {match.use.value}  ", style="bold")
            out.print(head.append(printable(_place(match.entry)), style=_PLACE))
            out.print(Text(printable(f"  {match.entry.source}")))
            out.print(Text(printable(f"  {match.target}")))
            told = [
                *(f"put right: {change}" for change in match.repaired),
                *(f"another {kind}" for kind in match.changed),
                *match.penalties,
            ]
            if told:
                out.print(Text(printable(f"  {', '.join(told)}"), style=_PLACE))


def print_stats(stats: "Stats") -> None:
    """A line for each kind of entry, then sizes."""
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("source", "target", "origin"):
        table.add_column(column)
    table.add_column("translations", justify="right")
    for (source, target, origin), count in stats.entries.items():
        table.add_row(source, target, origin, f"{count:,}")
    console().print(table)
    console().print(
        f"{stats.reviewed:,} signed off, {stats.confidential:,} confidential; {stats.reports:,} reports, "
        f"{stats.files:,} files; {stats.texts:,} texts of {_size(stats.text_bytes)}, their index {_size(stats.index_bytes)}"
    )


def stats_json(stats: "Stats") -> dict[str, object]:
    """For machines."""
    return {
        "entries": [
            {"source": source, "target": target, "origin": origin, "count": count}
            for (source, target, origin), count in stats.entries.items()
        ],
        "reviewed": stats.reviewed,
        "confidential": stats.confidential,
        "reports": stats.reports,
        "files": stats.files,
        "texts": stats.texts,
        "text_bytes": stats.text_bytes,
        "index_bytes": stats.index_bytes,
        "file_bytes": stats.file_bytes,
    }


def hit_json(hit: "Hit") -> dict[str, object]:
    """For machines."""
    return {
        **entry_json(hit.entry),
        "in_source": [list(span) for span in hit.in_source],
        "in_target": [list(span) for span in hit.in_target],
    }


def match_json(match: "Match") -> dict[str, object]:
    """For machines."""
    return {
        "score": match.score,
        "use": match.use.value,
        "similarity": round(match.similarity, 4),
        "suggested": match.target,
        "repaired": list(match.repaired),
        "changed": list(match.changed),
        "penalties": list(match.penalties),
        **entry_json(match.entry),
    }


def entry_json(entry: "Entry") -> dict[str, object]:
    """For machines."""
    return {
        "source": entry.source,
        "target": entry.target,
        "source_locale": entry.source_locale,
        "target_locale": entry.target_locale,
        "origin": entry.origin.value,
        "confidence": entry.confidence,
        "reviewed": entry.reviewed,
        "confirmed": not entry.fuzzy,
        "report": entry.report,
        "unit": entry.unit,
        "date": entry.date,
        "confidential": entry.confidential,
        "file": entry.file,
    }


def printable(text: str) -> str:
    """Without what would steer a terminal: a memory is what its sender made it."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def _place(entry: "Entry") -> str:
    """``2025-12-rason-market p3.2 en-ko, aligned 0.98``."""
    where = f"{entry.report} {entry.unit}".strip() or entry.file
    kind = "reviewed" if entry.reviewed else entry.origin.value
    doubt = "" if entry.confidence == 1 else f" {entry.confidence:.2f}"
    unsure = ", unconfirmed" if entry.fuzzy else ""
    return f"{where} {entry.source_locale}-{entry.target_locale}, {kind}{doubt}{unsure}"


def _size(count: int) -> str:
    kilo = 1000
    return f"{count / kilo**2:.1f} MB" if count >= kilo**2 else f"{count / kilo:.1f} kB"
