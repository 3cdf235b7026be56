"""First mentions carry the gloss that the termbase asks for, later ones the short form."""

from collections.abc import Iterator, Sequence

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.terms import Use

_COPY = frozenset({"paragraph", "quote", "list-item"})


def _report(pairs: Sequence[Pair]) -> Iterator[tuple[int, Hit]]:
    seen: set[str] = set()
    for at, pair in enumerate(pairs):
        if pair.role not in _COPY:
            continue
        for found in pair.target_names:
            first = found.term.first.get(pair.locale) or found.term.first.get(pair.language)
            if not first:
                continue
            if found.term.id not in seen:
                seen.add(found.term.id)
                if found.use is not Use.FIRST and first not in pair.plain_target:
                    yield at, Hit((found.start, found.end), "first", {"target": found.form, "right": first})
            elif found.use is Use.FIRST:
                short = found.term.short.get(pair.locale) or found.term.name(locale=pair.locale)
                yield at, Hit((found.start, found.end), "again", {"target": found.form, "right": short})


rule = Rule(
    name="first-mention",
    group="report",
    severity=Severity.INFO,
    messages={
        "first": {
            "en": "The first mention of “{target}” is “{right}”.",
            "ko": "“{target}”은 처음에 “{right}”로 쓴다.",
            "ja": "「{target}」の初出は「{right}」。",
        },
        "again": {
            "en": "“{target}” was explained before: “{right}”.",
            "ko": "“{target}”은 앞에서 설명했다: “{right}”.",
            "ja": "「{target}」は説明済み：「{right}」。",
        },
    },
    finds="Terms with a form for their first mention that lack it there, or have it again.",
    misses="Explanations in other words.",
    report=_report,
)
