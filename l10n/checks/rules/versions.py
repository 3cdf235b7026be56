"""Versions of two languages that disagree with each other in a number or a name."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.figures import compare_figures, read_figures
from l10n.text.marks import strip_marks


def _run(pair: Pair) -> Iterator[Hit]:
    for locale, sibling in pair.siblings.items():
        text = strip_marks(sibling)[0]
        if not text.strip():
            continue
        theirs = read_figures(text, locale=locale)
        if not pair.target_figures.numerals and not theirs.numerals:
            continue
        apart = compare_figures(pair.target_figures, theirs)
        ours = [n for n in apart.missing if not n.spelled]
        others = [n for n in apart.extra if not n.spelled]
        if ours and others:
            here = pair.plain_target[ours[0].start : ours[0].end]
            yield Hit(
                (ours[0].start, ours[0].end),
                "number",
                {"target": here, "locale": locale, "other": text[others[0].start : others[0].end]},
            )
    yield from _names(pair)


def _names(pair: Pair) -> Iterator[Hit]:
    if not pair.termbase:
        return
    here = {found.term.id for found in pair.target_names}
    wanted = {found.term.id for found in pair.source_names()}
    for locale, sibling in pair.siblings.items():
        for found in pair.termbase.find(strip_marks(sibling)[0], locale=locale):
            if found.term.id not in here | wanted and found.term.name(locale=pair.locale):
                here.add(found.term.id)
                yield Hit(None, "name", {"locale": locale, "other": found.form})


rule = Rule(
    name="versions",
    group="report",
    severity=Severity.WARNING,
    messages={
        "number": {
            "en": "“{target}” here, “{other}” in the version {locale}.",
            "ko": "여기는 “{target}”, {locale} 판은 “{other}”이다.",
            "ja": "ここは「{target}」、{locale}版は「{other}」。",
        },
        "name": {
            "en": "The version {locale} names “{other}”; it is not here.",
            "ko": "{locale} 판에 있는 “{other}”이 여기에 없다.",
            "ja": "{locale}版にある「{other}」がここにない。",
        },
    },
    finds="Numbers and names of the termbase in which the translations into two languages differ from each other.",
    misses="Numbers in words; units of a report that only one language has.",
    unit=_run,
)
