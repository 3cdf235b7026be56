"""Ellipses and dashes that are put together of other signs."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_FOUND = re.compile(
    r"・{3,}|。{3,}|、{3,}|(?<![.…])\.{2}(?![./\\])|(?<!\.)\.{4,}|…+|(?<!\.)\.{3}(?!\.)|(?<=[^\s\-])--(?=[^\s\->])"
)


_QUICK = ("..", "…", "・・", "。。", "、、", "--")


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_target
    house = pair.style.ellipsis
    if not any(sign in text for sign in _QUICK):
        return
    for match in _FOUND.finditer(text):
        found = match[0]
        if found in pair.plain_source and not house:
            continue
        if found == "--":
            yield Hit(match.span(), "dash", severity=Severity.INFO)
        elif house and found not in {house, ".."}:
            yield Hit(match.span(), "house", {"target": found, "right": house}, fix=house)
        elif found[0] in "・。、" or (len(found) > 3 and found[0] == "."):  # noqa: PLR2004
            yield Hit(match.span(), "odd", {"target": found}, severity=Severity.INFO)


rule = Rule(
    name="ellipsis",
    group="form",
    severity=Severity.WARNING,
    messages={
        "house": {
            "en": "“{target}” is “{right}” in this house.",
            "ko": "“{target}”은 “{right}”로 쓴다.",
            "ja": "「{target}」は「{right}」とする。",
        },
        "odd": {
            "en": "“{target}” for an ellipsis.",
            "ko": "줄임표를 “{target}”로 썼다.",
            "ja": "三点リーダーが「{target}」。",
        },
        "dash": {
            "en": "Two hyphens for a dash.",
            "ko": "줄표를 붙임표 둘로 썼다.",
            "ja": "ダッシュがハイフン二つ。",
        },
    },
    finds="・・・ and .... for an ellipsis, -- for a dash; with a setting, every ellipsis that is not the house's.",
    misses="Whether an ellipsis belongs there.",
    unit=_run,
)
