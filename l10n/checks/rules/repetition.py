"""Words that stand there twice."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_KO = re.compile(
    r"(?<!\S)((?:[가-힣]{2,12}|[가-힣]{1,12} [가-힣]{1,12}(?: [가-힣]{1,12})?))[,.]? \1(?![가-힣])"
)
_JA = re.compile(
    r"((?=[^、。]{0,11}[\u4e00-\u9fff])[\u3041-\u30ff\u4e00-\u9fff]{2,12})[、]?\1|([\u30a1-\u30ff]{4,14}[はがをにでとのも])[、]?\2|(?<=\S)([がをにはのでと])[ \u3000]\3(?=\S)|((?:です|ます|した|して|いる|から|こと|もの|この|その)(?:が|を|は)?)\4"
)
_SAID_TWICE = re.compile(r"\b(\w+)\b(?:[^\w\s]* | and | or |-| by )(?:and )?\1\b", re.IGNORECASE)
_AGAIN = re.compile(r"\b([a-z]{5,})\b(?=.{0,200}\b\1\b)", re.IGNORECASE | re.DOTALL)
_SHORTEST = 2
_LONGEST = 5000
"""Characters that are looked at."""
_FIXED = re.compile(
    "한 명|하나|여러|조금|서로|가지|차츰|점점|하루|매일|이모|구석|곳곳|아주|정말|너무|빨리|자꾸|거듭|오래|천천히|반짝|각각|한층|더더|계속|네네|드문드문|누구|어디|무엇|방방"
)


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    if pair.language == "ko":
        words = text.replace(",", "").replace(".", "").split()
        if len(set(words)) == len(words):
            return
    twice: bool | None = None
    for match in (_KO if pair.language == "ko" else _JA).finditer(text[:_LONGEST]):
        said = next(group for group in match.groups() if group)
        if twice is None:
            source = pair.plain_source[:_LONGEST]
            twice = bool(_SAID_TWICE.search(source) or _AGAIN.search(source))
        if twice:
            return
        if pair.language == "ko":
            if _FIXED.match(said):
                continue
        elif match[0] == said * 2 and len(said) == _SHORTEST and not re.search("[、はがをにへ]", match[0]):
            continue  # 一人一人
        yield Hit(match.span(), values={"target": said})


rule = Rule(
    name="repetition",
    group="completeness",
    severity=Severity.ERROR,
    messages={
        "": {
            "en": "“{target}” stands here twice.",
            "ko": "“{target}”이 두 번 나온다.",
            "ja": "「{target}」が2回続く。",
        }
    },
    finds="A word or phrase that follows itself, unless the source has a word that does.",
    misses="Repetitions with something between them; words of one syllable in Korean.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
