# ruff: noqa: S311 -- seeded, to make the same pages every time
"""Learning from a house's own pages."""

import random
from dataclasses import replace

import numpy as np
import pytest

from l10n.align import align
from l10n.align.side import Sentences, read_side
from l10n.align.train import Reviewed, blank_weights, fit, gradient, likelihood, make_lesson, refit
from l10n.align.weights import dump_weights, read_weights, shipped_weights
from l10n.errors import ReadError, UsageError
from l10n.model import Role

from . import newsroom

LOCALES = {"source_locale": "en", "target_locale": "ko"}


def page(links=newsroom.KO_LINKS, target=newsroom.KO):
    return Reviewed(Sentences(newsroom.EN), Sentences(target), sorted(links))


def house(count):
    """Pages of a house whose Korean version always leaves out a third of the report."""
    rng = random.Random(3)
    linked = sorted((left, right) for left, right in newsroom.JA_LINKS if left[0] != 3)
    for _ in range(count):
        kept = sorted(rng.sample(linked, 5))
        target = [newsroom.JA[right[0]] for _, right in kept]
        yield Reviewed(
            Sentences(newsroom.EN),
            Sentences(target),
            [(left, (at,)) for at, (left, _) in enumerate(kept)],
        )


def test_a_house_that_leaves_out_much_is_learned_from(encoder):
    result = refit(list(house(12)), encoder=encoder)
    assert result.better
    assert (result.pages, result.links, result.unusable) == (12, 60, ())
    assert result.after > result.before
    start = shipped_weights()
    assert result.weights.skips[0][0] + result.weights.opens[0][0] > start.skips[0][0] + start.opens[0][0]


def test_few_links_change_no_feature(encoder):
    learned, start = refit(list(house(12)), encoder=encoder).weights, shipped_weights()
    assert np.array_equal(learned.beads, start.beads)
    assert np.array_equal(learned.skips[:, 1:], start.skips[:, 1:])
    assert not np.array_equal(learned.shapes, start.shapes)


def test_what_other_pages_contradict_is_not_learned(encoder):
    """Two pages that ask for the opposite."""
    result = refit([page(), page(links=[((0,), (0,))])], encoder=encoder)
    assert result.weights is shipped_weights()
    assert not result.better


@pytest.mark.parametrize(
    "pages",
    [[], [page()], [page(), page(links=())], [page(), page(links=[((0, 1, 2, 3, 4, 5), (0,))])]],
    ids=["none", "one", "one without links", "one with a bead too large"],
)
def test_too_little_teaches_nothing(encoder, pages):
    result = refit(pages, encoder=encoder)
    assert result.weights is shipped_weights()
    assert result.unusable == tuple(range(1, len(pages)))


def test_misuse_is_named(encoder):
    wrong = Reviewed(Sentences(newsroom.EN, roles=[Role.TITLE]), Sentences(newsroom.KO), [((0,), (0,))])
    with pytest.raises(UsageError, match="source_roles has 1 items for 11"):
        refit([wrong, page()], encoder=encoder)


def test_own_weights_are_used(encoder):
    start = shipped_weights()
    nothing = replace(start, shapes=start.shapes - 100)
    bitext = align(newsroom.EN, newsroom.KO, **LOCALES, encoder=encoder, weights=nothing)
    assert not [bead for bead in bitext.beads if bead.source and bead.target]


def test_learning_makes_right_paths_probable(encoder):
    sides = [read_side(Sentences(texts), encoder=encoder) for texts in (newsroom.EN, newsroom.KO)]
    lesson = make_lesson(*sides, sorted(newsroom.KO_LINKS), encoder=encoder)
    start, learned = (fit([lesson], epochs=epochs) for epochs in (0, 20))
    assert likelihood(learned, lesson) > likelihood(start, lesson)
    assert dump_weights(fit([lesson], epochs=20)) == dump_weights(learned)


def test_the_gradient_is_that_of_the_likelihood(encoder):
    sides = [read_side(Sentences(texts), encoder=encoder) for texts in (newsroom.EN, newsroom.KO)]
    lesson = make_lesson(*sides, sorted(newsroom.KO_LINKS), encoder=encoder, weight=0.5)
    weights, little = blank_weights(), 1e-5
    for at, up in enumerate(gradient(weights, [lesson])):
        for place in map(tuple, np.argwhere(up != 0)[::7].tolist()):
            values = []
            for change in (-little, little):
                arrays = [array.copy() for array in weights.arrays()]
                arrays[at][place] += change
                values.append(likelihood(weights.of(arrays), lesson))
            assert 0.5 * (values[1] - values[0]) / (2 * little) == pytest.approx(
                up[place], rel=1e-3, abs=1e-5
            )


def test_weights_come_back_as_they_were_written():
    data = dump_weights(shipped_weights())
    assert dump_weights(read_weights(data)) == data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no weights"),
        (b"[]", "no weights"),
        (b"\xff\x00", "no weights"),
        (b"[" * 100_000, "no weights"),
        (b"{}", "lack 'beads'"),
        (dump_weights(shipped_weights()).replace(b'"move": 6.0', b'"move": NaN'), "finite"),
        (dump_weights(shipped_weights()).replace(b'"move": 6.0', b'"move": "much"'), "no weights"),
    ],
    ids=["empty", "list", "bytes", "deep", "object", "nan", "text"],
)
def test_what_is_no_weights_is_an_error(data, said):
    with pytest.raises(ReadError, match=said):
        read_weights(data)
