"""What is said of signs that come in pairs, brackets and quotation marks, where one of them is missing."""

from l10n.checks.rule import Messages

UNBALANCED: Messages = {
    "open": {
        "en": "{sign} is not closed.",
        "ko": "{sign}를 닫지 않았다.",
        "ja": "{sign}が閉じていない。",
    },
    "closed": {
        "en": "{sign} closes what was not opened.",
        "ko": "열지 않은 {sign}를 닫았다.",
        "ja": "{sign}に対応する始まりがない。",
    },
}
