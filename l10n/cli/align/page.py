"""Links as a picture: one HTML page, without scripts, that needs nothing else.

Both columns share the rows of one grid. A row is two tracks of equal height, so the line between them runs
through the middle of its cards: a moved link is a curve from the middle of one row to that of another, and fits
whatever the width of the page and the height of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from l10n.cli.align.rows import Sure, names, shape, sure, texts
from l10n.cli.align.table import summary
from l10n.config import AlignSettings
from l10n.model import Bead
from l10n.text.marks import strip_marks
from l10n.text.normalize import normalize
from l10n.workflow.align import Alignment

_CLASSES = {
    Sure.DECIDED: "decided",
    Sure.ACCEPTED: "sure",
    Sure.DOUBTFUL: "check",
    Sure.DOUBTED: "doubt",
    Sure.GAP: "gap",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the picture: the link whose source stands in it, and the one whose target does."""

    left: Bead | None = None
    right: Bead | None = None


def page(found: Alignment, gates: AlignSettings, *, title: str) -> str:
    """The picture of an alignment, the same for the same links."""
    rows = _rows(found)
    style = files("l10n.cli.align").joinpath("page.css").read_text("utf-8")
    key = "".join(
        f'<li class="{_CLASSES[how]}"><span class="mark">{how.shape}</span> {how.words}</li>' for how in Sure
    )
    warnings = "".join(f'<p class="warn">{_text(one.message)}</p>\n' for one in found.findings)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{_text(title)}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<h1>{_text(title)}</h1>\n"
        f'<p class="sum">{_text(summary(found, gates).plain)}</p>\n<ul class="key">{key}</ul>\n{warnings}'
        f'<div class="links">\n{"".join(_heads(found))}{"".join(_cells(found, gates, rows))}</div>\n</body>\n</html>\n'
    )


def _rows(found: Alignment) -> list[_Row]:
    """Links in order of the source; what of the target is moved or alone where the target has it."""
    beads = found.bitext.beads
    order = {bead.target[0]: bead for bead in beads if bead.target}
    waiting = [order[j] for j in sorted(order)]
    rows: list[_Row] = []
    at = 0
    for bead in beads:
        if bead.source and bead.target and not bead.moved:
            while at < len(waiting) and waiting[at] is not bead:
                rows.append(_Row(right=waiting[at]))
                at += 1
            at += 1
            rows.append(_Row(bead, bead))
        elif bead.source:
            rows.append(_Row(left=bead))
    return rows + [_Row(right=bead) for bead in waiting[at:]]


def _heads(found: Alignment) -> Iterator[str]:
    for column, document in ((1, found.source), (3, found.target)):
        yield f'<div class="head" style="grid-area:1/{column}">{_text(document.locale)}</div>\n'


def _cells(found: Alignment, gates: AlignSettings, rows: list[_Row]) -> Iterator[str]:
    """Cards and what stands between them; track 1 holds the heads, row n begins at track 2n + 2."""
    starts = {id(row.left): n for n, row in enumerate(rows) if row.left}
    for n, row in enumerate(rows):
        line = 2 * n + 2
        if row.left is not None:
            yield _card(found, gates, row.left, line, source=True)
        together = row.left is row.right
        for bead, side in ((row.left, "source"), (None if together else row.right, "target")):
            if bead is None:
                continue
            ends = "" if together or not (bead.source and bead.target) else f" end {side}"
            yield (
                f'<div class="bead {_CLASSES[sure(bead, gates)]}{ends}" style="grid-area:{line}/2/span 2">'
                f"{_mark(bead, gates, side if ends else '')}</div>\n"
            )
        if row.right is not None:
            yield _card(found, gates, row.right, line, source=False)
        if row.right is not None and row.right.moved:
            yield _cross(row.right, gates, starts[id(row.right)], n)


def _card(found: Alignment, gates: AlignSettings, bead: Bead, line: int, *, source: bool) -> str:
    side = 0 if source else 1
    locale = (found.source if source else found.target).locale
    sentences = "".join(
        f'<p><span class="id">{_text(name)}</span>{_text(strip_marks(words)[0])}</p>'
        for name, words in zip(names(found, bead)[side], texts(found, bead)[side], strict=True)
    )
    kinds = " ".join(
        [
            "card",
            "source" if source else "target",
            _CLASSES[sure(bead, gates)],
            *(["moved"] if bead.moved else []),
            *([] if bead.source and bead.target else ["gap"]),
        ]
    )
    column = 1 if source else 3
    return f'<div class="{kinds}" lang="{_text(locale)}" dir="auto" style="grid-area:{line}/{column}/span 2">{sentences}</div>\n'


def _mark(bead: Bead, gates: AlignSettings, side: str) -> str:
    """What stands on the line of a link: shape, confidence, type."""
    how = sure(bead, gates)
    if not (bead.source and bead.target):
        return f'<span class="mark" title="{how.words}">{how.shape}</span>'
    arrow = {"source": " →", "target": "→ "}.get(side, "")
    words = f"{how.shape} {bead.confidence:.2f}"
    words = f"{arrow}{words}" if side == "target" else f"{words}{arrow}"
    small = "" if shape(bead) == "1-1" else f"<small>{shape(bead)}</small>"
    return f'<span class="mark" title="{how.words}{", moved" if bead.moved else ""}">{words}{small}</span>'


def _cross(bead: Bead, gates: AlignSettings, left: int, right: int) -> str:
    """The curve of a moved link, from the middle of one row to that of the other."""
    top, bottom = sorted((left, right))
    curve = "M0,0 C55,0 45,100 100,100" if left < right else "M0,100 C55,100 45,0 100,0"
    area = f"{2 * top + 3}/2/{2 * bottom + 3}"
    return (
        f'<div style="grid-area:{area};position:relative"><svg class="cross {_CLASSES[sure(bead, gates)]}" '
        f'viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><path d="{curve}"/></svg></div>\n'
    )


def _text(text: str) -> str:
    return escape(normalize(text))
