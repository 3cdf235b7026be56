"""House style: quotation marks, brackets and numerals as the settings ask for them."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.dates import MomentKind
from l10n.text.numerals import NumeralKind

_QUOTES = '“”‘’「」『』〝〟"《》〈〉«»'
_BRACKETS = "()（）[]［］〔〕【】"
_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\Z")
_PLAIN = re.compile(r"[0-9]{5,}\Z")
_MYRIAD = 10_000


def _run(pair: Pair) -> Iterator[Hit]:
    style, text = pair.style, pair.plain_target
    for allowed, all_signs, says in (
        (style.quotes, _QUOTES, "quotes"),
        (style.brackets, _BRACKETS, "brackets"),
    ):
        if not allowed:
            continue
        for at, sign in enumerate(text):
            if (
                sign in all_signs
                and sign not in allowed
                and not (sign == "’" and text[at - 1 : at].isalpha())
            ):
                yield Hit((at, at + 1), says, {"target": sign, "right": allowed})
    if style.numerals:
        yield from _numerals(pair)


def _numerals(pair: Pair) -> Iterator[Hit]:
    text, wanted = pair.plain_target, pair.style.numerals
    years = {m.start for m in pair.target_figures.moments if m.kind is MomentKind.YEAR}
    for numeral in pair.target_figures.numerals:
        written = text[numeral.start : numeral.end]
        if numeral.start in years or numeral.kind is not NumeralKind.CARDINAL or numeral.value < 1000:  # noqa: PLR2004
            continue
        wrong = (
            (wanted == "plain" and _GROUPS.match(written))
            or (wanted == "grouped" and re.fullmatch("[0-9]{4,}", written))
            or (
                wanted == "myriads"
                and numeral.value >= _MYRIAD
                and (_GROUPS.match(written) or _PLAIN.match(written))
            )
        )
        if wrong:
            yield Hit((numeral.start, numeral.end), "numerals", {"target": written, "right": wanted})


rule = Rule(
    name="style",
    group="form",
    severity=Severity.WARNING,
    messages={
        "quotes": {
            "en": "“{target}” is no quotation mark of this house: {right}.",
            "ko": "“{target}” 대신 {right}를 쓴다.",
            "ja": "「{target}」ではなく{right}を使う。",
        },
        "brackets": {
            "en": "“{target}” is no bracket of this house: {right}.",
            "ko": "“{target}” 대신 {right}를 쓴다.",
            "ja": "「{target}」ではなく{right}を使う。",
        },
        "numerals": {
            "en": "“{target}”: this house writes numbers {right}.",
            "ko": "“{target}”: 숫자 표기는 {right}이다.",
            "ja": "「{target}」：数字の表記は{right}。",
        },
    },
    finds="What [checks.style] asks for; nothing without it.",
    misses="Everything that the settings do not name.",
    unit=_run,
)
