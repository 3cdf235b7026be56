import pytest

from l10n.text.negation import Polarity, negations, polarity


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("He did not explain.", "en", Polarity.NEGATIVE),
        ("They don't.", "en", Polarity.NEGATIVE),
        ("Few could pay.", "en", Polarity.OPEN),
        ("The road is wet.", "en", Polarity.POSITIVE),
        ("설명하지 않았다.", "ko", Polarity.NEGATIVE),
        ("비료를 살 수 없었다.", "ko", Polarity.NEGATIVE),
        ("이유를 설명했다.", "ko", Polarity.POSITIVE),
        ("일할 수밖에 없다", "ko", Polarity.OPEN),
        ("説明しなかった。", "ja", Polarity.NEGATIVE),
        ("コメはもうありません。", "ja", Polarity.NEGATIVE),
        ("理由を説明した。", "ja", Polarity.POSITIVE),
        ("行かなければならない", "ja", Polarity.OPEN),
        ("Nicht", "de", Polarity.OPEN),
    ],
)
def test_polarity(text, locale, expected):
    assert polarity(text, locale=locale) is expected


def test_spans():
    assert negations("I do not know.", locale="en") == [(5, 8)]
    assert negations("I know.", locale="fr") == []
