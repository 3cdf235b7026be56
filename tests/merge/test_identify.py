"""Sentences keep the ids they were given."""

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.merge import identify
from l10n.model import Segment


def ids(texts, known, *, block="p1"):
    segments = [Segment(f"{block}.{n}", text) for n, text in enumerate(texts, 1)]
    return [segment.id for segment in identify(segments, known)]


KNOWN = [("p1.1", "Rice rose in Hyesan."), ("p1.2", "Nobody buys it."), ("p1.3", "The market is shut.")]


def test_without_a_past_ids_are_those_of_the_place():
    assert ids(["One.", "Two."], []) == ["p1.1", "p1.2"]


def test_unchanged_and_moved_sentences_keep_their_ids():
    assert ids(["The market is shut.", "Rice rose in Hyesan.", "Nobody buys it."], KNOWN) == [
        "p1.3",
        "p1.1",
        "p1.2",
    ]


def test_an_edited_sentence_keeps_its_id_and_a_new_one_gets_a_fresh_one():
    texts = [
        "Rice rose in Musan.",
        "Soldiers came at night and took the grain.",
        "Nobody buys it.",
        "The market is shut.",
    ]
    assert ids(texts, KNOWN) == ["p1.1", "p1.4", "p1.2", "p1.3"]


def test_a_sentence_of_a_new_block_gets_a_new_block():
    segments = [Segment("p1.1", "A new lead."), *(Segment(f"p2.{n}", t) for n, (_, t) in enumerate(KNOWN, 1))]
    assert [segment.id for segment in identify(segments, KNOWN)] == ["p2.1", "p1.1", "p1.2", "p1.3"]


def test_an_id_is_never_given_to_another_sentence():
    assert ids(["Soldiers came at night and took the grain."], KNOWN) == ["p2.1"]


def test_repeated_texts_take_the_ids_by_their_neighbours_and_in_order():
    known = [("p1.1", "Yes."), ("p1.2", "He left."), ("p2.1", "Yes.")]
    assert ids(["He left.", "Yes."], known) == ["p1.2", "p2.1"]
    assert ids(["Yes.", "Yes.", "He came.", "He left."], known) == ["p1.1", "p2.1", "p2.2", "p1.2"]


def test_a_headline_and_what_the_head_of_the_page_says_keep_their_ids_apart():
    known = [("m1.1", "Rice rose."), ("m3.1", "Rice rose."), ("t1.1", "Rice rose."), ("m2.1", "On rice.")]
    page = [
        Segment(id_, text)
        for id_, text in (("m1.1", "Rice rose."), ("m2.1", "On rice."), ("t1.1", "Rice rose."))
    ]
    page += [Segment("m3.1", "Rice rose.")]
    assert [s.id for s in identify(page, known)] == ["m1.1", "m2.1", "t1.1", "m3.1"]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.lists(st.sampled_from([t for _, t in KNOWN] + ["New.", "Newer."]), max_size=8), max_size=5)
)
def test_ids_are_unique_through_any_history(history):
    known = []
    for texts in history:
        segments = [Segment(f"p{n // 3 + 1}.{n % 3 + 1}", text) for n, text in enumerate(texts)]
        known = [(segment.id, segment.text) for segment in identify(segments, known)]
        assert len({id_ for id_, _ in known}) == len(known)
