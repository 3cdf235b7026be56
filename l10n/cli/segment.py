"""``l10n segment``."""

from pathlib import Path

import click

from l10n.cli.context import settings
from l10n.cli.output import note, print_json
from l10n.config import is_locale
from l10n.model import Document
from l10n.workflow.segment import segment


@click.command("segment")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--locale", help="Locale of the text; by default that of a name like ko.html, else the project's."
)
@click.option("--all", "everything", is_flag=True, help="Also list what is no part of the report, and why.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(ctx: click.Context, file: Path, locale: str | None, *, everything: bool, as_json: bool) -> int:
    """Show the blocks, roles and sentences of a file."""
    config = settings(ctx)
    guess = file.stem if is_locale(file.stem) else config.project.source
    document = segment(file, locale=locale or guess, config=config)
    if as_json:
        print_json(_as_json(document, everything=everything))
    else:
        _print(document, everything=everything)
    for finding in document.findings:
        note(f"{file}:{finding.line}: {finding.message} [{finding.rule}]")
    return 0


def _print(document: Document, *, everything: bool) -> None:
    for sentence in document.segments:
        click.echo(f"{sentence.id:<7} {sentence.role:<10} {sentence.text}")
    for left in document.left_out if everything else ():
        click.echo(f"{'-':<7} {left.reason:<10} {' '.join(left.text.split())}")


def _as_json(document: Document, *, everything: bool) -> dict[str, object]:
    result: dict[str, object] = {
        "locale": document.locale,
        "media_type": document.media_type,
        "meta": dict(document.meta),
        "segments": [
            {"id": s.id, "role": s.role, "text": s.text, "marks": {c.number: c.data for c in s.codes}}
            for s in document.segments
        ],
    }
    if everything:
        result["left_out"] = [{"reason": x.reason, "line": x.line, "text": x.text} for x in document.left_out]
    return result
