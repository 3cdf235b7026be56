#!/usr/bin/env python3
"""Draw the pictures of the documentation from what l10n makes of the sample reports.

    python docs/pictures.py

writes docs/images/*.svg anew: the same bytes as long as the sample reports, and what a sync makes of them, are the
same. The project itself is not touched: its copy in a temporary folder is synced.
"""

import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from l10n.config import load
from l10n.formats import po, sidecar
from l10n.merge import known_segments
from l10n.model import Link
from l10n.project import Files, Layout, read_report, scan
from l10n.workflow import sync

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"

REPORT, LOCALE = "2025-12-rason-market", "ko"
SHOWN = (
    ("Registration cost", "It was the older women", "Some of them have no phone", "One grandmother hung"),
    ("It is not the registration fee", "Sales recorded on a phone"),
    ("◆ No power, no signal", "There is a more practical"),
)
"""Beginnings of the sentences in the picture, in runs; what stands between the runs is left out."""
ENTRIES = ("Registration cost", "It was the older women")
"""Beginnings of the entries shown below."""

WIDTH, MARGIN, GUTTER = 880, 24, 96
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
TEXT, LEADING, PADDING, GAP = 14, 20, 9, 10
MONO, MONO_LEADING = 12.5, 19
STYLE = """
  :root { --paper: #ffffff; --frame: #d0d7de; --ink: #1f2328; --faint: #59636e; --card: #f6f8fa;
          --sure: #1a7f37; --unsure: #9a6700; --alone: #0969da; --key: #0550ae; --string: #0a3069 }
  @media (prefers-color-scheme: dark) {
    :root { --paper: #0d1117; --frame: #3d444d; --ink: #f0f6fc; --faint: #9198a1; --card: #1c222b;
            --sure: #3fb950; --unsure: #d29922; --alone: #4493f8; --key: #79c0ff; --string: #a5d6ff }
  }
  text { font: 14px system-ui, "Noto Sans", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR",
         "Noto Sans CJK KR", sans-serif; fill: var(--ink); white-space: pre }
  .label { font-size: 12px; fill: var(--faint) }
  .sure { fill: var(--sure) } .unsure { fill: var(--unsure) } .alone { fill: var(--alone) }
  .number { font-size: 12px; font-weight: 600; text-anchor: middle }
  .mono { font: 12.5px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK KR", monospace }
  .comment { fill: var(--faint) } .key { fill: var(--key) } .string { fill: var(--string) }
  .card { fill: var(--card); stroke: var(--frame) } .paper { fill: var(--paper); stroke: var(--frame) }
  .band { opacity: .22 }
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A synced report in one locale."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    links: tuple[tuple[tuple[int, ...], Link], ...]
    """Each link, with the indexes of its source sentences."""
    entries: tuple[str, ...]
    """Of the catalog, as they stand in the file."""
    source_path: str
    target_path: str
    catalog_path: str
    accept: float


@dataclass(frozen=True, slots=True)
class Card:
    """A sentence where it is drawn."""

    index: int
    lines: tuple[str, ...]
    top: float

    @property
    def bottom(self) -> float:
        """Where the box ends."""
        return self.top + len(self.lines) * LEADING + 2 * PADDING


def main() -> None:
    """Write them all."""
    for name, svg in pictures().items():
        IMAGES.mkdir(parents=True, exist_ok=True)
        (IMAGES / name).write_text(svg, encoding="utf-8", newline="\n")


def pictures() -> dict[str, str]:
    """Every picture by its file name."""
    with tempfile.TemporaryDirectory() as folder:
        return {"sync.svg": draw(synced(Path(folder)))}


def synced(root: Path) -> Sample:
    """Sync a copy of the sample report in an empty folder."""
    shutil.copy(ROOT / "l10n.toml", root)
    shutil.copytree(ROOT / "sources", root / "sources")
    if (ROOT / "locales").is_dir():
        shutil.copytree(ROOT / "locales", root / "locales")
    config = load(root, environ={}).config
    result = sync(root, config, reports=[REPORT])
    if result.failures:
        raise SystemExit(result.failures[0].message)
    files, layout = Files(root), Layout(REPORT)
    folder = next(folder for folder in scan(root, config).folders if folder.id == REPORT)
    report = read_report(files, folder, config)
    texts = dict(known_segments(po.parse(files.read(layout.template), locale="")))
    record = sidecar.parse(files.read(layout.sidecar(LOCALE)))
    order = {id_: n for n, id_ in enumerate(id_ for link in record.links for id_ in link.source)}
    return Sample(
        source=tuple(texts[id_] for id_ in order),
        target=tuple(segment.text for segment in report.documents[LOCALE].segments),
        links=tuple((tuple(order[id_] for id_ in link.source), link) for link in record.links),
        entries=tuple(
            f"\n{entry}" for entry in files.read(layout.catalog(LOCALE)).decode().strip().split("\n\n")
        ),
        source_path=str(folder.files[config.project.source]),
        target_path=str(folder.files[LOCALE]),
        catalog_path=str(layout.catalog(LOCALE)),
        accept=config.align.accept,
    )


def draw(sample: Sample) -> str:
    """Sentences on both sides, what belongs together, and the entries that come of it."""
    left, right = chosen(sample)
    height, body = MARGIN + 26.0, list[str]()
    sides = [
        laid_out(indexes, texts, height) for indexes, texts in ((left, sample.source), (right, sample.target))
    ]
    for x, path in ((MARGIN, sample.source_path), (WIDTH - MARGIN - COLUMN, sample.target_path)):
        body.append(text(x, MARGIN + 10, path, "label"))
    body += bands(sample, *sides)
    body += cards(sides[0], MARGIN)
    body += cards(sides[1], WIDTH - MARGIN - COLUMN)
    height = max(side[-1].bottom for side in sides) + 26
    body += [legend(height)]
    height += 22
    panel, height = entries(sample, height)
    body += panel
    return framed(body, height + MARGIN)


def chosen(sample: Sample) -> tuple[list[int | None], list[int | None]]:
    """Indexes of the sentences shown on both sides in story order; None where some are left out between."""
    left = [
        next(i for i, s in enumerate(sample.source) if s.startswith(start)) for run in SHOWN for start in run
    ]
    right: set[int] = set()
    for indexes, link in sample.links:
        if set(indexes) & set(left):
            left = sorted({*left, *indexes})
            right.update(link.target)
    alone = {j for indexes, link in sample.links if not indexes for j in link.target}
    right |= {j for j in alone if {j - 1, j + 1} <= right or j - 1 in right}
    return with_gaps(left), with_gaps(sorted(right))


def with_gaps(indexes: Sequence[int]) -> list[int | None]:
    """The indexes, with None where one does not follow the one before."""
    shown: list[int | None] = []
    for index in indexes:
        if shown and index - 1 != shown[-1]:
            shown.append(None)
        shown.append(index)
    return shown


def laid_out(indexes: Sequence[int | None], texts: Sequence[str], top: float) -> list[Card]:
    """A column of cards; one without a sentence (index -1) is a gap."""
    column: list[Card] = []
    for index in indexes:
        lines = ("⋮",) if index is None else wrapped(texts[index], COLUMN - 2 * PADDING)
        card = Card(-1 if index is None else index, lines, top)
        column.append(card)
        top = card.bottom + GAP - (PADDING if index is None else 0)
    return column


def cards(column: Sequence[Card], x: float) -> Iterator[str]:
    """Boxes with a sentence each."""
    for card in column:
        if card.index < 0:
            yield text(x + COLUMN / 2, card.top + PADDING + 12, "⋮", "label")
            continue
        height = card.bottom - card.top
        yield f'<g class="sentence"><rect class="card" x="{x:g}" y="{card.top:g}" width="{COLUMN:g}" height="{height:g}" rx="6"/>'
        for n, line in enumerate(card.lines):
            yield text(x + PADDING, card.top + PADDING + 15 + n * LEADING, line)
        yield "</g>"


def bands(sample: Sample, left: Sequence[Card], right: Sequence[Card]) -> Iterator[str]:
    """Between what belongs together a band with its confidence; a bar beside what stands alone."""
    start, end = MARGIN + COLUMN, WIDTH - MARGIN - COLUMN
    for indexes, link in sample.links:
        a = [card for card in left if card.index in indexes]
        b = [card for card in right if card.index in link.target]
        if not a or not b:
            for card, x in [*((c, start) for c in a), *((c, end - 4) for c in b)]:
                high = card.bottom - card.top
                yield f'<rect class="alone" x="{x:g}" y="{card.top:g}" width="4" height="{high:g}" rx="2"/>'
            continue
        kind = "sure" if link.confidence >= sample.accept else "unsure"
        mid = (start + end) / 2
        yield (
            f'<path class="band {kind}" d="M{start:g} {a[0].top:g}C{mid:g} {a[0].top:g} {mid:g} {b[0].top:g} {end:g} {b[0].top:g}'
            f'V{b[-1].bottom:g}C{mid:g} {b[-1].bottom:g} {mid:g} {a[-1].bottom:g} {start:g} {a[-1].bottom:g}Z"/>'
        )
        # A band that crosses others says its number where it ends.
        y = (b[0].top + b[-1].bottom) / 2
        yield text(end - 20, y + 4, f"{link.confidence:.2f}", f"number {kind}")


def legend(y: float) -> str:
    """What the colours mean."""
    parts = (
        ("sure", "sure: the published translation stands"),
        ("unsure", "less sure: a draft to confirm"),
        ("alone", "only in this version"),
    )
    spans = "".join(f'<tspan class="{kind}">■</tspan> {what}    ' for kind, what in parts)
    return f'<text class="label" x="{MARGIN}" y="{y:g}">{spans.rstrip()}</text>'


def entries(sample: Sample, top: float) -> tuple[list[str], float]:
    """The box with the entries of the catalog, and where it ends."""
    body = [text(MARGIN, top + 14, sample.catalog_path, "label")]
    top += 24
    y = top + 6
    for start in ENTRIES:
        entry = next(entry for entry in sample.entries if f'\nmsgid "{start}' in entry)
        for line in entry.strip().splitlines():
            for n, piece in enumerate(wrapped(line, WIDTH - 2 * MARGIN - 40, size=MONO, mono=True)):
                y += MONO_LEADING
                body.append(coloured(MARGIN + 12 + 16 * bool(n), y, piece, line))
        y += MONO_LEADING * 0.8
    frame = f'<rect class="card" x="{MARGIN}" y="{top:g}" width="{WIDTH - 2 * MARGIN}" height="{y - top:g}" rx="6"/>'
    return [frame, *body], y


def coloured(x: float, y: float, piece: str, line: str) -> str:
    """A piece of a line of a PO file."""
    if line.startswith("#"):
        flag = "unsure" if line.startswith("#,") else "comment"
        return text(x, y, piece, f"mono {flag}")
    keyword, space, rest = piece.partition(" ") if piece.startswith("msg") else ("", "", piece)
    spans = f'<tspan class="key">{keyword}</tspan>{space}<tspan class="string">{escape(rest, quote=False)}</tspan>'
    return f'<text class="mono" x="{x:g}" y="{y:g}">{spans}</text>'


def text(x: float, y: float, content: str, kind: str = "") -> str:
    """One line of text."""
    name = f' class="{kind}"' if kind else ""
    return f'<text{name} x="{x:g}" y="{y:g}">{escape(content, quote=False)}</text>'


def framed(body: Iterable[str], height: float) -> str:
    """The whole picture, on paper of its own: it is seen on light and on dark pages."""
    title = (
        f"{REPORT}: English sentences, the {LOCALE} sentences that say the same, and the entries made of them"
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style>",
            f'<rect class="paper" x=".5" y=".5" width="{WIDTH - 1}" height="{height - 1:.0f}" rx="10"/>',
            *body,
            "</svg>\n",
        )
    )


def wrapped(line: str, room: float, *, size: float = TEXT, mono: bool = False) -> tuple[str, ...]:
    """Lines that fit, by the widths that fonts have on average: an SVG cannot ask."""
    lines, used = [""], 0.0
    for word in line.split(" "):
        width = sum(em(char, mono=mono) for char in f" {word}") * size
        if lines[-1] and used + width > room:
            lines.append(word)
            used = width
        else:
            lines[-1] += f" {word}" if used else word
            used += width
    return tuple(lines)


def em(char: str, *, mono: bool) -> float:
    """A rather generous width of a character, in em."""
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if mono:
        return 0.61
    return 0.3 if char in " .,:;'’il|" else 0.7 if char.isupper() else 0.61


if __name__ == "__main__":
    main()
