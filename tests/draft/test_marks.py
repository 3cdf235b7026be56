"""Marks and untouchable names on their way through an engine: nothing is lost silently."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.draft.guard import guard, lost_marks, nested, peel, restore
from l10n.draft.project import project, spans
from l10n.engines import Marks
from l10n.text.marks import MARK

SOURCE = "The <g1>Rason market</g1> reopened<x2/> in March, KCNA said."


def test_tokens_stand_for_marks_and_names_and_come_back_as_them():
    guarded = guard(SOURCE, marks=Marks.TOKENS, keep=["KCNA"])
    assert guarded.sent == "The ⟦1⟧Rason market⟦/1⟧ reopened⟦2⟧ in March, ⟦3⟧ said."
    restored = restore(guarded, "⟦3⟧은 3월 ⟦1⟧라선 시장⟦/1⟧이 재개장했다고⟦2⟧ 전했다.")
    assert restored.text == "KCNA은 3월 <g1>라선 시장</g1>이 재개장했다고<x2/> 전했다."
    assert restored.lost == ()


@pytest.mark.parametrize(
    "answer",
    [
        "[[3]]은 3월 [[1]]라선 시장[[/1]]이 재개장[[2]] 전했다.",
        "⟦ 3 ⟧은 3월 ⟦１⟧라선 시장⟦／１⟧이 재개장【2】 전했다.",
        "〚3〛은 3월 [1]라선 시장[/1]이 재개장［2］ 전했다.",
    ],
)
def test_bent_tokens_are_repaired(answer):
    restored = restore(guard(SOURCE, marks=Marks.TOKENS, keep=["KCNA"]), answer)
    assert restored.lost == ()
    assert sorted(m[0] for m in MARK.finditer(restored.text)) == ["</g1>", "<g1>", "<x2/>"]


def test_bent_tags_are_repaired_and_other_angle_brackets_stay():
    text = "<Inside N. Korea> The <g1>market</g1> reopened."
    restored = restore(
        guard(text, marks=Marks.TAGS), "<Inside N. Korea> &lt;g1&gt;시장＜／ｇ１＞이 열렸다 <g7>."
    )
    assert restored.text == "<Inside N. Korea> <g1>시장</g1>이 열렸다 <g7>."
    assert restored.lost == ("<g7>",)


@pytest.mark.parametrize(
    ("answer", "lost"),
    [
        ("3월 라선 시장이 재개장했다.", {"<g1>", "</g1>", "<x2/>", "KCNA"}),
        ("⟦3⟧ ⟦1⟧라선⟦/1⟧ ⟦2⟧⟦2⟧", {"<x2/>"}),
        ("⟦3⟧ ⟦/1⟧라선⟦1⟧ ⟦2⟧", {"<g1>", "</g1>", "<x2/>"}),
        ("중앙통신은 ⟦1⟧라선⟦/1⟧ ⟦2⟧", {"KCNA"}),
    ],
)
def test_what_is_lost_doubled_or_crossed_is_told(answer, lost):
    found = restore(guard(SOURCE, marks=Marks.TOKENS, keep=["KCNA"]), answer)
    assert set(found.lost) == lost


def test_brackets_of_ours_in_the_text_are_no_tokens():
    text = "He wrote ⟦1⟧ and [2] on <g1>it</g1>."
    guarded = guard(text, marks=Marks.TOKENS)
    assert restore(guarded, guarded.sent).text == text


def test_names_are_whole_words():
    assert guard("APEC and AP", marks=Marks.TOKENS, keep=["AP"]).sent == "APEC and ⟦1⟧"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("<g1>Photo</g1>", ("<g1>", "Photo", "</g1>")),
        ("<x1/> Photo <g2>a</g2>", ("<x1/> ", "Photo <g2>a</g2>", "")),
        ("<g1>a</g1> and <g2>b</g2>", ("", "<g1>a</g1> and <g2>b</g2>", "")),
        ("<g1>a<x2/></g1><x3/>", ("<g1>", "a", "<x2/></g1><x3/>")),
    ],
)
def test_marks_at_the_ends_are_not_sent(text, parts):
    assert peel(text) == parts


def test_marks_go_around_words_whose_translation_stands_there_once():
    known = {"Rason market": ["라선 시장"]}
    assert spans(SOURCE) == ["Rason market"]
    text, lost = project(SOURCE, "라선 시장이 3월 재개장했다고 KCNA가 전했다.", known=known)
    assert text == "<g1>라선 시장</g1>이 3월 재개장했다고 KCNA가 전했다."
    assert lost == ("<x2/>",)
    assert project(SOURCE, "라선 시장과 라선 시장", known=known) == (
        "라선 시장과 라선 시장",
        ("<g1>", "</g1>", "<x2/>"),
    )


MARKED = st.lists(
    st.sampled_from(["<g1>", "</g1>", "<g2>", "</g2>", "<x3/>", "rice ", "KCNA ", "[1] ", "⟦2⟧", "쌀 "]),
    max_size=10,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(source=MARKED, answer=MARKED, marks=st.sampled_from(Marks))
def test_an_answer_has_all_marks_or_says_which_are_lost(source, answer, marks):
    guarded = guard(source, marks=marks, keep=["KCNA"])
    restored = restore(guarded, answer)
    there = sorted(m[0] for m in MARK.finditer(restored.text))
    wanted = sorted(m[0] for m in MARK.finditer(source))
    if not [lost for lost in restored.lost if lost.startswith("<")]:
        assert there == wanted
        assert nested(restored.text)


@settings(max_examples=150, deadline=None)
@given(source=MARKED.filter(nested), marks=st.sampled_from([Marks.TAGS, Marks.TOKENS]))
def test_what_comes_back_as_it_was_sent_is_the_text(source, marks):
    guarded = guard(source, marks=marks, keep=["KCNA"])
    assert restore(guarded, guarded.sent) == type(restore(guarded, guarded.sent))(source, ())


@settings(max_examples=150, deadline=None)
@given(source=MARKED.filter(nested), target=st.text("ab쌀 ", max_size=8))
def test_projected_marks_are_whole_and_the_rest_is_named(source, target):
    text, lost = project(source, target, known={"rice": ["쌀"]})
    assert re.sub(MARK, "", text) == target
    assert nested(text)
    assert sorted([*lost, *(m[0] for m in MARK.finditer(text))]) == sorted(
        m[0] for m in MARK.finditer(source)
    )
    assert bool(lost_marks(source, text)) == bool(lost)


@settings(max_examples=150, deadline=None)
@given(source=MARKED)
def test_peeling_loses_nothing(source):
    assert "".join(peel(source)) == source


def test_names_go_out_as_tokens_and_come_back_as_the_termbase_has_them():
    text = "Rason and Rason's market, KCNA said."
    guarded = guard(text, marks=Marks.TOKENS, keep=["KCNA"], names=[("Rason", "라선"), ("Seoul", "서울")])
    assert guarded.sent == "⟦1⟧ and ⟦2⟧'s market, ⟦3⟧ said."
    restored = restore(guarded, "⟦1⟧와 ⟦2⟧의 시장, ⟦3⟧는 말했다.")
    # 와 follows a vowel; the engine could not know that the name ends in a consonant.
    assert restored == type(restored)("라선과 라선의 시장, KCNA는 말했다.", ())
    assert restore(guarded, "⟦1⟧의 시장, ⟦3⟧는 말했다.").lost == ("라선",)
    assert guard(text, marks=Marks.TAGS, names=[("Rason", "라선")]).sent == text
