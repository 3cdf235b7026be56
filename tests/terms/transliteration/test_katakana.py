"""Hangul to katakana as newspapers write it, with variants as candidates."""

import pytest

from l10n.terms import transliterate


def forms(text: str, kind: str = "place") -> list[str]:
    return transliterate(text, source="ko", target="Kana", scheme="press", kind=kind)


@pytest.mark.parametrize(
    ("korean", "kana"),
    [
        ("평양", "ピョンヤン"),
        ("신의주", "シニジュ"),
        ("사리원", "サリウォン"),
        ("남원", "ナムウォン"),
        ("풍계리", "プンゲリ"),
        ("회령", "フェリョン"),
        ("백두산", "ペクトゥサン"),
        ("독립문", "トンニムムン"),
        ("오빠", "オッパ"),
    ],
)
def test_what_is_heard(korean, kana):
    assert forms(korean)[0] == kana


@pytest.mark.parametrize(
    ("korean", "kana"),
    [
        ("김정은", "キム・ジョンウン"),
        ("강지원", "カン・ジウォン"),
        ("박봉주", "パク・ポンジュ"),
        ("이낙연", "イ・ナギョン"),
        ("최선희", "チェ・ソンヒ"),
        ("선우은숙", "ソヌ・ウンスク"),
        ("강 지원", "カン・ジウォン"),
        ("강지원 기자", "カン・ジウォン記者"),
        ("李雪主", "イ・ソルジュ"),
    ],
)
def test_persons(korean, kana):
    assert forms(korean, "person")[0] == kana


@pytest.mark.parametrize(
    ("korean", "variant"),
    [
        ("신의주", "シンウィジュ"),
        ("김포", "キンポ"),
        ("길주", "キルチュ"),
        ("압구정", "アックジョン"),
        ("진해", "チネ"),
    ],
)
def test_variants_of_usage_are_candidates(korean, variant):
    assert variant in forms(korean)
