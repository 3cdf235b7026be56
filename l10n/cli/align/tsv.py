r"""Links as columns separated by tabs: one a line, the first line names the columns.

A backslash, a tab and a line end inside a text are written ``\\``, ``\t``, ``\n``, as databases import them.
"""

from collections.abc import Iterator

from l10n.cli.align.rows import names, shape, texts
from l10n.workflow.align import Alignment

COLUMNS = ("source_ids", "target_ids", "type", "confidence", "moved", "decided", "source", "target")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def tsv_lines(found: Alignment) -> Iterator[str]:
    """Header and rows without their line ends; sentences of one link are separated by a line end."""
    yield "\t".join(COLUMNS)
    for bead in found.bitext.beads:
        (left, right), (ours, theirs) = names(found, bead), texts(found, bead)
        cells = (
            "+".join(left),
            "+".join(right),
            shape(bead),
            f"{bead.confidence:.4f}",
            "yes" if bead.moved else "no",
            "yes" if bead.decided else "no",
            "\n".join(ours),
            "\n".join(theirs),
        )
        yield "\t".join(cell.translate(_ESCAPES) for cell in cells)
