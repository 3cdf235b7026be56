"""Names of the termbase: left out, wrong or forbidden."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.terms import Term, TermStatus, Use


def _run(pair: Pair) -> Iterator[Hit]:
    if not pair.termbase:
        return
    forbidden: set[str] = set()
    for found in pair.target_names:
        if found.use is Use.FORBIDDEN:
            forbidden.add(found.term.id)
            yield _forbidden(pair, found.start, found.end, found.term)
    here = {found.term.id for found in pair.target_names if found.use is not Use.FORBIDDEN}
    by_place: dict[tuple[int, int], list[Term]] = {}
    for found in pair.source_names:
        by_place.setdefault((found.start, found.end), []).append(found.term)
    told: set[str] = set()
    for (start, end), terms in by_place.items():
        # One name of two things: either will do.
        asked = [term for term in terms if term.accepted(locale=pair.locale)]
        if not asked or any(term.id in here | forbidden | told for term in asked) or _stands(pair, asked):
            continue
        told.update(term.id for term in asked)
        proposed = all(term.status is TermStatus.PROPOSED for term in asked)
        yield Hit(
            None,
            "missing",
            {
                "source": pair.plain_source[start:end],
                "right": asked[0].name(locale=pair.locale, role=pair.role)
                or asked[0].accepted(locale=pair.locale)[0],
            },
            Severity.WARNING if proposed else None,
        )


def _forbidden(pair: Pair, start: int, end: int, term: Term) -> Hit:
    right = term.name(locale=pair.locale, role=pair.role)
    wrong = pair.plain_target[start:end]
    return Hit((start, end), "forbidden", {"target": wrong, "right": right}, fix=right or None)


def _stands(pair: Pair, terms: list[Term]) -> bool:
    """Whether a form of a name stands there where the termbase would not look: in a longer word, or the family name."""
    if pair.termbase and pair.termbase.find_families(pair.plain_target, locale=pair.locale, terms=terms):
        return True
    return any(
        form in pair.plain_target
        for term in terms
        for form in term.accepted(locale=pair.locale)
        if len(form) > 1
    )


rule = Rule(
    name="names",
    group="facts",
    severity=Severity.ERROR,
    messages={
        "missing": {
            "en": "“{source}” is “{right}”, which is not here.",
            "ko": "“{source}”은 “{right}”인데 여기에 없다.",
            "ja": "「{source}」は「{right}」だが、ここにない。",
        },
        "forbidden": {
            "en": "“{target}” must not be used: “{right}”.",
            "ko": "“{target}”은 쓰지 않는다: “{right}”.",
            "ja": "「{target}」は使わない。「{right}」とする。",
        },
    },
    finds="A name of the source without its form in the termbase; forms that are forbidden.",
    misses="Names that are not in the termbase; a full name for which only the family name stands; a name that the translation rightly replaces by a pronoun is an alarm.",
    unit=_run,
)
