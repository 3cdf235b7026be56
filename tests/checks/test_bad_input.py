"""Units that were made to hurt, and units with nothing in them."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.checks import Checker, Pair, check
from l10n.checks.registry import rules


@pytest.mark.parametrize(
    "target", ["", " ", "<g1></g1>", "<x1/>", "...", "12", "—", "\u200f\u200e", "。", "“”", "()", "\ud7ff"]
)
@pytest.mark.parametrize("locale", ["ko", "ja", "fr", "zh-Hant"])
def test_units_with_only_marks_digits_or_punctuation(target, locale):
    for source in ("", "<g1></g1>", "12", "…", "A word."):
        check(source, target, locale=locale)


def test_mixed_normalization_forms_are_told_and_mended():
    target = unicodedata.normalize("NFD", "금강산") + "을 봤다. が"
    finding = next(f for f in check("We saw it.", target, locale="ko") if f.rule == "invisible")
    assert finding.fix == "금강산"


def test_right_to_left_marks():
    assert any(f.rule == "invisible" for f in check("It fell.", "떨어\u200f졌다.", locale="ko"))
    assert not any(f.rule == "invisible" for f in check("It fell.", "سقط\u200f.", locale="ar"))


HOSTILE = [
    "1,", "만", "십만", "(", "“", "「", "가나 ", "을", "あ", "漢字", "<g1>", "a.b@", "http://", "...", "한 두 ", "！", "々", "\u200b", "A ", "[x", "1분의", "가가 ",
]  # fmt: skip


def test_no_rule_is_quadratic():
    """Ten times the text takes at most some fifteen times as long; quadratic would be 100."""
    checker = Checker()

    def seconds(bit, length, locale):
        text = (bit * (length // len(bit) + 1))[:length]
        start = time.process_time()
        checker.unit(Pair(text, text[::-1], locale))
        return time.process_time() - start

    for number, bit in enumerate(HOSTILE):
        locale = ["ko", "ja"][number % 2]
        assert seconds(bit, 100_000, locale) < 30 * max(seconds(bit, 10_000, locale), 0.015), bit


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        st.sampled_from(
            "가을를은는이12만억%.,。、「」“”‘’\"'()[]あア漢<g1></g1><x2/> aAzZ…—年月日시분오전後\u200b\u1100\u0301"
        ),
        max_size=60,
    ),
    st.text(
        st.sampled_from(
            "가을를은는이12만억%.,。、「」“”‘’\"'()[]あア漢<g1></g1><x2/> aAzZ…—年月日시분오전後\u200b\u1100\u0301"
        ),
        max_size=60,
    ),
    st.sampled_from(["ko", "ja", "fr"]),
)
def test_any_text_is_judged_and_spans_are_inside(source, target, locale):
    for finding in check(source, target, locale=locale):
        assert finding.rule in rules()
        assert finding.message
        if finding.span is not None:
            assert 0 <= finding.span[0] <= finding.span[1] <= len(target)
