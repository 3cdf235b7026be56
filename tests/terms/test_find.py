"""Names in running text, in three languages."""

import itertools
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.terms import Termbase, Use

ROWS = [
    {"en": "Rason", "ko": "라선", "ja": "羅先", "forbidden": "나선", "variants": "Rasŏn", "kind": "place"},
    {"en": "Musan", "ko": "무산", "ja": "茂山", "kind": "place"},
    {"en": "North Hamgyong", "ko": "함경북도", "ja": "咸鏡北道", "kind": "place"},
    {"en": "Hyesan", "ko": "혜산", "ja": "恵山", "kind": "place"},
    {"en": "Kyoto", "ko": "교토", "ja": "京都", "kind": "place"},
    {"en": "Tokyo", "ko": "도쿄", "ja": "東京", "kind": "place"},
    {"en": "ISHIMARU Jiro", "ko": "이시마루 지로", "ja": "石丸次郎", "kind": "person"},
    {"en": "KANG Ji-won", "ko": "강지원", "ja": "カン・ジウォン", "kind": "person"},
    {"en": "Kim Jong", "ko": "김종", "ja": "金鍾", "kind": "person"},
    {"en": "Ri Sol", "ko": "리솔", "ja": "リ・ソル", "kind": "person"},
    {"en": "Han Kang", "ko": "한강", "ja": "ハン・ガン", "kind": "person"},
    {"en": "Han River", "ko": "한강", "ja": "漢江", "kind": "place"},
    {"en": "KPA", "ko": "인민군", "ja": "人民軍", "kind": "organisation"},
    {"en": "rescue", "ko": "구조", "ja": "救助"},
    {"en": "people's unit", "ko": "인민반", "ja": "人民班", "variants": "inminban"},
    {"en": "Seoul", "ko": "서울", "ja": "ソウル", "kind": "place"},
]
TERMBASE = Termbase.from_pairs(ROWS)


def seen(text: str, locale: str) -> list[tuple[str, str]]:
    return [(text[o.start : o.end], o.particle) for o in TERMBASE.find(text, locale=locale)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trucks left Rason; RASON'S market.", ["Rason", "RASON"]),
        ("Rasonic waves in Parason.", []),
        ("the rason of it", []),
        (
            "Ishimaru Jiro, ISHIMARU JIRO and ISHIMARU Jiro",
            ["Ishimaru Jiro", "ISHIMARU JIRO", "ISHIMARU Jiro"],
        ),
        ("ishimaru jiro", []),
        ("Kim Jong-un met nobody; a Kim Jong-led group did", ["Kim Jong"]),
        ("People’s units, a people's unit and the inminban", ["People’s unit", "people's unit", "inminban"]),
        ("Rescue came. RESCUE! The rescuers and rescues.", ["Rescue", "RESCUE", "rescue"]),
        ("The KPA and a Kpa", ["KPA"]),
        ("a Seoul-based office, the Seoul–Rason line", ["Seoul", "Seoul", "Rason"]),
        ("North\n  Hamgyong and North\u00a0Hamgyong", ["North\n  Hamgyong", "North\u00a0Hamgyong"]),
        ("<g1>Ra</g1>son and <g2>Rason</g2>", ["Ra</g1>son", "Rason"]),
        ("Rasŏn, Raso\u0306n", ["Rasŏn", "Raso\u0306n"]),
    ],
)
def test_english_goes_by_words_and_capitals(text, names):
    assert [name for name, _ in seen(text, "en")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("라선에서는 쌀이", [("라선", "에서는")]),
        (
            "라선이 라선을 라선의 라선으로부터",
            [("라선", "이"), ("라선", "을"), ("라선", "의"), ("라선", "으로부터")],
        ),
        ("목적지는 라선이었다고 한다", [("라선", "이었다고")]),
        ("라선시장 라선시에서 라선행", [("라선", ""), ("라선", ""), ("라선", "")]),
        ("구조대가 왔다", []),
        ("대구조합", []),
        ("구조를 구조했다", [("구조", "를"), ("구조", "")]),
        ("회담이 무산됐다", []),
        ("무산에서", [("무산", "에서")]),
        ("함경북도무산군", [("함경북도", ""), ("무산", "")]),
        ("강지원이", [("강지원", "이")]),
        ("강지원 기자가, 강지원씨는", [("강지원", ""), ("강지원", "")]),
        ("이시마루 지로와", [("이시마루 지로", "와")]),
        ("리솔주가", []),
        ("주라선 총영사", [("라선", "")]),
        (unicodedata.normalize("NFD", "라선에서"), [(unicodedata.normalize("NFD", "라선"), "에서")]),
        ("<g1>라선</g1>에서", [("라선", "에서")]),
        ("도라선", []),
    ],
)
def test_korean_goes_by_what_is_joined(text, names):
    assert seen(text, "ko") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("羅先市から", ["羅先"]),
        ("カン・ジウォン氏とｶﾝ･ｼﾞｳｫﾝ、カンジウォン記者", ["カン・ジウォン", "ｶﾝ･ｼﾞｳｫﾝ", "カンジウォン"]),
        ("リ・ソルジュ夫人", []),
        ("石丸　次郎と石丸次郎記者", ["石丸　次郎", "石丸次郎"]),
        ("東京都の京都人", ["東京", "京都"]),
        ("惠山と恵山", ["惠山", "恵山"]),
        ("救助隊が救助した", ["救助"]),
        ("咸鏡北道茂山郡", ["咸鏡北道", "茂山"]),
        ("ソウル・東京", ["ソウル", "東京"]),
        ("ソウルオリンピック", []),
        ("金鍾氏と金鍾泌", ["金鍾"]),
    ],
)
def test_japanese_goes_by_scripts(text, names):
    assert [name for name, _ in seen(text, "ja")] == names


def test_uses_and_homonyms():
    found = TERMBASE.find("나선과 한강에서", locale="ko")
    assert [(o.term.name(locale="en"), o.form, o.use) for o in found] == [
        ("Rason", "나선", Use.FORBIDDEN),
        ("Han Kang", "한강", Use.PREFERRED),
        ("Han River", "한강", Use.PREFERRED),
    ]
    assert TERMBASE.find("Rasŏn", locale="en")[0].use is Use.VARIANT


def test_a_region_finds_the_forms_of_its_language():
    assert [o.form for o in TERMBASE.find("라선에서", locale="ko-KP")] == ["라선"]
    assert TERMBASE.find("라선에서", locale="fr") == []


def test_what_is_obsolete_is_not_found():
    gone = Termbase.from_pairs([{"en": "Rason", "ko": "라선", "status": "obsolete"}])
    assert gone.find("라선에서", locale="ko") == []
    assert gone.notes("Rason", source_locale="en", locale="ko") == ()


def test_notes_name_each_once():
    text = "Rason, Rason, the KPA and nothing else."
    assert TERMBASE.notes(text, source_locale="en", locale="ko") == (
        "Rason = 라선 (not 나선)",
        "KPA = 인민군",
    )
    assert TERMBASE.notes(text, source_locale="en", locale="fr") == ()


PIECES = st.sampled_from(
    ["라선", "나선", "강지원", "에서", "는", " ", ".", "羅先", "カン・ジウォン", "ｶﾝ", "・", "市", "Rason", "RASON", "s", "-", "<g1>", "</g1>",
     "\u0306", "\u200b", "İ", "é", "\u1112\u1161\u11ab", "㌔", "무산", "한강", "ー"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40),
    st.sampled_from(["en", "ko", "ja", "zh"]),
)
@example("İ\u0306Rason", "en")
@example("I\u0307Rason", "en")
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text, locale):
    spans = list(dict.fromkeys((o.start, o.end) for o in TERMBASE.find(text, locale=locale)))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ROWS), st.sampled_from(["en", "ko", "ja"]), st.sampled_from(["NFC", "NFD", "NFKC"]))
def test_a_name_between_spaces_is_always_found(row, locale, form):
    name = unicodedata.normalize(form, row[locale])
    assert [text for text, _ in seen(f"x {name} y", locale)][:1] == [name]
