"""Bylines: several people, titles, family names in capitals."""

import pytest

from l10n.terms import transliterate
from l10n.terms.transliteration import (
    folded,
    hangul_forms,
    kana_forms,
    latin_forms,
    parse_latin,
    people,
    split_korean,
)


@pytest.mark.parametrize(
    ("byline", "found"),
    [
        ("ISHIMARU Jiro / KANG Ji-won", [("ISHIMARU Jiro", ""), ("KANG Ji-won", "")]),
        ("ISHIMARU Jiro and KANG Ji-won", [("ISHIMARU Jiro", ""), ("KANG Ji-won", "")]),
        ("石丸次郎／カン・ジウォン", [("石丸次郎", ""), ("カン・ジウォン", "")]),
        ("石丸次郎記者、カン・ジウォン記者", [("石丸次郎", "記者"), ("カン・ジウォン", "記者")]),
        ("강지원 기자, 이시마루 지로 특파원", [("강지원", "기자"), ("이시마루 지로", "특파원")]),
        ("김정은 국무위원장", [("김정은", "국무위원장")]),
        ("김정은위원장", [("김정은", "위원장")]),
        ("김정은·리설주", [("김정은", ""), ("리설주", "")]),
        ("김정은 국방위원장 겸 총비서", [("김정은", "국방위원장 겸 총비서")]),
        ("Chairman Kim Jong Un", [("Kim Jong Un", "Chairman")]),
        ("General Secretary KIM Jong Un", [("KIM Jong Un", "General Secretary")]),
        ("/ , ", [("/ ,", "")]),
    ],
)
def test_people_of_a_byline(byline, found):
    assert [(one.name, one.title) for one in people(byline)] == found


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("ISHIMARU Jiro", ("Ishimaru", "Jiro")),
        ("Jiro ISHIMARU", ("Ishimaru", "Jiro")),
        ("Ishimaru Jiro", ("Ishimaru", "Jiro")),
        ("ISHIMARU, Jiro", ("Ishimaru", "Jiro")),
        ("KANG Ji-won", ("Kang", "Ji-won")),
        ("KIM JONG UN", ("Kim", "Jong Un")),
        ("Jiro", ("", "Jiro")),
        ("", ("", "")),
    ],
)
def test_family_names_in_capitals(name, parts):
    assert parse_latin(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("강지원", ("강", "지원")),
        ("남궁민", ("남궁", "민")),
        ("독고영재", ("독고", "영재")),
        ("李雪主", ("李", "雪主")),
        ("강 지원", ("강", "지원")),
    ],
)
def test_korean_names_are_cut(name, parts):
    assert split_korean(name) == parts


@pytest.mark.parametrize(
    ("text", "way", "form"),
    [
        ("ISHIMARU Jiro / SATO Ken", ("ja", "Hang", "nikl"), "이시마루 지로 / 사토 겐"),
        ("강지원 기자, 김정은 위원장", ("ko", "Kana", "press"), "カン・ジウォン記者, キム・ジョンウン委員長"),
        ("강지원 기자", ("ko", "Latn", "south-name"), "Reporter Kang Ji-won"),
        ("김정은", ("ko", "Latn", "mr"), "Kim Chŏng-ŭn"),
        ("김 보나 누리", ("ko", "Latn", "north-name"), "Kim Po Na Nu Ri"),
        ("김정은·리설주", ("ko", "Latn", "north-name"), "Kim Jong Un·Ri Sol Ju"),
        ("김정은 국무위원장 겸 총비서", ("ko", "Kana", "press"), "キム・ジョンウン国務委員長兼総書記"),
    ],
)
def test_bylines_are_written_one_by_one(text, way, form):
    source, target, scheme = way
    assert transliterate(text, source=source, target=target, scheme=scheme, kind="person")[0] == form


@pytest.mark.parametrize(
    ("korean", "kind", "printed"),
    [
        ("리설주", "person", ["Ri Sol Ju", "Lee Seol-ju", "I Seolju"]),
        ("이설주", "person", ["Ri Sol Ju", "Lee Sol-ju"]),
        ("라선", "place", ["Rason", "Rasŏn", "Naseon", "Raseon"]),
        ("李雪主", "person", ["Ri Sol Ju", "Yi Sol-ju"]),
    ],
)
def test_every_press_form_is_recognised(korean, kind, printed):
    forms = {folded(form) for form in latin_forms(korean, locale="ko", kind=kind)}
    assert {folded(form) for form in printed} <= forms


def test_forms_of_both_halves_and_of_other_scripts():
    assert hangul_forms("라선", locale="ko", kind="place") == ["라선", "나선"]
    assert "리설주" in hangul_forms("이설주", locale="ko")
    assert {"김정은"} == set(hangul_forms("金正恩", locale="Hani"))
    assert hangul_forms("とうきょう", locale="ja", kind="place") == ["도쿄", "토쿄"]
    assert kana_forms("강지원", locale="ko")[0] == "カン・ジウォン"
