"""Words that were put into another mouth."""

from collections.abc import Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.terms import Occurrence, TermKind, Use
from l10n.text.roles import Role, read_roles
from l10n.text.speakers import Mention, english_speaker, subjects

_SPEAK = frozenset({TermKind.PERSON, TermKind.ORGANISATION, TermKind.BYLINE})
_VERBS = frozenset(
    "said says told tells added adds recalled explained explains warned warns replied wrote writes noted stated asked complained insisted complains recalls according".split()
)
Who = frozenset[int] | str
"""The meanings of a role, or the id of a name."""


def _run(pair: Pair) -> Iterator[Hit]:
    if _VERBS.isdisjoint(pair.source_words):
        return
    ours = _mentions(pair.source_names(), read_roles(pair.plain_source, locale=pair.source_locale))
    speaker = english_speaker(pair.plain_source, ours) if ours else None
    if speaker is None:
        return
    theirs = [
        one
        for one in _mentions(pair.target_names, read_roles(pair.plain_target, locale=pair.locale))
        if isinstance(one.who, str) is isinstance(speaker.who, str)
    ]
    spoken = subjects(pair.plain_target, theirs, quoted=pair.quoted, locale=pair.locale)
    if not spoken or any(_same(who, speaker.who) for who in spoken):
        return
    other, *more = spoken
    # Either both are there, and changed places; or neither is where the other side has it.
    here = any(_same(one.who, speaker.who) for one in theirs)
    there = any(_same(one.who, other) for one in ours)
    if not more and here is there:
        found = next(one for one in theirs if one.who == other)
        yield Hit(
            (found.start, found.end),
            values={
                "source": pair.plain_source[speaker.start : speaker.end],
                "target": pair.plain_target[found.start : found.end],
            },
        )


def _mentions(names: Iterator[Occurrence] | tuple[Occurrence, ...], roles: Iterator[Role]) -> list[Mention[Who]]:
    found: list[Mention[Who]] = [
        Mention(name.start, name.end, name.term.id)
        for name in names
        if name.term.kind in _SPEAK and name.use is not Use.FORBIDDEN
    ]
    found += [Mention(role.start, role.end, role.meanings) for role in roles]
    return found


def _same(one: Who, other: Who) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return not one.isdisjoint(other)


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
