"""Hanja to hangul of both halves: one sound or the initial-sound rule, words that are read otherwise, old forms."""

import pytest

from l10n.terms import transliterate
from l10n.terms.transliteration import hanja_readings


def best(text: str, scheme: str, kind: str = "term") -> str:
    return transliterate(text, source="Hani", target="Hang", scheme=scheme, kind=kind)[0]


@pytest.mark.parametrize(
    ("hanja", "north", "south"),
    [
        ("朝鮮勞動黨", "조선로동당", "조선노동당"),
        ("女性", "녀성", "여성"),
        ("新女性", "신녀성", "신여성"),
        ("男女老少", "남녀로소", "남녀노소"),
        ("百分率", "백분률", "백분율"),
        ("合格率", "합격률", "합격률"),
        ("戰列", "전렬", "전열"),
        ("遼寧", "료녕", "요녕"),
        ("會寧", "회령", "회령"),
        ("寧邊", "녕변", "영변"),
        ("不動産", "부동산", "부동산"),
        ("不可能", "불가능", "불가능"),
        ("十月", "시월", "시월"),
        ("新年度", "신년도", "신년도"),
        ("會計年度", "회계년도", "회계연도"),
        ("2025年", "2025년", "2025년"),
    ],
)
def test_both_spellings(hanja, north, south):
    assert best(hanja, "north") == north
    assert best(hanja, "south") == south


@pytest.mark.parametrize(
    ("hanja", "north", "south"),
    [
        ("李雪主", "리설주", "이설주"),
        ("金正恩", "김정은", "김정은"),
        ("盧武鉉", "로무현", "노무현"),
        ("南宮民", "남궁민", "남궁민"),
    ],
)
def test_names_of_persons(hanja, north, south):
    assert best(hanja, "north", "person") == north
    assert best(hanja, "south", "person") == south


def test_families_that_choose_have_both_spellings():
    forms = transliterate("柳寬順", source="Hani", target="Hang", scheme="south", kind="person")
    assert forms[:2] == ["유관순", "류관순"]


def test_a_given_name_of_one_character_may_keep_its_sound():
    forms = transliterate("申砬", source="Hani", target="Hang", scheme="south", kind="person")
    assert forms == ["신립", "신입"]


@pytest.mark.parametrize("form", ["国際連合", "國際聯合", "国际联合"])
def test_forms_of_today_are_read_as_the_old_ones(form):
    assert best(form, "south") == "국제연합"


def test_compatibility_characters_are_the_same_ones():
    assert best("\uf914\u5712", "north") == "락원"  # 樂 as Korean encodings have it twice


def test_everything_else_stays():
    assert best("金 위원장 (2025年)", "south") == "금 위원장 (2025년)"


def test_each_character_has_its_sounds():
    assert hanja_readings("金a") == [("금", "김"), ("a",)]
