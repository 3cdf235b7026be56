"""Which script a text is written in."""

import pytest

from l10n.text.scripts import script_for, script_of
from tests.align import newsroom


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (" ".join(newsroom.EN), "Latn"),
        (" ".join(newsroom.KO), "Hang"),
        ("".join(newsroom.JA), "Kana"),
        (
            "平壤的粮价在十一月上涨了三分之一，居民们说，市场上已经买不到大米，粮店也关了门。没有人知道原因。",
            "Hani",
        ),
        ("Цены на рис в Хесане выросли на треть за две недели, говорят жители.", "Cyrl"),
        ("Rice.", ""),
        ("1,234 " * 50, ""),
        ("", ""),
    ],
)
def test_a_text_is_told_by_its_letters(text, script):
    assert script_of(text) == script


def test_latin_names_do_not_hide_korean():
    assert (
        script_of("김정은은 KBS와 CNN, BBC가 함께 연 기자회견에서 AI와 ICBM에 대해 말하지 않았다. " * 3)
        == "Hang"
    )


@pytest.mark.parametrize(
    ("locale", "script"), [("ko-KP", "Hang"), ("ja", "Kana"), ("en_GB", "Latn"), ("bo", "")]
)
def test_the_script_of_a_language(locale, script):
    assert script_for(locale) == script
