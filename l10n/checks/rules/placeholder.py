"""Text that was meant to be replaced."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_PATTERN = re.compile(
    r"(?<![A-Za-z])(?:TODO|FIXME|XXX+|TBD|TBC|TKTK?)(?![A-Za-z])|(?<![?？!！])[?？]{3,}|lorem ipsum|[○●◯〇]{2,}|(?<![A-Za-z])[xX]{4,}(?![A-Za-z])|_{3,}"
    r"|[\[(（［【](?:확인 ?필요|번역 ?필요|미번역|작성 ?중|要確認|要翻訳|未訳|訳注待ち|確認中|check|name\?|translate)[\])）］】]|＿{2,}|\{\{[^{}]{0,60}\}\}|%\([a-z_]+\)s",
    re.IGNORECASE,
)
_BEGINS = re.compile("[TtFfXxLl?？○●◯〇_＿{%(（[［【][OoBbIiXxKk?？○●◯〇_＿{(확번미작要未訳確CcNn]")
"""The first two characters of all of them, any with any: one scan tells that there is nothing to look for."""


def _run(pair: Pair) -> Iterator[Hit]:
    if not _BEGINS.search(pair.plain_target):
        return
    for match in _PATTERN.finditer(pair.plain_target):
        if match[0] not in pair.plain_source and match[0].replace("？", "?") not in pair.plain_source:
            yield Hit(match.span(), values={"target": match[0]})


rule = Rule(
    name="placeholder",
    group="completeness",
    severity=Severity.ERROR,
    messages={
        "": {
            "en": "Left to be filled in: “{target}”.",
            "ko": "채워 넣을 자리가 남았다: “{target}”.",
            "ja": "仮の文字が残っている：「{target}」。",
        }
    },
    finds="TODO, ???, ○○, [확인 필요], （要確認） and their like, unless the source has them.",
    misses="Placeholders of a desk's own; name them in [[checks.patterns]].",
    unit=_run,
)
