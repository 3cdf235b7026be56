"""``l10n romanize``."""

import sys
from pathlib import Path

import click

from l10n.cli.output import note, print_json
from l10n.errors import ReadError, UsageError

_LONGEST = 10_000
"""Characters of a line; what is longer is no name and no sentence."""

_HELP = """Write Korean, Japanese and Chinese names in another script.

The texts are names or lines of them; without any, or with -, lines are read from standard input. The best form of each
is printed, or all candidates with --all.

\b
--from ko --to Latn   rr rr-name mr mr-plain dprk dprk-2002 dprk-2012 north-name south-name
--from ko --to Kana   press
--from ja --to Latn   hepburn hepburn-macron hepburn-passport
--from ja --to Hang   nikl
--from ja --to Kana   reading
--from zh --to Latn   pinyin pinyin-tones
--from zh --to Hang   nikl
--from zh --to Kana   press
--from Hani --to Hang south north
"""


@click.command("romanize", help=_HELP)
@click.argument("texts", nargs=-1, metavar="[TEXT]…")
@click.option("--from", "source", default="ko", show_default=True, help="ko, ja, zh, or Hani for hanja.")
@click.option("--to", "target", default="Latn", show_default=True, help="Script: Latn, Hang or Kana.")
@click.option("--scheme", help="By default the first of the list above.")
@click.option(
    "--kind",
    type=click.Choice(["term", "place", "person"]),
    help="What is named; by default a person where the scheme is for persons, else a term.",
)
@click.option(
    "--file", "files", multiple=True, type=click.Path(path_type=Path), help="Read lines from a file."
)
@click.option("--all", "everything", is_flag=True, help="Print every candidate, best first, parted by tabs.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    texts: tuple[str, ...],
    *,
    source: str,
    target: str,
    scheme: str | None,
    kind: str | None,
    files: tuple[Path, ...],
    everything: bool,
    as_json: bool,
) -> int:
    """Write names in another script."""
    from l10n.terms.transliteration import transliterate, unknown  # noqa: PLC0415 - its tables
    from l10n.terms.transliteration.directions import default_scheme  # noqa: PLC0415

    chosen = scheme or default_scheme(source, target)
    what = kind or ("person" if chosen.endswith("-name") else "term")
    rows: list[dict[str, object]] = []
    for text in _lines(texts, files):
        forms = transliterate(text, source=source, target=target, scheme=chosen, kind=what)
        if as_json:
            rows.append({"text": text, "forms": forms, "unknown": unknown(text, forms[0], target=target)})
        else:
            click.echo("\t".join(forms) if everything else forms[0])
            _warn(text, unknown(text, forms[0], target=target))
    if as_json:
        print_json({"source": source, "target": target, "scheme": chosen, "kind": what, "names": rows})
    return 0


def _lines(texts: tuple[str, ...], files: tuple[Path, ...]) -> list[str]:
    lines: list[str] = []
    for path in files:
        try:
            lines += path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ReadError(f"cannot be read as UTF-8 text: {error}.", path=path) from error
    if texts == ("-",) or not (texts or files):
        lines += sys.stdin.read().splitlines()
    elif texts:
        lines += texts
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST:
            raise UsageError(f"Text {number} has {len(line)} characters; names have {_LONGEST} at most.")
    return [line for line in lines if line.strip()]


def _warn(text: str, left: str) -> None:
    if left:
        note(f"l10n: {text[:40]}: no rule for {' '.join(left[:20])}; kept as it is.")
