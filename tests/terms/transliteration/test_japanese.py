"""Kana to Latin letters and to hangul: the rules, where syllables meet, and what people type."""

import pytest

from l10n.terms import transliterate
from l10n.terms.transliteration import sudachi
from tests.programs import require_extra


@pytest.fixture
def names():
    require_extra("names", "sudachipy")


def best(text: str, target: str, scheme: str, kind: str = "term") -> str:
    return transliterate(text, source="ja", target=target, scheme=scheme, kind=kind)[0]


@pytest.mark.parametrize(
    ("kana", "macron", "plain", "passport"),
    [
        ("こうの たろう", "Kōno Tarō", "Kono Taro", "Kono Taro"),
        ("ほんま じゅんいち", "Honma Jun'ichi", "Honma Junichi", "Homma Junichi"),
        ("はっちょうぼり", "Hatchōbori", "Hatchobori", "Hatchobori"),
        ("いのうえ", "Inoue", "Inoue", "Inoue"),
        ("まつうら", "Matsuura", "Matsuura", "Matsuura"),
        ("おおおか", "Ōoka", "Ooka", "Ooka"),
        ("にいがた", "Niigata", "Niigata", "Niigata"),
        ("しんばし", "Shinbashi", "Shinbashi", "Shimbashi"),
    ],
)
def test_hepburn(kana, macron, plain, passport):
    assert best(kana, "Latn", "hepburn-macron", "person") == macron
    assert best(kana, "Latn", "hepburn", "person") == plain
    assert best(kana, "Latn", "hepburn-passport", "person") == passport


def test_passports_may_have_an_h():
    forms = transliterate("おおの", source="ja", target="Latn", scheme="hepburn-passport", kind="person")
    assert forms == ["Ono", "Ohno"]


@pytest.mark.parametrize(
    ("kana", "hangul"),
    [
        ("かとう かつのぶ", "가토 가쓰노부"),  # the given name begins a word
        ("かとうかつのぶ", "가토카쓰노부"),
        ("いのうえ", "이노우에"),
        ("せいいち", "세이이치"),
        ("さゝき", "사사키"),
        ("いすゞ", "이스즈"),
        ("ｶﾞｯｺｳ", "갓코"),  # half width
        ("か\u3099っこう", "갓코"),  # the mark of voice apart
        ("ヴァイオリン", "바이오린"),
        ("ラーメン", "라멘"),
        ("イシマル・ジロウ", "이시마루 지로"),
        ("んー", "은"),
    ],
)
def test_hangul_of_kana(kana, hangul):
    assert best(kana, "Hang", "nikl", "person" if " " in kana or "・" in kana else "term") == hangul


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("ISHIMARU Jiro", "이시마루 지로"),
        ("Jiro ISHIMARU", "이시마루 지로"),
        ("Ishimaru Jirō", "이시마루 지로"),
        ("KŌNO Tarō", "고노 다로"),
        ("Honma Jun'ichi", "혼마 준이치"),
        ("HATTORI Hatchobori", "핫토리 핫초보리"),
        ("KANG Ji-won", "Kang Ji-won"),  # no Japanese name
    ],
)
def test_names_in_latin_letters_are_taken_for_hepburn(latin, hangul):
    assert best(latin, "Hang", "nikl", "person") == hangul


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("kanji", "reading"),
    [
        ("石丸次郎", "イシマル ジロウ"),
        ("石丸 次郎", "イシマル ジロウ"),
        ("長谷川豊", "ハセガワ ユタカ"),
        ("林芳正", "ハヤシ ヨシマサ"),
        ("佐々木希", "ササキ ノゾミ"),
        ("広瀬すず", "ヒロセ スズ"),
    ],
)
def test_names_in_kanji_are_cut_and_read(kanji, reading):
    assert best(kanji, "Kana", "reading", "person") == reading


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("old", "today"), [("國際", "コクサイ"), ("東條英機", "トウジョウ ヒデキ"), ("廣瀬", "ヒロセ")]
)
def test_old_forms_of_kanji_are_read(old, today):
    kind = "term" if old == "國際" else "person"
    assert best(old, "Kana", "reading", kind) == today


@pytest.mark.usefixtures("names")
def test_a_rare_reading_is_among_the_candidates():
    forms = transliterate("久保建英", source="ja", target="Kana", scheme="reading", kind="person")
    assert "クボ タケフサ" in forms


def test_without_the_dictionary_characters_are_read_by_themselves(monkeypatch):
    monkeypatch.setattr(sudachi, "_dictionary", lambda: None)
    monkeypatch.setattr(sudachi, "_tokenizer", lambda: None)
    sudachi.lookup.cache_clear()
    try:
        forms = transliterate("石丸次郎", source="ja", target="Kana", scheme="reading", kind="person")
        assert "イシマル ジロウ" in forms
        # もり, not さかり; くろ, not くろい: as the heads of family names are read.
        assert best("盛山健裕", "Kana", "reading", "person").startswith("モリヤマ ")
        assert best("黒川安夫", "Kana", "reading", "person") == "クロカワ ヤスオ"
        assert transliterate("山", source="ja", target="Kana", scheme="reading")
    finally:
        sudachi.lookup.cache_clear()
