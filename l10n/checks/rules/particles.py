"""Korean particles that do not fit the word before them."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.terms import Use
from l10n.text.josa import josa
from l10n.text.josa_wrong import wrong_after, wrong_josa

_BOTH = re.compile(
    r"(?:을\(를\)|를\(을\)|은\(는\)|는\(은\)|이\(가\)|가\(이\)|과\(와\)|와\(과\)|\(으\)로|\(이\)(?=[라며다]))"
)
_FIRST = {"을": "을", "를": "를", "은": "은", "는": "는", "이": "이", "가": "가", "과": "과", "와": "와"}


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    told: set[int] = set()
    for wrong in wrong_josa(text):
        told.add(wrong.start)
        yield Hit(
            (wrong.start, wrong.end), "wrong",
            {"target": _word(text, wrong.start, wrong.end), "right": wrong.right}, fix=wrong.right,
        )  # fmt: skip
    for name in pair.target_names:
        after = wrong_after(text, name.end) if name.use is not Use.FORBIDDEN else None
        if after is not None and after.start not in told:
            told.add(after.start)
            yield Hit(
                (after.start, after.end), "wrong",
                {"target": text[name.start : after.end], "right": after.right}, fix=after.right,
            )  # fmt: skip
    if "(" in text:
        for match in _BOTH.finditer(text):
            first = _FIRST.get(match[0][0], "으로" if match[0].endswith("로") else "")
            right = josa(text[: match.start()][-80:], first) if first else ""
            yield Hit(match.span(), "both", {"target": match[0]}, fix=right or None)


def _word(text: str, start: int, end: int) -> str:
    while start > 0 and end - start < 14 and not text[start - 1].isspace():  # noqa: PLR2004 - characters shown
        start -= 1
    return text[start:end]


rule = Rule(
    name="particles",
    group="form",
    severity=Severity.ERROR,
    messages={
        "wrong": {
            "en": "“{target}”: the particle should be “{right}”.",
            "ko": "“{target}”: 조사는 “{right}”이어야 한다.",
            "ja": "「{target}」の助詞は「{right}」。",
        },
        "both": {
            "en": "“{target}”: choose one.",
            "ko": "“{target}”: 하나를 골라 쓴다.",
            "ja": "「{target}」：どちらかにする。",
        },
    },
    finds="을/를, 은/는, 이/가, 과/와, (으)로 after hangul, names, digits, capitals and closing marks; 을(를) in prose.",
    misses="는 after syllables that verbs end in, and whatever a noun of the language ends in as well, unless a name, a digit or a sign stands before them.",
    unit=_run,
    locales=frozenset({"ko"}),
)
