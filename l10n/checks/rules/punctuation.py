"""Punctuation of another language."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_KO = {"、": ",", "。": ".", "，": ",", "．": ".", "！": "!", "？": "?", "；": ";", "：": ":"}
_IN_KO = re.compile("[、。，．！？；：]")
_JA = {",": "、", ".": "。"}
_LETTER = "[\u3041-\u30ff\u3400-\u9fff々」』）]"
_IN_JA = re.compile(rf"(?<={_LETTER})[,.](?=[\s\u3041-\u30ff\u3400-\u9fff「『（<A-Z0-9]|\Z)")
_STRAIGHT = re.compile(r'"[^"]{1,400}"')
_JA_CHAR = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
_PERIOD_IN_QUOTE = re.compile(r"。(?=[」』])")


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    if pair.language == "ko":
        if _KO.keys().isdisjoint(pair.signs):
            return
        for match in _IN_KO.finditer(text):
            if match[0] in pair.plain_source:
                continue
            right = _KO[match[0]]
            follows = text[match.end() : match.end() + 1]
            spaced = (
                right + " " if follows and not follows.isspace() and follows not in "”’\"')]」』" else right
            )
            yield Hit(match.span(), "foreign", {"sign": match[0], "right": right}, fix=spaced)
        return
    if pair.signs.isdisjoint(',."'):
        return
    for match in _IN_JA.finditer(text):
        if (
            match[0] == "."
            and text[match.end() : match.end() + 1] in {".", ""}
            and text[match.start() - 1] == "."
        ):
            continue
        right = _JA[match[0]]
        end = match.end() + (1 if text[match.end() : match.end() + 1] == " " else 0)
        yield Hit((match.start(), end), "foreign", {"sign": match[0], "right": right}, fix=right)
    for match in _STRAIGHT.finditer(text):
        if _JA_CHAR.search(match[0]):
            yield Hit((match.start(), match.start() + 1), "straight", severity=Severity.WARNING)


rule = Rule(
    name="punctuation",
    group="form",
    severity=Severity.WARNING,
    messages={
        "foreign": {
            "en": "“{sign}” is not of this language: “{right}”.",
            "ko": "“{sign}”은 한국어 문장 부호가 아니다: “{right}”.",
            "ja": "「{sign}」は日本語の約物ではない：「{right}」。",
        },
        "straight": {
            "en": "Straight quotation marks around Japanese: 「」.",
            "ko": "일본어에는 곧은따옴표를 쓰지 않는다: 「」.",
            "ja": "日本語の引用は「」で囲む。",
        },
    },
    finds="、。！ in Korean; commas, periods and straight quotation marks in Japanese.",
    misses="Commas too many or too few.",
    unit=_run,
    locales=frozenset({"ko", "ja"}),
)
