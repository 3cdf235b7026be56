"""Pinyin to hangul and katakana, and hanzi to pinyin."""

import pytest

from l10n.terms import transliterate
from l10n.terms.transliteration import pinyin
from tests.programs import require_extra


@pytest.fixture
def names():
    require_extra("names", "pypinyin")


def best(text: str, target: str, scheme: str, kind: str = "place") -> str:
    return transliterate(text, source="zh", target=target, scheme=scheme, kind=kind)[0]


@pytest.mark.parametrize(
    ("latin", "hangul", "kana"),
    [
        ("XI Jinping", "시진핑", "シー・チンピン"),
        ("Zhou Enlai", "저우언라이", "チョウ・エンライ"),
        ("Máo Zédōng", "마오쩌둥", "マオ・ツォートン"),
        ("Lü Xun", "뤼쉰", "リュィ・シュン"),
        ("Lv Xun", "뤼쉰", "リュィ・シュン"),
    ],
)
def test_persons_in_pinyin(latin, hangul, kana):
    assert best(latin, "Hang", "nikl", "person") == hangul
    assert best(latin, "Kana", "press", "person") == kana


@pytest.mark.parametrize(
    ("word", "count"),
    [("Xian", 1), ("Xi'an", 2), ("Tiananmen", 3), ("Changan", 2), ("Chang'an", 2), ("Nuerbaikeli", 5)],
)
def test_words_are_cut_into_syllables(word, count):
    found = pinyin.syllables(word)
    assert found is not None
    assert len(found) == count


def test_what_is_no_pinyin_stays():
    assert best("Harbin", "Hang", "nikl") == "Harbin"


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("hanzi", "latin"),
    [
        ("長白", "Changbai"),
        ("重慶", "Chongqing"),
        ("集安", "Ji'an"),
        ("図們", "Tumen"),
        ("珲春", "Hunchun"),
        ("瀋陽", "Shenyang"),
    ],
)
def test_places_in_traditional_simplified_and_japanese_characters(hanzi, latin):
    assert best(hanzi, "Latn", "pinyin") == latin


@pytest.mark.usefixtures("names")
def test_hanzi_also_have_their_korean_sounds():
    forms = transliterate("習近平", source="zh", target="Hang", scheme="nikl", kind="person")
    assert forms == ["시진핑", "습근평"]


@pytest.mark.usefixtures("names")
def test_family_names_that_are_read_otherwise():
    assert best("单雄信", "Latn", "pinyin", "person") == "Shan Xiongxin"
    assert best("歐陽脩", "Latn", "pinyin", "person") == "Ouyang Xiu"


@pytest.mark.usefixtures("names")
def test_syllables_of_the_dictionary_are_cut_as_they_were_joined():
    import pypinyin  # noqa: PLC0415 - of an extra

    wrong = []
    for phrase in [*pypinyin.phrases_dict.phrases_dict][:20_000:20]:
        syllables = pypinyin.lazy_pinyin(phrase)
        joined = "".join(f"'{s}" if s[:1] in "aoe" else s for s in syllables).removeprefix("'")
        found = pinyin.syllables(joined)
        # A syllable that is no more than a consonant (hng, m) is none of the table.
        if joined.replace("'", "").isalpha() and (found is None or len(found) != len(syllables)):
            wrong.append(phrase)
    assert len(wrong) <= 2, wrong
