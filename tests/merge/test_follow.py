"""Translations go where their sentences go."""

from dataclasses import replace

import pytest

from l10n.merge import Proposal
from l10n.merge.follow import JOINED, SPLIT, WHOLE
from l10n.model import Code, Origin, Provenance, Segment
from l10n.text.fingerprint import short_hash
from tests.merge.story import Story, paragraphs, sentences

LONG = "Traders are holding back grain and the police have begun to search their homes at night."
HALVES = ("Traders are holding back grain.", "The police have begun to search their homes at night.")
KO = "상인들은 곡물을 내놓지 않고 있다. 보안원들은 밤에 집을 뒤지기 시작했다."
KO_HALVES = ("상인들은 곡물을 내놓지 않고 있다.", "보안원들은 밤에 집을 뒤지기 시작했다.")
JA = "商人たちは穀物を出し渋っている。警察は夜間に家宅捜索を始めた。"
JA_HALVES = ("商人たちは穀物を出し渋っている。", "警察は夜間に家宅捜索を始めた。")
END = "Nobody knows how long it will last."
LOCALES = pytest.mark.parametrize(
    ("locale", "whole", "halves"), [("ko", KO, KO_HALVES), ("ja", JA, JA_HALVES)], ids=["ko", "ja"]
)


@LOCALES
def test_a_sentence_cut_in_two_gives_each_half_its_piece(locale, whole, halves):
    story = Story(LONG, END, locale=locale)
    story.translated({LONG: whole, END: "끝."})
    story.become(*HALVES, END)
    units = [story.unit(half) for half in HALVES]
    assert tuple(unit.target for unit in units) == halves
    assert all(unit.fuzzy and unit.previous == ("", LONG) and SPLIT in unit.notes for unit in units)
    assert not story.unit(END).fuzzy
    assert [(one.old, one.new) for one in story.affected] == [(LONG, half) for half in HALVES]


@LOCALES
def test_two_sentences_made_one_bring_both_translations(locale, whole, halves):
    story = Story(*HALVES, END, locale=locale)
    story.translated(dict(zip(HALVES, halves, strict=True)))
    story.become(LONG, END)
    unit = story.unit(LONG)
    assert unit.target == whole
    assert (unit.fuzzy, unit.previous) == (True, ("", " ".join(HALVES)))
    assert JOINED in unit.notes


@LOCALES
def test_the_same_text_cut_otherwise_is_cut_with_it_and_stays_accepted(locale, whole, halves):
    both = " ".join(HALVES)
    story = Story(both, END, locale=locale)
    story.translated({both: whole})
    story.become(*HALVES, END)
    assert [(story.unit(s).target, story.unit(s).fuzzy) for s in HALVES] == [(t, False) for t in halves]
    assert all(story.unit(s).previous is None for s in HALVES)
    story.become(both, END)
    assert (story.unit(both).target, story.unit(both).fuzzy) == (whole, False)
    assert not story.affected


def test_where_the_pieces_are_not_clear_the_whole_stays_one_unit():
    one_sentence = "상인들은 곡물을 내놓지 않고 보안원들은 밤에 집을 뒤지기 시작했다."
    story = Story(LONG, END)
    story.translated({LONG: one_sentence})
    story.become(*HALVES, END)
    unit = story.unit(" ".join(HALVES))
    assert (unit.target, unit.fuzzy, unit.previous) == (one_sentence, True, ("", LONG))
    assert WHOLE in unit.notes
    assert len(unit.places) == 2
    before = story.catalog
    assert story.become(*HALVES, END) == before, "and stays so"


def test_where_the_pieces_of_the_same_text_are_not_clear_it_stays_accepted_as_one_unit():
    both = " ".join(HALVES)
    story = Story(both, END)
    story.translated({both: "상인들은 곡물을 내놓지 않고 보안원들은 밤에 집을 뒤지기 시작했다."})
    story.become(*HALVES, END)
    assert (story.unit(both).fuzzy, len(story.unit(both).places)) == (False, 2)


@pytest.mark.parametrize(
    ("parts", "korean"),
    [
        (
            ["It costs 6,500 won.", "Last year it cost 3,000 won."],
            "작년에는 3,000원이었다. 지금은 6,500원이다.",
        ),
        (
            ["Yes.", "The police have begun to search homes at night."],
            "상인들은 곡물을 내놓지 않고 있다고 한다. 그렇다.",
        ),
    ],
    ids=["numbers-say-another-order", "lengths-say-another-order"],
)
def test_pieces_that_stand_in_another_order_are_not_taken_for_clear(parts, korean):
    whole = " ".join(parts)
    story = Story(whole, END)
    story.translated({whole: korean})
    story.become(*parts, END)
    assert story.unit(whole).target == korean


def test_a_half_of_a_joined_sentence_without_translation_leaves_the_whole_to_check():
    story = Story(*HALVES, END)
    story.translated({HALVES[1]: KO_HALVES[1]})
    both = " ".join(HALVES)
    story.become(both, END)
    unit = story.unit(both)
    assert (unit.target, unit.fuzzy, unit.previous) == (KO_HALVES[1], True, ("", HALVES[1]))


def test_a_unit_that_a_published_version_joined_stays_one_when_a_sentence_of_it_changes():
    source = sentences("Rice rose to 6,500 won.", "He left.", END)
    story = Story()
    story.sync(
        source, [Proposal((0, 1), "쌀값은 6500원으로 올랐고 그는 떠났다.", accepted=True), Proposal((2,))]
    )
    story.become("Rice rose to 8,900 won.", "He left.", END)
    unit = story.unit("Rice rose to 8,900 won. He left.")
    assert (unit.target, unit.fuzzy) == ("쌀값은 6500원으로 올랐고 그는 떠났다.", True)
    assert unit.previous == ("", "Rice rose to 6,500 won. He left.")


def test_paragraphs_as_units_become_sentences_and_the_other_way_round():
    english = "Rice is dear. Nobody can buy it. The shops of the state have been shut for weeks."
    korean = "쌀이 비싸다. 아무도 살 수 없다. 국영 상점은 몇 주째 문을 닫았다."
    story = Story(english)
    story.translated({english: korean})
    catalog = story.sync(paragraphs(english))
    assert [unit.target for unit in catalog.units] == [
        "쌀이 비싸다.",
        "아무도 살 수 없다.",
        "국영 상점은 몇 주째 문을 닫았다.",
    ]
    assert not any(unit.fuzzy for unit in catalog.units)
    catalog = story.become(english)
    assert [(unit.target, unit.fuzzy) for unit in catalog.units] == [(korean, False)]


def link(number):
    return Code(number, f'<a href="/{number}">', "</a>")


def test_new_markup_leaves_the_words_and_asks_for_a_look():
    story = Story("Rice rose in Hyesan.", END)
    story.translated({"Rice rose in Hyesan.": "혜산에서 쌀값이 올랐다."})
    marked = Segment("p1.1", "Rice rose in <g1>Hyesan</g1>.", codes=(link(1),))
    story.sync((marked, sentences(END, END)[1]))
    unit = story.unit("Rice rose in <g1>Hyesan</g1>.")
    assert (unit.target, unit.fuzzy) == ("혜산에서 쌀값이 올랐다.", True)
    assert unit.previous == ("", "Rice rose in Hyesan.")
    assert "added markup: <g1>; added markup: </g1>" in unit.notes


def test_marks_that_only_got_other_numbers_are_followed_without_a_question():
    old = Segment(
        "p1.1", "Rice rose in <g2>Hyesan</g2><x3/>.", codes=(link(2), Code(3, "<br>", paired=False))
    )
    story = Story()
    story.sync((old,))
    story.translated({old.text: "<g2>혜산</g2>에서 쌀값이 올랐다<x3/>."})
    new = Segment(
        "p1.1", "Rice rose in <g5>Hyesan</g5><x2/>.", codes=(Code(2, "<br>", paired=False), link(5))
    )
    story.sync((new,))
    assert (story.unit(new.text).target, story.unit(new.text).fuzzy) == (
        "<g5>혜산</g5>에서 쌀값이 올랐다<x2/>.",
        False,
    )


def test_marks_of_two_blocks_are_kept_apart_when_their_sentences_are_joined():
    story = Story()
    one = Segment("p1.1", "In <g1>Rason</g1> rice rose.", codes=(link(1),))
    two = Segment("p2.1", "In <g1>Musan</g1> it fell.", codes=(link(1),))
    story.sync((one, two))
    story.translated({one.text: "<g1>라선</g1>에서 쌀값이 올랐다.", two.text: "<g1>무산</g1>에서는 내렸다."})
    both = Segment(
        "p1.1", "In <g1>Rason</g1> rice rose. In <g2>Musan</g2> it fell.", codes=(link(1), link(2))
    )
    story.sync((both,))
    unit = story.unit(both.text)
    assert unit.target == "<g1>라선</g1>에서 쌀값이 올랐다. <g2>무산</g2>에서는 내렸다."


def test_a_pair_of_marks_around_a_cut_is_closed_and_opened_again_on_both_sides():
    story = Story()
    both = Segment("p1.1", "<g1>Rice is dear. Nobody can buy it.</g1>", codes=(link(1),))
    story.sync((both,))
    story.translated({both.text: "<g1>쌀이 비싸다. 아무도 살 수 없다.</g1>"})
    story.sync(
        tuple(
            Segment(f"p1.{n}", f"<g1>{text}</g1>", codes=(link(1),))
            for n, text in enumerate(("Rice is dear.", "Nobody can buy it."), 1)
        )
    )
    assert [(unit.target, unit.fuzzy) for unit in story.catalog.units] == [
        ("<g1>쌀이 비싸다.</g1>", False),
        ("<g1>아무도 살 수 없다.</g1>", False),
    ]


def test_an_untouched_draft_stays_one_through_cuts_and_edits():
    both = " ".join(HALVES)
    story = Story(both, END)
    story.edit(
        lambda unit: (
            replace(
                unit,
                target=KO,
                fuzzy=True,
                provenance=Provenance(Origin.ENGINE, {"engine": "e"}, short_hash(KO)),
            )
            if unit.source == both
            else unit
        )
    )
    story.become(*HALVES, END)
    for half, text in zip(HALVES, KO_HALVES, strict=True):
        assert story.unit(half).target == text
        assert story.unit(half).provenance == Provenance(Origin.ENGINE, {"engine": "e"}, short_hash(text))
        assert story.unit(half).previous is None


def test_comments_and_flags_follow():
    story = Story(LONG, END)
    story.edit(lambda unit: replace(unit, target=KO, comments=("ask the desk",), flags=("no-wrap",)))
    story.become(*HALVES, END)
    assert all(story.unit(half).comments == ("ask the desk",) for half in HALVES)
    assert all(story.unit(half).flags == ("no-wrap",) for half in HALVES)
