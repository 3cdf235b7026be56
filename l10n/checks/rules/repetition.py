"""Words that stand there twice."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_KO = re.compile(
    r"(?<!\S)((?:[가-힣]{2,12}|[가-힣]{1,12} [가-힣]{1,12}(?: [가-힣]{1,12})?))[,.]? \1(?![가-힣])"
)
_JA = re.compile(r"([\u3041-\u30ff\u4e00-\u9fff]{2,12})、?\1")
_KANJI = re.compile("[\u4e00-\u9fff]")
_KANJI_AGAIN = re.compile(r"([\u4e00-\u9fff]).{1,12}\1")
"""What a kanji needs to be of a word that follows itself; many times as fast as looking for the word."""
_JA_REST = (
    re.compile(r"([\u30a1-\u30ff][\u30a1-\u30ff]{3,13}[はがをにでとのも])、?\1"),
    re.compile(r"([がをにはのでと])(?<=\S.)[ \u3000]\1(?=\S)"),
    re.compile(r"((?:です|ます|した|して|いる|から|こと|もの|この|その)(?:が|を|は)?)\1"),
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
    find = _korean if pair.language == "ko" else _japanese
    twice: bool | None = None
    for match in find(text[:_LONGEST]):
        if twice is None:
            source = pair.plain_source[:_LONGEST]
            twice = bool(_SAID_TWICE.search(source) or _AGAIN.search(source))
        if twice:
            return
        yield Hit(match.span(), values={"target": match[1]})


def _korean(text: str) -> Iterator[re.Match[str]]:
    for match in _KO.finditer(text):
        if not _FIXED.match(match[1]):
            yield match


def _japanese(text: str) -> Iterator[re.Match[str]]:
    if _KANJI_AGAIN.search(text):
        yield from filter(_is_no_word, _JA.finditer(text))
    for pattern in _JA_REST:
        yield from filter(_is_no_word, pattern.finditer(text))


def _is_no_word(match: re.Match[str]) -> bool:
    """Not 一人一人."""
    said = match[1]
    if match.re is _JA and not _KANJI.search(said):
        return False
    return match[0] != said * 2 or len(said) != _SHORTEST or bool(re.search("[、はがをにへ]", match[0]))


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
