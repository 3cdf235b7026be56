"""``l10n align``."""

from pathlib import Path

import click
from rich.table import Table

from l10n.cli.context import project, settings
from l10n.cli.output import console, print_json
from l10n.config import AlignSettings, is_locale
from l10n.errors import UsageError
from l10n.model import Bead, Document
from l10n.workflow.align import Alignment, align, align_report

_ACCEPTED, _SUGGESTED, _DOUBTED = ("●", ""), ("◐", "yellow"), ("○", "red")


@click.command("align")
@click.argument("source")
@click.argument("target", required=False)
@click.option(
    "--locale", help="With a report's id: the version to show; by default the project's first target."
)
@click.option("--source-locale", help="By default that of a name like en.html, else the project's.")
@click.option(
    "--target-locale", help="By default that of a name like ko.html, else the project's first target."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    source: str,
    target: str | None,
    *,
    locale: str | None,
    source_locale: str | None,
    target_locale: str | None,
    as_json: bool,
) -> int:
    """Show how two versions of a report belong together.

    SOURCE and TARGET are two files; or SOURCE alone is the id of a report with a published version.
    """
    if target is None:
        if Path(source).is_file():
            raise UsageError(f"{source}: name its other version, too, or give the id of a report.")
        loaded = project(ctx)
        config = loaded.config
        found = align_report(loaded.root, config, report=source, locale=locale or config.project.targets[0])
    else:
        config = settings(ctx)
        found = align(
            Path(source),
            Path(target),
            source_locale=source_locale or _guess(source, config.project.source),
            target_locale=target_locale or locale or _guess(target, config.project.targets[0]),
            config=config,
        )
    if as_json:
        print_json(_as_json(found))
    else:
        _print(found, config.align)
    return 0


def _guess(name: str, default: str) -> str:
    stem = Path(name).stem
    if not Path(name).is_file():
        raise UsageError(f"{name}: no such file.")
    return stem if is_locale(stem) else default


def _print(found: Alignment, gates: AlignSettings) -> None:
    table = Table(box=None, pad_edge=False, show_lines=False, header_style="bold", padding=(0, 1, 1, 0))
    table.add_column("")
    table.add_column(found.source.locale, ratio=1)
    table.add_column(found.target.locale, ratio=1)
    table.add_column("sure", justify="right")
    for bead in found.bitext.beads:
        sure, good = bead.confidence >= gates.accept, bead.confidence >= gates.suggest
        shape, style = _ACCEPTED if sure else _SUGGESTED if good else _DOUBTED
        both = bead.source and bead.target
        table.add_row(
            "→" if bead.moved else "",
            _text(found.source, bead.source),
            _text(found.target, bead.target),
            f"{shape} {bead.confidence:.2f}" if both else "gap",
            style=style if both else "cyan",
        )
    console().print(table)


def _text(document: Document, indexes: tuple[int, ...]) -> str:
    return "\n".join(document.segments[i].text for i in indexes).replace("[", "\\[") or "—"


def _as_json(found: Alignment) -> dict[str, object]:
    def side(document: Document, indexes: tuple[int, ...]) -> list[dict[str, object]]:
        return [
            {"index": i, "id": document.segments[i].id, "text": document.segments[i].text} for i in indexes
        ]

    def row(bead: Bead) -> dict[str, object]:
        return {
            "source": side(found.source, bead.source),
            "target": side(found.target, bead.target),
            "confidence": bead.confidence,
            "moved": bead.moved,
        }

    return {
        "source_locale": found.source.locale,
        "target_locale": found.target.locale,
        "beads": [row(bead) for bead in found.bitext.beads],
    }
