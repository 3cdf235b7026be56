"""Words that were put into another mouth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.terms import Occurrence, TermKind, Use
from l10n.text.roles import may_have_roles, read_roles
from l10n.text.speakers import SAYING, Mention, english_speaker, saying, subjects

_SPEAK = frozenset({TermKind.PERSON, TermKind.ORGANISATION, TermKind.BYLINE})


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks on both sides of a pair."""

    source: Mention
    here: Mention
    named: bool
    """By name, not by what they are."""
    apart: bool
    """Only one of both is on either side, or both are on both: so neither is another word for the other."""


def speakers(pair: Pair) -> Speakers | None:
    """Who speaks, where it is plain on both sides."""
    words = SAYING & pair.source_words
    said = saying(pair.plain_source, words) if words else None
    if said is None or not (pair.termbase or may_have_roles(pair.source_words)):
        return None
    names, roles = _names(pair.source_names), _roles(pair.plain_source, pair.source_locale)
    speaker = english_speaker(said, [*names, *roles])
    if speaker is None:
        return None
    named = speaker in names
    ours = names if named else roles
    theirs = _names(pair.target_names) if named else _roles(pair.plain_target, pair.locale)
    spoken = subjects(pair.plain_target, theirs, quoted=pair.quoted, locale=pair.locale)
    if spoken is None or len(spoken) != 1:
        return None
    apart = _is_among(speaker, theirs) is _is_among(spoken[0], ours)
    return Speakers(speaker, spoken[0], named, apart)


def _run(pair: Pair) -> Iterator[Hit]:
    both = speakers(pair)
    if both is not None and both.apart and both.here.who.isdisjoint(both.source.who):
        start, end = both.here.start, both.here.end
        said = pair.plain_source[both.source.start : both.source.end]
        yield Hit((start, end), values={"source": said, "target": pair.plain_target[start:end]})


def _is_among(one: Mention, mentions: Iterable[Mention]) -> bool:
    return any(not one.who.isdisjoint(other.who) for other in mentions)


def _names(found: Iterable[Occurrence]) -> list[Mention]:
    """Persons and houses; one that several terms have is any of them."""
    places: dict[tuple[int, int], set[str]] = {}
    for name in found:
        if name.term.kind in _SPEAK and name.use is not Use.FORBIDDEN:
            places.setdefault((name.start, name.end), set()).add(name.term.id)
    return [Mention(*place, frozenset(ids)) for place, ids in places.items()]


def _roles(text: str, locale: str) -> list[Mention]:
    return [Mention(role.start, role.end, role.meanings) for role in read_roles(text, locale=locale)]


rule = Rule(
    name="speakers",
    group="facts",
    severity=Severity.WARNING,
    messages={
        "": {
            "en": "“{source}” speaks in the source, “{target}” here.",
            "ko": "원문에서는 “{source}”의 말인데 여기서는 “{target}”의 말이다.",
            "ja": "原文では「{source}」の発言だが、ここでは「{target}」の発言。",
        }
    },
    finds="Words put into another mouth: a name of the termbase or a role (trader, nurse) that speaks, and another that is the subject here.",
    misses="Speakers that are pronouns or not in the termbase; sentences with two verbs of saying or two subjects; a role for a name.",
    unit=_run,
    loose=True,
    locales=frozenset({"ko", "ja"}),
)
