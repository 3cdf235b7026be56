"""Numbers, kinds and lengths that sentences share over languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.align.facts import Kind, read_facts, read_numbers
from l10n.model import Role


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1만 8500원", ["18500"]),
        ("5억7100만 위안", ["571000000"]),
        ("초당 12조3천억 번", ["12300000000000"]),
        ("4万2千5百人", ["42500"]),
        ("230万ウォン", ["2300000"]),
        ("２３０万ウォン", ["2300000"]),
        ("2.3 million won in 2021", ["2300000", "2021"]),
        ("9,200 won, then 11,500", ["9200", "11500"]),
        ("1,000~1,500명", ["1000", "1500"]),
        ("11월 12일", ["11", "12"]),
        ("no number", []),
    ],
)
def test_numbers_are_the_same_in_every_language(text, numbers):
    assert sorted(read_facts(text).numbers) == sorted(numbers)


def test_months_and_small_numbers_may_be_words():
    assert {"11", "3"} <= read_facts("In November three partners were held.").soft_numbers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(PHOTO) Women carry sacks.", Kind.PICTURE),
        ("<사진2> 예전의 수산물 시장.", Kind.PICTURE),
        ("写真　川岸近くに並ぶテント。", Kind.PICTURE),
        ("10月に取材協力者が撮影", Kind.PICTURE),
        ("写真を撮ることは禁じられている。", Kind.TEXT),
        ("사진을 찍는 것은 금지돼 있다.", Kind.TEXT),
        ("Photo by a partner.", Kind.PICTURE),
        ("Photography is banned.", Kind.TEXT),
        ("◆ Inspectors at night", Kind.SUBHEAD),
        ("◆夜の検閲隊", Kind.SUBHEAD),
        ("By ISHIMARU Jiro", Kind.BYLINE),
        ("By March, nothing was left.", Kind.TEXT),
        ("글 강지원", Kind.BYLINE),
        ("강지원 기자", Kind.BYLINE),
        ("文・カン・ジウォン", Kind.BYLINE),
        ("※ 이름은 가명이다.", Kind.NOTE),
        ("(To be continued)", Kind.SERIES),
        ("（続く）", Kind.SERIES),
        ("<Inside N. Korea> Rice prices surge", Kind.TEXT),
    ],
)
def test_kinds_are_told_by_their_look(text, kind):
    assert read_facts(text).kind == kind


def test_a_role_wins_over_the_look():
    assert read_facts("Grain", role=Role.CAPTION).kind == Kind.PICTURE
    assert read_facts("◆ Grain", role=Role.TITLE).kind == Kind.TITLE
    assert read_facts("◆ Grain", role=Role.PARAGRAPH).kind == Kind.SUBHEAD


def test_a_sentence_is_as_long_as_its_translation():
    lengths = [
        read_facts(text).length
        for text in (
            "Inspectors have searched homes since the middle of the month.",
            "검열대는 이달 중순부터 가택을 수색하고 있다.",
            "検閲隊は中旬から家宅捜索を続けている。",
        )
    ]
    assert max(lengths) < 1.35 * min(lengths)


@given(text=st.text(max_size=60) | st.text(alphabet="0123456789,. 만억조천万億", max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_has_facts(text):
    facts = read_facts(text)
    assert facts.length >= 0
    assert all(number.replace(".", "").isdigit() for number in read_numbers(text))
