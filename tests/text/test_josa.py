import pytest

from l10n.text.josa import Final, final, josa, mend
from l10n.text.josa_wrong import wrong_after, wrong_josa


@pytest.mark.parametrize(
    ("word", "particle", "right"),
    [
        ("라선", "를", "을"),
        ("신의주", "은", "는"),
        ("서울", "으로", "로"),
        ("강원", "로", "으로"),
        ("10%", "을", "를"),
        ("LG", "이", "가"),
        ("3", "는", "은"),
        ("1000", "를", "을"),
        ("5km", "을", "를"),
        ("라선(羅先)", "는", "은"),
        ("“경기”", "을", "를"),
        ("김정은", "야", "아"),
        ("羅先", "를", "를"),
    ],
)
def test_the_form_that_fits(word, particle, right):
    assert josa(word, particle) == right


def test_finals():
    assert [final(word) for word in ("길", "강", "바다", "")] == [
        Final.RIEUL,
        Final.CONSONANT,
        Final.NONE,
        None,
    ]


def test_mend_leaves_words_alone():
    assert mend("나선를 떠나", 2) == "나선을 떠나"
    assert mend("나선이사를", 2) == "나선이사를"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("9월 금강산를 찾은", ["를"]),
        ("배추을 도시로", ["을"]),
        ("강물가 불어났다", ["가"]),
        ("서울으로 가는 시장는", ["으로", "는"]),
        ("가격이 20%을 넘었다", ["을"]),
        ("LG은", ["은"]),
    ],
)
def test_wrong_particles(text, wrong):
    found = wrong_josa(text)
    assert [text[one.start : one.end] for one in found] == wrong
    mended = text
    for one in reversed(found):
        mended = mended[: one.start] + one.right + mended[one.end :]
    assert not wrong_josa(mended)


@pytest.mark.parametrize(
    "text",
    [
        "마을을 지나 가을과 노을을 본다",
        "국가가 작가를 평가한다",
        "먹는 사람은 있는 것을 안다",
        "종로로 가는 경로를 새로 찾았다",
        "물가가 올라 소비자물가는 뛰었다",
        "사과와 효과, 결과를 더 나은 쪽으로",
        "집을 지을 사람과 뒤를 이을 아들",
        "김고은은 배우다",
        "2024년 3월 5일을",
    ],
)
def test_right_particles_and_words_like_them(text):
    assert not wrong_josa(text)


def test_after_a_name():
    found = wrong_after("신의주은 멀다", 3)
    assert found is not None
    assert found.right == "는"
    assert wrong_after("라선은 멀다", 2) is None
    assert wrong_after("라선시", 2) is None
