"""Versions of two languages that disagree with each other in a number, a name, or a "not"."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.text.figures import compare_figures, read_figures
from l10n.text.marks import strip_marks
from l10n.text.negation import Polarity, negations, polarity

_LONGEST = {Polarity.NEGATIVE: 160, Polarity.POSITIVE: 110}
"""Letters of a source that says no, or does not, up to which polarity is compared: what longer ones deny may be a
clause that one version turned into another. Where the source itself may say no (few, fail) it is never compared."""


def _run(pair: Pair) -> Iterator[Hit]:
    if pair.siblings:
        yield from _numbers(pair)
        yield from _polarity(pair)
        yield from _names(pair)


def _numbers(pair: Pair) -> Iterator[Hit]:
    """Told of the version that differs from the source as well; of both, if both do."""
    wrong = {numeral.start for numeral in pair.apart.extra if not numeral.spelled}
    if not wrong:
        return
    for locale, sibling in pair.siblings.items():
        text = strip_marks(sibling)[0]
        if not text.strip():
            continue
        theirs = read_figures(text, locale=locale)
        if not pair.target_figures.numerals and not theirs.numerals:
            continue
        apart = compare_figures(pair.target_figures, theirs)
        ours = [n for n in apart.missing if n.start in wrong]
        others = [n for n in apart.extra if not n.spelled]
        if ours and others:
            here = pair.plain_target[ours[0].start : ours[0].end]
            yield Hit(
                (ours[0].start, ours[0].end),
                "number",
                {"target": here, "locale": locale, "other": text[others[0].start : others[0].end]},
            )


def _polarity(pair: Pair) -> Iterator[Hit]:
    """Of two versions, one with the source and one against it: told of the latter only."""
    if len(pair.plain_source) > max(_LONGEST.values()):
        return
    source = pair.source_polarity
    if len(pair.plain_source) > _LONGEST.get(source, 0):
        return
    own = pair.target_polarity
    if own is source or own is Polarity.OPEN:
        return
    for locale, sibling in pair.siblings.items():
        text = strip_marks(sibling)[0]
        if not text.strip() or polarity(text, locale=locale) is not source:
            continue
        if source is Polarity.NEGATIVE:
            start, end = negations(text, locale=locale)[-1]
            yield Hit(None, "lost", {"locale": locale, "other": text[start:end]})
        else:
            start, end = negations(pair.plain_target, locale=pair.locale)[-1]
            yield Hit((start, end), "added", {"locale": locale, "target": pair.plain_target[start:end]})


def _names(pair: Pair) -> Iterator[Hit]:
    """Names that only another version has, and not the source: a remark, since editors explain more in one language."""
    if not pair.termbase:
        return
    here = {found.term.id for found in pair.target_names}
    wanted = {found.term.id for found in pair.source_names}
    for locale, sibling in pair.siblings.items():
        for found in pair.termbase.find(strip_marks(sibling)[0], locale=locale):
            if found.term.id not in here | wanted and found.term.name(locale=pair.locale):
                here.add(found.term.id)
                values = {"locale": locale, "other": found.form}
                yield Hit(None, "name", values, severity=Severity.INFO)


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
        "lost": {
            "en": "The version {locale} says “{other}”, as the source says no; nothing here does.",
            "ko": "원문도 {locale} 판도 부정인데(“{other}”) 여기에는 부정하는 말이 없다.",
            "ja": "原文も{locale}版も否定（「{other}」）だが、ここには否定がない。",
        },
        "added": {
            "en": "“{target}” says no; neither the version {locale} nor the source does.",
            "ko": "“{target}”은 부정인데 {locale} 판에도 원문에도 부정하는 말이 없다.",
            "ja": "「{target}」は否定だが、{locale}版にも原文にも否定はない。",
        },
        "name": {
            "en": "The version {locale} names “{other}”; it is not here.",
            "ko": "{locale} 판에 있는 “{other}”이 여기에 없다.",
            "ja": "{locale}版にある「{other}」がここにない。",
        },
    },
    finds="Numbers, names of the termbase and negations in which the translations into two languages differ from each other.",
    misses="Numbers in words; negations where the source is long or only may say no (few, fail); units of a report that only one language has. A name that only another version has is a remark.",
    unit=_run,
)
