"""What text may hold, and the small facts beside it."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.text.fingerprint import fingerprint, short_hash
from l10n.text.furniture import is_related_heading
from l10n.text.joining import joiner, language
from l10n.text.normalize import normalize

QUICK = settings(deadline=None, max_examples=200)
TEXT = st.text(
    st.sampled_from(
        "a가\t\n\r\0\x07\x0b\x0c\x1b\x1c\x1d\x1e\x1f\x7f\u0085\u2028\u2029\u00a0\u3000\u200b\u200f\ufeff"
    )
)


@QUICK
@given(TEXT)
def test_normal_text_is_left_alone(text: str):
    normal = normalize(text)
    assert normalize(normal) == normal
    assert not any(unicodedata.category(char) == "Cc" for char in normal if char not in "\t\n")
    assert "\n".join(normal.splitlines()) == normal.removesuffix("\n")


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\u0085d", "a\nb\nc\nd"),
        ("\r\r\n", "\n\n"),
        ("nu\0ll\x1b[1m", "null[1m"),
        ("쌀\u3000값\u00a0\u200b\ufeff\u200f", "쌀\u3000값\u00a0\u200b\ufeff\u200f"),
    ],
)
def test_line_ends_and_controls(text: str, normal: str):
    assert normalize(text) == normal


def test_a_short_hash_is_the_same_in_every_run():
    assert short_hash("쌀") == "409b28a8"
    assert short_hash("쌀") != short_hash("쌀 ")


@QUICK
@given(st.lists(st.text()), st.lists(st.text()))
def test_a_fingerprint_tells_lists_apart(one: list[str], other: list[str]):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_a_fingerprint_counts_where_a_text_ends():
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])
    assert fingerprint(["쌀"]) == fingerprint(["쌀".encode()])


@pytest.mark.parametrize(
    "text",
    [
        "RECOMMENDATIONS",
        "Related articles:",
        "◆ 관련기사",
        "関連記事",
        "■あわせて読みたい",
        "Read more »",
        "More from Rimjin-gang",
    ],
)
def test_headings_that_lead_away(text: str):
    assert is_related_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Related articles were seized.",
        "Recommendations of the party",
        "관련기사를 읽은 주민",
        "最新記事によると",
        "More from " + "x" * 60,
    ],
)
def test_headings_of_the_report(text: str):
    assert not is_related_heading(text)


@pytest.mark.parametrize(
    ("locale", "subtag", "between"),
    [("ko", "ko", " "), ("ko-KP", "ko", " "), ("ja_JP", "ja", ""), ("ZH-Hant", "zh", "")],
)
def test_what_stands_between_sentences(locale: str, subtag: str, between: str):
    assert language(locale) == subtag
    assert joiner(locale) == between
