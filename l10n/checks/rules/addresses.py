"""Links, mail addresses and phone numbers must be those of the source."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%\[\]-]+|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}|\+[0-9][0-9() -]{7,18}[0-9]"
)
_TRAILING = ".,;:!?'"


def _run(pair: Pair) -> Iterator[Hit]:
    if not (_may_have(pair.source) or _may_have(pair.target)):
        return
    ours = [match[0].rstrip(_TRAILING) for match in _ADDRESS.finditer(pair.plain_source)]
    theirs = [(m.start(), m[0].rstrip(_TRAILING)) for m in _ADDRESS.finditer(pair.plain_target)]
    known = set(ours)
    there = {found for _, found in theirs}
    gone = [address for address in dict.fromkeys(ours) if address not in there]
    new = [(start, found) for start, found in theirs if found not in known]
    for start, found in new:
        fix = gone[0] if len(gone) == len(new) == 1 else None
        yield Hit((start, start + len(found)), "other", {"target": found}, fix=fix)
    if len(theirs) < len(ours):
        for address in gone[: len(ours) - len(theirs)]:
            yield Hit(None, "missing", {"source": address})


def _may_have(text: str) -> bool:
    return "@" in text or "+" in text or "://" in text or "www." in text


rule = Rule(
    name="addresses",
    group="form",
    severity=Severity.ERROR,
    messages={
        "other": {
            "en": "{target} is not in the source.",
            "ko": "{target}는 원문에 없다.",
            "ja": "{target}は原文にない。",
        },
        "missing": {
            "en": "{source} of the source is not here.",
            "ko": "원문의 {source}가 빠졌다.",
            "ja": "原文の{source}がない。",
        },
    },
    finds="Addresses of pages and people, and international phone numbers, that differ.",
    misses="Addresses that should be those of the translated page.",
    unit=_run,
)
