"""What became of each sentence."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.merge.trace import Fate, trace

A = "The price of rice rose to 6,500 won in late October."
B = "Soldiers guard the threshing grounds at night."
C = "Traders hide what they have left in private houses."
D = "Nobody in Hyesan expects the state shops to open before spring."


def fates(old, new, **known):
    return [(found.old, found.new, found.fate) for found in trace(old, new, **known)]


def test_equal_sentences_are_the_same_wherever_they_stand():
    assert fates([A, B, C], [C, A, B]) == [
        ((2,), (0,), Fate.SAME),
        ((0,), (1,), Fate.SAME),
        ((1,), (2,), Fate.SAME),
    ]


def test_what_is_new_or_gone_has_no_trace():
    assert fates([A, B], [B, C]) == [((1,), (0,), Fate.SAME)]
    assert fates([], [A]) == fates([A], []) == []


def test_an_edited_sentence_between_its_neighbours():
    edited = "The price of rice rose to 8,900 won by the end of October."
    assert fates([B, A, C], [B, edited, C])[1] == ((1,), (1,), Fate.EDITED)


def test_new_marks_and_spaces_are_no_edit_of_the_words():
    assert fates([A, B], [A, B.replace("Soldiers", "<g1>Soldiers</g1>")])[1] == ((1,), (1,), Fate.REMARKED)
    assert fates([A], [A.replace(" rose", "\nrose")]) == [((0,), (0,), Fate.REMARKED)]


def test_other_cuts_through_the_same_text():
    assert fates([A, f"{B} {C}", D], [A, B, C, D]) == [
        ((0,), (0,), Fate.SAME),
        ((1,), (1, 2), Fate.RECUT),
        ((2,), (3,), Fate.SAME),
    ]
    assert fates([A, B, C, D], [A, f"{B} {C}", D])[1] == ((1, 2), (1,), Fate.RECUT)
    assert fates([f"{A} {B}", C], [A, f"{B} {C}"]) == [((0, 1), (0, 1), Fate.RECUT)]


def test_cuts_inside_a_word_or_through_marks():
    assert fates(["<g1>One two.</g1> Three four."], ["<g1>One two.</g1>", "Three four."])[0][2] is Fate.RECUT
    assert fates(["쌀값이 올랐다.쌀이 없다."], ["쌀값이 올랐다.", "쌀이 없다."])[0][2] is Fate.RECUT


def test_repeated_short_sentences_may_be_parts_of_another_cut():
    assert fates(["Yes. No.", "Yes."], ["Yes.", "No.", "Yes."]) == [
        ((0,), (0, 1), Fate.RECUT),
        ((1,), (2,), Fate.SAME),
    ]


def test_a_sentence_that_was_cut_and_edited_and_one_that_was_made_of_two():
    long = "Soldiers guard the threshing grounds at night and traders hide what they have left in private houses."
    parts = [
        "Soldiers guard the threshing grounds at night.",
        "The traders hide what they have left in houses.",
    ]
    assert fates([A, long, D], [A, *parts, D])[1] == ((1,), (1, 2), Fate.EDITED)
    assert fates([A, *parts, D], [A, long, D])[1] == ((1, 2), (1,), Fate.EDITED)


def test_a_sentence_that_was_moved_and_edited():
    edited = "The price of rice rose to 8,900 won in late October."
    assert ((0,), (2,), Fate.EDITED) in fates([A, B, C], [B, C, edited])


def test_another_sentence_in_the_place_of_one_is_no_edit_of_it():
    assert fates([A, B, C], [A, "“It will not stop,” she said.", C]) == [
        ((0,), (0,), Fate.SAME),
        ((2,), (2,), Fate.SAME),
    ]


def test_repeated_sentences_go_with_their_neighbours():
    assert fates([C, "Yes.", A, "Yes.", B], [A, "Yes.", B])[1] == ((3,), (1,), Fate.SAME)
    assert fates(["Yes.", A, "Yes."], [A, "Yes."])[1] == ((2,), (1,), Fate.SAME)


def test_what_is_known_already_is_not_told_and_not_taken():
    assert fates([A, A], [A, A], settled={0: (1,)}) == [((1,), (0,), Fate.REMARKED)]


def test_sentences_that_kept_their_names_are_bound_however_different():
    assert fates([A], [D]) == []
    assert fates([A], [D], bound={0: (0,)}) == [((0,), (0,), Fate.EDITED)]
    assert fates([A, D], [D], bound={0: (0,)}) == [((1,), (0,), Fate.SAME)], "equal text goes before"
    assert fates([f"{A} {B}"], ["He left.", "She came."], bound={0: (0, 1)}) == [((0,), (0, 1), Fate.EDITED)]


def test_japanese_is_compared_by_its_characters():
    old = "咸鏡北道の会寧市では米1キロの価格が6500ウォンに上がったと住民は話した。"
    new = "10月末、咸鏡北道の会寧市で米1キロの価格は8900ウォンまで上がったと住民が話した。"
    assert fates(["市場は閉まっている。", old], [new, "市場は閉まっている。"])[0] == ((1,), (0,), Fate.EDITED)


def test_a_long_text_is_traced_in_pieces():
    rng = random.Random(7)  # noqa: S311 - the same texts each time
    words = [f"w{n}" for n in range(900)]
    old = [" ".join(rng.sample(words, 9)) + "." for _ in range(900)]
    new = [text.replace(text.split()[4], "changed") for text in old]
    found = trace(old, new)
    right = sum(one.old == one.new for one in found)
    assert right >= 890, right


SENTENCES = st.sampled_from(
    [A, B, C, D, f"{A} {B}", f"<g1>{C}</g1>", "Yes.", "Yes. Yes.", "<x1/>", "쌀값이 올랐다."]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(SENTENCES, max_size=9), st.lists(SENTENCES, max_size=9))
def test_every_sentence_stands_in_one_trace_at_most(old, new):
    found = trace(old, new)
    for side in ("old", "new"):
        indexes = [i for one in found for i in getattr(one, side)]
        assert len(set(indexes)) == len(indexes)
        assert all(getattr(one, side) for one in found)
    assert [one for one in trace(old, old) if one.fate not in {Fate.SAME, Fate.REMARKED}] == []
