"""One sentence and its translation: which names stand in both."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from l10n.terms.find import Occurrence
from l10n.terms.find.japanese import may_follow
from l10n.terms.harvesting import japanese_spans, korean_spans
from l10n.terms.harvesting.heads import added, before_heads, extended
from l10n.terms.harvesting.known import METONYMS, known
from l10n.terms.harvesting.match import NameMatch
from l10n.terms.harvesting.mentions import Mention, mentions
from l10n.terms.harvesting.sounds import likeness, of_hangul, of_latin
from l10n.terms.harvesting.span import Span
from l10n.terms.term import Term, TermKind, TermStatus
from l10n.terms.termbase import Termbase
from l10n.text.joining import language
from l10n.text.marks import strip_marks

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
_PART = 0.12
"""What it costs a name to be found by one of its parts only."""
_METONYM = 0.6
_COMPOSED = 0.85
_GLOSSED = 0.7
"""Likeness that is enough where the translation gives the name in brackets."""
_SHORT = 4
"""Sounds below which likeness is chance."""
_GLOSS = re.compile(r"\s?[(（]([A-Z][A-Za-z .'’-]{1,60})[)）]")
_KANJI = re.compile("[\u3400-\u9fff々]")
_READERS = {"ko": korean_spans.spans, "ja": japanese_spans.spans}
_UNITS = {
    "ko": re.compile(
        "(시|군|구역|구|항|현|성|국제공항|공항|역)(?=$|[^가-힣]|에|의|는|은|를|을|와|과|로|까지|부터|도 |가 |이 )"
    ),
    "ja": re.compile("[市郡区都道府県省港駅]|区域|国際空港|空港"),
}


def harvest(
    source: str,
    target: str,
    *,
    source_locale: str,
    target_locale: str,
    termbase: Termbase | None = None,
) -> list[NameMatch]:
    """The names of a sentence and what the translation calls them.

    Names that are known, from the gazetteer and the newsroom's termbase, are looked up in both; others are found in
    the source by their capitals and in the translation by their sound, in whatever script and by whatever system.
    Names that the translation leaves out are not returned.

    Args:
        source: a sentence, with or without marks. Unknown names are found in English only.
        target: its translation: Korean and Japanese by sound, other languages by what is known.
        source_locale: of the sentence.
        target_locale: of the translation.
        termbase: the newsroom's names.

    Returns:
        In the order of the source. Only those that are `NameMatch.automatic` are sure enough to be taken without a
        look.
    """
    plain, other = strip_marks(source)[0], strip_marks(target)[0]
    pair = _Pair(plain, other, source_locale, target_locale, termbase)
    pair.match_known()
    if language(source_locale) == "en":
        pair.match_glosses()
        pair.match_sounds()
        pair.match_composed()
        pair.match_letters()
        pair.match_within()
        pair.match_heads_of_words()
    pair.match_metonyms()
    return [match for _, match in sorted(pair.found, key=lambda item: item[0])]


@dataclass(slots=True)
class _Place:
    """A name of the source that is not matched yet."""

    text: str
    start: int
    end: int
    kind: TermKind
    terms: list[Term] = field(default_factory=list[Term])
    mention: Mention | None = None
    _sounds: list[tuple[str, float]] | None = None

    def sounds(self) -> list[tuple[str, float]]:
        """How the name may be said, in either order and as one of its parts, each with what that costs."""
        if self._sounds is None:
            forms = _forms(self.mention.core, self.kind) if self.mention is not None else []
            heard = [(of_latin(one), cost) for form, cost in forms for one in (form, _without_r(form))]
            self._sounds = [pair for pair in dict.fromkeys(heard) if len(pair[0]) >= _SHORT - 1]
        return self._sounds


def _forms(core: str, kind: TermKind) -> list[tuple[str, float]]:
    words = core.split()
    forms = [(core, 0.0)]
    if len(words) > 1:
        forms.append((" ".join([*words[1:], words[0]]), 0.0))
        forms.append((" ".join([words[-1], *words[:-1]]), 0.0))
        if kind is TermKind.PERSON and not _korean(words):
            forms += [(word, _PART) for word in (words[-1], words[0]) if len(word) >= _SHORT]
    return forms


def _without_r(form: str) -> str:
    """As much of English says it, and Korean and Japanese write it: Carter as 카터 and カーター."""
    return _DROPPED.sub(lambda found: "eo" if found[1] == "e" else found[1], form)


_DROPPED = re.compile("([aeiou])r(?![aeiouyr])")


class _Pair:
    def __init__(
        self, source: str, target: str, source_locale: str, target_locale: str, own: Termbase | None
    ) -> None:
        self._target = target
        self._tongue = language(target_locale)
        names = known(own, locales=(source_locale, target_locale))
        self._there = names.find(target, locale=target_locale)
        occurrences = names.find(source, locale=source_locale)
        self._places, self._within = _places(source, occurrences, english=language(source_locale) == "en")
        self._taken: list[tuple[int, int]] = []
        self._locale = target_locale
        self._names = names
        self.found: list[tuple[int, NameMatch]] = []

    def match_known(self, *, sure: bool = True) -> None:
        """Names whose counterparts are known and stand there."""
        for place in sorted(self._open(), key=lambda one: one.start - one.end):
            ids = {term.id for term in place.terms}
            here = [one for one in self._there if one.term.id in ids and self._free(one.start, one.end)]
            here = here or [
                _cut(one, form)
                for one in self._there
                for form in _inner(one, place.terms, self._locale)
                if self._free(one.start, one.end)
            ]
            if here:
                # One that stands by itself, not at the head of a longer word; of those the nearer one in the story.
                best = min(here, key=lambda one: self._goes_on(self._extended(one.end, place)))
                start, end = best.start, self._extended(best.end, place)
                self._take(
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
            for place in self._open():
                if place.text.casefold() == gloss[1].strip().casefold():
                    before = [span for span in self._spans() if span.end == gloss.start()]
                    best = max(before, key=lambda span: self._score(place, span), default=None)
                    score = self._score(place, best) if best is not None else 0.0
                    if best is not None and score > _LEAST / 2:
                        self._take(place, best.start, best.end, 1.0, automatic=score > _GLOSSED, how="gloss")

    def match_sounds(self) -> None:
        """Names that sound alike: the best pairs first."""
        if not any(place.mention for place in self._open()):
            return
        spans = self._spans()
        pairs = [
            (score, -(span.end - span.start), at, span)
            for at, place in enumerate(self._places)
            if place.mention is not None and place in self._open()
            for span in (*spans, *self._headed(place))
            if (score := self._score(place, span))
            >= max(_OPENING if place.mention.opening else _LEAST, _GUESSED if len(span.sounds) > 1 else 0)
        ]
        pairs.sort(key=lambda pair: (-pair[0], pair[1]))
        for score, _, at, span in pairs:
            place = self._places[at]
            if place in self._open() and self._free(span.start, span.end):
                end = self._extended(span.end, place)
                whole = end > span.end
                if (
                    not place.terms
                    and not whole
                    and (longer := added(self._target, end, tongue=self._tongue)) > end
                ):
                    end, place.kind, whole = longer, TermKind.ORGANISATION, False
                sure = self._is_sure(place, span, score, whole=whole)
                self._take(place, span.start, end, score, automatic=sure, how="sound")

    def match_within(self) -> None:
        """Known names within organisations that were not found: Tokyo of Tokyo Nowhere Company."""
        done = {start for start, _ in self.found}
        outer = [place for place in self._places if place.start in done]
        free = [p for p in self._within if not any(o.start <= p.start and p.end <= o.end for o in outer)]
        self._places = [p for p in self._places if not any(p.start <= f.start < p.end for f in free)] + free
        self.match_known(sure=False)

    def match_composed(self) -> None:
        """Organisations called after what is known, and what they are behind it: 한국은행 for Bank of Korea."""
        for place in self._open():
            mention = place.mention
            if mention is None or place.kind is not TermKind.ORGANISATION or place.terms:
                continue
            inner = [one for one in self._within if place.start <= one.start and one.text == mention.core]
            forms = (f for one in inner for t in one.terms for f in t.accepted(locale=self._locale))
            for form in forms:
                start = self._target.find(form)
                end = start + len(form)
                whole = extended(self._target, end, mention.heads, tongue=self._tongue) if start >= 0 else end
                if whole > end and self._free(start, whole):
                    self._take(place, start, whole, _COMPOSED, automatic=False, how="known")
                    break

    def match_letters(self) -> None:
        """Names that stay in their letters: LG."""
        for place in self._open():
            if place.text.isupper() and place.text.isalpha():
                found = re.search(f"(?<![A-Za-z]){place.text}(?![A-Za-z])", self._target)
                if found is not None and self._free(*found.span()):
                    self._take(place, *found.span(), 1.0, automatic=True, how="letters")

    def match_heads_of_words(self) -> None:
        """Known names at the head of a longer Korean word: 북창 of 북창화력발전소."""
        for place in self._open() if self._tongue == "ko" else ():
            for form in (form for term in place.terms for form in term.accepted(locale=self._locale)):
                found = re.search(f"(?<![가-힣]){re.escape(form)}", self._target) if len(form) > 1 else None
                if found is not None and self._free(*found.span()):
                    self._take(place, *found.span(), _COMPOSED, automatic=False, how="known")
                    break

    def match_metonyms(self) -> None:
        """Capitals that are called by their countries: never without a look."""
        for place in self._open():
            ids = {METONYMS[term.id] for term in place.terms if term.id in METONYMS}
            here = next((o for o in self._there if o.term.id in ids and self._free(o.start, o.end)), None)
            if here is not None:
                self._take(place, here.start, here.end, _METONYM, automatic=False, how="metonym")

    def _spans(self) -> list[Span]:
        reader = _READERS.get(self._tongue)
        return reader(self._target) if reader else []

    def _headed(self, place: _Place) -> list[Span]:
        """Korean words that begin with the name and end with what it is: 두만강프레스."""
        if self._tongue != "ko" or place.mention is None or place.kind is not TermKind.ORGANISATION:
            return []
        stretches = before_heads(self._target, place.mention.heads, tongue="ko")
        return [Span(a, b, self._target[a:b], (of_hangul(self._target[a:b]),)) for a, b in stretches]

    def _score(self, place: _Place, span: Span) -> float:
        if place.mention is None:
            return 0.0
        best = 0.0
        for sounds, cost in place.sounds():
            if not (cost and span.words > 1):
                best = max(best, max((likeness(sounds, own) for own in span.sounds), default=0.0) - cost)
        return best - (0 if span.sure else _LOOSE)

    def _is_sure(self, place: _Place, span: Span, score: float, *, whole: bool) -> bool:
        if place.mention is None or place.mention.opening:
            return False
        if not whole and (place.mention.heads or place.kind is TermKind.ORGANISATION):
            return False  # what it is may be said by other words
        long = len(of_latin(place.mention.core)) > _SHORT
        return score >= _SURE and span.sure and not span.part and long

    def _extended(self, end: int, place: _Place) -> int:
        """Where a counterpart ends with what belongs to it: 羅先市, 김책공업종합대학."""
        if place.mention is not None and place.mention.heads and not place.terms:
            return extended(self._target, end, place.mention.heads, tongue=self._tongue)
        units = _UNITS.get(self._tongue)
        if units is None or place.kind is not TermKind.PLACE:
            return end
        unit = units.match(self._target, end)
        if unit is None or self._target[end - 1] == unit[0][0]:
            return end
        return end + len(unit[1] if unit.lastindex else unit[0])

    def _goes_on(self, end: int) -> bool:
        """Whether a longer word in kanji may go on there: 金策製鉄連合企業所."""
        return (
            self._tongue == "ja"
            and bool(_KANJI.match(self._target, end))
            and not may_follow(self._target, end)
        )

    def _open(self) -> list[_Place]:
        done = {start for start, _ in self.found}
        return [place for place in self._places if place.start not in done]

    def _free(self, start: int, end: int) -> bool:
        return all(end <= first or last <= start for first, last in self._taken)

    def _take(self, place: _Place, start: int, end: int, score: float, *, automatic: bool, how: str) -> None:
        self._taken.append((start, end))
        match = NameMatch(
            place.text, self._target[start:end], place.kind.value, round(min(score, 1.0), 3), automatic, how
        )
        self.found.append((place.start, match))


def _places(
    source: str, occurrences: Sequence[Occurrence], *, english: bool
) -> tuple[list[_Place], list[_Place]]:
    """Names of the source, those that are known and those that capitals tell; and the known ones within longer ones."""
    found: dict[tuple[int, int], _Place] = {}
    within: list[_Place] = []
    for one in occurrences:
        if one.term.id in _SIDES and not source.endswith("the ", 0, one.start):
            continue
        kind = TermKind.PERSON if one.term.kind is TermKind.BYLINE else one.term.kind
        place = found.setdefault(
            (one.start, one.end), _Place(source[one.start : one.end], one.start, one.end, kind)
        )
        place.terms.append(one.term)
    if english:
        for mention in mentions(source):
            _add(found, within, mention)
    return sorted(found.values(), key=lambda place: place.start), within


_SIDES = frozenset({"w-north", "w-south"})
"""The North, but not north or North Street."""


def _add(found: dict[tuple[int, int], _Place], within: list[_Place], mention: Mention) -> None:
    inside = [place for place in found.values() if place.start < mention.end and mention.start < place.end]
    whole = all(mention.start <= place.start and place.end <= mention.end for place in inside)
    own = _Place(mention.text, mention.start, mention.end, mention.kind, mention=mention)
    same = found.get((mention.start, mention.end))
    if same is not None:
        same.mention = mention
    elif not inside:
        found[mention.start, mention.end] = own
    elif len(inside) == 1 and mention.kind is TermKind.PLACE and mention.core == inside[0].text:
        del found[inside[0].start, inside[0].end]  # Chiyoda in Chiyoda Ward
        own.terms = inside[0].terms
        found[mention.start, mention.end] = own
    elif whole and " " in mention.text:
        for place in inside:  # Tumen in Tumen Press, Jung in Jung Woo-sung
            del found[place.start, place.end]
        within += inside
        found[mention.start, mention.end] = own
    elif len(inside) == 1 and inside[0].start <= mention.start and inside[0].end >= mention.end:
        inside[0].mention = inside[0].mention or mention


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


def _korean(words: Sequence[str]) -> bool:
    """Whether a name is made of syllables as Korean ones are: its family name alone says nothing."""
    return len(words) > 1 and (
        any("-" in word for word in words) or all(len(word) <= _SYLLABLE for word in words)
    )


_SYLLABLE = 5
