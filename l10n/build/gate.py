"""Whether a report may be published in a locale, and if not, why."""

from collections import Counter

from l10n.build.verdict import Standing, Verdict
from l10n.build.version import Sentence, Version
from l10n.config import BuildSettings
from l10n.model import Role
from l10n.text.marks import MARK

_STRICT = frozenset({Role.TITLE, Role.CAPTION, Role.QUOTE, Role.BYLINE, Role.ALT})
"""What must be accepted whatever share of the rest may not be: readers see it first, or someone is named by it."""
_FEW = 5


def judge(version: Version, settings: BuildSettings) -> Verdict:
    """Hold a version against the settings.

    A sentence counts as covered if it is accepted, if it is stale and `allow_stale` is set, or if it is a draft and
    `allow_machine` is. All that carry titles, captions, quotations, bylines, texts of pictures or numbers must be
    covered; of the others as many as `min_reviewed` asks for.
    """
    accepted = {Standing.SOURCE, Standing.SIGNED}
    if not settings.signed:
        accepted.add(Standing.ACCEPTED)
    shown = set(accepted)
    if settings.allow_stale:
        shown.add(Standing.STALE)
    if settings.allow_machine:
        shown |= {Standing.DRAFT, Standing.ACCEPTED}
    sentences = tuple(version.sentences.values())
    open_ = [sentence for sentence in sentences if sentence.standing not in shown]
    counts = Counter(sentence.standing for sentence in sentences)
    total = len(sentences)
    strict = [sentence for sentence in open_ if _is_strict(sentence)]
    reasons: list[str] = []
    if version.unsynced:
        reasons.append(
            f"the source has {_count(len(version.unsynced), 'sentence')} that the catalog does not know: run `l10n sync`"
        )
    if strict or (open_ and total - len(open_) < settings.min_reviewed * total):
        reasons += _why(open_, strict)
    if not total:
        reasons.append("the report has no text")
    return Verdict(
        accepted=sum(counts[standing] for standing in accepted),
        total=total,
        shown=frozenset(shown),
        reasons=tuple(reasons),
        stale=tuple(sentence.id for sentence in sentences if sentence.standing is Standing.STALE),
        machine=Standing.DRAFT in shown and bool(counts[Standing.DRAFT]),
        partial=bool(open_),
        outdated=Standing.STALE in shown and bool(counts[Standing.STALE]),
    )


_SAID = {
    Standing.MISSING: "untranslated",
    Standing.DRAFT: "to confirm",
    Standing.STALE: "to look at again, their source was corrected",
    Standing.ACCEPTED: "not signed off",
}


def _why(open_: list[Sentence], strict: list[Sentence]) -> list[str]:
    reasons = [
        f"{len(found)} {said} ({_named(found)})"
        for standing, said in _SAID.items()
        if (found := [sentence for sentence in open_ if sentence.standing is standing])
    ]
    roles = Counter(_kind(sentence) for sentence in strict)
    if strict and len(strict) < len(open_):
        reasons.append("among them " + ", ".join(f"{_count(n, kind)}" for kind, n in sorted(roles.items())))
    return reasons


def _named(sentences: list[Sentence]) -> str:
    names = [sentence.id for sentence in sentences[:_FEW]]
    return ", ".join(names) + (" …" if len(sentences) > _FEW else "")


def _is_strict(sentence: Sentence) -> bool:
    return bool(sentence.roles & _STRICT) or _has_number(sentence)


def _has_number(sentence: Sentence) -> bool:
    return any(char.isdigit() for char in MARK.sub("", sentence.source))


def _kind(sentence: Sentence) -> str:
    return next(
        (role.value for role in Role if role in sentence.roles & _STRICT), "sentence with a number"
    ).replace("alt", "picture text")


def _count(number: int, thing: str) -> str:
    plural = thing.replace("sentence", "sentences", 1) if "sentence" in thing else f"{thing}s"
    return f"{number} {thing if number == 1 else plural}"
