"""One sentence and its translation: which names stand in both."""

import re
from collections.abc import Iterable

from l10n.terms.find import Occurrence
from l10n.terms.find.japanese import may_follow
from l10n.terms.harvesting import japanese_spans, korean_spans
from l10n.terms.harvesting.heads import added, before_heads, extended
from l10n.terms.harvesting.known import METONYMS, known
from l10n.terms.harvesting.match import NameMatch
from l10n.terms.harvesting.place import SHORT, Place, places
from l10n.terms.harvesting.span import Span
from l10n.terms.sounds import likeness, of_hangul, of_latin
from l10n.terms.term import Term, TermKind, TermStatus
from l10n.terms.termbase import Termbase
from l10n.text.joining import language

_LEAST = 0.8
"""Likeness of sounds below which nothing is proposed."""
_GUESSED = 0.86
"""… where characters may be read in several ways, one of which is soon alike."""
_SURE = 0.9
"""… from which a match is taken without a look."""
_OPENING = 0.93
"""… for a single word that begins a sentence and might be any."""
_LOOSE = 0.05
"""What it costs a stretch of kanji to be cut out of a longer one."""
_METONYM = 0.6
_COMPOSED = 0.85
_GLOSSED = 0.7
"""Likeness that is enough where the translation gives the name in brackets."""
_GLOSS = re.compile(r"\s?[(（]([A-Z][A-Za-z .'’-]{1,60})[)）]")
_KANJI = re.compile("[\u3400-\u9fff々]")
_READERS = {"ko": korean_spans.spans, "ja": japanese_spans.spans}
_UNITS = {
    "ko": re.compile(
        "(시|군|구역|구|항|현|성|국제공항|공항|역)(?=$|[^가-힣]|에|의|는|은|를|을|와|과|로|까지|부터|도 |가 |이 )"
    ),
    "ja": re.compile("[市郡区都道府県省港駅]|区域|国際空港|空港"),
}


class Pair:
    """A sentence, its translation, and which of their names are each other's."""

    def __init__(
        self, source: str, target: str, source_locale: str, target_locale: str, own: Termbase | None
    ) -> None:
        self._target = target
        self.tongue = language(target_locale)
        names = known(own, locales=(source_locale, target_locale))
        self._there = names.find(target, locale=target_locale)
        occurrences = names.find(source, locale=source_locale)
        self._places, self._within = places(source, occurrences, english=language(source_locale) == "en")
        self._taken: list[tuple[int, int]] = []
        self._locale = target_locale
        self._names = names
        self.found: list[tuple[int, NameMatch]] = []
        self._read: list[Span] | None = None

    def matches(self) -> list[NameMatch]:
        """What was found, in the order of the source."""
        return [match for _, match in sorted(self.found, key=lambda item: item[0])]

    def match_known(self, *, sure: bool = True) -> None:
        """Names whose counterparts are known and stand there."""
        for place in sorted(self.open(), key=lambda one: one.start - one.end):
            ids = {term.id for term in place.terms}
            here = [one for one in self._there if one.term.id in ids and self.free(one.start, one.end)]
            here = here or [
                _cut(one, form)
                for one in self._there
                for form in _inner(one, place.terms, self._locale)
                if self.free(one.start, one.end)
            ]
            if here:
                # One that stands by itself, not at the head of a longer word; of those the nearer one in the story.
                best = min(here, key=lambda one: self._goes_on(self._extended(one.end, place)))
                start, end = best.start, self._extended(best.end, place)
                self.take(
                    place,
                    start,
                    end,
                    1.0,
                    automatic=sure and best.term.status is TermStatus.ACCEPTED,
                    how="known",
                )

    def match_glosses(self) -> None:
        """``지크프리트 해커(Siegfried Hecker)``: the translation says it itself."""
        for gloss in _GLOSS.finditer(self._target):
            for place in self.open():
                if place.text.casefold() == gloss[1].strip().casefold():
                    before = [span for span in self.spans() if span.end == gloss.start()]
                    best = max(before, key=lambda span: self.score(place, span), default=None)
                    score = self.score(place, best) if best is not None else 0.0
                    if best is not None and score > _LEAST / 2:
                        self.take(place, best.start, best.end, 1.0, automatic=score > _GLOSSED, how="gloss")

    def match_sounds(self) -> None:
        """Names that sound alike: the best pairs first."""
        if not any(place.mention for place in self.open()):
            return
        spans = self.spans()
        pairs = [
            (score, -(span.end - span.start), at, span)
            for at, place in enumerate(self._places)
            if place.mention is not None and place in self.open()
            for span in (*spans, *self._headed(place))
            if (score := self.score(place, span))
            >= max(_OPENING if place.mention.opening else _LEAST, _GUESSED if len(span.sounds) > 1 else 0)
        ]
        pairs.sort(key=lambda pair: (-pair[0], pair[1]))
        for score, _, at, span in pairs:
            place = self._places[at]
            if place in self.open() and self.free(span.start, span.end):
                end = self._extended(span.end, place)
                whole = end > span.end
                if (
                    not place.terms
                    and not whole
                    and (longer := added(self._target, end, tongue=self.tongue)) > end
                ):
                    end, place.kind, whole = longer, TermKind.ORGANISATION, False
                sure = self._is_sure(place, span, score, whole=whole)
                self.take(place, span.start, end, score, automatic=sure, how="sound")

    def match_within(self) -> None:
        """Known names within organisations that were not found: Tokyo of Tokyo Nowhere Company."""
        done = {start for start, _ in self.found}
        outer = [place for place in self._places if place.start in done]
        free = [p for p in self._within if not any(o.start <= p.start and p.end <= o.end for o in outer)]
        self._places = [p for p in self._places if not any(p.start <= f.start < p.end for f in free)] + free
        self.match_known(sure=False)

    def match_composed(self) -> None:
        """Organisations called after what is known, and what they are behind it: 한국은행 for Bank of Korea."""
        for place in self.open():
            mention = place.mention
            if mention is None or place.kind is not TermKind.ORGANISATION or place.terms:
                continue
            inner = [one for one in self._within if place.start <= one.start and one.text == mention.core]
            forms = (f for one in inner for t in one.terms for f in t.accepted(locale=self._locale))
            for form in forms:
                start = self._target.find(form)
                end = start + len(form)
                whole = extended(self._target, end, mention.heads, tongue=self.tongue) if start >= 0 else end
                if whole > end and self.free(start, whole):
                    self.take(place, start, whole, _COMPOSED, automatic=False, how="known")
                    break

    def match_letters(self) -> None:
        """Names that stay in their letters: LG."""
        for place in self.open():
            if place.text.isupper() and place.text.isalpha():
                found = re.search(f"(?<![A-Za-z]){place.text}(?![A-Za-z])", self._target)
                if found is not None and self.free(*found.span()):
                    self.take(place, *found.span(), 1.0, automatic=True, how="letters")

    def match_heads_of_words(self) -> None:
        """Known names at the head of a longer Korean word: 북창 of 북창화력발전소."""
        for place in self.open() if self.tongue == "ko" else ():
            for form in (form for term in place.terms for form in term.accepted(locale=self._locale)):
                found = re.search(f"(?<![가-힣]){re.escape(form)}", self._target) if len(form) > 1 else None
                if found is not None and self.free(*found.span()):
                    self.take(place, *found.span(), _COMPOSED, automatic=False, how="known")
                    break

    def match_metonyms(self) -> None:
        """Capitals that are called by their countries: never without a look."""
        for place in self.open():
            ids = {METONYMS[term.id] for term in place.terms if term.id in METONYMS}
            here = next((o for o in self._there if o.term.id in ids and self.free(o.start, o.end)), None)
            if here is not None:
                self.take(place, here.start, here.end, _METONYM, automatic=False, how="metonym")

    def spans(self) -> list[Span]:
        """What of the translation may be a name."""
        if self._read is None:
            reader = _READERS.get(self.tongue)
            self._read = reader(self._target) if reader else []
        return self._read

    def _headed(self, place: Place) -> list[Span]:
        """Korean words that begin with the name and end with what it is: 두만강프레스."""
        if self.tongue != "ko" or place.mention is None or place.kind is not TermKind.ORGANISATION:
            return []
        stretches = before_heads(self._target, place.mention.heads, tongue="ko")
        return [Span(a, b, self._target[a:b], (of_hangul(self._target[a:b]),)) for a, b in stretches]

    def score(self, place: Place, span: Span) -> float:
        """How alike a name and a stretch sound."""
        if place.mention is None:
            return 0.0
        best = 0.0
        for sounds, cost in place.sounds():
            if not (cost and span.words > 1):
                best = max(best, max((likeness(sounds, own) for own in span.sounds), default=0.0) - cost)
        return best - (0 if span.sure else _LOOSE)

    def _is_sure(self, place: Place, span: Span, score: float, *, whole: bool) -> bool:
        if place.mention is None or place.mention.opening:
            return False
        if not whole and (place.mention.heads or place.kind is TermKind.ORGANISATION):
            return False  # what it is may be said by other words
        long = len(of_latin(place.mention.core)) > SHORT
        return score >= _SURE and span.sure and not span.part and long

    def _extended(self, end: int, place: Place) -> int:
        """Where a counterpart ends with what belongs to it: 羅先市, 김책공업종합대학."""
        if place.mention is not None and place.mention.heads and not place.terms:
            return extended(self._target, end, place.mention.heads, tongue=self.tongue)
        units = _UNITS.get(self.tongue)
        if units is None or place.kind is not TermKind.PLACE:
            return end
        unit = units.match(self._target, end)
        if unit is None or self._target[end - 1] == unit[0][0]:
            return end
        return end + len(unit[1] if unit.lastindex else unit[0])

    def _goes_on(self, end: int) -> bool:
        """Whether a longer word in kanji may go on there: 金策製鉄連合企業所."""
        return (
            self.tongue == "ja"
            and bool(_KANJI.match(self._target, end))
            and not may_follow(self._target, end)
        )

    def open(self) -> list[Place]:
        """Names that have no counterpart yet."""
        done = {start for start, _ in self.found}
        return [place for place in self._places if place.start not in done]

    def free(self, start: int, end: int) -> bool:
        """Whether nothing of a stretch is taken."""
        return all(end <= first or last <= start for first, last in self._taken)

    def take(self, place: Place, start: int, end: int, score: float, *, automatic: bool, how: str) -> None:
        """Make a stretch of the translation the counterpart of a name."""
        self._taken.append((start, end))
        match = NameMatch(
            place.text, self._target[start:end], place.kind.value, round(min(score, 1.0), 3), automatic, how
        )
        self.found.append((place.start, match))


def _inner(one: Occurrence, terms: Iterable[Term], locale: str) -> list[tuple[int, int]]:
    """Where forms of terms stand within the form of another: 혜산 in 혜산역."""
    return [
        (at, at + len(form))
        for term in terms
        for form in term.accepted(locale=locale)
        if len(form) > 1 and term.id != one.term.id and (at := one.form.find(form)) == 0
    ]


def _cut(one: Occurrence, span: tuple[int, int]) -> Occurrence:
    return Occurrence(one.term, one.start + span[0], one.start + span[1], one.form, one.use)
