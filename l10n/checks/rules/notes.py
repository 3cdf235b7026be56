"""Bracketed notes of the desk, and bylines in brackets, that must not get lost."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity

_NOTE = re.compile(r"\[[^\[\]]{2,300}\]")
_BYLINE = re.compile(
    r"\((?:By )?(?:[A-Z]{2,}(?:-[A-Z]+)? [A-Z][a-z]+(?:-[a-z]+)?|[A-Z][a-z]+ [A-Z]{2,})(?:[ ,/&]+(?:and )?[A-Z][\w-]+)*\)\.?\s*\Z"
)
_KEPT = re.compile(
    r"[\[［〔【（(〈《][^\]］〕】）)〉》]+[\]］〕】）)〉》]|※|＊|편집자 ?주|編集?部?注|編注|역주|訳注"
)


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_source
    if "[" not in text and "(" not in text:
        return
    notes = [*_NOTE.finditer(text), *_BYLINE.finditer(text)]
    if not notes:
        return
    rest = _NOTE.sub("", _BYLINE.sub("", text)).count("(")
    kept = len(_KEPT.findall(pair.plain_target))
    # Brackets that the translation adds, for a name's spelling say, hide none that it lost when there are few.
    for note in notes[max(0, kept) if not rest else max(0, kept - rest) :]:
        yield Hit(None, values={"source": note[0].strip()})


rule = Rule(
    name="notes",
    group="facts",
    severity=Severity.ERROR,
    messages={
        "": {
            "en": "{source} of the source is not here.",
            "ko": "원문의 {source}이 빠졌다.",
            "ja": "原文の{source}がない。",
        }
    },
    finds="Notes in square brackets and bylines in round ones that have no bracket in the translation.",
    misses="A note that was lost where the translation has brackets of its own.",
    unit=_run,
    locales=frozenset({"ko", "ja"}),
)
