from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.text.figures import compare_figures, read_figures, same_numbers
from l10n.text.numerals import NumeralKind, read_numerals, rewrite


@pytest.mark.parametrize(
    ("locale", "text", "values"),
    [
        ("en", "20.4 million people", [20_400_000]),
        ("en", "$340 million and £11m", [340_000_000, 11_000_000]),
        ("en", "Half a million tons", [500_000]),
        ("en", "two hundred and fifty", [250]),
        ("en", "Two-fifths of a dozen", [Fraction(2, 5), 12]),
        ("en", "minus 27 degrees", [-27]),
        ("en", "the 1990s, in his 40s", [1990, 40]),
        ("en", "10-15 million", [10_000_000, 15_000_000]),
        ("ko", "1만 8500원과 3억4000만 달러", [18500, 340_000_000]),
        ("ko", "4조6000억 원, 3만5천 원", [4_600_000_000_000, 35_000]),
        ("ko", "열다섯 살 소년 스무 명이 사흘 동안", [15, 20, 3]),
        ("ko", "3분의 2, 절반, 40%", [Fraction(2, 3), Fraction(1, 2), 40]),
        ("ko", "영하 27도, 백만 달러", [-27, 1_000_000]),
        ("ko", "두만강의 세관, 한 상인은 조사를", []),
        ("ja", "1万8500ウォンと3億4000万ドル", [18500, 340_000_000]),
        ("ja", "三万五千円、二〇二四年、3割5分", [35_000, 2024, 35]),
        ("ja", "1 万 6 千人が氷点下27度", [16_000, -27]),
        ("ja", "三分の一、半分、二人", [Fraction(1, 3), Fraction(1, 2), 2]),
        ("ja", "会寧と茂山の統一、一昨年", []),
        ("ru", "3,5 и 1,200", [3, 5, 1200]),
    ],
)
def test_values(locale, text, values):
    assert [numeral.value for numeral in read_numerals(text, locale=locale)] == values


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "dozens", 10),
        ("en", "hundreds of thousands", 100_000),
        ("ko", "수십만 명", 100_000),
        ("ja", "十数人", 10),
    ],
)
def test_rough_numbers_say_their_size_only(locale, text, value):
    (numeral,) = read_numerals(text, locale=locale)
    assert numeral.rough
    assert numeral.value == value


def test_units():
    def units(text, locale):
        return [numeral.unit for numeral in read_numerals(text, locale=locale)]

    assert units("$5, 18,500 won, 38 kilometers, a half-ton", "en") == ["usd", "won", "km", "ton"]
    assert units("5달러 1만 8500원 38km 500킬로그램 40살", "ko") == ["usd", "won", "km", "kg", "age"]
    assert units("5ドル 1万8500ウォン 38キロ 500メートル", "ja") == ["usd", "won", "kilo", "m"]


@pytest.mark.parametrize(
    ("locale", "text", "value", "new"),
    [
        ("ko", "1만 8500", 20500, "2만 500"),
        ("ja", "3億4000万", 571_000_000, "5億7100万"),
        ("en", "6,500", 6800, "6,800"),
        ("en", "4.6 million", 4_700_000, "4.7 million"),
        ("ja", "２５", 31, "３１"),
        ("en", "dozens", 3, None),
    ],
)
def test_another_value_in_the_same_manner(locale, text, value, new):
    (numeral,) = read_numerals(text, locale=locale)
    assert rewrite(text, numeral, Fraction(value)) == new


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("20.4 million people", "2040만 명", "ko"),
        ("Two-fifths of those polled", "응답자의 40%", "ko"),
        ("a half-ton of coal", "석탄 500kg", "ko"),
        ("a quarter of a second", "0.25秒差", "ja"),
        ("a year and a half later", "1년 반 뒤", "ko"),
        ("About a dozen vendors", "상인 10여 명", "ko"),
        ("two decades", "20년", "ko"),
        ("The dam was doubled", "2倍になった", "ja"),
        ("5 miles away", "8km 떨어진", "ko"),
        ("see https://example.org/a?week=23", "주소 참조", "ko"),
        ("August 24", "8월 24일", "ko"),
    ],
)
def test_the_same_numbers(source, target, locale):
    assert same_numbers(source, target, source_locale="en", target_locale=locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("20.4 million people", "204만 명", "ko"),
        ("£11m", "1100파운드", "ko"),
        ("7.8 percent", "8.7％", "ja"),
        ("About 5,400 tourists", "約5万4000人", "ja"),
        ("37, she said", "と語った", "ja"),
        ("August 24", "8월 14일", "ko"),
    ],
)
def test_other_numbers(source, target, locale):
    assert not same_numbers(source, target, source_locale="en", target_locale=locale)


def test_two_wordings_of_one_language():
    assert same_numbers("He has two dogs.", "Two dogs are his.", source_locale="en", target_locale="en")
    assert not same_numbers("He has two dogs.", "He has three dogs.", source_locale="en", target_locale="en")


def test_conversion_can_be_refused():
    source, target = read_figures("5 miles", locale="en"), read_figures("8km", locale="ko")
    assert not compare_figures(source, target).missing
    assert compare_figures(source, target, converted=False).missing


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 10**13))
def test_koreans_and_japanese_write_the_same_number(value):
    def myriads(signs):
        out, rest = "", value
        for sign, power in signs:
            count, rest = divmod(rest, 10**power)
            out += f"{count}{sign}" if count else ""
        return out + (str(rest) if rest else "")

    ko, ja = myriads([("조", 12), ("억", 8), ("만", 4)]), myriads([("兆", 12), ("億", 8), ("万", 4)])
    assert [n.value for n in read_numerals(ko + "원", locale="ko")] == [value]
    assert [n.value for n in read_numerals(ja + "円", locale="ja")] == [value]
    assert same_numbers(f"{value:,} won", ko + "원", source_locale="en", target_locale="ko")


@settings(max_examples=60, deadline=None)
@given(
    st.text("0123456789,.%-~/ 만억조万億割分の수십세한十一年월일시aA,", max_size=60),
    st.sampled_from(["en", "ko", "ja", "fr"]),
)
def test_spans_are_ordered_and_inside(text, locale):
    found = read_numerals(text, locale=locale)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_kinds():
    kinds = [n.kind for n in read_numerals("30%, the 19th, ½", locale="en")]
    assert kinds == [NumeralKind.PERCENT, NumeralKind.ORDINAL, NumeralKind.FRACTION]
