"""Names of sentences that nobody has translated: those that ship with the tool."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from l10n.terms.harvesting.gather import Evidence, Proposal, Sentence, name_key
from l10n.terms.harvesting.match import NameMatch
from l10n.terms.termbase import gazetteer

_WORLD = "w-"
"""Begins the ids of countries and of cities of the world: every translator knows them."""


def untranslated(
    sentences: Iterable[Sentence], *, source_locale: str, but: Iterable[str] = ()
) -> list[Proposal]:
    """A proposal for each name that ships, never to be taken without a look: nobody has used its forms here.

    Args:
        sentences: without targets.
        source_locale: of the sources.
        but: names that are known better.

    Returns:
        Names by their forms that the sentences have, those that were met most often first.
    """
    passed = {name_key(name) for name in but}
    found: dict[str, list[Evidence]] = defaultdict(list)
    for sentence in dict.fromkeys(sentences):
        seen = gazetteer().find(sentence.source, locale=source_locale)
        terms = {one.term.id: one.term for one in seen if not one.term.id.startswith(_WORLD)}
        for term in terms.values():
            name, form = term.name(locale=source_locale), term.name(locale=sentence.locale)
            if name and form and not any(name_key(n) in passed for n in term.accepted(locale=source_locale)):
                match = NameMatch(name, form, term.kind.value, _SCORE, automatic=False, how="ships")
                found[term.id].append(Evidence(match, sentence))
    proposals = [_proposal(evidence) for evidence in found.values()]
    return sorted(proposals, key=lambda one: (-len(one.evidence), one.name))


_SCORE = 0.9
"""How sure one may be of a row that ships, as far as it goes without a translation that has it."""


def _proposal(evidence: list[Evidence]) -> Proposal:
    targets: dict[str, Counter[str]] = defaultdict(Counter)
    for one in evidence:
        targets[one.sentence.locale][one.match.target] += 1
    match = evidence[0].match
    return Proposal(
        match.source, match.kind, dict(targets), _SCORE, automatic=False, evidence=tuple(evidence)
    )
