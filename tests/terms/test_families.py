"""People called by their family names after their whole names were said."""

import pytest

from l10n.terms import Termbase, Use
from l10n.terms.families import families, wrong_families

PEOPLE = Termbase.from_pairs(
    [
        {
            "id": "kang",
            "kind": "person",
            "en": "KANG Ji-won",
            "ko": "강지원",
            "ja": "カン・ジウォン",
            "variants": "Kang Ji-won | 姜志遠",
        },
        {"id": "ishimaru", "kind": "byline", "en": "ISHIMARU Jiro", "ko": "이시마루 지로", "ja": "石丸次郎"},
        {
            "id": "trump",
            "kind": "person",
            "en": "Donald Trump",
            "ko": "도널드 트럼프",
            "ja": "ドナルド・トランプ",
        },
        {"id": "ri", "kind": "person", "en": "Ri Sol Ju", "ko": "리설주", "ja": "李雪主"},
        {"id": "xi", "kind": "person", "en": "Xi Jinping", "ko": "시진핑", "ja": "習近平"},
        {"id": "rhee", "kind": "person", "en": "Syngman Rhee", "ko": "이승만", "ja": "李承晩"},
        {"id": "aso", "kind": "person", "en": "Taro Aso", "ko": "아소 다로", "ja": "麻生太郎"},
        {"id": "rason", "kind": "place", "en": "Rason", "ko": "라선", "ja": "羅先"},
    ]
)


def found(text: str, locale: str) -> list[tuple[str, str]]:
    occurrences = PEOPLE.find_families(text, locale=locale, terms=PEOPLE)
    assert all(one.use is Use.FAMILY for one in occurrences)
    return [(text[one.start : one.end], one.term.id) for one in occurrences]


@pytest.mark.parametrize(
    ("id_", "names"),
    [
        ("kang", [("Kang",), ("강",), ("カン", "姜")]),
        ("ishimaru", [("Ishimaru",), ("이시마루",), ("石丸",)]),
        ("trump", [("Trump",), ("트럼프",), ("トランプ",)]),
        ("xi", [("Xi",), ("시",), ("習",)]),
        ("rhee", [("Rhee",), ("이",), ("李",)]),
        ("aso", [("Aso",), ("아소",), ("麻生",)]),
        ("rason", [(), (), ()]),
    ],
)
def test_which_part_of_a_name_is_the_family_name(id_, names):
    assert [families(PEOPLE[id_], locale) for locale in ("en", "ko", "ja")] == names


@pytest.mark.parametrize(
    ("text", "locale", "names"),
    [
        ("Kang said so. But Kang left; Mr. Kang’s son stayed.", "en", ["kang"] * 3),
        ("Kang Min-su and Hak Kang came; KANG Ji-won went.", "en", []),
        ("The Trump card, kangaroo, Xian.", "en", ["trump"]),
        ("강 씨는 갔다. 강씨도 강 기자가 있다.", "ko", ["kang"] * 3),
        ("강 건너 강에서, 건강 씨앗, 강지원은.", "ko", []),
        ("이시마루는 트럼프 대통령을, 트럼프가.", "ko", ["ishimaru", "trump", "trump"]),
        ("シカン。カンさんは石丸氏とトランプ大統領、姜氏は。", "ja", ["kang", "ishimaru", "trump", "kang"]),
        ("カンザス、石丸橋、習慣、姜志遠。", "ja", []),
        ("<g1>Kang</g1> said.", "en", ["kang"]),
    ],
)
def test_family_names_by_themselves(text, locale, names):
    assert [id_ for _, id_ in found(text, locale)] == names


def test_a_family_name_of_two_people_is_both():
    assert sorted(id_ for _, id_ in found("李氏は。", "ja")) == ["rhee", "ri"]


def test_the_spelling_of_the_other_korea_is_wrong():
    assert wrong_families(PEOPLE["ri"], "ko") == ("이",)
    assert PEOPLE.wrong_family("이 씨는 말했다.", locale="ko", term=PEOPLE["ri"]) == "이"
    assert PEOPLE.wrong_family("리 씨는 이 씨와 말했다.", locale="ko", term=PEOPLE["ri"]) == ""


def test_what_a_family_name_is_called_once_its_person_was_named():
    notes = PEOPLE.notes("Kang went to Rason.", source_locale="en", locale="ko", before=[PEOPLE["kang"]])
    assert notes == ("Rason = 라선", "Kang = 강 (강지원)")
    assert PEOPLE.notes("Kang went.", source_locale="en", locale="ko") == ()
