"""Links side by side on a terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from l10n.cli.align.rows import Sure, names, shape, sure, texts
from l10n.cli.output import console, plural
from l10n.config import AlignSettings
from l10n.model import Bead
from l10n.text.normalize import normalize
from l10n.workflow.align import Alignment

_LONGEST = 2000
"""Characters of one sentence that are shown."""


def print_table(found: Alignment, gates: AlignSettings, *, beads: Sequence[Bead] | None = None) -> None:
    """Print links, by default all, and a line that sums all of them up."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 1, 0), expand=True)
    table.add_column("", no_wrap=True)
    table.add_column(found.source.locale, ratio=1, overflow="fold")
    table.add_column(found.target.locale, ratio=1, overflow="fold")
    table.add_column("sure", no_wrap=True)
    for bead in found.bitext.beads if beads is None else beads:
        how = sure(bead, gates)
        left, right = (
            _side(ids, words) for ids, words in zip(names(found, bead), texts(found, bead), strict=True)
        )
        table.add_row("→" if bead.moved else "", left, right, _sure(bead, how), style=how.style)
    console().print(table)
    console().print(summary(found, gates))


def summary(found: Alignment, gates: AlignSettings) -> Text:
    """How many links there are of which kind: ``12 links: ● 9 sure, ◐ 3 to confirm; → 1 moved``."""
    linked = [bead for bead in found.bitext.beads if bead.source and bead.target]
    counts = Counter(sure(bead, gates) for bead in linked)
    kinds = [f"{how.shape} {counts[how]} {how.words}" for how in Sure if counts[how]]
    parts = [f"{plural(len(linked), 'link')}{': ' if kinds else ''}{', '.join(kinds)}"]
    moved = sum(bead.moved for bead in linked)
    parts += [f"→ {moved} moved"] if moved else []
    only = [
        (sum(len(bead.source) for bead in found.bitext.beads if not bead.target), found.source.locale),
        (sum(len(bead.target) for bead in found.bitext.beads if not bead.source), found.target.locale),
    ]
    parts += [f"∅ {plural(count, 'sentence')} only in {locale}" for count, locale in only if count]
    return Text("; ".join(parts) + ".")


def _side(ids: Sequence[str], words: Sequence[str]) -> Text:
    """Sentences, each after its name."""
    if not ids:
        return Text("—", "dim")
    out = Text()
    for at, (id_, text) in enumerate(zip(ids, words, strict=True)):
        out.append("\n" if at else "").append(f"{id_} ", "dim").append(_printable(text))
    return out


def _sure(bead: Bead, how: Sure) -> str:
    if not (bead.source and bead.target):
        return f"{how.shape} {'decided' if bead.decided else 'gap'}"
    kind = "" if shape(bead) == "1-1" else f" {shape(bead)}"
    return f"{how.shape} {bead.confidence:.2f}{kind}"


def _printable(text: str) -> str:
    """A sentence without what would move the cursor or turn the line around."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"
    return "".join(
        char for char in normalize(shown).replace("\n", " ") if char.isprintable() or char in "\u200d\ufe0f"
    )
