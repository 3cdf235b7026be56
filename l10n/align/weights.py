"""The weights of the features, as they are shipped: numbers learned from aligned text (docs/alignment.md)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np

from l10n.align.features import BEAD_FEATURES, OPEN_FEATURES, SHAPES, SKIP_FEATURES, Page
from l10n.align.habits import CHANGES, HABITS, ODDS
from l10n.align.path import NEVER, Doubles, Scores, Shape
from l10n.errors import ReadError

GROUPS = ("one", "many", "crossed")
"""Beads share their weights with others of their group: 1-1, 1-n and n-1, and n-n."""
SIDES = ("source", "target")
_OF_HABITS = (*CHANGES, *ODDS)
_SHAPE_NAMES = [f"{a}-{b}" for a, b in SHAPES]


def group_of(shape: Shape) -> int:
    """Index into `GROUPS`."""
    a, b = shape
    return 0 if a == b == 1 else 1 if min(a, b) == 1 else 2


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each feature of beads, of left-out sentences and of runs of them, and what editors are like."""

    beads: Doubles
    """(groups, bead features)."""
    shapes: Doubles
    """(shapes,), in the order of `SHAPES`."""
    skips: Doubles
    """(sides, skip features)."""
    opens: Doubles
    """(sides, open features)."""
    habits: Doubles
    """(habits, changes + odds), see `l10n.align.habits`."""
    move: float = 6.0
    """What a piece of the target at another place costs."""

    def score(self, page: Page) -> Scores:
        """Log-potentials of a page."""
        beads: dict[Shape, Doubles] = {}
        for bias, shape in zip(self.shapes, SHAPES, strict=True):
            if shape in page.beads:
                value = np.tensordot(self.beads[group_of(shape)], page.beads[shape], axes=1) + bias
                beads[shape] = np.where(page.valid[shape], value, NEVER)
        return Scores(
            beads,
            (self.skips[0] @ page.skips[0], self.skips[1] @ page.skips[1]),
            (float(self.opens[0] @ page.opens), float(self.opens[1] @ page.opens)),
        )

    def arrays(self) -> tuple[Doubles, ...]:
        """What is learned, in a fixed order."""
        return self.beads, self.shapes, self.skips, self.opens, self.habits

    def times(self, factor: float) -> "Weights":
        """All that is learned, multiplied."""
        return self.of([array * factor for array in self.arrays()])

    def of(self, arrays: Sequence[Doubles]) -> "Weights":
        """The same with other arrays, in the order of `arrays`."""
        beads, shapes, skips, opens, habits = arrays
        return Weights(beads, shapes, skips, opens, habits, self.move)

    def as_json(self) -> dict[str, Any]:
        """Names and numbers, as `read_weights` reads them."""
        return {
            "beads": {name: _named(BEAD_FEATURES, row) for name, row in zip(GROUPS, self.beads, strict=True)},
            "shapes": _named(_SHAPE_NAMES, self.shapes),
            "skips": {name: _named(SKIP_FEATURES, row) for name, row in zip(SIDES, self.skips, strict=True)},
            "opens": {name: _named(OPEN_FEATURES, row) for name, row in zip(SIDES, self.opens, strict=True)},
            "habits": {name: _named(_OF_HABITS, row) for name, row in zip(HABITS, self.habits, strict=True)},
            "move": self.move,
        }


def read_weights(data: bytes) -> Weights:
    """Weights from the bytes of a file that `dump_weights` gave.

    Raises:
        ReadError: this is no JSON, or a number is missing or is none.
    """
    try:
        named = json.loads(data)
        weights = Weights(
            _rows(named["beads"], GROUPS, BEAD_FEATURES),
            np.array([named["shapes"][name] for name in _SHAPE_NAMES], np.float64),
            _rows(named["skips"], SIDES, SKIP_FEATURES),
            _rows(named["opens"], SIDES, OPEN_FEATURES),
            _rows(named["habits"], HABITS, _OF_HABITS),
            float(named["move"]),
        )
    except KeyError as error:
        raise ReadError(f"the weights lack {error}; learn them again") from error
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise ReadError(f"these are no weights ({error}); learn them again") from error
    if not all(np.isfinite(array).all() for array in (*weights.arrays(), np.array(weights.move))):
        raise ReadError("one of the weights is no finite number; learn them again")
    return weights


def dump_weights(weights: Weights) -> bytes:
    """The bytes of a file of weights: the same for the same weights."""
    return (json.dumps(weights.as_json(), indent=1) + "\n").encode()


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """The weights that come with the package."""
    return read_weights(files("l10n.align").joinpath("weights.json").read_bytes())


def _rows(named: dict[str, dict[str, float]], rows: Sequence[str], columns: Sequence[str]) -> Doubles:
    return np.array([[named[row][name] for name in columns] for row in rows], np.float64)


def _named(names: Sequence[str], values: Doubles) -> dict[str, float]:
    return {name: round(float(value), 5) for name, value in zip(names, values, strict=True)}
