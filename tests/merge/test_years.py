"""Whatever happens to a report over the years, nothing that a human wrote is lost; the bench plays more of it."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.formats import po
from l10n.model import Catalog
from tests.merge.story import Story, sentences
from tests.merge.years import START, live, steps


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(steps())
def test_nothing_that_a_human_wrote_is_lost(history):
    live(history)


TEXTS = [
    f"Sentence {n} tells of {word} and of nothing else."
    for n, word in enumerate(["rice", "grain", "won", "yuan", "salt"])
]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from([*TEXTS, "Yes.", "Photo: Tumen Press."]), min_size=1, max_size=8),
    st.sampled_from(["in", "out", "elsewhere"]),
    st.integers(0, 8),
    st.integers(0, 8),
)
def test_a_sentence_in_out_or_elsewhere_leaves_every_other_unit_its_bytes(texts, kind, here, there):
    if kind == "elsewhere":
        texts = list(dict.fromkeys(texts))  # which of two equal sentences has moved nobody can tell
    story = Story(*texts)
    story.translate()
    story.become(*texts)
    before = {unit.source: entry(unit) for unit in story.catalog.units}
    new, at = list(texts), here % len(texts)
    touched = {texts[at]} if kind != "in" else set()
    if kind == "in":
        new.insert(here % (len(texts) + 1), "Somebody has put this in.")
    else:
        text = new.pop(at)
        if kind == "elsewhere":
            new.insert(there % (len(new) + 1), text)
    after = {unit.source: entry(unit) for unit in story.sync(sentences(*new)).units}
    for source, data in before.items():
        if source not in touched:
            assert after[source] == data
    if kind == "elsewhere":
        (moved,) = touched
        assert b"fuzzy" not in after[moved]
        assert set(after) == set(before)


def entry(unit):
    return po.serialize(Catalog("ko", (unit,)))


def test_the_same_text_in_other_pieces_keeps_every_translation():
    """A text of seven sentences, cut otherwise again and again."""
    rng = random.Random(1)  # noqa: S311 - the same cuts each time
    texts = [*dict.fromkeys(START), "The shops are shut."]
    whole = "".join(f"«{text}»" for text in texts).replace(" ", "")
    for _ in range(30):
        story = Story(*texts)
        story.translate()
        for _ in range(4):
            cuts = sorted(rng.sample(range(1, len(texts)), rng.randrange(len(texts))))
            groups = [texts[a:b] for a, b in zip([0, *cuts], [*cuts, len(texts)], strict=True)]
            catalog = story.become(*(" ".join(group) for group in groups))
            assert "".join(unit.target for unit in catalog.units).replace(" ", "") == whole
            assert not any(unit.fuzzy for unit in catalog.units)
            assert not catalog.obsolete
