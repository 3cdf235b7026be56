"""Names and their counterparts out of sentence pairs."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.terms import Termbase, harvest
from l10n.terms.harvesting import harvest_together
from l10n.terms.harvesting.gather import Sentence, gather
from l10n.terms.harvesting.mentions import mentions
from l10n.terms.sounds import likeness, of_hangul, of_kana, of_latin

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "bench/names_dev.jsonl").read_text("utf-8").splitlines()
]


def pairs(source: str, target: str, locale: str, **options):
    found = harvest(source, target, source_locale="en", target_locale=locale, **options)
    return [(match.source, match.target) for match in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BAE Tae-o and SEO Miri met President Kim Yong-dae.", ["BAE Tae-o", "SEO Miri", "Kim Yong-dae"]),
        ("Arizona Sen. Jeff Flake's car", ["Arizona", "Jeff Flake"]),
        ("On Monday the Chinese said nothing.", []),
        (
            "The University of Nowhere and the Kim Chaek Iron and Steel Complex",
            ["University of Nowhere", "Kim Chaek Iron and Steel Complex"],
        ),
        ("Boats left Chiyoda Ward; people left Mount Nowhere.", ["Boats", "Chiyoda Ward", "Mount Nowhere"]),
    ],
)
def test_names_of_an_english_sentence(text, names):
    assert [mention.text for mention in mentions(text)] == names


@pytest.mark.parametrize(
    ("name", "hangul", "kana"),
    [
        ("Kang Sang-jung", "강상중", "カン・サンジュン"),
        ("Gang Sangjung", "강상중", "カンサンジュン"),
        ("Los Angeles", "로스앤젤레스", "ロサンゼルス"),
        ("Fukuoka", "후쿠오카", "フクオカ"),
        ("Washington", "워싱턴", "ワシントン"),
    ],
)
def test_one_name_sounds_alike_in_all_scripts(name, hangul, kana):
    assert likeness(of_latin(name), of_hangul(hangul)) > 0.8
    assert likeness(of_latin(name), of_kana(kana)) > 0.8
    assert likeness(of_latin(name), of_hangul("쌀값")) < 0.6


def test_unknown_names_are_found_by_their_sound():
    source = "BAE Tae-o and Mikhail Torvald went to Quirimba."
    assert pairs(source, "배태오와 미하일 토르발드는 키림바에 갔다.", "ko") == [
        ("BAE Tae-o", "배태오"),
        ("Mikhail Torvald", "미하일 토르발드"),
        ("Quirimba", "키림바"),
    ]
    assert pairs(source, "ペ・テオ氏とミハイル・トルバルド氏がキリンバへ行った。", "ja")[1:] == [
        ("Mikhail Torvald", "ミハイル・トルバルド"),
        ("Quirimba", "キリンバ"),
    ]


def test_a_gloss_says_it():
    found = harvest(
        "Siegfried Heck came.",
        "지크프리드 헤크(Siegfried Heck)가 왔다.",
        source_locale="en",
        target_locale="ko",
    )
    assert [(m.target, m.how, m.automatic) for m in found] == [("지크프리드 헤크", "gloss", True)]


def test_the_newsrooms_own_names_come_first():
    own = Termbase.from_pairs([{"en": "Tumen Press", "ko": "두만강프레스", "kind": "organisation"}])
    assert pairs("Tumen Press said so.", "두만강프레스가 그렇게 말했다.", "ko", termbase=own) == [
        ("Tumen Press", "두만강프레스")
    ]


def test_metonyms_and_first_words_are_never_automatic():
    (seoul,) = harvest("Seoul protested.", "한국이 항의했다.", source_locale="en", target_locale="ko")
    assert (seoul.target, seoul.automatic, seoul.how) == ("한국", False, "metonym")
    for match in harvest(
        "Video calls stopped.", "비디오 통화가 끊겼다.", source_locale="en", target_locale="ko"
    ):
        assert not match.automatic


def test_known_names_between_other_languages():
    found = harvest(
        "라선에서 무산으로 갔다.", "羅先から茂山へ行った。", source_locale="ko", target_locale="ja"
    )
    assert [(m.source, m.target) for m in found] == [("라선", "羅先"), ("무산", "茂山")]


@pytest.mark.parametrize(("locale", "least"), [("ko", 0.9), ("ja", 0.88)])
def test_labelled_sentences(locale, least):
    right = found = gold = sure = sure_right = 0
    for row in ROWS:
        wanted = {(name["en"], name[locale]) for name in row["names"]}
        matches = harvest(row["en"], row[locale], source_locale="en", target_locale=locale)
        hits = [(m.source, m.target) in wanted for m in matches]
        right, found, gold = right + sum(hits), found + len(hits), gold + len(wanted)
        sure += sum(m.automatic for m in matches)
        sure_right += sum(hit and m.automatic for hit, m in zip(hits, matches, strict=True))
    assert 2 * right / (found + gold) >= least
    assert sure_right / sure >= 0.97


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ko", "ja", "zh"]))
def test_whatever_is_given_nothing_breaks(source, target, locale):
    for match in harvest(source, target, source_locale="en", target_locale=locale):
        assert 0 <= match.score <= 1
        assert match.target in target


@pytest.mark.parametrize(
    ("source", "target", "locale", "name"),
    [
        ("A report of Zonghap was wrong.", "종합뉴스의 보도는 틀렸다.", "ko", "종합뉴스"),
        (
            "A report of Sanghyon was wrong.",
            "サンヒョングループの報道は誤りだった。",
            "ja",
            "サンヒョングループ",
        ),
    ],
)
def test_what_a_translation_adds_to_a_name_belongs_to_it_and_is_asked_about(source, target, locale, name):
    found = harvest(source, target, source_locale="en", target_locale=locale)
    assert [(m.target, m.kind, m.automatic) for m in found] == [(name, "organisation", False)]


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("A member of Torval said no.", "トルバル・キリンバ党の党員は否定した。", "ja"),
        ("Torvalia said no.", "토르발리아를 부정했다.", "ko"),
        ("A deal with Marks and Spencer.", "마크스&스펜서와 한 계약.", "ko"),
        ("The Quirimba State Police said no.", "キリンバ警察は否定した。", "ja"),
    ],
)
def test_part_of_a_name_is_not_taken_without_a_look(source, target, locale):
    found = harvest(source, target, source_locale="en", target_locale=locale)
    assert not any(m.automatic and m.target != "토르발리아" for m in found)


@pytest.mark.parametrize(
    ("source", "target", "locale", "pair"),
    [
        ("Oh Sung-ho spoke.", "오성호가 말했다.", "ko", ("Oh Sung-ho", "오성호")),
        ("Emily Carter spoke.", "에밀리 카터가 말했다.", "ko", ("Emily Carter", "에밀리 카터")),
        ("It stands in Pukchang.", "북창화력발전소에 있다.", "ko", ("Pukchang", "북창")),
        ("It came from Sunan.", "순안공항에서 왔다.", "ko", ("Sunan", "순안공항")),
        ("The phones are by LG.", "LGの電話だ。", "ja", ("LG", "LG")),
        ("He taught at Konkuk University.", "彼は建国大で教えた。", "ja", ("Konkuk University", "建国大")),
        ("The Bank of Pyongsong closed.", "평성은행이 문을 닫았다.", "ko", ("Bank of Pyongsong", "평성은행")),
        (
            "The complex in Kimchaek and the port of Kimchaek.",
            "金策製鉄連合企業所と金策港。",
            "ja",
            ("Kimchaek", "金策港"),
        ),
    ],
)
def test_names_that_stand_otherwise_than_alone(source, target, locale, pair):
    assert pair in pairs(source, target, locale)


def test_korean_and_japanese_find_what_neither_finds_alone():
    source = "A witness from Cologne named Jeff Flake came."
    versions = {
        "ko": "쾰른에서 온 증인 제프 플레이크가 왔다.",
        "ja": "ケルンから来た証人ジェフ・フレークが来た。",
    }
    alone = {
        locale: pairs(source, target, locale, termbase=Termbase()) for locale, target in versions.items()
    }
    together = harvest_together(source, versions, source_locale="en")
    assert ("Jeff Flake", "제프 플레이크") not in alone["ko"]
    assert ("Jeff Flake", "ジェフ・フレーク") not in alone["ja"]
    assert ("Jeff Flake", "제프 플레이크") in [(m.source, m.target) for m in together["ko"]]
    assert ("Jeff Flake", "ジェフ・フレーク") in [(m.source, m.target) for m in together["ja"]]
    assert not any(m.automatic for found in together.values() for m in found if m.how == "together")


def test_what_one_language_has_in_brackets_the_other_is_sure_of():
    versions = {"ko": "웨스트 멜로즈(West Melrose)에서 왔다.", "ja": "ウェスト・メルローズから来た。"}
    found = harvest_together("It came from West Melrose.", versions, source_locale="en")
    assert [(m.target, m.automatic) for m in found["ja"]] == [("ウェスト・メルローズ", True)]


def test_of_forms_that_stand_equally_often_the_one_that_the_other_language_says_comes_first():
    sentences = [
        Sentence("Quirimba fell.", "키림바가 무너졌다.", "ko", "a"),
        Sentence("Quirimba rose.", "퀴림바가 일어났다.", "ko", "b"),
        Sentence("Quirimba rose.", "クイリンバが立った。", "ja", "b"),
    ]
    [proposal] = gather(sentences, source_locale="en")
    assert [proposal.best("ko"), proposal.best("ja")] == ["퀴림바", "クイリンバ"]


def test_hangul_and_kanji_that_are_read_so_confirm_each_other():
    sentences = [
        Sentence("Pae Tae-o came.", "배태오가 왔다.", "ko", "a"),
        Sentence("Pae Tae-o came.", "裵泰五が来た。", "ja", "a"),
    ]
    [proposal] = gather(sentences, source_locale="en")
    assert proposal.automatic
