"""Names of many sentences in several languages: what each is called, how often, and whether always the same."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from l10n.terms.harvesting.japanese_spans import readings
from l10n.terms.harvesting.match import NameMatch
from l10n.terms.harvesting.sentence import harvest_together
from l10n.terms.sounds import likeness, of_hangul, of_kana
from l10n.terms.termbase import Termbase
from l10n.text.joining import language

_SAME = 0.85
"""Likeness of hangul and katakana from which two languages confirm each other."""
_SHARE = 2 / 3
"""Of the sentences that must call a name the same, for it to be taken without a look."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its translation."""

    source: str
    target: str
    locale: str
    """Of the translation."""
    place: str
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence in which a name was found."""

    match: NameMatch
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name with what it is called in each language."""

    name: str
    kind: str
    targets: dict[str, Counter[str]]
    """By locale: each form and how many sentences have it."""
    score: float
    """0 to 1: of the least sure language."""
    automatic: bool
    evidence: tuple[Evidence, ...] = field(default=())
    different: bool = False
    """Some language has more than one form."""

    @property
    def ships(self) -> bool:
        """Whether it only ships with the tool, and no translation says so."""
        return all(not one.sentence.target for one in self.evidence)

    def best(self, locale: str) -> str:
        """The form that most sentences have; empty where there is none."""
        counted = self.targets.get(locale)
        return counted.most_common(1)[0][0] if counted else ""


def gather(
    sentences: Iterable[Sentence], *, source_locale: str, termbase: Termbase | None = None
) -> list[Proposal]:
    """Harvest all sentences, and bring together what they say of each name.

    Args:
        sentences: of any number of reports and locales.
        source_locale: of the sources.
        termbase: the newsroom's: its names are looked for first.

    Returns:
        A proposal for each name, those that were met most often first.
    """
    found: dict[str, list[Evidence]] = defaultdict(list)
    for versions in _together(sentences):
        matches = harvest_together(
            versions[0].source,
            {sentence.locale: sentence.target for sentence in versions},
            source_locale=source_locale,
            termbase=termbase,
        )
        for sentence in versions:
            for match in matches[sentence.locale]:
                if match.target != match.source:  # LG is LG: nothing to write down
                    found[name_key(match.source)].append(Evidence(match, sentence))
    proposals = [_proposal(evidence) for evidence in found.values()]
    return sorted(proposals, key=lambda one: (-len(one.evidence), one.name))


def _together(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Translations of one sentence into several languages, in the order of the first."""
    groups: dict[tuple[str, int], list[Sentence]] = defaultdict(list)
    times: Counter[tuple[str, str]] = Counter()
    for sentence in dict.fromkeys(sentences):
        # A sentence that stands several times, of one language, is in as many groups.
        groups[sentence.source, times[sentence.source, sentence.locale]].append(sentence)
        times[sentence.source, sentence.locale] += 1
    yield from groups.values()


def name_key(name: str) -> str:
    """RASON and Rason are one name; so are ISHIMARU Jiro and Ishimaru Jiro."""
    return " ".join(name.replace("’", "'").split()).casefold()


def _proposal(evidence: list[Evidence]) -> Proposal:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in evidence:
        counts[one.sentence.locale][one.match.target] += 1
    merged = {locale: _merged(counted) for locale, counted in counts.items()}
    targets = {locale: _ranked(locale, merged) for locale in merged}
    names = Counter(one.match.source for one in evidence)
    kinds = Counter(one.match.kind for one in evidence)
    sure: list[bool] = []
    scores: list[float] = []
    for locale, counted in targets.items():
        form, count = counted.most_common(1)[0]
        own = [
            one.match
            for one in evidence
            if one.sentence.locale == locale
            and (one.match.target == form or _is_same(form, one.match.target))
        ]
        scores.append(max(match.score for match in own))
        agreed = count >= _SHARE * counted.total()
        sure.append(agreed and (any(match.automatic for match in own) or _confirmed(form, targets, locale)))
    return Proposal(
        names.most_common(1)[0][0],
        kinds.most_common(1)[0][0],
        targets,
        round(min(scores), 3),
        all(sure),
        tuple(evidence),
        any(len(counted) > 1 for counted in targets.values()),
    )


def _merged(counted: Counter[str]) -> Counter[str]:
    """Forms with those counted in that only have a unit behind them, 혜산시 for 혜산, or are a syllable of them, 중 for 중국."""
    merged: Counter[str] = Counter()
    for form, count in sorted(counted.items(), key=lambda item: (-len(item[0]), item[0])):
        base = next((b for b in counted if b != form and len(b) > 1 and _is_same(b, form)), form)
        merged[base] += count
    return merged


def _is_same(base: str, form: str) -> bool:
    return form.removeprefix(base) in _UNITS or (len(form) == 1 and form in base)


_UNITS = frozenset(
    "시 군 도 구 구역 항 현 성 특별시 직할시 광역시 역 공항 국제공항".split()  # noqa: SIM905 - to be read
    + list("市郡道区県省港駅都府")
    + ["区域", "空港", "国際空港"]
)


def _ranked(locale: str, targets: Mapping[str, Counter[str]]) -> Counter[str]:
    """Forms in the order of how often they stand, and of how well another language agrees."""
    counted = targets[locale]
    others = [(form, other) for other in targets if other != locale for form in targets[other]]
    agreed = {
        form: max((_agreement(form, locale, *other) for other in others), default=0.0) for form in counted
    }
    return Counter(
        {
            form: counted[form]
            for form in sorted(counted, key=lambda form: (-counted[form], -agreed[form], form))
        }
    )


def _confirmed(form: str, targets: Mapping[str, Counter[str]], locale: str) -> bool:
    """Whether another language says the same."""
    others = ((counted.most_common(1)[0][0], other) for other, counted in targets.items() if other != locale)
    return any(_agreement(form, locale, *other) >= _SAME for other in others)


def _agreement(form: str, locale: str, other: str, other_locale: str) -> float:
    """How alike two forms sound: hangul, kana, and kanji in their likeliest reading for it."""
    return max(
        (likeness(a, b) for a in _sounds(form, locale) for b in _sounds(other, other_locale)), default=0.0
    )


def _sounds(form: str, locale: str) -> tuple[str, ...]:
    if language(locale) == "ko":
        return (of_hangul(form),)
    return readings(form) if _KANJI.fullmatch(form) else (of_kana(form),)


_KANJI = re.compile("[\u3400-\u9fff々]+")


def different(
    sentences: Iterable[Sentence], *, source_locale: str, termbase: Termbase
) -> Iterator[tuple[Proposal, str]]:
    """Names that are called one thing here and another there, with the locale.

    Args:
        sentences: of all reports.
        source_locale: of the sources.
        termbase: forms that one of its terms allows side by side are no difference.
    """
    allowed = {name_key(form): term for term in termbase for form in term.accepted(locale=source_locale)}
    for proposal in gather(sentences, source_locale=source_locale, termbase=termbase):
        term = allowed.get(name_key(proposal.name))
        for locale, counted in proposal.targets.items():
            forms = set(counted)
            if term is not None:
                right = term.accepted(locale=locale)
                if any(form not in right and not any(_is_same(own, form) for own in right) for form in forms):
                    yield proposal, locale
            elif len(forms) > 1:
                yield proposal, locale
