"""Whatever is typed: nothing is lost, nothing breaks, nothing takes long."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import UsageError
from l10n.terms import transliterate
from l10n.terms.transliteration import unknown
from l10n.terms.transliteration.directions import RULES

OFFLINE = [way for way in RULES if way.source != "zh"]
KINDS = ["term", "place", "person"]

text = st.text(
    st.one_of(
        st.sampled_from(
            "평양강지원김 ・·/,、-' \t\n〇々ヶーっんゝ゛ﾊﾟ石丸次郎金正恩樂寧率不狀ぁゃАя€😀\u200b\u3099\u1100\u1161\u11a8"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(text, st.sampled_from(OFFLINE), st.sampled_from(KINDS))
def test_every_text_has_a_form(given_text, way, kind):
    forms = transliterate(given_text, source=way.source, target=way.target, scheme=way.scheme, kind=kind)
    assert forms
    assert len(forms) == len(set(forms))
    digits = [char for char in given_text if char in "0123456789"]
    assert [char for char in forms[0] if char in "0123456789"] == digits


@pytest.mark.parametrize("way", RULES)
@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_blank_stays_blank(way, blank):
    assert transliterate(blank, source=way.source, target=way.target, scheme=way.scheme) == [blank]


@pytest.mark.parametrize("mark", ["ー", "っ", "ッ"])
def test_a_mark_by_itself_stays(mark):
    assert transliterate(mark, source="ja", target="Latn", scheme="hepburn") == [mark]


@pytest.mark.parametrize(
    ("korean", "latin", "kana"),
    [
        ("2동", "2-dong", "2トン"),
        ("평양-신의주", "Pyeongyang-Sinuiju", "ピョンヤン-シニジュ"),
        ("3·1절", "3·1-jeol", "3·1チョル"),
    ],
)
def test_digits_and_signs_between(korean, latin, kana):
    assert transliterate(korean, source="ko", target="Latn", scheme="rr", kind="place")[0] == latin
    assert transliterate(korean, source="ko", target="Kana", scheme="press", kind="place")[0] == kana


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_letters_typed_apart_are_put_together(form):
    apart = unicodedata.normalize(form, "평양")
    assert transliterate(apart, source="ko", target="Latn", scheme="rr") == ["pyeongyang"]


def test_half_width_letters_are_hangul_too():
    assert transliterate("\uffb1\uffc2", source="ko", target="Latn", scheme="rr")[0]


def test_unknown_letters_are_kept_and_named():
    form = transliterate("평양 Москва 2", source="ko", target="Latn", scheme="rr", kind="place")[0]
    assert form == "Pyeongyang Москва 2"
    assert unknown("평양 Москва 2", form, target="Latn") == "Москва"


@pytest.mark.parametrize("way", OFFLINE)
@pytest.mark.parametrize("kind", ["term", "person"])
def test_long_texts_are_written_whole(way, kind):
    long = "평양 石丸いのうえ, " * 1000  # minutes, if anything grew faster than the text
    form = transliterate(long, source=way.source, target=way.target, scheme=way.scheme, kind=kind)[0]
    assert form.count(",") >= 999


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"source": "ru", "target": "Latn", "scheme": "rr"}, "from Hani, ja, ko, zh"),
        ({"source": "ko", "target": "Cyrl", "scheme": "rr"}, "there is Kana, Latn"),
        ({"source": "ko", "target": "Latn", "scheme": "rr-nam"}, "Did you mean 'rr-name'"),
        ({"source": "ko", "target": "Latn", "scheme": "rr", "kind": "city"}, "there is term, place, person"),
    ],
)
def test_what_is_no_direction_is_said(arguments, message):
    with pytest.raises(UsageError, match=message):
        transliterate("평양", **arguments)
