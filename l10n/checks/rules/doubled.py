"""Punctuation that stands there twice."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_FOUND = re.compile(
    r"。。(?!。)|、、(?!、)|,,|(?<!\.)\.\.(?![./\\])|，，|、。|。、|,\.(?!\w)|\.,(?=\s)|[。][.]|[.][。]|:：|;；|。」。|\?。|？。|！。|[(（]\s*[)）]"
)
_BEGINS = re.compile(r"[。、,.，:：;；?？！(（](?:[。、,.，：；」)）]|(?<=[(（])\s)")
"""The first two characters of all of them, any with any: one scan tells that there is nothing to look for."""


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    if not _BEGINS.search(text):
        return
    for match in _FOUND.finditer(text):
        found = match[0]
        if found in pair.plain_source:
            continue
        fix = found[0] if len(set(found)) == 1 else None
        yield Hit(match.span(), values={"target": found}, fix=fix)


rule = Rule(
    name="doubled",
    group="form",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "“{target}”: one sign too many.",
            "ko": "“{target}”: 문장 부호가 겹쳤다.",
            "ja": "「{target}」：約物が重なっている。",
        }
    },
    finds="Two periods or commas, a period after a question mark, brackets with nothing in them.",
    misses="!! and ??, which some houses write.",
    unit=_run,
)
