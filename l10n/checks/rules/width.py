"""Full and half width."""

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_ANY = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uffdc]")
_KANA = re.compile("[\uff66-\uff9f]+")
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_HALF_HANGUL = re.compile("[\uffa0-\uffdc]+")


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    if not _ANY.search(text):
        return
    for match in _KANA.finditer(text):
        yield Hit(match.span(), "kana", {"target": match[0]}, fix=_folded(match[0]))
    for match in _HALF_HANGUL.finditer(text):
        yield Hit(match.span(), "hangul", {"target": match[0]}, fix=_folded(match[0]))
    wide = list(_WIDE.finditer(text))
    if not wide:
        return
    if pair.language == "ja":
        # A house may set all of its letters wide: both widths in one text are an accident.
        digits = [m for m in wide if m[0][0] <= "\uff19"]
        if digits and re.search("[0-9]", text):
            for match in digits:
                yield Hit(
                    match.span(), "mixed", {"target": match[0]}, fix=_folded(match[0]), severity=Severity.INFO
                )
        return
    for match in wide:
        yield Hit(match.span(), "wide", {"target": match[0]}, fix=_folded(match[0]))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


rule = Rule(
    name="width",
    group="form",
    severity=Severity.WARNING,
    messages={
        "kana": {
            "en": "Half-width kana: “{target}”.",
            "ko": "반각 가나: “{target}”.",
            "ja": "半角カナ：「{target}」。",
        },
        "hangul": {
            "en": "Half-width hangul: “{target}”.",
            "ko": "반각 한글: “{target}”.",
            "ja": "半角ハングル：「{target}」。",
        },
        "wide": {
            "en": "Full-width letters: “{target}”.",
            "ko": "전각 글자: “{target}”.",
            "ja": "全角英数字：「{target}」。",
        },
        "mixed": {
            "en": "Full-width digits beside half-width ones: “{target}”.",
            "ko": "전각 숫자와 반각 숫자가 섞였다: “{target}”.",
            "ja": "全角と半角の数字が混在：「{target}」。",
        },
    },
    finds="Half-width kana and hangul, full-width letters in Korean, digits of both widths in Japanese.",
    misses="Whether a house sets single digits wide.",
    unit=_run,
)
