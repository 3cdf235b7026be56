"""A "not" that was lost, or one that nobody said."""

import re
from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.negation import Polarity, negations

_LONGEST = 110
"""Letters of a source that are looked at: in longer ones a negated clause is too often turned into another."""


def _run(pair: Pair) -> Iterator[Hit]:
    text = pair.plain_source
    if len(text) > _LONGEST or pair.source_polarity is Polarity.OPEN:
        return
    if pair.source_polarity is Polarity.NEGATIVE and pair.target_polarity is Polarity.POSITIVE:
        (start, end), *_ = negations(text, locale=pair.source_locale)
        yield Hit(None, "lost", {"source": text[start:end]})
    elif (
        pair.target_polarity is Polarity.NEGATIVE
        and pair.source_polarity is Polarity.POSITIVE
        and not _NEGATIVE_SENSE.search(text)
    ):
        found = negations(pair.plain_target, locale=pair.locale)
        start, end = found[-1]
        yield Hit((start, end), "added", {"target": pair.plain_target[start:end]})


_NEGATIVE_SENSE = re.compile(r"\?|[“\"‘]", re.IGNORECASE)

rule = Rule(
    name="negation",
    group="facts",
    severity=Severity.WARNING,
    messages={
        "lost": {
            "en": "The source says “{source}”; nothing here says no.",
            "ko": "원문에는 “{source}”이 있는데 여기에는 부정하는 말이 없다.",
            "ja": "原文には「{source}」があるが、ここには否定がない。",
        },
        "added": {
            "en": "“{target}” says no; nothing in the source does.",
            "ko": "“{target}”은 부정인데 원문에는 부정하는 말이 없다.",
            "ja": "「{target}」は否定だが、原文に否定はない。",
        },
    },
    finds="Sentences of which only one side has a word that says no.",
    misses="Sentences with several negations, and those longer than 110 letters.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
