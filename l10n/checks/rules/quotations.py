"""Somebody's own words that became nobody's."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_QUOTED = re.compile(r"“([^“”]{12,400})”|(?<!\w)\"([^\"]{12,400})\"(?!\w)")
_SPOKEN = re.compile(
    r"\b(?:said|says|told|asked|added|recalled|explained|shouted|wrote|warned|replied|according to|called)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[“”‘’「」『』《》〈〉\"']")


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_source
    if "“" not in text and '"' not in text:
        return
    found = _QUOTED.search(text)
    if (
        found
        and not _MARKS.search(pair.plain_target)
        and _SPOKEN.search(_QUOTED.sub("", text))
        and _words(found[1] or found[2])
    ):
        yield Hit(None, values={"source": _cut(found[0])})


_FEWEST = 4


def _words(text: str) -> bool:
    return len(text.split()) >= _FEWEST


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:38] + "…”"  # noqa: PLR2004


rule = Rule(
    name="quotations",
    group="facts",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "{source} is quoted in the source; nothing is quoted here.",
            "ko": "원문의 인용 {source}이 여기서는 인용이 아니다.",
            "ja": "原文の引用{source}が、ここでは引用になっていない。",
        }
    },
    finds="A direct quotation of four words or more with its speaker, in a translation without any quotation mark.",
    misses="Which of several quotations was lost, and words that were put into another mouth.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
