"""Machine drafts that were confirmed without an edit."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity


def _run(pair: Pair) -> Iterator[Hit]:
    if pair.unedited:
        yield Hit(None)


rule = Rule(
    name="unedited",
    group="completeness",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "Confirmed exactly as a machine drafted it: was it read?",
            "ko": "기계 번역 초안을 그대로 확정했다. 읽어 보았는가?",
            "ja": "機械の下訳のまま確定されている。読んだか。",
        }
    },
    finds="Translations that are, letter for letter, the draft of an engine.",
    misses="Drafts that were touched and not read; needs the record beside the catalog.",
    unit=_run,
)
