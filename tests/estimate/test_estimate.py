"""What makes one doubt a draft, and what does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.estimate import Estimate, Flag, doubt_of, estimate, note, rules_of

RICE = "The price of rice rose to 6,500 won per kilogram in late October."
KO = "10월 하순 쌀 가격이 킬로그램당 6500원으로 올랐다."
JA = "10月下旬、コメの価格は1キロ当たり6500ウォンに上がった。"


def flags(source, target, locale="ko", **more):
    return [
        flag.rule for flag in estimate(source, target, source_locale="en", target_locale=locale, **more).flags
    ]


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        (RICE, KO, "ko"),
        (RICE, JA, "ja"),
        ("About 2.3 million people live there.", "그곳에는 약 230만 명이 산다.", "ko"),
        ("About 2.3 million people live there.", "そこには約230万人が住んでいる。", "ja"),
        (
            "He met three officials of the WHO on Friday.",
            "그는 금요일 세계보건기구(WHO) 간부 세 명을 만났다.",
            "ko",
        ),
        ("“It was not easy,” she said.", "“쉽지 않았어요” 하고 그녀가 말했다.", "ko"),
        ("Rice Prices Rise", "쌀값 상승", "ko"),
        ("By KIM Min-ji", "김민지 기자", "ko"),
        ("Reuters", "Reuters", "ko"),
        ("https://example.org/a-long-path", "https://example.org/a-long-path", "ko"),
        ("The F-16 landed at 3 p.m.", "F-16은 오후 3시에 착륙했다.", "ko"),
        ("<g1>Rice</g1> rose again in the market.", "시장에서 <g1>쌀값</g1>이 다시 올랐다.", "ko"),
    ],
)
def test_good_drafts_pass(source, target, locale):
    assert flags(source, target, locale) == []


@pytest.mark.parametrize(
    ("source", "target", "locale", "rule"),
    [
        (RICE, RICE, "ko", "untranslated"),
        (RICE, "Rice price rose to 6500 won.", "ja", "untranslated"),
        (RICE, "쌀 가격 rose to the level of 6500원.", "ko", "untranslated"),
        (RICE, JA, "ko", "script"),
        (RICE, KO, "ja", "script"),
        (RICE, "쌀は킬로그램당 6500원으로 10월 하순 올랐다.", "ko", "script"),
        (RICE, KO.replace("6500", "6800"), "ko", "number"),
        (RICE, JA.replace("6500", "650"), "ja", "number"),
        (RICE, KO.replace("10월", "12월"), "ko", "date"),
        ("It opened at 3 p.m. on Monday.", "월요일 오후 5시에 열렸다.", "ko", "date"),
        ("The SS19 collection was shown there.", "그곳에서 SS17 컬렉션을 선보였다.", "ko", "number"),
        (RICE, "쌀값 6500원.", "ko", "length"),
        (RICE, KO * 4, "ko", "length"),
        (RICE, "10월 하순 쌀 가격이 킬로그램당 6500원으", "ko", "cut-off"),
        ("The soldiers did not go home that year.", "군인들은 그해 집으로 갔다.", "ko", "negation"),
        (RICE, "쌀값이 쌀값이 쌀값이 쌀값이 쌀값이 6500원으로 10월 하순 올랐다.", "ko", "repetition"),
        ("Rice rose again there.", "쌀값이 다시 올랐다. 쌀값이 다시 올랐다.", "ko", "repetition"),
        ("<g1>Rice</g1> rose<x2/> again.", "<g1>쌀값</g1>이 다시 올랐다.", "ko", "marks"),
        ("Rice rose again.", "쌀값이 <x1/>다시 올랐다.", "ko", "marks"),
        ("The market opened again in Rason.", "라선 시장이 다시 문을 열었습니다.", "ko", "register"),
        ("The market opened again in Rason.", "羅先の市場は再び開きました。", "ja", "register"),
    ],
)
def test_bad_drafts_are_flagged(source, target, locale, rule):
    assert rule in flags(source, target, locale)


def test_meaning_is_judged_where_vectors_are():
    assert "meaning" in flags(RICE, KO, likeness=0.2)
    assert flags(RICE, KO, likeness=0.7) == []
    assert flags("Rice", "쌀", likeness=0.1) == []


def test_names_have_their_forms():
    names = [("Rason", ("라선",)), ("Kim Jong Un", ("김정은", "김 총비서"))]
    assert flags("Kim Jong Un visited Rason.", "김 총비서가 라선을 방문했다.", names=names) == []
    assert flags("Kim Jong Un visited Rason.", "김정은이 나선을 방문했다.", names=names) == ["name"]


def test_a_polite_report_may_be_polite():
    assert flags("The market opened again in Rason.", "라선 시장이 다시 문을 열었습니다.", plain=False) == []


def test_an_empty_draft_has_no_flags():
    assert estimate(RICE, " ", source_locale="en", target_locale="ko") == Estimate()


def test_the_line_of_a_catalog_is_read_back():
    found = Estimate((Flag("number", "6,500 (won), 3: not there"), Flag("length", "short for its source")))
    assert rules_of(note(found)) == ("number", "length")
    assert note(Estimate()) == ""
    assert rules_of("role: paragraph") == ()


def test_more_flags_are_more_doubt():
    assert (
        doubt_of([])
        == 0
        < doubt_of(["register"])
        < doubt_of(["number"])
        < doubt_of(["number", "register"])
        < 1
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ko", "ja", "zh", "de", "ar"]))
def test_any_text_is_judged(source, target, locale):
    found = estimate(source, target, source_locale="en", target_locale=locale)
    assert rules_of(note(found)) == tuple(flag.rule for flag in found.flags)
    assert "\n" not in note(found)
