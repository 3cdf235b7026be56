"""Teach the aligner how this newsroom's editors work, from the versions that humans looked through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.config import Config
from l10n.errors import UsageError
from l10n.merge import place_id
from l10n.model import Bead, Change
from l10n.project import Files, Layout, locked, scan
from l10n.project.catalogs import parse_catalog
from l10n.project.layout import PRIVATE, WEIGHTS
from l10n.workflow.align import Alignment, align_report
from l10n.workflow.apply import apply
from l10n.workflow.choose import choose_reports
from l10n.workflow.link import chosen_sides

LEAST_PAGES = 5
LEAST_LINKS = 100
"""Below these a house's own weights would say more about its reports than about its editors."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What learning came to."""

    path: PurePosixPath
    pages: int
    """Versions that were learned from."""
    links: int
    """Links with two sides in them."""
    better: bool
    """Whether weights were written, or would be."""
    before: float
    after: float
    """Mean log-probability of a version's links, of versions that were not learned from."""

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {
            "path": str(self.path),
            "pages": self.pages,
            "links": self.links,
            "better": self.better,
            "before": self.before,
            "after": self.after,
        }


def train(root: Path, config: Config, *, reports: Sequence[str] = (), dry_run: bool = False) -> Trained:
    """Refit the aligner's weights, and write them to `WEIGHTS` if that makes reviewed links more probable.

    A version is learned from when all its links are reviewed: each was decided (`l10n link`), or its unit is
    translated and not fuzzy, and humans had a hand in at least one of them.

    Args:
        root: of the project.
        config: of the project.
        reports: ids; all by default.
        dry_run: write nothing.

    Raises:
        UsageError: there are too few reviewed versions or links to learn from.
        ReadError: a file of a report cannot be read.
    """
    from l10n.align.encoder import Encoder  # noqa: PLC0415 - numpy and the model
    from l10n.align.side import Sentences  # noqa: PLC0415
    from l10n.align.train import Reviewed, refit  # noqa: PLC0415
    from l10n.align.weights import dump_weights  # noqa: PLC0415

    pages: list[Reviewed] = []
    for found in _reviewed(root, config, reports):
        (ours, left), (theirs, right) = chosen_sides(found.source, found.target, found.segments)
        at = {i: n for n, i in enumerate(ours)}, {j: n for n, j in enumerate(theirs)}
        links = [
            ([at[0][i] for i in bead.source], [at[1][j] for j in bead.target])
            for bead in found.bitext.beads
            if bead.source
            and bead.target
            and at[0].keys() >= set(bead.source)
            and at[1].keys() >= set(bead.target)
        ]
        one, other = (Sentences(side.texts, side.roles, side.blocks) for side in (left, right))
        pages.append(Reviewed(one, other, links))
    count = sum(len(page.links) for page in pages)
    if len(pages) < LEAST_PAGES or count < LEAST_LINKS:
        raise UsageError(
            f"{len(pages)} published versions with {count} links are reviewed; learning needs at least {LEAST_PAGES} "
            f"with {LEAST_LINKS} links. A version counts once none of its links is in doubt: confirm its fuzzy entries, "
            "or decide with `l10n link`."
        )
    learned = refit(pages, encoder=Encoder(cache=root / PRIVATE / "vectors"))
    if learned.better and not dry_run:
        base = Files(root).read_if_any(WEIGHTS)
        with locked(root):
            apply(root, [Change(WEIGHTS, dump_weights(learned.weights), base)])
    return Trained(WEIGHTS, learned.pages, learned.links, learned.better, learned.before, learned.after)


def _reviewed(root: Path, config: Config, reports: Sequence[str]) -> list[Alignment]:
    files = Files(root)
    found: list[Alignment] = []
    for folder in choose_reports(scan(root, config).folders, reports):
        for locale in config.project.targets:
            path = Layout(folder.id).catalog(locale)
            data = files.read_if_any(path) if locale in folder.files else None
            catalog = parse_catalog(data, path, locale=locale)
            if catalog is None:
                continue
            done = {
                place_id(place): not unit.fuzzy and bool(unit.target)
                for unit in catalog.units
                for place in unit.places
            }
            version = align_report(root, config, report=folder.id, locale=locale)
            if _is_reviewed(version, done, accept=config.align.accept):
                found.append(version)
    return found


def _is_reviewed(version: Alignment, done: Mapping[str, bool], *, accept: float) -> bool:
    """Whether nothing is in doubt, and something was not taken for its confidence alone."""
    beads = [bead for bead in version.bitext.beads if bead.source and bead.target]

    def settled(bead: Bead) -> bool:
        return bead.decided or all(done.get(version.segments[i].id, False) for i in bead.source)

    by_hand = any(bead.decided or bead.confidence < accept for bead in beads)
    return bool(beads) and by_hand and all(map(settled, beads))
