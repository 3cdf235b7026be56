"""One sentence of the source that is translated in several ways in a report."""

from collections.abc import Iterator, Sequence

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity


def _report(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    first: dict[tuple[str, str], int] = {}
    for at, pair in enumerate(pairs):
        if not pair.target.strip():
            continue
        key = (" ".join(pair.plain_source.split()), pair.role)
        other = first.setdefault(key, at)
        if " ".join(pairs[other].plain_target.split()) != " ".join(pair.plain_target.split()):
            where = pairs[other].id or str(other + 1)
            yield at, Hit(None, values={"place": where, "other": _cut(pairs[other].plain_target)})


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004


rule = Rule(
    name="consistency",
    group="report",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "The same text is translated otherwise at {place}: “{other}”.",
            "ko": "같은 문장을 {place}에서는 달리 옮겼다: “{other}”.",
            "ja": "同じ文が{place}では別の訳：「{other}」。",
        }
    },
    finds="Units of one source text and role with several translations.",
    misses="Sentences that are nearly the same.",
    report=_report,
)
